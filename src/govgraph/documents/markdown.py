"""Read Markdown (CommonMark and tables): the text it shows, without the marks.

What a generator of sites puts before the text, lines of ``key: value`` between two ``---``, may give title and date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from govgraph.documents import dates
from govgraph.documents.formats import MARKDOWN
from govgraph.documents.origin import Origin
from govgraph.documents.plain import decode
from govgraph.model import Document

_FRONT = re.compile(r"---[ \t]*\n((?:[^\n]*\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_PAIR = re.compile(r"(\w+):[ \t]*(?:\"([^\"\n]*)\"|'([^'\n]*)'|([^\n]*))")
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}  # a paragraph broken at a width is one line of text
_TEXTS = frozenset({"text", "text_special", "code_inline"})


def read(data: bytes, origin: Origin) -> Document:
    """Return the document of a Markdown file.

    Raises:
        SourceError: if the bytes are not text.
    """
    text = decode(data, origin.source, origin.charset)
    front = _FRONT.match(text)
    declared = {m[1].lower(): (m[2] or m[3] or m[4] or "").strip() for m in _PAIR.finditer(front[1])} if front else {}
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    tokens = parser.parse(text[front.end() :] if front else text)
    blocks = list(_blocks(tokens))
    return Document(
        origin.name, origin.source, MARKDOWN.media_types[0], origin.sha256,
        "\n\n".join(text for text, _ in blocks) + "\n",
        title=next((text for text, tag in blocks if tag == "h1"), None) or declared.get("title"),
        published=dates.day(declared.get("date")),
    )  # fmt: skip


def _blocks(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Yield the text of each block that shows any, with the tag of what opened it."""
    tag, bullet = "", ""
    for token in tokens:
        if token.type == "list_item_open":
            bullet = "• "
        elif token.type.endswith("_open"):
            tag = token.tag
        elif text := _shown(token):
            yield bullet + text, tag
            bullet = ""


def _shown(token: Token) -> str:
    """Return what a block shows, or an empty text."""
    if token.type == "inline":
        return "".join(_inline(token.children or ())).strip()
    if token.type in ("fence", "code_block"):
        return token.content.strip()
    if token.type == "html_block":
        from govgraph.documents import html

        return html.text_of(token.content)
    return ""


def _inline(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the pieces of a line; of a picture the words that stand for it."""
    for token in tokens:
        if token.type in _TEXTS or token.type == "image":
            yield token.content
        elif token.type in _BREAKS:
            yield _BREAKS[token.type]
