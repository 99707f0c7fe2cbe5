"""Check how the ontology, the vocabularies and the shapes are written, by shapes about them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govgraph import resources
from govgraph.errors import ShapesError
from govgraph.namespaces import SH
from govgraph.ontology.triples import files

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.plugins.sparql.sparql import Query
    from rdflib.query import Result


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
    import pyshacl
    from rdflib import Graph, URIRef

    rules = rules or resources.path("ontology", "style.ttl")
    results = pyshacl.validate(_checked(paths), shacl_graph=Graph().parse(rules), inplace=True, do_owl_imports=False)[1]
    if not isinstance(results, Graph):
        raise ShapesError(f"{rules.name}: {' '.join(str(results).split())}")
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
    return remarks((*files("", "alignments", "vocabularies", "shapes"), resources.path("ontology", "style.ttl")))


def unfit_shapes(path: Path) -> str:
    """Return why a file of shapes breaks the rules of SHACL itself; empty if it keeps them.

    Args:
        path: Turtle file.

    Raises:
        TableError: if this installation has no ontology.
    """
    import pyshacl
    from pyshacl.errors import ReportableRuntimeError
    from rdflib import Graph

    try:
        pyshacl.validate(Graph(), shacl_graph=Graph().parse(path), meta_shacl=True)
    except ReportableRuntimeError as error:
        return " ".join(str(error).split())
    return ""


def _checked(paths: Iterable[Path]) -> Graph:
    from rdflib import Graph

    class Checked(Graph):
        """Parse each query once: pySHACL asks the same text for every node."""

        def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Result:
            prepared = _prepared(query_object) if isinstance(query_object, str) else query_object
            return super().query(prepared, *args, **kwargs)

    g = Checked()
    for path in paths:
        g.parse(path)
    return g


@lru_cache(maxsize=16)
def _prepared(text: str) -> Query:
    from rdflib.plugins.sparql import prepareQuery

    return prepareQuery(text)
