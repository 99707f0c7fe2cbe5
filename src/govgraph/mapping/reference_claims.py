"""State what looked-up sources say, each statement with the claim that names its source.

Where sources differ on a fact that can have one value only, a reviewer writes down each statement in ``claims.csv``.
The plain value then follows from the statements that were not set aside: the most precise date where they agree, the
EDTF set of all of them where they do not. Every statement keeps its claim; two of one thing and property confirm each
other or conflict.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import permutations

from pyoxigraph import NamedNode

from govgraph import reference
from govgraph.edtf import compatible, settled
from govgraph.mapping.terms import Term, Triple, concept_of, edtf, iri, sources, text
from govgraph.namespaces import DCTERMS, GG, RDF, SKOS, entity, slug
from govgraph.reference import Row

DATES = frozenset({"begins", "date", "ends"})
PROPERTIES: Mapping[str, str] = {
    "begins": GG.begins, "date": GG.date, "ends": GG.ends, "note": SKOS.note, "status": GG.hasStatus,
}  # fmt: skip
"""Property of the graph for each property of the table; a thing has one value of it."""


class SourcedStatements:
    """Collect plain statements with their claims.

    Args:
        base: the base of data IRIs.
    """

    def __init__(self, base: str) -> None:
        self.base = base
        self.triples: list[Triple] = []

    def node(self, kind: str, key: str) -> NamedNode:
        """Return the node of a thing."""
        return iri(entity(kind, key, base=self.base))

    def put(self, subject: NamedNode, predicate: str, *values: Term) -> None:
        """Add triples that need no claim."""
        self.triples.extend((subject, iri(predicate), value) for value in values)

    def say(
        self, subject: NamedNode, predicate: str, *values: Term, source: str, verification: str = "seen", note: str = ""
    ) -> None:
        """Add statements, each with its claim; statements that a reviewer wrote down have theirs already.

        Args:
            source: addresses or names, parted by ``|``.
            verification: a key of the scheme of that name.
            note: what the source says beside.
        """
        self.put(subject, predicate, *values)
        if (subject.value, predicate) in _contested(self.base):
            return
        for value in values:
            claim = self.node("claim", f"reference/{_name(subject, predicate, value)}")
            self._claim(claim, (subject, iri(predicate), value), source, verification)
            self.put(claim, SKOS.note, *_words(note))

    def say_reviewed(self, rows: Iterable[Row]) -> None:
        """Add the claims that a reviewer wrote down, and how those on one thing and property go together."""
        groups: dict[tuple[str, str], list[tuple[Row, NamedNode]]] = {}
        for row in rows:
            kind, _, key = row["subject"].partition(":")
            claim = self.node("claim", f"reference/{row['key']}")
            triple = (self.node(kind, key), iri(PROPERTIES[row["property"]]), _value(row))
            own = row["source"] == row["subject"]  # no page was noted: the remark stands in our own row
            self._claim(claim, triple, triple[0].value if own else row["source"], row["verification"])
            self.put(claim, SKOS.note, *_words(row["note"]))
            if row["review"] == "set aside":
                self.put(claim, SKOS.editorialNote, text(f"Set aside: {row['reason']}."))
            groups.setdefault((row["subject"], row["property"]), []).append((row, claim))
        for group in groups.values():
            for (one, claim), (other, other_claim) in permutations(group, 2):
                self.put(claim, GG.confirms if agree(one, other) else GG.conflictsWith, other_claim)

    def _claim(self, claim: NamedNode, triple: Triple, source: str, verification: str) -> None:
        self.put(claim, RDF.type, iri(GG.ReferenceClaim))
        for predicate, term in zip((RDF.subject, RDF.predicate, RDF.object), triple, strict=True):
            self.put(claim, predicate, term)
        self.put(claim, DCTERMS.source, *sources(source))
        self.put(claim, GG.verification, concept_of("verification", verification))


def agree(one: Row, other: Row) -> bool:
    """Tell whether two statements on one thing and property can both be right: dates that fit, else equal words."""
    if one["property"] in DATES:
        return compatible(one["value"], other["value"])
    return one["value"] == other["value"]


def reviewed(kind: str, row: Row, columns: Mapping[str, str]) -> Row:
    """Return a row with its dates as the reviewed statements leave them.

    Args:
        kind: of the thing that the row describes.
        columns: property of the claims for each column that may be contested.
    """
    held = _reviewed_dates()
    subject = f"{kind}:{row['key']}"
    found = {column: held[subject, name] for column, name in columns.items() if (subject, name) in held}
    return {**row, **found} if found else row


def claims_of(*kinds: str) -> Iterator[Row]:
    """Yield the reviewed statements on things of some kinds."""
    return (row for row in reference.table("claims") if row["subject"].partition(":")[0] in kinds)


@cache
def _reviewed_dates() -> Mapping[tuple[str, str], str]:
    """Return the plain date of each thing and property that a reviewer wrote statements down for."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in reference.table("claims"):
        if row["property"] in DATES and row["review"] == "open":
            found.setdefault((row["subject"], row["property"]), []).append(row["value"])
    return {key: settled(values) for key, values in found.items()}


@cache
def _contested(base: str) -> frozenset[tuple[str, str]]:
    """Return the things and properties that a reviewer wrote statements down for."""
    split = ((row["subject"].partition(":"), row["property"]) for row in reference.table("claims"))
    return frozenset((entity(kind, key, base=base), PROPERTIES[name]) for (kind, _, key), name in split)


def _value(row: Row) -> Term:
    if row["property"] in DATES:
        return edtf(row["value"])
    return concept_of("status", row["value"]) if row["property"] == "status" else text(row["value"], "en")


def _words(note: str) -> list[Term]:
    return [text(note)] if note else []


def _name(subject: NamedNode, predicate: str, value: Term) -> str:
    """Return the key of a claim: that of its thing, its property, and its value where this is a thing."""
    local = re.split("[#/]", predicate)[-1].removeprefix("has")
    word = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", local).lower()
    parts = [subject.value.rpartition("/")[2], word]
    if isinstance(value, NamedNode):
        parts.append(slug(value.value.rpartition("/")[2]))
    return ".".join(parts)
