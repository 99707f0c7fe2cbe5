"""Tell the format of a source: by its suffix, by its media type, or by its first bytes.

A new format is a row of :data:`FORMATS` and a module that has ``read`` (and ``split``), see
:mod:`govgraph.documents.origin`.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import cast

from govgraph.documents.origin import Reader, Splitter
from govgraph.errors import SourceError


@dataclass(frozen=True, slots=True)
class Format:
    """Describe one format.

    Attributes:
        label: what people call it.
        module: module of this package that reads it.
        media_types: IANA names first, then what servers also send.
        splits: True if a file holds several documents.
        guarded: True if it is read in a process of its own, under limits of time and memory.
    """

    label: str
    module: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    splits: bool = False
    guarded: bool = True

    def reader(self) -> Reader:
        """Return the module that reads a document of this format."""
        return cast("Reader", import_module(f"govgraph.documents.{self.module}"))

    def splitter(self) -> Splitter:
        """Return the module that parts a file of this format into documents."""
        return cast("Splitter", import_module(f"govgraph.documents.{self.module}"))


_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PLAIN = Format("plain text", "plain", (".txt", ".text"), ("text/plain",), guarded=False)
HTML = Format("HTML", "html", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml"))
PDF = Format("PDF", "pdf", (".pdf",), ("application/pdf", "application/x-pdf"))
DOCX = Format("Word", "docx", (".docx",), (_WORD_TYPE,))
MARKDOWN = Format("Markdown", "markdown", (".md", ".markdown"), ("text/markdown", "text/x-markdown"))
MAIL = Format("mail", "mail", (".eml",), ("message/rfc822",))
MBOX = Format("mailbox", "mbox", (".mbox",), ("application/mbox",), splits=True)
FEED = Format(
    "RSS or Atom", "feed", (".rss", ".atom"), ("application/rss+xml", "application/atom+xml", "application/feed+xml"),
    splits=True,
)  # fmt: skip
JSON_LINES = Format(
    "JSON Lines", "jsonlines", (".jsonl", ".ndjson"),
    ("application/jsonl", "application/x-ndjson", "application/x-jsonlines", "application/jsonlines"),
    splits=True,
)  # fmt: skip
FORMATS = (PLAIN, HTML, PDF, DOCX, MARKDOWN, MAIL, MBOX, FEED, JSON_LINES)

_BY_SUFFIX = {suffix: form for form in FORMATS for suffix in form.suffixes}
_BY_MEDIA_TYPE = {media_type: form for form in FORMATS for media_type in form.media_types}
_XML_SUFFIX = ".xml"  # a feed or a page of XHTML
SUFFIXES = tuple(sorted([*_BY_SUFFIX, _XML_SUFFIX]))
"""The suffixes that are looked for in a folder."""

_VAGUE = frozenset(
    ("", "text/plain", "text/xml", "application/xml", "application/octet-stream", "binary/octet-stream",
     "application/zip", "application/json", "application/rdf+xml")
)  # fmt: skip
"""Media types that servers send for many formats: suffix and first bytes tell more."""

_RDF = "RDF is no document to read from; govgraph validate checks it"
_TABLE = "a table is no document to read from; write each row's text as a line of JSON Lines"
_NO_DOCUMENT = {
    **dict.fromkeys((".ttl", ".nt", ".nq", ".trig", ".n3", ".rdf", ".owl", ".jsonld"), _RDF),
    **dict.fromkeys((".csv", ".tsv", ".xlsx"), _TABLE),
}
_SAMPLE_BYTES = 4096


def find(path: str, media_type: str, data: bytes) -> Format:
    """Return the format of a source.

    Args:
        path: its path, or that of its URL.
        media_type: what its sender declared, or empty.
        data: its bytes.

    Raises:
        SourceError: if it is of a kind that is not read.
    """
    if media_type not in _VAGUE:
        if media_type not in _BY_MEDIA_TYPE:
            raise SourceError(path, f"the media type {media_type} is not read; {known()}")
        return _BY_MEDIA_TYPE[media_type]
    suffix = PurePath(path).suffix.lower()
    if suffix in _NO_DOCUMENT:
        raise SourceError(path, _NO_DOCUMENT[suffix])
    return _BY_SUFFIX.get(suffix) or _by_content(path, data)


def known() -> str:
    """Return a clause that names the formats that are read."""
    return f"what is read: {', '.join(form.label for form in FORMATS)}"


def _by_content(path: str, data: bytes) -> Format:
    """Return the format by the first bytes.

    Raises:
        SourceError: if they are XML of another kind, or compressed.
    """
    start = data[:_SAMPLE_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"%PDF-"):
        return PDF
    if start.startswith(b"PK\x03\x04"):
        return DOCX
    if start.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")):
        raise SourceError(path, "the file is compressed; unpack it first")
    if start.startswith(b"From ") and re.search(rb"^[\w-]+: ", start, re.MULTILINE):
        return MBOX
    if start.startswith(b"{") and _is_json_line(data):
        return JSON_LINES
    if start[:200].lower().startswith((b"<!doctype html", b"<html")):
        return HTML
    if start.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf:RDF")) or PurePath(path).suffix.lower() == _XML_SUFFIX:
        return _by_root(path, data)
    return PLAIN


def _by_root(path: str, data: bytes) -> Format:
    """Return the format of XML by the name of its root.

    Raises:
        SourceError: if it is neither a feed nor a page.
    """
    from govgraph.documents import xml  # loads lxml

    root = xml.root_name(data)
    if root == "html":
        return HTML
    if root in ("rss", "feed", "RDF"):
        return FEED
    raise SourceError(path, "the XML is neither an RSS or Atom feed nor a page of XHTML")


def _is_json_line(data: bytes) -> bool:
    """Tell whether the first line is a JSON object with a text."""
    try:
        first = json.loads(data.split(b"\n", 1)[0])
    except (ValueError, RecursionError):
        return False
    return isinstance(first, dict) and "text" in first
