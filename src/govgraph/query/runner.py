"""Run a user's query on a snapshot, under limits."""

from __future__ import annotations

import atexit
import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace

from govgraph import settings
from govgraph.errors import QueryError, StoreError, TooManyRowsError
from govgraph.query.check import inspect
from govgraph.query.pool import Pool
from govgraph.query.result import ROW_FORMATS, Result, choose
from govgraph.query.worker import Reply, Request
from govgraph.store import Snapshot, Term

_lock = threading.Lock()
_pools: list[Pool] = []  # none, or the one of this process


def run(
    snapshot: Snapshot,
    text: str,
    *,
    timeout_s: float | None = None,
    max_rows: int | None = None,
    bind: Mapping[str, Term] | None = None,
    format: str | None = None,  # noqa: A002  # the word of the commands and of HTTP
    default_graphs: Sequence[str] = (),
    named_graphs: Sequence[str] = (),
) -> Result:
    """Return the answer to a SPARQL query.

    Args:
        snapshot: what to read.
        text: SELECT, ASK, CONSTRUCT or DESCRIBE; known prefixes need not be declared. Without FROM clauses the
            default graph is the union of all graphs.
        timeout_s: the query is stopped after this time; None takes the setting.
        max_rows: most rows or triples; None takes the setting.
        bind: values for variables; each must stand in the SELECT line.
        format: what the worker writes; any other is made later by :meth:`Result.serialise`.
        default_graphs: IRIs whose union is the default graph, instead of FROM clauses.
        named_graphs: IRIs that GRAPH clauses may see, instead of FROM NAMED clauses.

    Raises:
        QueryError: if the query is malformed, refused, or cannot be written in the format.
        QueryTimeoutError: if it took too long.
        QueryBusyError: if too many queries run already.
        QueryMemoryError: if it exhausts memory or the engine's stack.
        TooManyRowsError: if the answer is larger than allowed.
        StoreError: if the snapshot cannot be read.
    """
    seen = inspect(text)
    form = choose(format or ("ntriples" if seen.kind == "graph" else "json"), seen.kind)
    written = form if form.native is not None else ROW_FORMATS["json"]
    request = Request(
        snapshot=str(snapshot.path),
        query=text,
        format=written.name,
        timeout_s=settings.number("query_timeout_s") if timeout_s is None else timeout_s,
        max_rows=int(settings.number("query_max_rows")) if max_rows is None else max_rows,
        max_bytes=int(settings.number("query_max_bytes")),
        bind=tuple((bind or {}).items()),
        union=not (seen.names_dataset or default_graphs or named_graphs),
        default_graphs=tuple(default_graphs),
        named_graphs=tuple(named_graphs),
    )
    reply = _ask(snapshot, request)
    return Result(seen.kind, reply.variables, reply.content, written, reply.count)


def close() -> None:
    """End the workers of this process; the next query starts new ones."""
    with _lock:
        pools = _pools[:]
        _pools.clear()
    for pool in pools:
        pool.close()


def _pool() -> Pool:
    """Return the pool of this process, made when first asked for."""
    with _lock:
        if not _pools:
            size, memory = int(settings.number("query_workers")), int(settings.number("query_memory_bytes"))
            _pools.append(Pool(size=size, wait_s=settings.number("query_wait_s"), memory_bytes=memory))
            atexit.register(close)
        return _pools[0]


def _ask(snapshot: Snapshot, request: Request) -> Reply:
    """Ask a worker; where the snapshot was removed meanwhile, ask once more on the newest.

    Raises:
        QueryError: if the worker refuses.
        TooManyRowsError: if the answer is too large.
        StoreError: if the snapshot cannot be read.
    """
    reply = _pool().ask(request)
    if reply.problem == "gone" and snapshot.refresh():
        reply = _pool().ask(replace(request, snapshot=str(snapshot.path)))
    match reply.problem:
        case "":
            return reply
        case "gone":
            raise StoreError(f"{snapshot.store_path} cannot be read: {reply.message}")
        case "too-many":
            raise TooManyRowsError(reply.message)
    raise QueryError(reply.message, line=reply.line, column=reply.column)
