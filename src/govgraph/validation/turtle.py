"""Write a report as a standard SHACL validation report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from govgraph.namespaces import PREFIXES, RDF, SH

if TYPE_CHECKING:
    from govgraph.validation.report import Finding, ValidationReport

_IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+")


def report_turtle(report: ValidationReport) -> str:
    """Return the Turtle of a report; equal reports give equal bytes."""
    root = BlankNode("report")
    triples = [
        Triple(root, NamedNode(RDF.type), NamedNode(SH.ValidationReport)),
        Triple(root, NamedNode(SH.conforms), Literal(not report.findings)),
    ]
    for number, finding in enumerate(report.findings, start=1):
        result = BlankNode(f"result{number}")
        triples.append(Triple(root, NamedNode(SH.result), result))
        triples += [Triple(result, NamedNode(predicate), value) for predicate, value in _fields(finding)]
    text = serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES)
    assert text is not None  # no output was given to write to
    return text.decode()


def _fields(finding: Finding) -> list[tuple[str, BlankNode | NamedNode | Literal]]:
    fields: list[tuple[str, BlankNode | NamedNode | Literal]] = [
        (RDF.type, NamedNode(SH.ValidationResult)),
        (SH.focusNode, _node(finding.focus)),
        (SH.resultSeverity, NamedNode(SH[finding.severity])),
        (SH.sourceShape, NamedNode(finding.shape)),
        (SH.sourceConstraintComponent, NamedNode(finding.component)),
        (SH.resultMessage, Literal(f"{finding.message} {finding.remedy}", language="en")),
    ]
    if finding.path:
        fields.append((SH.resultPath, NamedNode(finding.path)))
    if finding.value is not None:
        fields.append((SH.value, _node(finding.value)))
    return fields


def _node(value: str) -> BlankNode | NamedNode | Literal:
    if value.startswith("_:"):
        return BlankNode(value[2:])
    return NamedNode(value) if _IRI.fullmatch(value) else Literal(value)
