"""Turn rows of claims into statements with their proofs."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from pyoxigraph import Literal, NamedNode

from govgraph.namespaces import XSD
from govgraph.quotes import around
from govgraph.store import Term
from govgraph.web.names import Names
from govgraph.web.reader import Reader, Row, value
from govgraph.web.urls import Urls
from govgraph.web.values import Node, Proof, Quote, Section, Statement
from govgraph.web.wording import BASES, percent, property_label

CAP = 200
"""Statements shown under one heading at most."""

_STRENGTH = {basis: rank for rank, basis in enumerate(BASES)}


def said(reader: Reader, names: Names, urls: Urls, of: str, **bind: Term) -> tuple[Statement, ...]:
    """Return what the documents say of something, with the words behind it.

    Args:
        of: subject, object, document or claim: the end of a query ``claims_of_…``.
        bind: value of the query's parameter.

    Raises:
        StoreError: if there is no store to read.
    """
    return build(reader.rows(f"claims_of_{of}", **bind), reader.rows(f"evidence_of_{of}", **bind), names, urls)


def said_of(reader: Reader, names: Names, urls: Urls, subjects: Iterable[str]) -> tuple[Statement, ...]:
    """Return what the documents say of several things; asked one by one, as the engine scans all evidence for a path.

    Args:
        subjects: IRIs, such as an agreement, its events and its signatures.

    Raises:
        StoreError: if there is no store to read.
    """
    told = [said(reader, names, urls, "subject", subject=NamedNode(subject)) for subject in subjects]
    return tuple(sorted((statement for part in told for statement in part), key=_order))


def build(claims: Iterable[Row], evidence: Iterable[Row], names: Names, urls: Urls) -> tuple[Statement, ...]:
    """Return one statement a triple, its sources side by side, in the order of their first evidence.

    Args:
        claims: rows of a query ``claims_of_…``.
        evidence: rows of the query ``evidence_of_…`` with the same parameter.
    """
    spans: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
    for row in evidence:
        spans[value(row, "claim")][int(value(row, "start")), int(value(row, "end"))] = value(row, "window")
    triples: dict[tuple[str, str, str], dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in claims:
        key = value(row, "subject"), value(row, "predicate"), str(row["object"])
        triples[key][value(row, "claim")].append(row)
    built = []
    for (subject, predicate, object_text), held in triples.items():
        proofs = [_proof(claim, rows, spans[claim], names, urls) for claim, rows in held.items()]
        proofs.sort(key=lambda proof: (_STRENGTH.get(proof.basis, 9), proof.document.label, proof.claim.iri))
        digest = hashlib.sha256("\n".join((subject, predicate, object_text)).encode()).hexdigest()[:12]
        built.append(
            Statement(
                anchor=f"s-{digest}",
                subject=names.node(subject),
                property=property_label(predicate),
                predicate=predicate,
                object=_object(next(iter(held.values()))[0], names),
                basis=proofs[0].basis,
                proofs=tuple(proofs),
            )
        )
    return tuple(sorted(built, key=_order))


def sections(
    statements: Sequence[Statement], plan: Iterable[tuple[str, str, tuple[str, ...], str]], *, rest: str = ""
) -> tuple[Section, ...]:
    """Return statements grouped under headings, at most :data:`CAP` under each; empty groups are left out.

    Args:
        plan: anchor, heading, properties and note of each section.
        rest: heading for what no section takes; empty to leave it out.
    """
    made, taken = [], set[str]()
    for anchor, title, predicates, note in plan:
        chosen = tuple(sorted((s for s in statements if s.predicate in predicates), key=_reading_order(predicates)))
        taken |= {statement.anchor for statement in chosen}
        if chosen:
            made.append(Section(anchor, title, chosen[:CAP], note, max(0, len(chosen) - CAP)))
    left = tuple(statement for statement in statements if statement.anchor not in taken)
    if rest and left:
        made.append(Section("other", rest, left[:CAP], "", max(0, len(left) - CAP)))
    return tuple(made)


def _reading_order(predicates: tuple[str, ...]) -> Callable[[Statement], tuple[str, int]]:
    """Return a key that keeps the statements on one signature, term or clause together, in the order of the plan."""

    def key(statement: Statement) -> tuple[str, int]:
        kept = statement.subject.kind in ("signature", "tenure", "provision")
        together = re.sub(r"\d+", lambda number: number[0].zfill(4), statement.subject.iri) if kept else ""
        return together, predicates.index(statement.predicate)

    return key


def _object(row: Row, names: Names) -> Node:
    term = row["object"]
    if isinstance(term, Literal) and term.datatype.value == XSD.boolean:
        return Node("yes" if term.value == "true" else "no")
    return names.term(term)


def _proof(claim: str, rows: Sequence[Row], spans: Mapping[tuple[int, int], str], names: Names, urls: Urls) -> Proof:
    first = rows[0]
    doc = value(first, "doc")
    return Proof(
        claim=names.node(claim),
        document=names.node(doc),
        basis=value(first, "basis").rpartition("/")[2] or "stated",
        confidence=percent(value(first, "confidence")),
        share=value(first, "confidence"),
        method=value(first, "method"),
        quotes=tuple(_quote(span, window, doc, urls) for span, window in sorted(spans.items())),
        reasons=tuple(sorted({value(row, "reason") for row in rows} - {""})),
    )


def _quote(span: tuple[int, int], window: str, doc: str, urls: Urls) -> Quote:
    return Quote(*around(window, *span), *span, urls.span(doc, span[0]))


def _order(statement: Statement) -> tuple[int, int, str, str]:
    starts = [quote.start for proof in statement.proofs for quote in proof.quotes]
    return (_STRENGTH.get(statement.basis, 9), min(starts, default=10**9), statement.property, statement.object.label)
