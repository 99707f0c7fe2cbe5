"""Build the rows of lists and tables from the catalogue."""

from __future__ import annotations

from collections.abc import Iterable

from govgraph.web.catalogue import AgreementEntry, Catalogue, SignatureEntry, TenureEntry
from govgraph.web.values import AgreementLine, Node, Office, Signed
from govgraph.web.wording import day


def agreement_line(entry: AgreementEntry, cat: Catalogue) -> AgreementLine:
    """Return an agreement as a row."""
    names = cat.names
    return AgreementLine(
        agreement=names.node(entry.iri),
        type=names.node(entry.type) if entry.type else Node("not stated"),
        status=names.node(entry.status) if entry.status else Node("not stated"),
        when=day(entry.date),
        inferred=day(entry.inferred),
        place=entry.place,
        parties=tuple(names.node(party) for party in sorted(entry.parties, key=names.label)),
        documents=tuple(map(names.node, entry.docs)) or (Node("reference tables"),),
        role=entry.role,
    )


def agreement_lines(iris: Iterable[str], cat: Catalogue) -> tuple[AgreementLine, ...]:
    """Return agreements as rows, newest first."""
    wanted = set(iris)
    return tuple(agreement_line(entry, cat) for entry in cat.newest() if entry.iri in wanted)


def signed(signatures: Iterable[SignatureEntry], cat: Catalogue) -> tuple[Signed, ...]:
    """Return signatures as rows."""
    names, known = cat.names, {**cat.references, **cat.agreements}
    return tuple(
        Signed(
            agreement=names.node(entry.agreement),
            person=names.node(entry.person),
            party=names.node(entry.party) if entry.party else None,
            post=names.node(entry.post) if entry.post else None,
            when=day(known[entry.agreement].date),
        )
        for entry in signatures
        if entry.agreement in known
    )


def offices(tenures: Iterable[TenureEntry], cat: Catalogue) -> tuple[Office, ...]:
    """Return terms of office as rows, each with what was signed in it."""
    names = cat.names
    return tuple(
        Office(
            tenure=names.node(tenure.iri),
            person=names.node(tenure.person),
            post=names.node(tenure.post) if tenure.post else Node("office not stated"),
            organization=names.node(tenure.organization) if tenure.organization else Node(""),
            begins=day(tenure.begins),
            ends=day(tenure.ends),
            signed=tuple(
                names.node(entry.agreement)
                for entry in cat.signatures
                if entry.person == tenure.person and entry.post == tenure.post and tenure.post
            ),
        )
        for tenure in tenures
    )
