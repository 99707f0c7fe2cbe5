"""Keep query workers warm, kill those that run too long, and replace them."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from multiprocessing.connection import Connection

from govgraph.errors import QueryBusyError, QueryMemoryError, QueryTimeoutError
from govgraph.query.worker import Reply, Request

_PROGRAM = "from govgraph.query.worker import main; main()"
_START_S = 20.0  # a new interpreter needs 0.05 s; a loaded machine may need far longer


class Worker:
    """Be one worker process and the line to it.

    Args:
        memory_bytes: what a query may use.
    """

    def __init__(self, *, memory_bytes: int) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603  # our own program with two numbers
                [sys.executable, "-P", "-c", _PROGRAM, str(theirs.fileno()), str(memory_bytes)],
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)},
            )
        self._line = Connection(ours.detach())
        self._is_ready = False

    def ask(self, request: Request) -> Reply:
        """Return the reply to a request; after an error the worker is dead.

        Args:
            request: what to answer and within which time.

        Raises:
            QueryTimeoutError: if the answer took too long.
            QueryMemoryError: if the process died of the query.
        """
        try:
            self._await_start()
            self._line.send(request)
            if not self._line.poll(request.timeout_s):
                raise QueryTimeoutError(
                    f"the query was stopped after {request.timeout_s:g} seconds; narrow it or add a LIMIT"
                )
            reply = self._line.recv()
        except (EOFError, OSError):
            raise QueryMemoryError(
                "the query needs more memory or nesting than one query may use; narrow it or add a LIMIT"
            ) from None
        if not isinstance(reply, Reply):
            raise QueryMemoryError("the query worker gave no answer; narrow the query")
        return reply

    def kill(self) -> None:
        """End the process now; a thread collects it, as freeing much memory takes a while."""
        self._line.close()
        self._process.kill()
        threading.Thread(target=self._process.wait, daemon=True).start()

    def close(self) -> None:
        """End the process and wait for it."""
        self._line.close()
        self._process.kill()
        self._process.wait()

    def _await_start(self) -> None:
        """Wait for the new process to come up.

        Raises:
            QueryBusyError: if it does not.
            EOFError: if it died.
            OSError: if the line is broken.
        """
        if not self._is_ready:
            if not self._line.poll(_START_S):
                raise QueryBusyError("a query worker could not be started in time; try again")
            self._line.recv()
            self._is_ready = True


class Pool:
    """Hold up to a number of workers; safe to use from many threads.

    Args:
        size: most queries at the same time.
        wait_s: how long a query waits for a free worker.
        memory_bytes: what a query may use.
    """

    def __init__(self, *, size: int, wait_s: float, memory_bytes: int) -> None:
        self._free = threading.BoundedSemaphore(size)
        self._wait_s = wait_s
        self._memory_bytes = memory_bytes
        self._idle: list[Worker] = []
        self._lock = threading.Lock()

    def ask(self, request: Request) -> Reply:
        """Return the reply of a free worker.

        Args:
            request: what to answer.

        Raises:
            QueryBusyError: if all workers stay busy.
            QueryTimeoutError: if the answer took too long.
            QueryMemoryError: if the worker died of the query.
        """
        if not self._free.acquire(timeout=self._wait_s):
            raise QueryBusyError("all query workers are busy; try again in a few seconds")
        try:
            return self._ask(request)
        finally:
            self._free.release()

    def close(self) -> None:
        """End the workers that are not at work."""
        with self._lock:
            workers, self._idle = self._idle, []
        for worker in workers:
            worker.close()

    def _ask(self, request: Request) -> Reply:
        """Take a worker, ask it, and put back it or a fresh one.

        Raises:
            QueryBusyError: if no worker starts.
            QueryTimeoutError: if the answer took too long.
            QueryMemoryError: if the worker died of the query.
        """
        with self._lock:
            worker = self._idle.pop() if self._idle else None
        worker = worker or Worker(memory_bytes=self._memory_bytes)
        try:
            reply = worker.ask(request)
        except BaseException:
            worker.kill()
            worker = Worker(memory_bytes=self._memory_bytes)  # it comes up while the caller reports the error
            raise
        finally:
            with self._lock:
                self._idle.append(worker)
        return reply
