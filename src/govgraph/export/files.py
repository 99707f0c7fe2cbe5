"""Write a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from govgraph.errors import UsageError
from govgraph.export.exporter import Exporter

if TYPE_CHECKING:  # records are written without a store
    from govgraph.store import Snapshot


def write_file(exporter: Exporter, snapshot: Snapshot, path: str | Path) -> None:
    """Write a snapshot to a file; an interrupted export leaves the old file, or none.

    Args:
        exporter: the format.
        snapshot: what to write.
        path: of the file; its folder must exist.

    Raises:
        UsageError: if the file cannot be written, naming it and the reason.
    """
    target = Path(path)
    try:
        descriptor, aside = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    except OSError as error:
        raise UsageError(f"{target} cannot be written: {error.strerror}; choose another place") from None
    try:
        with os.fdopen(descriptor, "wb") as out:
            exporter.write(snapshot, out)
            out.flush()
            os.fsync(out.fileno())
            os.fchmod(out.fileno(), 0o644)
        Path(aside).replace(target)
    except OSError as error:
        raise UsageError(f"{target} cannot be written: {error.strerror or error}; nothing was changed") from None
    finally:
        Path(aside).unlink(missing_ok=True)
