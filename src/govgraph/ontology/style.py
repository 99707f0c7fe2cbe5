"""Check how the ontology, the vocabularies and the shapes are written, by shapes about them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from govgraph import resources
from govgraph.namespaces import BASE, SH
from govgraph.ontology.triples import files

_ALIGNED = BASE + "alignment/"  # what an alignment file names there stands for a thing of others that has no IRI


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """One place where a file of the ontology is not written as the others are.

    Attributes:
        rule: name of the style shape.
        focus: IRI of the term, concept, shape or header.
        message: what is wrong and what to do.
    """

    rule: str
    focus: str
    message: str


def remarks(paths: Iterable[Path], rules: Path | None = None) -> tuple[Remark, ...]:
    """Return where files break the style shapes, sorted.

    Args:
        paths: Turtle files, judged together.
        rules: file of style shapes; None takes the bundled one.

    Raises:
        ShapesError: if pySHACL refuses the style shapes.
        TableError: if this installation has no ontology.
    """
    from rdflib import URIRef

    from govgraph.ontology.shacl import DataGraph, check  # heavy: pySHACL

    g = DataGraph()
    for path in paths:
        g.parse(path)
    results = check(g, [rules or resources.path("ontology", "style.ttl")])
    found = set()
    for node in results.objects(None, URIRef(SH.result)):
        shape, focus, message = (
            results.value(node, URIRef(predicate)) for predicate in (SH.sourceShape, SH.focusNode, SH.resultMessage)
        )
        found.add(Remark(str(shape).rpartition("#")[2], str(focus), str(message)))
    return tuple(sorted(found))


@cache
def bundled_remarks() -> tuple[Remark, ...]:
    """Return where the bundled files break the style shapes, sorted.

    Raises:
        ShapesError: if pySHACL refuses the style shapes.
        TableError: if this installation has no ontology.
    """
    found = remarks((*files("", "alignments", "vocabularies", "shapes"), resources.path("ontology", "style.ttl")))
    return tuple(remark for remark in found if not remark.focus.startswith(_ALIGNED))
