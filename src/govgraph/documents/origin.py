"""Hold where bytes come from, and the shape that every reader of a format has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from govgraph.model import Document


@dataclass(frozen=True, slots=True)
class Origin:
    """Tell a reader what its bytes are called.

    Attributes:
        name: what the document is called: the file's stem, with a mark where the file holds several.
        source: path, URL or ``-``, with ``#`` and the mark where it holds several documents.
        sha256: of the bytes handed over (hex, 64 characters).
        charset: encoding that the sender of the bytes declared, or None.
    """

    name: str
    source: str
    sha256: str
    charset: str | None = None


class Reader(Protocol):
    """Be a module that reads one format."""

    def read(self, data: bytes, origin: Origin) -> Document:
        """Return the document that the bytes hold, its language not recognised yet.

        Raises:
            SourceError: if they hold none.
        """
        ...


class Splitter(Protocol):
    """Be a module that reads one format, a file of which holds several documents."""

    def split(self, data: bytes, source: str) -> Iterator[tuple[str, bytes]]:
        """Yield the bytes of each document with its mark; ``read`` is given them, and the hash is theirs.

        The mark is what tells the document from others of the file: a number where files only grow at their end, else
        something of its own, so that name and source stay when the file changes.

        Raises:
            SourceError: if the bytes are not of this format, or hold no document.
        """
        ...
