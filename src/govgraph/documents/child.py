"""Read documents in a process of its own, which its parent may kill at any time.

The parent (:mod:`govgraph.documents.guard`) starts an interpreter that runs :func:`main` with one end of a socket pair.
What goes over the line is JSON and bytes, never pickles: a parser that a document took over must not take over the
parent. The process can write no file, and its memory and time are limited.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import signal
import sys
from dataclasses import asdict
from multiprocessing.connection import Connection

from govgraph.documents.formats import FORMATS
from govgraph.documents.parts import Content, documents
from govgraph.errors import SourceError

_GRACE_S = 2  # the parent kills at the limit; the own timer only serves a process whose parent is gone


def main() -> None:
    """Answer requests until the parent closes the line; arguments are its descriptor and the memory in bytes."""
    descriptor, memory_bytes = map(int, sys.argv[1:3])
    for limit, value in ((resource.RLIMIT_AS, memory_bytes), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(OSError, ValueError):  # macOS knows no limit of address space
            resource.setrlimit(limit, (value, value))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    with Connection(descriptor) as line, contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        line.send_bytes(b"ready")
        while True:
            _answer(line)


def _answer(line: Connection) -> None:
    """Read one source, and send each document as it comes."""
    request = json.loads(line.recv_bytes())
    form = next(form for form in FORMATS if form.module == request["module"])
    content = Content(line.recv_bytes(), request["name"], request["source"], form, request["charset"])
    _set(request["settings"])
    seconds = int(request["timeout_s"]) + _GRACE_S

    def send(message: dict[str, object]) -> None:
        signal.alarm(0)  # the parent may be busy with the document before
        line.send_bytes(json.dumps(message).encode())
        signal.alarm(seconds)

    def tell(error: SourceError) -> None:
        send({"error": [error.source, error.reason]})

    signal.alarm(seconds)
    try:
        for doc in documents(content, tell):
            send({"document": asdict(doc)})
    except SourceError as error:
        tell(error)
    send({})
    signal.alarm(0)


def _set(values: dict[str, str]) -> None:
    """Take over the parent's settings, which may have changed since this process was started."""
    for name in [name for name in os.environ if name.startswith("GOVGRAPH_")]:
        del os.environ[name]
    os.environ.update(values)
