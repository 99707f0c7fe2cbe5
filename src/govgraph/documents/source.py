"""Find the files a source names, read their bytes within limits, and hand them to the reader of their format."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from govgraph import settings
from govgraph.documents import html, language, plain
from govgraph.errors import SourceError
from govgraph.model import Document

SUFFIXES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
}
_HTML_STARTS = (b"<!doctype html", b"<html", b"<?xml")


def read(source: str) -> Iterator[Document]:
    """Yield the documents a source holds, a folder's files sorted by name.

    Args:
        source: path of a file or folder, or ``-`` for standard input.

    Raises:
        SourceError: if the source, or a file of the folder, cannot be read; the rest of a folder is lost then, so
            callers that want the rest list it with :func:`expand` and read file by file.
    """
    for name in expand(source):
        yield _read_one(name)


def expand(source: str) -> list[str]:
    """Return the paths of the files a source names.

    Args:
        source: path of a file or folder, or ``-``; in folders only files with a known suffix count.

    Raises:
        SourceError: if there is no such path, or a folder holds no file that can be read.
    """
    if source == "-":
        return ["-"]
    path = Path(source)
    if not path.is_dir():
        return [source]
    found = sorted(str(p) for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
    if not found:
        raise SourceError(source, f"the folder holds no file ending in {', '.join(sorted(SUFFIXES))}")
    return found


def _read_one(source: str) -> Document:
    """Return the document of one file or of standard input."""
    limit = int(settings.number("max_document_bytes"))
    data = _stdin(limit) if source == "-" else _file(source, limit)
    if not data.strip():
        raise SourceError(source, "the file is empty")
    name = "stdin" if source == "-" else Path(source).stem
    sha256 = hashlib.sha256(data).hexdigest()
    if _media_type(source, data) == "text/html":
        doc = html.read(data, name=name, source=source, sha256=sha256)
    else:
        doc = plain.read(data, name=name, source=source, sha256=sha256)
    if len(doc.text) > settings.number("max_text_chars"):
        raise SourceError(source, f"the text has {len(doc.text):,} characters; the limit is GOVGRAPH_MAX_TEXT_CHARS")
    return language.recognise(doc)


def _media_type(source: str, data: bytes) -> str:
    """Return the media type by suffix, or by the first bytes where the suffix tells nothing."""
    by_suffix = SUFFIXES.get(Path(source).suffix.lower())
    if by_suffix:
        return by_suffix
    return "text/html" if data.lstrip()[:200].lower().startswith(_HTML_STARTS) else "text/plain"


def _stdin(limit: int) -> bytes:
    """Return the bytes of standard input, at most ``limit`` of them."""
    data = sys.stdin.buffer.read(limit + 1)
    if len(data) > limit:
        raise SourceError("-", _too_large(None, limit))
    return data


def _file(source: str, limit: int) -> bytes:
    """Return the bytes of a regular file of at most ``limit`` bytes; never wait on a pipe or device."""
    try:
        # opened by descriptor: O_NONBLOCK keeps a pipe from being waited on
        with os.fdopen(os.open(source, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise SourceError(source, "not a regular file")
            if status.st_size > limit:
                raise SourceError(source, _too_large(status.st_size, limit))
            return file.read(limit + 1)[:limit]
    except FileNotFoundError:
        raise SourceError(source, "no such file or folder") from None
    except IsADirectoryError:
        raise SourceError(source, "is a folder inside a list of files") from None
    except PermissionError:
        raise SourceError(source, "permission denied") from None
    except (OSError, ValueError) as error:
        raise SourceError(source, str(getattr(error, "strerror", None) or error)) from None


def _too_large(size_bytes: int | None, limit_bytes: int) -> str:
    """Return the reason given for a source over the size limit."""
    size = f"{size_bytes / 1e6:.0f} MB" if size_bytes else "over the limit"
    return f"too large ({size}); at most {limit_bytes / 1e6:g} MB are read (GOVGRAPH_MAX_DOCUMENT_BYTES)"
