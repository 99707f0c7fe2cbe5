"""Answer queries in a process of its own, which its parent may kill at any time.

The parent starts an interpreter that runs :func:`main`, with one end of a socket pair. A new interpreter, not a
fork: nothing of the parent's memory, threads or main module comes along, and 40 ms are spent once per killed query.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import resource
import signal
import sys
import textwrap
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
from pyoxigraph import NamedNode, QueryResultsFormat, Variable

from govgraph.namespaces import PREFIXES
from govgraph.query.result import GRAPH_FORMATS, ROW_FORMATS, count_rows, write_graph
from govgraph.store.reading import Term

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_GRACE_S = 0.5  # the parent kills at the limit; the own timer only serves a worker whose parent is gone
_PLACE = re.compile(r"error at (\d+):(\d+): ")


@dataclass(frozen=True, slots=True)
class Request:
    """Ask for one answer.

    Attributes:
        snapshot: folder of the snapshot to read.
        format: name of a format that fits the query.
        union: True if the default graph is the union of all graphs.
    """

    snapshot: str
    query: str
    format: str
    timeout_s: float
    max_rows: int
    max_bytes: int
    bind: tuple[tuple[str, Term], ...] = ()
    union: bool = True
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """Be the answer, or say why there is none.

    Attributes:
        problem: empty, or ``syntax``, ``refused``, ``too-many`` or ``gone`` (the snapshot was removed).
    """

    problem: str = ""
    message: str = ""
    line: int | None = None
    column: int | None = None
    variables: tuple[str, ...] = ()
    content: bytes = b""
    count: int = 0


class _Sink(io.BytesIO):
    """Collect what the engine writes, up to a number of bytes."""

    def __init__(self, max_bytes: int) -> None:
        super().__init__()
        self._max_bytes = max_bytes
        self.is_full = False

    def write(self, data: ReadableBuffer) -> int:
        """Keep a part.

        Raises:
            OSError: beyond the limit, which stops the engine's writer.
        """
        self.is_full = self.tell() + len(memoryview(data)) > self._max_bytes
        if self.is_full:
            raise OSError("the answer is too large")
        return super().write(data)


def answer(database: pyoxigraph.Store, request: Request) -> Reply:
    """Return the answer to one request.

    Args:
        database: the snapshot, opened read-only.
        request: what to answer, already inspected.
    """
    sink = _Sink(request.max_bytes)
    try:
        return _evaluate(database, request, sink)
    except SyntaxError as error:
        return _syntax(str(error))
    except (ValueError, RuntimeError) as error:
        return Reply("syntax", str(error))
    except OSError as error:
        if sink.is_full:
            return Reply("too-many", f"the answer is larger than {request.max_bytes} bytes; add a LIMIT")
        return Reply("refused", f"the query cannot be answered: {error}")


def _evaluate(database: pyoxigraph.Store, request: Request, sink: _Sink) -> Reply:
    """Run the query and write its answer.

    Raises:
        SyntaxError: if the engine cannot read the query.
        ValueError: if it cannot bind or write.
        RuntimeError: if a bound variable is not selected.
        OSError: if the answer is too large or reading fails.
    """
    result = database.query(
        request.query,
        prefixes=PREFIXES,
        use_default_graph_as_union=request.union,
        default_graph=[NamedNode(iri) for iri in request.default_graphs] or None,
        named_graphs=[NamedNode(iri) for iri in request.named_graphs] or None,
        substitutions={Variable(name): term for name, term in request.bind},
    )
    if isinstance(result, pyoxigraph.QueryTriples):
        return _write_triples(result, request, sink)
    native = ROW_FORMATS[request.format].native
    if not isinstance(native, QueryResultsFormat):
        raise ValueError(f"{request.format} is not a format of rows")
    if isinstance(result, pyoxigraph.QueryBoolean):
        return Reply(content=result.serialize(format=native) or b"", count=1)
    variables = tuple(variable.value for variable in result.variables)
    result.serialize(sink, native)
    content = sink.getvalue()
    count = count_rows(content, ROW_FORMATS[request.format])
    if count > request.max_rows:
        return _too_many_rows(request.max_rows, "rows")
    return Reply(variables=variables, content=content, count=count)


def _write_triples(result: pyoxigraph.QueryTriples, request: Request, sink: _Sink) -> Reply:
    """Write triples sorted and each once.

    Raises:
        OSError: if the answer is too large.
    """
    triples: set[pyoxigraph.Triple] = set()
    for triple in result:
        triples.add(triple)
        if len(triples) > request.max_rows:
            return _too_many_rows(request.max_rows, "triples")
    write_graph(sorted(triples, key=str), GRAPH_FORMATS[request.format], sink)
    return Reply(content=sink.getvalue(), count=len(triples))


def _too_many_rows(max_rows: int, what: str) -> Reply:
    return Reply("too-many", f"the answer has more than {max_rows} {what}; add a LIMIT or narrow the query")


def _syntax(message: str) -> Reply:
    """Return the engine's complaint with its place."""
    match = _PLACE.match(message)
    if not match:
        return Reply("syntax", message)
    line, column = int(match[1]), int(match[2])
    expected = textwrap.shorten(message[match.end() :], 160, placeholder=" …")  # the engine lists all it could think of
    return Reply("syntax", f"line {line}, column {column}: the query cannot be read here, {expected}", line, column)


def _open(snapshot: str, *, memory_bytes: int) -> pyoxigraph.Store:
    """Open a snapshot, then let this process grow by no more than what a query may use.

    The limit counts from what the open store takes, as the engine's threads reserve hundreds of megabytes of addresses.

    Raises:
        OSError: if the snapshot is gone.
    """
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
    database = pyoxigraph.Store.read_only(snapshot)
    with contextlib.suppress(FileNotFoundError):  # systems without /proc keep the time limit only
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = pages * resource.getpagesize() + memory_bytes
        resource.setrlimit(resource.RLIMIT_AS, (limit if hard < 0 else min(limit, hard), hard))
    return database


def serve(connection: Connection, *, memory_bytes: int) -> None:
    """Answer requests until the parent hangs up.

    Args:
        connection: to the parent.
        memory_bytes: what a query may use.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    connection.send(Reply())
    opened, database = "", pyoxigraph.Store()
    while True:
        try:
            request = connection.recv()
        except (EOFError, OSError):
            return
        if request.snapshot != opened:
            try:
                opened, database = request.snapshot, _open(request.snapshot, memory_bytes=memory_bytes)
            except OSError as error:
                opened = ""
                connection.send(Reply("gone", str(error)))
                continue
        signal.setitimer(signal.ITIMER_REAL, request.timeout_s + _GRACE_S)  # SIGALRM's default action ends us
        reply = answer(database, request)
        connection.send(reply)
        signal.setitimer(signal.ITIMER_REAL, 0)


def main() -> None:
    """Serve on the descriptor and within the memory named on the command line."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole group; the parent decides
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # the engine's last words when it aborts are not for users
    serve(Connection(int(sys.argv[1])), memory_bytes=int(sys.argv[2]))
