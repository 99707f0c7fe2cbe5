"""Read a mail message: its subject and the text of its body; attachments are left out."""

from __future__ import annotations

import email
import email.policy
import re
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message

from govgraph.documents import dates
from govgraph.documents.formats import MAIL
from govgraph.documents.origin import Origin
from govgraph.errors import SourceError
from govgraph.model import Document

_TEXTS = ("text/plain", "text/html")  # best first
_MAX_PARTS = 1000
_STUFFED = re.compile(r"^>(?=>*From )", re.MULTILINE)  # mailboxes quote lines that would look like a separator


def read(data: bytes, origin: Origin) -> Document:
    """Return the document of a message.

    Raises:
        SourceError: if it has no headers, or no text.
    """
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    if not any(message.get(header) for header in ("From", "Subject", "Date", "Message-ID")):
        raise SourceError(origin.source, "not a mail message (it has none of the headers of one)")
    subject = _header(message, "Subject")
    body = _body(message)
    if not body.strip():
        raise SourceError(origin.source, "the message has no text; attachments are not read")
    return Document(
        origin.name, origin.source, MAIL.media_types[0], origin.sha256,
        f"{subject}\n\n{body}" if subject else body,
        title=subject or None,
        published=dates.day(_header(message, "Date")),
    )  # fmt: skip


def _header(message: Message, name: str) -> str:
    """Return a header with its encoded words decoded (RFC 2047)."""
    raw = str(message.get(name, ""))
    try:
        text = str(make_header(decode_header(raw)))
    except (HeaderParseError, LookupError, ValueError):
        text = raw
    return " ".join(text.split())


def _body(message: Message) -> str:
    """Return the text of the best part: plain text, else a page."""
    found: dict[str, str] = {}
    for count, part in enumerate(message.walk()):
        kind = part.get_content_type()
        if count >= _MAX_PARTS:
            break
        if kind in _TEXTS and kind not in found and part.get_content_disposition() != "attachment":
            found[kind] = _decoded(part)
    for kind in _TEXTS:
        if found.get(kind, "").strip():
            return _STUFFED.sub("", found[kind]) if kind == "text/plain" else _page(found[kind])
    return ""


def _page(markup: str) -> str:
    from govgraph.documents import html  # most messages have plain text

    return html.text_of(markup)


def _decoded(part: Message) -> str:
    """Return the text of a part; bytes that its encoding does not have become U+FFFD."""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    try:
        text = payload.decode(part.get_content_charset() or "utf-8", "replace")
    except (LookupError, ValueError):
        text = payload.decode("utf-8", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")
