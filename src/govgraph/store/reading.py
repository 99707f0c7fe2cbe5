"""Read graphs, quads and document descriptions from an open database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Variable

from govgraph.errors import QueryError
from govgraph.namespaces import DCTERMS, GG, PREFIXES, RDF

Term = NamedNode | pyoxigraph.BlankNode | Literal | pyoxigraph.Triple
"""What a variable of a query can be bound to."""


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """Describe a stored document.

    Attributes:
        key: first 16 hex digits of the hash of its bytes.
        iri: the document's IRI.
        graph: IRI of the named graph that holds what it says.
        name: file stem or last part of the URL.
        source: path or URL.
        title: headline, or empty where none is known.
        published: EDTF date, or empty.
        kind: key of the document-kind scheme.
    """

    key: str
    iri: str
    graph: str
    name: str
    source: str
    title: str
    published: str
    language: str
    kind: str
    media_type: str
    sha256: str
    relevant: bool


def query(
    database: pyoxigraph.Store, text: str, bind: Mapping[str, Term] | None
) -> pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples:
    """Run a query over the union of all graphs, with our prefixes known and values bound.

    Raises:
        QueryError: if the engine refuses it.
    """
    try:
        return database.query(
            text,
            prefixes=PREFIXES,
            use_default_graph_as_union=True,
            substitutions={Variable(name): term for name, term in (bind or {}).items()},
        )
    except (SyntaxError, ValueError, RuntimeError) as error:
        raise QueryError(str(error)) from None


def select(database: pyoxigraph.Store, text: str, bind: Mapping[str, Term] | None) -> list[dict[str, Term]]:
    """Return the rows of a SELECT query; unbound variables are left out of a row.

    Raises:
        QueryError: if the text is no SELECT query.
    """
    result = query(database, text, bind)
    if not isinstance(result, pyoxigraph.QuerySolutions):
        raise QueryError("a SELECT query is needed here")
    names = [variable.value for variable in result.variables]
    return [{name: term for name, term in zip(names, solution, strict=True) if term is not None} for solution in result]


def graph(database: pyoxigraph.Store, iri: str) -> Iterator[Quad]:
    """Yield the quads of one named graph, sorted."""
    yield from sorted(database.quads_for_pattern(None, None, None, NamedNode(iri)), key=order)


def quads(database: pyoxigraph.Store) -> Iterator[Quad]:
    """Yield all quads graph by graph, sorted, with no more than one graph in memory."""
    yield from sorted(database.quads_for_pattern(None, None, None, DefaultGraph()), key=order)
    for name in sorted(str(name.value) for name in database.named_graphs()):
        yield from graph(database, name)


def order(quad: Quad) -> tuple[str, str, str, str]:
    """Return the sort key of every written graph: graph, subject, predicate, object as N-Triples text."""
    return str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)


def documents(database: pyoxigraph.Store) -> list[DocumentInfo]:
    """Return the stored documents, sorted by name, then key."""
    typed = database.quads_for_pattern(None, NamedNode(RDF.type), NamedNode(GG.Document))
    found = (
        _describe(database, quad.subject, quad.graph_name)
        for quad in typed
        if isinstance(quad.subject, NamedNode) and isinstance(quad.graph_name, NamedNode)
    )
    return sorted(found, key=lambda info: (info.name, info.key))


def _describe(database: pyoxigraph.Store, doc: NamedNode, name: NamedNode) -> DocumentInfo:
    """Collect one document's description from its own graph."""

    def value(predicate: str) -> str:
        objects = (q.object for q in database.quads_for_pattern(doc, NamedNode(predicate), None, name))
        return min((str(o.value) for o in objects if isinstance(o, NamedNode | Literal)), default="")

    return DocumentInfo(
        key=doc.value.rpartition("/")[2], iri=doc.value, graph=name.value, name=value(DCTERMS.identifier),
        source=value(DCTERMS.source), title=value(DCTERMS["title"]), published=value(DCTERMS.date),
        language=value(DCTERMS.language), kind=value(GG.documentKind).rpartition("/")[2],
        media_type=value(DCTERMS["format"]), sha256=value(GG.sha256), relevant=value(GG.relevant) == "true",
    )  # fmt: skip
