"""Make RDF terms and quads from strings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad

from govgraph.namespaces import EDTF, XSD, concept

Term = NamedNode | Literal
Triple = tuple[NamedNode, NamedNode, Term]
_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


@lru_cache(maxsize=4096)
def iri(value: str) -> NamedNode:
    """Return the node of an IRI."""
    return NamedNode(value)


def text(value: str, lang: str = "") -> Literal:
    """Return a string, with its language where one is known.

    Args:
        lang: BCP 47 code; empty or ``und`` for a plain string.
    """
    return Literal(value, language=lang.lower()) if lang and lang != "und" else Literal(value)


def whole(value: int) -> Literal:
    """Return an integer; positions too, whose xsd:nonNegativeInteger Oxigraph would store as xsd:integer."""
    return Literal(str(value), datatype=iri(XSD.integer))


def truth(value: bool) -> Literal:
    """Return a boolean."""
    return Literal("true" if value else "false", datatype=iri(XSD.boolean))


def decimal(value: float) -> Literal:
    """Return a decimal of at most four places in canonical form, which stores keep as it is.

    >>> decimal(0.9).value, decimal(1).value
    ('0.9', '1')
    """
    return Literal(f"{value:.4f}".rstrip("0").rstrip("."), datatype=iri(XSD.decimal))


def edtf(value: str) -> Literal:
    """Return an EDTF date as written."""
    return Literal(value, datatype=iri(EDTF["EDTF"]))


def day(value: str) -> Literal:
    """Return a calendar day."""
    return Literal(value, datatype=iri(XSD.date))


def duration(value: str) -> Literal:
    """Return a stretch of time in one unit.

    >>> duration("P3M").datatype.value.rpartition("#")[2]
    'duration'
    """
    return Literal(value, datatype=iri(XSD.duration))


def sources(cell: str) -> list[Term]:
    """Return the sources of a table cell, parted by ``|``: nodes for web addresses, strings for the rest."""
    parts = [part.strip() for part in cell.split("|") if part.strip()]
    return [web(part) or text(part) for part in parts]


def web(address: str) -> NamedNode | None:
    """Return the node of a web address, or None where the text is none or holds what an IRI cannot."""
    return iri(address) if _WEB.fullmatch(address) else None


def concept_of(scheme: str, key: str) -> NamedNode:
    """Return the node of a concept; keys of records may have underscores where concepts have hyphens."""
    return iri(concept(scheme, key.replace("_", "-").replace(" ", "-")))


def quads_of(triples: Iterable[Triple], graph: str) -> list[Quad]:
    """Return the triples as quads of one graph, sorted and without duplicates."""
    ordered = sorted(set(triples), key=lambda triple: (triple[0].value, triple[1].value, str(triple[2])))
    name = iri(graph)
    return [Quad(subject, predicate, value, name) for subject, predicate, value in ordered]
