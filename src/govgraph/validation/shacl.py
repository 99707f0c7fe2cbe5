"""Run pySHACL, the reference implementation, and turn its results into findings."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

import pyshacl
from pyoxigraph import Literal as OxLiteral
from pyoxigraph import Quad
from rdflib import Graph, Literal, URIRef
from rdflib.plugins.sparql import prepareQuery
from rdflib.query import Result

from govgraph import resources
from govgraph.namespaces import SH, XSD
from govgraph.validation.context import name, relevant
from govgraph.validation.origin import Origins
from govgraph.validation.report import SEVERITIES, Finding, Severity, ValidationReport

if TYPE_CHECKING:
    from rdflib.plugins.sparql.sparql import Query
    from rdflib.term import Node


class _DataGraph(Graph):
    """Parse each query once: pySHACL asks the same text for every node, and parsing takes 12 of its 15 ms."""

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Result:
        prepared = _prepared(query_object) if isinstance(query_object, str) else query_object
        return super().query(prepared, *args, **kwargs)


@lru_cache(maxsize=256)
def _prepared(text: str) -> Query:
    return prepareQuery(text)


def validate(quads: Iterable[Quad], *, context: Iterable[Quad] = ()) -> ValidationReport:
    """Check the graph of one or several documents against all shapes.

    Args:
        quads: what is checked; findings are about its subjects only.
        context: what may be relied on, such as the reference graphs; without it, known agencies, states, persons,
            posts, goals and concepts count as unknown.

    Raises:
        TableError: if the shapes are missing from this installation.
    """
    checked = list(quads)
    g = _DataGraph()
    for quad in (*checked, *relevant(checked, context)):
        g.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    results = pyshacl.validate(g, shacl_graph=_shapes(), inplace=True, do_owl_imports=False, meta_shacl=False)[1]
    found = _findings(cast("Graph", results), checked)
    return ValidationReport(not any(finding.severity == "Violation" for finding in found), tuple(found))


@lru_cache(maxsize=1)
def _shapes() -> Graph:
    g = Graph()
    for path in sorted(resources.path("ontology", "shapes").glob("*.ttl")):
        g.parse(path, format="turtle")
    return g


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


def _findings(results: Graph, checked: list[Quad]) -> list[Finding]:
    """Return the findings about what was checked, the gravest first."""
    nodes = list(results.objects(None, _node(SH.result)))
    if not nodes:
        return []
    subjects = {name(quad.subject) for quad in checked}
    origins = Origins(checked)
    found = {
        _finding(results, node, origins) for node in nodes if str(results.value(node, _node(SH.focusNode))) in subjects
    }
    return sorted(found, key=_order)


def _order(finding: Finding) -> tuple[int, str, str, str, str, str]:
    rank = SEVERITIES.index(finding.severity)
    return rank, finding.shape, finding.document_iri or "", finding.focus, finding.path or "", finding.value or ""


def _finding(results: Graph, node: Node, origins: Origins) -> Finding:
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
    )


def _message(results: Graph, node: Node) -> str:
    """Return the message in English; a shape and its query may both have it."""
    return min(str(message) for message in results.objects(node, _node(SH.resultMessage)))
