"""Judge the address that a document gives as its own."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_LINK = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f]{1,2000}", re.IGNORECASE)


def checked(link: str | None) -> str | None:
    """Return an address if it is one of the web, else None: what opens it later must not run or read anything.

    >>> checked(" https://news.example/1 "), checked("javascript:alert(1)"), checked("file:///etc/passwd")
    ('https://news.example/1', None, None)
    """
    text = (link or "").strip()
    if not _LINK.fullmatch(text):
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if parts.hostname and parts.username is None and parts.password is None else None
