"""Read the bytes of a file or of standard input, within limits and without following a link out of its folder."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from govgraph.errors import SourceError


def read_bytes(source: str, limit: int) -> bytes:
    """Return the bytes of a file or, for ``-``, of standard input.

    Args:
        limit: most bytes that are read.

    Raises:
        SourceError: if it cannot be read, is empty, larger, or no regular file; a pipe or device is never waited on.
    """
    data = _stdin(limit) if source == "-" else _file(source, limit)
    if not data.strip():
        raise SourceError(source, "the file is empty")
    return data


def is_inside(path: Path, folder: Path) -> bool:
    """Tell whether a path, links followed, lies in a folder."""
    return path.resolve().is_relative_to(folder.resolve())


def too_large(size_bytes: int | None, limit_bytes: int) -> str:
    """Return the reason given for a source over the size limit."""
    size = f"{size_bytes / 1e6:.0f} MB" if size_bytes else "over the limit"
    return f"too large ({size}); at most {limit_bytes / 1e6:g} MB are read (GOVGRAPH_MAX_DOCUMENT_BYTES)"


def _stdin(limit: int) -> bytes:
    """Return the bytes of standard input, at most ``limit`` of them."""
    data = sys.stdin.buffer.read(limit + 1)
    if len(data) > limit:
        raise SourceError("-", too_large(None, limit))
    return data


def _file(source: str, limit: int) -> bytes:
    """Return the bytes of a regular file of at most ``limit`` bytes; never wait on a pipe or device."""
    path = Path(source)
    try:
        if path.is_symlink() and not is_inside(path, path.parent):
            raise SourceError(source, "a link that leads out of its folder; name the file that it leads to")
        # opened by descriptor: O_NONBLOCK keeps a pipe from being waited on
        with os.fdopen(os.open(source, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise SourceError(source, "not a regular file")
            if status.st_size > limit:
                raise SourceError(source, too_large(status.st_size, limit))
            return file.read(limit + 1)[:limit]
    except FileNotFoundError:
        raise SourceError(source, "no such file or folder") from None
    except IsADirectoryError:
        raise SourceError(source, "is a folder inside a list of files") from None
    except PermissionError:
        raise SourceError(source, "permission denied") from None
    except RuntimeError:  # Path.resolve before Python 3.13
        raise SourceError(source, "a link that leads to itself") from None
    except (OSError, ValueError) as error:
        raise SourceError(source, str(getattr(error, "strerror", None) or error)) from None
