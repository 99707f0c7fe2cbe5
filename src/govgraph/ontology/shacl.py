"""Run pySHACL, the reference implementation, on files of shapes; a file that it refuses is named."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyshacl
from rdflib import Graph
from rdflib.plugins.sparql import prepareQuery
from rdflib.query import Result

from govgraph.errors import ShapesError

if TYPE_CHECKING:
    from rdflib.plugins.sparql.sparql import Query


class DataGraph(Graph):
    """Parse each query once: pySHACL asks the same text for every node, and parsing takes 12 of its 15 ms."""

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Result:
        """Answer a query."""
        prepared = _prepared(query_object) if isinstance(query_object, str) else query_object
        return super().query(prepared, *args, **kwargs)


@lru_cache(maxsize=256)
def _prepared(text: str) -> Query:
    return prepareQuery(text)


def check(g: DataGraph, files: Sequence[Path]) -> Graph:
    """Return the validation report of pySHACL on a graph, which may be changed.

    Args:
        files: Turtle files of shapes, which may refer to each other.

    Raises:
        ShapesError: if a file is malformed, or holds a shape or a query that pySHACL refuses.
    """
    results = _run(g, tuple(files))
    if isinstance(results, Graph):
        return results
    for path in files if len(files) > 1 else ():
        if isinstance(_run(g, tuple(other for other in files if other != path)), Graph):
            raise ShapesError(f"{path.name}: {results}")
    names = ", ".join(path.name for path in files)
    raise ShapesError(f"{names}: {results}")


def unfit(path: Path) -> str:
    """Return why a file of shapes breaks the rules of SHACL itself; empty if it keeps them.

    Args:
        path: Turtle file.
    """
    try:
        pyshacl.validate(Graph(), shacl_graph=_shapes((path,)), meta_shacl=True)
    except (ShapesError, RuntimeError) as error:  # pySHACL's own errors are runtime errors
        return " ".join(str(error).split())
    return ""


def _run(g: DataGraph, files: tuple[Path, ...]) -> Graph | str:
    """Return the report, or why there is none."""
    shapes = _shapes(files)
    try:
        found = pyshacl.validate(g, shacl_graph=shapes, inplace=True, do_owl_imports=False, meta_shacl=False)[1]
    except Exception as error:  # noqa: BLE001  # rdflib raises a bare Exception for an unknown prefix in a query
        found = error
    return found if isinstance(found, Graph) else " ".join(str(found).split())


@lru_cache(maxsize=32)
def _shapes(files: tuple[Path, ...]) -> Graph:
    """Return the graph of files.

    Raises:
        ShapesError: if one is malformed.
    """
    g = Graph()
    for path in files:
        try:
            g.parse(path, format="turtle")
        except SyntaxError as error:
            raise ShapesError(f"{path.name}: {' '.join(str(error).split())}") from None
    return g
