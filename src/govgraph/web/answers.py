"""Run a user's query and give the answer the form the client asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Response, request
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from govgraph.errors import QueryBusyError, QueryError, QueryMemoryError, QueryTimeoutError, TooManyRowsError
from govgraph.query import GRAPH_FORMATS, ROW_FORMATS, Result, inspect, run
from govgraph.store import Term
from govgraph.web.negotiation import choose, varied
from govgraph.web.state import State
from govgraph.web.urls import Urls
from govgraph.web.values import Answer, Cell

PAGE = "text/html"
_ROWS: dict[str, str] = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
    PAGE: "",
}
_GRAPHS: dict[str, str] = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdfxml",
    "application/trig": "trig",
    "application/n-quads": "nquads",
    "text/plain": "ntriples",
    PAGE: "",
}
_TEXT = frozenset({"text/csv", "text/tab-separated-values", "text/turtle", "text/plain"})
_SHOWN = 500  # rows of an answer on a page; all of them are one link away


@dataclass(frozen=True, slots=True)
class Question:
    """Be a query with everything it runs on.

    Attributes:
        format: name of a format asked for by parameter; empty for what Accept says.
    """

    text: str
    bind: Mapping[str, Term]
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    format: str = ""


def data(question: Question, here: State) -> Response | None:
    """Return the answer in a data format, or None where the client asks for a page.

    Raises:
        NotAcceptable: if the client accepts no format of this kind of answer.
        QueryError: if the query cannot be answered; its kinds tell why.
        StoreError: if there is no store to read.
    """
    kind = inspect(question.text).kind
    offered = _GRAPHS if kind == "graph" else _ROWS
    if question.format:
        form = (GRAPH_FORMATS if kind == "graph" else ROW_FORMATS).get(question.format)
        if form is None or form.native is None:
            names = sorted(set(offered.values()) - {""})
            raise QueryError(f"this query cannot be answered as {question.format!r}; choose one of {', '.join(names)}")
        name, media_type = form.name, form.media_type.partition(";")[0]
    else:
        media_type = choose(tuple(offered))
        name = offered[media_type]
    if not name:
        return None
    result = _run(question, here, name)
    charset = "; charset=utf-8" if media_type in _TEXT else ""
    return varied(Response(result.content, content_type=media_type + charset))


def page(question: Question, here: State) -> Answer:
    """Return the answer as a page shows it.

    Raises:
        QueryError: if the query cannot be answered; its kinds tell why.
        StoreError: if there is no store to read.
    """
    result = _run(question, here, None)
    names = ("turtle", "ntriples", "jsonld", "rdfxml") if result.kind == "graph" else ("csv", "tsv", "json", "xml")
    given = request.args if request.args else request.form
    downloads = tuple((name, Urls.with_query(request.path, {**given.to_dict(), "format": name})) for name in names)
    if result.kind == "graph":
        turtle = result.serialise("turtle").decode("utf-8")
        return Answer(graph=turtle[:100_000], total=result.count, downloads=downloads)
    if result.kind == "ask":
        return Answer(boolean=result.answer(), downloads=downloads)
    rows = tuple(tuple(cell(row.get(name), here) for name in result.variables) for row in result.rows()[:_SHOWN])
    return Answer(columns=result.variables, rows=rows, total=result.count, downloads=downloads)


def cell(term: Term | None, here: State) -> Cell:
    """Return a term as a cell; things with a page are linked by their label."""
    if isinstance(term, NamedNode):
        url = here.urls.page(term.value)
        return Cell(here.catalogue.names.label(term.value) if url else term.value, url)
    if isinstance(term, Literal | BlankNode):
        return Cell(term.value)
    return Cell(str(term) if isinstance(term, Triple) else "")


def status(error: QueryError) -> int:
    """Return the HTTP status that tells why a query has no answer."""
    if isinstance(error, QueryTimeoutError):
        return 504
    if isinstance(error, QueryBusyError | QueryMemoryError):
        return 503
    return 413 if isinstance(error, TooManyRowsError) else 400


def _run(question: Question, here: State, form: str | None) -> Result:
    return run(
        here.reader.snapshot, question.text, timeout_s=here.timeout_s, max_rows=here.max_rows, bind=question.bind,
        format=form, default_graphs=question.default_graphs, named_graphs=question.named_graphs,
    )  # fmt: skip
