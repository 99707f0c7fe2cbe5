"""Part a mailbox into its messages (RFC 4155); each is read as mail.

The hash of a message is that of its own bytes, without the ``From `` line that parts it from the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from govgraph.documents.mail import read
from govgraph.errors import SourceError

__all__ = ["read", "split"]

_SEPARATOR = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*\n")


def split(data: bytes, source: str) -> Iterator[tuple[str, bytes]]:
    """Yield each message with its number.

    Raises:
        SourceError: if there is none.
    """
    ends = list(_SEPARATOR.finditer(data))
    if not ends or ends[0].start() > 0:
        raise SourceError(source, 'not a mailbox: it does not begin with a "From " line')
    stops = [found.start() for found in ends[1:]] + [len(data)]
    for number, (found, stop) in enumerate(zip(ends, stops, strict=True), 1):
        yield str(number), data[found.end() : stop].rstrip(b"\r\n") + b"\n"
