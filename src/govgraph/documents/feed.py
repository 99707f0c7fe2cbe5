"""Read an RSS or Atom feed: each item is a document, of its title and the fullest text that the feed gives.

The hash of an item is that of its element in exclusive canonical XML (W3C), so it stays the same while other items come
and go. The address of an item is its link; nothing is fetched from there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from lxml import etree

from govgraph.documents import dates, html, links, xml
from govgraph.documents.formats import FEED
from govgraph.documents.origin import Origin
from govgraph.errors import SourceError
from govgraph.model import Document

_MARK_CHARS = 8
_ITEMS = frozenset({"item", "entry"})  # RSS 0.9 to 2.0 and RSS 1.0; Atom
_HOLDERS = frozenset({"rss", "channel", "RDF", "feed"})
_TEXTS = ("encoded", "content", "description", "summary")  # content:encoded and Atom's content are the whole text
_DATES = ("pubDate", "published", "issued", "date")  # dc:date is RSS 1.0's


def split(data: bytes, source: str) -> Iterator[tuple[str, bytes]]:
    """Yield each item as canonical XML, with the first digits of its hash: its place changes from day to day.

    Raises:
        SourceError: if it is no feed, or holds no item.
    """
    root = xml.parse(data, source)
    if xml.name(root) not in ("rss", "feed", "RDF"):
        raise SourceError(source, "the XML is no RSS or Atom feed")
    found = False
    for node in root.iter():
        above = node.getparent()
        if xml.name(node) in _ITEMS and above is not None and xml.name(above) in _HOLDERS:
            found = True
            part = etree.tostring(node, method="c14n", exclusive=True, with_comments=False, with_tail=False)
            yield hashlib.sha256(part).hexdigest()[:_MARK_CHARS], part
    if not found:
        raise SourceError(source, "the feed holds no items")


def read(data: bytes, origin: Origin) -> Document:
    """Return the document of one item.

    Raises:
        SourceError: if it has no text.
    """
    item = xml.parse(data, origin.source)
    title = " ".join(_text(item, "title").split())
    body = next((text for name in _TEXTS if (text := _text(item, name).strip())), "")
    if not title and not body:
        raise SourceError(origin.source, "the item has neither a title nor a text")
    return Document(
        origin.name, links.checked(_link(item)) or origin.source, FEED.media_types[0], origin.sha256,
        "\n\n".join(part for part in (title, body) if part) + "\n",
        title=title or None,
        published=next((day for name in _DATES if (day := dates.day(_first(item, name)))), None),
    )  # fmt: skip


def _children(item: etree._Element, name: str) -> list[etree._Element]:
    return [child for child in item if xml.name(child) == name]


def _first(item: etree._Element, name: str) -> str:
    """Return the text of the first child of a name, or an empty one."""
    return next((child.text or "" for child in _children(item, name)), "")


def _text(item: etree._Element, name: str) -> str:
    """Return what the children of a name say, the first that says something, its markup taken off."""
    for child in _children(item, name):
        if len(child):  # Atom's type="xhtml"
            said = html.text_of("".join(etree.tostring(part, encoding="unicode") for part in child))
        else:
            said = child.text or ""
            if ("<" in said or "&" in said) and child.get("type", "html") in ("html", "text/html"):
                said = html.text_of(said)
        if said.strip():
            return said
    return ""


def _link(item: etree._Element) -> str:
    """Return the address of an item: its link, in Atom the one to the page itself."""
    for child in _children(item, "link"):
        if child.get("rel", "alternate") == "alternate":
            return str(child.get("href") or child.text or "")
    return ""
