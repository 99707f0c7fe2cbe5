"""Have documents read in another process, under limits of time and memory, and replace it where it fails.

Parsers of PDF, HTML and Word run on whatever people find; one file may make them crash, hang or fill the memory, and
must not take the batch with it. One process serves many files: starting it costs 0.1 s, asking it 0.3 ms.
"""

from __future__ import annotations

import atexit
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection
from typing import Any

from govgraph import settings
from govgraph.documents.parts import Content, OnError
from govgraph.errors import SourceError
from govgraph.model import Document, Passage

_PROGRAM = "from govgraph.documents.child import main; main()"
_START_S = 20.0  # a new interpreter needs 0.1 s; a loaded machine may need far longer


class _Child:
    """Be one reading process and the line to it."""

    def __init__(self) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            memory_bytes = int(settings.number("read_memory_bytes"))
            self.process = subprocess.Popen(  # noqa: S603  # our own program with two numbers
                [sys.executable, "-P", "-B", "-c", _PROGRAM, str(theirs.fileno()), str(memory_bytes)],
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)},
            )
        self.line = Connection(ours.detach())
        self.owner = os.getpid()
        self.is_ready = False

    def close(self) -> None:
        """End the process and wait for it."""
        self.line.close()
        if self.owner == os.getpid():  # not after a fork: the process is the parent's
            self.process.kill()
            self.process.wait()


_idle: list[_Child] = []


@atexit.register
def close() -> None:
    """End the processes that are not at work."""
    while _idle:
        _idle.pop().close()


def documents(content: Content, on_error: OnError) -> Iterator[Document]:
    """Yield the documents of a source, read in another process.

    Args:
        content: what to read.
        on_error: told of each part that cannot be read.

    Raises:
        SourceError: if reading one document takes longer than ``read_timeout_s``, or needs more memory than
            ``read_memory_bytes``, or the reader crashes.
    """
    timeout_s = settings.number("read_timeout_s")
    child = _take()
    done = False
    try:
        _ask(child, content, timeout_s)
        while message := _next(child, content.source, timeout_s):
            if "error" in message:
                on_error(SourceError(*message["error"]))
            else:
                yield _document(message["document"])
        done = True
    except (EOFError, OSError):
        memory = f"{settings.number('read_memory_bytes') / 1e6:g} MB (GOVGRAPH_READ_MEMORY_BYTES)"
        reason = f"damaged, or made to do harm: the reader crashed, or needed more than {memory}"
        raise SourceError(content.source, reason) from None
    finally:
        if done:
            _idle.append(child)
        else:
            child.close()


def _take() -> _Child:
    """Return a process that waits for work, or a new one."""
    while _idle:
        child = _idle.pop()
        if child.owner == os.getpid() and child.process.poll() is None:
            return child
        child.close()
    return _Child()


def _ask(child: _Child, content: Content, timeout_s: float) -> None:
    """Send a source to a process, once it is up.

    Raises:
        SourceError: if it does not come up.
        EOFError: if the process died.
        OSError: if the line is broken.
    """
    request = {
        "module": content.form.module, "name": content.name, "source": content.source, "charset": content.charset,
        "timeout_s": timeout_s,
        "settings": {name: value for name, value in os.environ.items() if name.startswith("GOVGRAPH_")},
    }  # fmt: skip
    if not child.is_ready:
        if not child.line.poll(_START_S):
            raise SourceError(content.source, "no reading process could be started in time; try again")
        child.line.recv_bytes()
        child.is_ready = True
    child.line.send_bytes(json.dumps(request).encode())
    child.line.send_bytes(content.data)


def _next(child: _Child, source: str, timeout_s: float) -> dict[str, Any]:
    """Return the next message; an empty one is the last.

    Raises:
        SourceError: if it takes too long.
        EOFError: if the process died.
        OSError: if the line is broken.
    """
    if not child.line.poll(timeout_s):
        raise SourceError(source, f"reading took longer than {timeout_s:g} seconds (GOVGRAPH_READ_TIMEOUT_S)")
    message = json.loads(child.line.recv_bytes())
    assert isinstance(message, dict)
    return message


def _document(values: dict[str, Any]) -> Document:
    dropped = tuple(Passage(**passage) for passage in values.pop("dropped"))
    return Document(**values, dropped=dropped)
