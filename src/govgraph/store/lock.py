"""Let one process write to a store at a time."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from govgraph.errors import StoreError, StoreLockedError


class WriterLock:
    """Hold the writer's lock of one store until released.

    The system frees the lock when its holder ends, however it ends, so no stale lock is ever left.

    Args:
        path: the lock file; made if missing.

    Raises:
        StoreLockedError: if another writer holds the lock.
        StoreError: if the file cannot be written.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise StoreError(f"{path.parent} cannot be written: {error.strerror}; check its permissions") from None
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.pread(self._descriptor, 32, 0).decode("ascii", "replace").strip()
            os.close(self._descriptor)
            raise StoreLockedError(
                f"{path.parent} is being written by another process ({holder or 'unknown'}); "
                "wait until it ends or stop it, or use another --store"
            ) from None
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, f"process {os.getpid()}\n".encode("ascii"), 0)

    def release(self) -> None:
        """Free the lock, also for child processes that inherited the file; a second call does nothing."""
        if self._descriptor >= 0:
            fcntl.flock(self._descriptor, fcntl.LOCK_UN)
            os.close(self._descriptor)
            self._descriptor = -1
