"""Gather what looked-up sources say of a thing, with the statements that differ on top."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode

from govgraph.web.reader import Row, value
from govgraph.web.state import State
from govgraph.web.values import Node, Sourced
from govgraph.web.wording import property_label


def sourced(here: State, subjects: Iterable[str]) -> tuple[Sourced, ...]:
    """Return the statements of the reference tables on some things, one row a statement.

    Args:
        here: the explorer's state.
        subjects: IRIs of an agreement with its events and signatures, or of terms of office.

    Raises:
        StoreError: if there is no store to read.
    """
    claims: dict[str, list[Row]] = {}
    for iri in subjects:
        for row in here.reader.rows("reference_claims", subject=NamedNode(iri)):
            claims.setdefault(value(row, "claim"), []).append(row)
    lines = [_line(here, claim, rows) for claim, rows in claims.items()]
    return tuple(sorted(lines, key=_order))


def _order(line: Sourced) -> tuple[bool, str, str, str]:
    return not line.is_contested, line.subject.iri, line.property, line.claim.iri


def _line(here: State, claim: str, rows: list[Row]) -> Sourced:
    names, first = here.catalogue.names, rows[0]
    remarks = dict.fromkeys(value(row, column) for column in ("note", "review") for row in rows)
    return Sourced(
        subject=names.node(value(first, "subject")),
        property=property_label(value(first, "predicate")),
        value=names.term(first["object"]),
        sources=tuple(_source(here, iri) for iri in sorted({value(row, "source") for row in rows})),
        verification=names.label(value(first, "verification")),
        remark="; ".join(remark for remark in remarks if remark),
        is_contested=any("conflict" in row for row in rows),
        claim=names.node(claim),
    )


def _source(here: State, iri: str) -> Node:
    """Return a page by its host, or a row of ours by its name."""
    if here.urls.identify(iri):
        return here.catalogue.names.node(iri)
    return Node(iri.partition("//")[2].partition("/")[0], iri, iri)
