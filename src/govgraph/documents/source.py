"""Find what a source names, get its bytes within limits, and hand them to the reader of their format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from govgraph import settings
from govgraph.documents import files, formats, language, parts
from govgraph.documents.formats import SUFFIXES
from govgraph.documents.parts import Content, OnError
from govgraph.errors import SourceError
from govgraph.model import Document

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_ABOUT_FOLDER = frozenset({"readme", "license", "licence", "changelog", "contributing"})
"""Stems of files that tell about a folder, and are none of its documents; named by themselves they are read."""


def read(source: str, on_error: OnError | None = None) -> Iterator[Document]:
    """Yield the documents a source holds, a folder's files sorted by name.

    Args:
        source: path of a file or folder, an http or https address, or ``-`` for standard input.
        on_error: told of each file, and each document inside a file, that cannot be read; the rest follows. Without
            it the first such error is raised.

    Raises:
        SourceError: if the source cannot be read, and nobody is to be told of it.
    """
    tell = on_error or _raise
    try:
        names = expand(source)
    except SourceError as error:
        tell(error)
        return
    for name in names:
        try:
            yield from _read_one(name, tell)
        except SourceError as error:
            tell(error)


def expand(source: str) -> list[str]:
    """Return the files that a source names; an address, and ``-``, stands for itself.

    Args:
        source: path of a file or folder, an address, or ``-``; in folders only files with a known suffix count, and no
            link that leads out of the folder.

    Raises:
        SourceError: if there is no such path, or a folder holds no file that can be read.
    """
    path = Path(source)
    if source == "-" or _is_url(source) or not path.is_dir():
        return [source]
    found = sorted(str(p) for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and _belongs(p, path))
    if not found:
        raise SourceError(source, f"the folder holds no file ending in {', '.join(SUFFIXES)}")
    return found


def _belongs(path: Path, folder: Path) -> bool:
    """Tell whether a path is a document of a folder, and no link out of it."""
    if path.stem.lower() in _ABOUT_FOLDER:
        return False
    return path.is_file() and (not path.is_symlink() or files.is_inside(path, folder))


def _is_url(source: str) -> bool:
    """Tell whether a source is an address rather than a path."""
    return _SCHEME.match(source) is not None


def _read_one(source: str, tell: OnError) -> Iterator[Document]:
    """Yield the documents of one file, address or standard input.

    Raises:
        SourceError: if it cannot be read.
    """
    content = _fetched(source) if source != "-" and _is_url(source) else _opened(source)
    if content.form.guarded:
        from govgraph.documents import guard  # plain text does without

        found = guard.documents(content, tell)
    else:
        found = parts.documents(content, tell)
    for doc in found:
        yield language.recognise(doc)


def _opened(source: str) -> Content:
    """Return the content of a file or of standard input.

    Raises:
        SourceError: if it cannot be read.
    """
    data = files.read_bytes(source, int(settings.number("max_document_bytes")))
    name = "stdin" if source == "-" else Path(source).stem
    return Content(data, name, source, formats.find(source, "", data))


def _fetched(source: str) -> Content:
    """Return the content behind an address.

    Raises:
        SourceError: if it cannot be fetched.
    """
    from govgraph.documents import download  # http and ssl take 30 ms to load

    found = download.fetch(source, int(settings.number("max_document_bytes")))
    if not found.data.strip():
        raise SourceError(source, "the address gives nothing")
    address = urlsplit(found.url)
    path = unquote(address.path)
    try:
        form = formats.find(path, found.media_type, found.data)
    except SourceError as error:
        raise SourceError(source, error.reason) from None
    return Content(found.data, PurePosixPath(path).stem or address.netloc, found.url, form, found.charset)


def _raise(error: SourceError) -> None:
    raise error
