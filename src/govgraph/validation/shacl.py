"""Run pySHACL, the reference implementation, and turn its results into findings."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from pyoxigraph import Literal as OxLiteral
from pyoxigraph import Quad
from rdflib import Graph, Literal, URIRef

from govgraph import resources
from govgraph.namespaces import SH, XSD
from govgraph.ontology.shacl import DataGraph, check
from govgraph.validation.context import name, relevant
from govgraph.validation.naming import Naming, tail
from govgraph.validation.origin import Origins
from govgraph.validation.report import SEVERITIES, Finding, Severity, ValidationReport

if TYPE_CHECKING:
    from rdflib.term import Node


def validate(quads: Iterable[Quad], *, context: Iterable[Quad] = ()) -> ValidationReport:
    """Check the graph of one or several documents against all shapes.

    Args:
        quads: what is checked; findings are about its subjects only.
        context: what may be relied on, such as the reference graphs; without it, known agencies, states, persons,
            posts, goals and concepts count as unknown.

    Raises:
        ShapesError: if pySHACL refuses a shape.
        TableError: if the shapes are missing from this installation.
    """
    checked = list(quads)
    known = relevant(checked, context)
    g = DataGraph()
    for quad in (*checked, *known):
        g.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    found = _findings(check(g, sorted(resources.path("ontology", "shapes").glob("*.ttl"))), checked, known)
    return ValidationReport(not any(finding.severity == "Violation" for finding in found), tuple(found))


@lru_cache(maxsize=65536)
def _node(value: str) -> URIRef:
    return URIRef(value)


def _term(term: object) -> Any:
    if not isinstance(term, OxLiteral):
        return _node(name(term))
    if term.language:
        return Literal(term.value, lang=term.language)
    datatype = term.datatype.value
    return Literal(term.value, datatype=None if datatype == XSD.string else _node(datatype), normalize=False)


def _findings(results: Graph, checked: list[Quad], known: list[Quad]) -> list[Finding]:
    """Return the findings about what was checked, the gravest first."""
    nodes = list(results.objects(None, _node(SH.result)))
    if not nodes:
        return []
    subjects = {name(quad.subject) for quad in checked}
    origins, names = Origins(checked), Naming([*checked, *known])
    found = {
        _finding(results, node, origins, names)
        for node in nodes
        if str(results.value(node, _node(SH.focusNode))) in subjects
    }
    return sorted(found, key=_order)


def _order(finding: Finding) -> tuple[int, str, str, str, str, str]:
    rank = SEVERITIES.index(finding.severity)
    return rank, finding.shape, finding.document_iri or "", finding.focus, finding.path or "", finding.value or ""


def _finding(results: Graph, node: Node, origins: Origins, names: Naming) -> Finding:
    def value(predicate: str) -> str | None:
        found = results.value(node, _node(predicate))
        return None if found is None else str(found)

    focus, path, at_fault = value(SH.focusNode) or "", results.value(node, _node(SH.resultPath)), value(SH.value)
    property_ = str(path) if isinstance(path, URIRef) else None
    message, _, remedy = _message(results, node).partition(". ")
    shown = None if at_fault == focus else at_fault
    origin = origins.of(focus, property_, shown)
    return Finding(
        severity=cast("Severity", (value(SH.resultSeverity) or "").rpartition("#")[2]),
        shape=value(SH.sourceShape) or "",
        focus=focus,
        path=property_,
        value=shown,
        message=message + ".",
        document=origin.title,
        quote=origin.quote,
        remedy=remedy,
        document_iri=origin.document,
        component=value(SH.sourceConstraintComponent) or "",
        subject=names.describe(focus),
        property=tail(property_) if property_ else "",
        object=names.describe(shown) if shown else "",
        before=origin.before,
        after=origin.after,
    )


def _message(results: Graph, node: Node) -> str:
    """Return the message in English; a shape and its query may both have it."""
    return min(str(message) for message in results.objects(node, _node(SH.resultMessage)))
