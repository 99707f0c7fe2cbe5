"""Turn the bytes of one source into its documents: part them, read each part, and check what came out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from govgraph import settings
from govgraph.documents import plain
from govgraph.documents.formats import Format
from govgraph.documents.origin import Origin
from govgraph.errors import SourceError
from govgraph.model import Document

OnError = Callable[[SourceError], None]
_SHOWN = 20  # errors of one source that are told one by one


@dataclass(frozen=True, slots=True)
class Content:
    """Be the bytes of one source, with what is known about them.

    Attributes:
        name: what the document is called, see :class:`~govgraph.model.Document`.
        source: path, URL or ``-``.
        charset: encoding that the sender declared, or None.
    """

    data: bytes
    name: str
    source: str
    form: Format
    charset: str | None = None


def documents(content: Content, on_error: OnError) -> Iterator[Document]:
    """Yield the documents of a source, their language not recognised yet.

    Args:
        content: what to read.
        on_error: told of each part that cannot be read; the other parts follow. The first 20 are told one by one.

    Raises:
        SourceError: if the source is no file of its format, or its only document cannot be read.
    """
    if not content.form.splits:
        yield _read(content.data, content, "")
        return
    failed = 0
    for mark, data in _split(content):
        try:
            yield _read(data, content, mark)
        except SourceError as error:
            failed += 1
            if failed <= _SHOWN:
                on_error(error)
    if failed > _SHOWN:
        on_error(SourceError(content.source, f"{failed - _SHOWN:,} more of its documents cannot be read"))


def _split(content: Content) -> Iterator[tuple[str, bytes]]:
    """Yield mark and bytes of each document.

    Raises:
        SourceError: if there is none.
    """
    try:
        yield from content.form.splitter().split(content.data, content.source)
    except RecursionError:
        raise SourceError(content.source, "nested too deeply") from None


def _read(data: bytes, content: Content, mark: str) -> Document:
    """Return one document.

    Raises:
        SourceError: if it cannot be read.
    """
    source = f"{content.source}#{mark}" if mark else content.source
    origin = Origin(
        name=f"{content.name}-{mark}" if mark else content.name,
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        charset=content.charset,
    )
    try:
        doc = content.form.reader().read(data, origin)
    except RecursionError:
        raise SourceError(source, "nested too deeply") from None
    if not any(c.isalpha() for c in doc.text):
        raise SourceError(source, f"the {content.form.label} holds no words")
    if len(doc.text) > settings.number("max_text_chars"):
        raise SourceError(source, f"the text has {len(doc.text):,} characters; the limit is GOVGRAPH_MAX_TEXT_CHARS")
    title = " ".join(plain.clean(doc.title).split()) if doc.title else None
    return replace(doc, text=plain.clean(doc.text), title=title or None)
