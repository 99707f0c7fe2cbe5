"""Read a web page: all its visible text, with the parts that are page furniture marked.

The stored text is the whole visible page, so that the explorer can show what was set aside; which lines are the article
is asked of trafilatura and of the page's own landmarks (HTML ``nav``, ``aside``, ``footer`` …).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from govgraph.documents import dates, xml
from govgraph.documents.origin import Origin
from govgraph.documents.plain import decode
from govgraph.errors import SourceError
from govgraph.model import Document, Passage

_HIDDEN = frozenset(
    {"script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select", "textarea"}
)
_FURNITURE = frozenset({"nav", "footer", "aside", "form", "button", "dialog"})
_FURNITURE_ROLES = frozenset({"navigation", "contentinfo", "complementary", "search", "dialog", "banner"})
_BLOCKS = frozenset(
    "address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul br".split()
)
_PUBLISHED_META = (
    "article:published_time",
    "datepublished",
    "dc.date",
    "dcterms.date",
    "date",
    "pubdate",
    "dc.date.issued",
)
_SPACE = re.compile(r"\s+")
_UNSEEN = re.compile(r"[\u00ad\u200b\u2060\ufeff]")  # soft hyphens and other places to break a word, not shown
_CHARSET = re.compile(rb"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w:.-]{1,40})", re.IGNORECASE)
_CHARSET_BYTES = 1024  # the HTML standard looks for the declaration here
_ARTICLE_NODES = 50_000  # of a longer page all lines are kept: trafilatura needs 1 to 3 s for so many elements


def read(data: bytes, origin: Origin) -> Document:
    """Return the document of a web page.

    Raises:
        SourceError: if the bytes are not text, or the page shows no text.
    """
    declared = _CHARSET.search(data[:_CHARSET_BYTES])
    charset = origin.charset or (declared.group(1).decode("ascii", "replace") if declared else None)
    page = decode(data, origin.source, charset)
    tree = _tree(page)
    if tree is None:
        raise SourceError(origin.source, "the HTML holds no text, or is nested too deeply")
    lines = list(_lines(tree))
    if not any(c.isalpha() for text, _ in lines for c in text):
        raise SourceError(origin.source, "the HTML holds no text")
    main = _main_text(page) if sum(1 for _ in tree.iter()) <= _ARTICLE_NODES else ""
    title = _title(tree)
    parts: list[str] = []
    dropped: list[Passage] = []
    at = 0
    for text, why in lines:
        if not why and main and _key(text) not in main and text != title:
            why = "outside the main text of the page"
        if why:
            dropped.append(Passage(at, at + len(text), why))
        parts.append(text)
        at += len(text) + 2
    return Document(
        origin.name, origin.source, "text/html", origin.sha256, "\n\n".join(parts) + "\n",
        title=title, published=_published(tree), dropped=tuple(dropped),
    )  # fmt: skip


def text_of(markup: str) -> str:
    """Return the visible text of a piece of HTML, as in a feed or a message, its blocks parted by blank lines."""
    tree = _tree(f"<div>{markup}</div>")
    return "" if tree is None else "\n\n".join(text for text, _ in _lines(tree))


def _tree(page: str) -> lxml_html.HtmlElement | None:
    """Return the tree of a page, or None where there is nothing in it."""
    # the text is decoded already: our own UTF-8 counts, not the page's declaration
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return lxml_html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        xml.refuse_partial(error)
        return None


def _lines(tree: lxml_html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield the visible lines of the page in order, each with the reason to drop it, or an empty one."""
    buffer: list[str] = []
    reason = ""

    def flush() -> Iterator[tuple[str, str]]:
        """Yield the line gathered so far, if it holds more than space."""
        line = _SPACE.sub(" ", _UNSEEN.sub("", "".join(buffer))).strip()
        buffer.clear()
        if line:
            yield line, reason

    # walked without recursion, so that a deeply nested page cannot exhaust the stack
    stack: list[tuple[object, str, bool]] = [(tree, "", True)]
    while stack:
        node, why, entering = stack.pop()
        if isinstance(node, str):
            buffer.append(node)
            continue
        if not isinstance(node, lxml_html.HtmlElement) or not isinstance(node.tag, str):
            continue
        if not entering:
            yield from flush()
            reason = why
            continue
        if node.tag in _HIDDEN or node.get("hidden") is not None or node.get("aria-hidden") == "true":
            continue
        inner = why or _furniture(node)
        is_block = node.tag in _BLOCKS
        if is_block:
            yield from flush()
            reason = inner
            if node.tag == "li":
                buffer.append("• ")
            stack.append((node, why, False))
        children: list[tuple[object, str, bool]] = [(node.text or "", inner, True)]
        for child in node:
            children += [(child, inner, True), (child.tail or "", inner, True)]
        stack.extend(reversed(children))
    yield from flush()


def _furniture(node: lxml_html.HtmlElement) -> str:
    """Return why an element is page furniture by its own declaration, or an empty text."""
    if node.tag in _FURNITURE:
        return f"page furniture ({node.tag})"
    role = (node.get("role") or "").lower()
    return f"page furniture ({role})" if role in _FURNITURE_ROLES else ""


def _key(text: str) -> str:
    """Return a form of a line in which the readings of two HTML parsers agree: letters and digits only."""
    return "".join(c for c in text.casefold() if c.isalnum())


def _main_text(page: str) -> str:
    """Return the key of the article text that trafilatura finds, or an empty text where it finds too little."""
    import trafilatura  # costs 0.15 s, and only HTML needs it

    found = trafilatura.extract(page, include_comments=False, include_tables=True, favor_recall=True) or ""
    return _key(found) if len(found) >= 200 else ""


def _title(tree: lxml_html.HtmlElement) -> str | None:
    """Return the headline: the first ``h1``, else ``og:title``, else ``title``."""
    for query in ("//h1", "//title"):
        for node in tree.xpath(query):
            text = _SPACE.sub(" ", node.text_content()).strip()
            if text:
                return text
        meta = tree.xpath("//meta[@property='og:title']/@content")
        if meta:
            return _SPACE.sub(" ", meta[0]).strip()
    return None


def _published(tree: lxml_html.HtmlElement) -> str | None:
    """Return the day the page says it was published: in its meta elements or its JSON-LD, never guessed."""
    for node in tree.xpath("//meta[@content]"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").lower()
        if name in _PUBLISHED_META and (found := dates.day(node.get("content"))):
            return found
    for text in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            found = dates.day(_date_published(json.loads(text)))
        except (ValueError, RecursionError):
            continue
        if found:
            return found
    return None


def _date_published(data: object) -> str:
    """Return the first ``datePublished`` of a JSON-LD object, its graph included."""
    if isinstance(data, dict):
        value = data.get("datePublished")
        return value if isinstance(value, str) else _date_published(data.get("@graph"))
    if isinstance(data, list):
        return next((found for item in data if (found := _date_published(item))), "")
    return ""
