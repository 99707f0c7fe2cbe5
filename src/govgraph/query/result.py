"""Hold an answer as bytes of one format, and turn it into others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import IO

import pyoxigraph
from pyoxigraph import QueryResultsFormat, RdfFormat

from govgraph.errors import QueryError
from govgraph.namespaces import PREFIXES
from govgraph.query.check import Kind
from govgraph.query.table import table
from govgraph.store import Term


@dataclass(frozen=True, slots=True)
class ResultFormat:
    """Name a format of answers.

    Attributes:
        native: the engine's own name for it, or None for the plain text table.
    """

    name: str
    suffix: str
    media_type: str
    native: QueryResultsFormat | RdfFormat | None


_ROWS = (
    ResultFormat("json", "srj", "application/sparql-results+json", QueryResultsFormat.JSON),
    ResultFormat("xml", "srx", "application/sparql-results+xml", QueryResultsFormat.XML),
    ResultFormat("csv", "csv", "text/csv; charset=utf-8", QueryResultsFormat.CSV),
    ResultFormat("tsv", "tsv", "text/tab-separated-values; charset=utf-8", QueryResultsFormat.TSV),
    ResultFormat("table", "txt", "text/plain; charset=utf-8", None),
)
_GRAPHS = (
    ResultFormat("turtle", "ttl", "text/turtle; charset=utf-8", RdfFormat.TURTLE),
    ResultFormat("ntriples", "nt", "application/n-triples", RdfFormat.N_TRIPLES),
    ResultFormat("nquads", "nq", "application/n-quads", RdfFormat.N_QUADS),
    ResultFormat("trig", "trig", "application/trig", RdfFormat.TRIG),
    ResultFormat("jsonld", "jsonld", "application/ld+json", RdfFormat.JSON_LD),
    ResultFormat("rdfxml", "rdf", "application/rdf+xml", RdfFormat.RDF_XML),
)
ROW_FORMATS: dict[str, ResultFormat] = {form.name: form for form in _ROWS}
"""Formats of SELECT and ASK answers by name."""

GRAPH_FORMATS: dict[str, ResultFormat] = {form.name: form for form in _GRAPHS}
"""Formats of CONSTRUCT and DESCRIBE answers by name."""

_ALIASES = {"ttl": "turtle", "nt": "ntriples", "nq": "nquads", "rdf": "rdfxml", "srj": "json", "srx": "xml"}


def choose(name: str, kind: Kind) -> ResultFormat:
    """Return a format that fits a kind of answer.

    Args:
        name: such as ``csv`` or ``turtle``; file suffixes (``ttl``) are understood.
        kind: of the query.

    Raises:
        QueryError: if there is no such format for this kind.
    """
    known = GRAPH_FORMATS if kind == "graph" else ROW_FORMATS
    form = known.get(_ALIASES.get(name, name))
    if form is None:
        raise QueryError(f"this query cannot be answered as {name}; choose one of {', '.join(known)}")
    return form


@dataclass(frozen=True, slots=True)
class Result:
    """Be the whole answer to a query.

    Attributes:
        variables: column names of a SELECT query, else empty.
        content: the answer in the format below.
        format: what the content is written in.
        count: rows, triples, or 1 for yes and no.
    """

    kind: Kind
    variables: tuple[str, ...]
    content: bytes
    format: ResultFormat
    count: int

    def serialise(self, name: str) -> bytes:
        """Return the answer in another format.

        Args:
            name: a key of :data:`ROW_FORMATS` or :data:`GRAPH_FORMATS`.

        Raises:
            QueryError: if the format does not fit the kind of answer.
        """
        form = choose(name, self.kind)
        if form == self.format:
            return self.content
        if self.kind == "graph":
            buffer = BytesIO()
            write_graph(self.triples(), form, buffer)
            return buffer.getvalue()
        if not isinstance(form.native, QueryResultsFormat):
            return self.to_text().encode()
        return self._read().serialize(format=form.native) or b""

    def rows(self) -> list[dict[str, Term]]:
        """Return the rows of a SELECT answer; unbound variables are left out of a row.

        Raises:
            QueryError: if the answer has no rows.
        """
        read = self._read() if self.kind == "select" else None
        if not isinstance(read, pyoxigraph.QuerySolutions):
            raise QueryError(f"a {self.kind} answer has no rows; ask a SELECT query")
        return [
            {name: term for name, term in zip(self.variables, solution, strict=True) if term is not None}
            for solution in read
        ]

    def answer(self) -> bool:
        """Return the answer of an ASK query.

        Raises:
            QueryError: if it was another query.
        """
        read = self._read() if self.kind == "ask" else None
        if not isinstance(read, pyoxigraph.QueryBoolean):
            raise QueryError(f"a {self.kind} answer is not yes or no; ask an ASK query")
        return bool(read)

    def triples(self) -> list[pyoxigraph.Triple]:
        """Return the triples of a CONSTRUCT or DESCRIBE answer, sorted.

        Raises:
            QueryError: if it was another query.
        """
        if self.kind != "graph" or not isinstance(self.format.native, RdfFormat):
            raise QueryError(f"a {self.kind} answer has no triples; ask a CONSTRUCT query")
        return [quad.triple for quad in pyoxigraph.parse(self.content, format=self.format.native)]

    def to_text(self) -> str:
        """Return the answer for a terminal: aligned columns, yes or no, or Turtle."""
        if self.kind == "graph":
            return self.serialise("turtle").decode()
        if self.kind == "ask":
            return "yes\n" if self.answer() else "no\n"
        return table(self.variables, self.rows())

    def _read(self) -> pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean:
        """Read the content back.

        Raises:
            QueryError: if it is a graph.
        """
        if not isinstance(self.format.native, QueryResultsFormat):
            raise QueryError(f"a {self.kind} answer is a graph; ask a SELECT query")
        return pyoxigraph.parse_query_results(self.content, format=self.format.native)


def write_graph(triples: list[pyoxigraph.Triple], form: ResultFormat, output: IO[bytes]) -> None:
    """Write triples in a format of graphs.

    Args:
        triples: in the order to write them.
        form: one of :data:`GRAPH_FORMATS`.
        output: where to.

    Raises:
        QueryError: if the format is not one of graphs.
        OSError: if the output refuses.
    """
    if not isinstance(form.native, RdfFormat):
        raise QueryError(f"{form.name} is not a format of graphs")
    if form.native.supports_datasets:
        as_quads = [pyoxigraph.Quad(t.subject, t.predicate, t.object) for t in triples]
        pyoxigraph.serialize(as_quads, output, form.native, prefixes=PREFIXES)
    else:
        pyoxigraph.serialize(triples, output, form.native, prefixes=PREFIXES)


def _json_rows(content: bytes) -> int:
    plain = content.replace(rb"\\", b"").replace(rb"\"", b"")  # now every quotation mark opens or closes a string
    bare = b"".join(plain.split(b'"')[::2])
    return 0 if bare.endswith(b"[]}}") else bare.count(b"},{") + 1  # only rows stand side by side without a key


def _csv_rows(content: bytes) -> int:
    return sum(part.count(b"\n") for part in content.split(b'"')[::2]) - 1


_EXACT: dict[str, Callable[[bytes], int]] = {
    "json": _json_rows,
    "xml": lambda content: content.count(b"<result>") + content.count(b"<result/>"),
    "csv": _csv_rows,
    "tsv": lambda content: content.count(b"\n") - 1,
}


def count_rows(content: bytes, form: ResultFormat) -> int:
    """Return the number of rows in an answer, without reading its terms: 12 MB of JSON take 0.1 s."""
    return _EXACT[form.name](content)
