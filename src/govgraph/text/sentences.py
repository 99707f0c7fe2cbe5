"""Classify blocks and part those that are kept into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import sentencex

from govgraph.model import Block, BlockKind, Document, Segmentation, Sentence
from govgraph.text import noise
from govgraph.text.blocks import is_heading, join

_ITEM = re.compile(r"\s*(?:[•●▪◦*]|[-–—]\s|\(?[a-z0-9]{1,2}[.)]\s|\d+\.\d+\s)")
_META = re.compile(
    r"(?:by|par|por)\s+[A-Z]|(?:published|updated|created|posted|date|publié|publicado|actualizado)\b|report$|from$"
    r"|(?:press release|news release|communiqué de presse|comunicado de prensa)\b"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)\w*\b[.,]? [^.]{0,25}\b\d{4}$"
    r"|[^.]{0,50}\b\d{4}\b[^.]{0,20}$",
    re.IGNORECASE,
)
_CRAWL_DATE = re.compile(r"\s*date \d{4}-\d{2}-\d{2}\s")
_MIN_BODY_CHARS = 80  # shorter blocks near the head are titles and datelines, shorter ones elsewhere headings
_DATED = re.compile(r"\b(?:19\d\d|20[0-2]\d)\b|\d{1,2}[/.:]\d")
_HEAD_CHARS = 60  # less text than this before a line means that the article has not begun
_SHORT_CHARS = 45
_MENU_RUN, _MENU_LINE_CHARS = 3, 26  # so many lines of so few characters without a sentence are a menu
_ARTICLE = re.compile(r"^\s*(?:Article|ARTICLE|Artículo|Section)\s+[0-9IVX]+|\bhereinafter\b", re.MULTILINE)
_TAIL_AFTER_CHARS = 250  # a tail cue counts only where an article of some length stands before it


def segment(doc: Document) -> Segmentation:
    """Return the blocks and sentences of a document, in reading order."""
    blocks = tuple(_entitle(doc, _drop_menus(doc, list(_blocks(doc)))))
    sentences = tuple(
        sentence
        for index, block in enumerate(blocks)
        if block.kind != "noise"
        for sentence in _sentences(doc, block, index)
    )
    return Segmentation(blocks, sentences)


_SEPARATED = re.compile(r"[|•©\[\]]|\b[Cc]ookies?\b|\S\s{2,}\S.*\S\s{2,}\S|\s/\s.*\s/\s")
_TITLE_WORDS = 8
"""Words a headline has; of two lines with as many the first is taken. Swept over the titles of all labelled sets."""


def _blocks(doc: Document) -> Iterator[Block]:
    """Yield the blocks with their kinds, titles not yet told from other lines of the head."""
    declared = {(p.start, p.end): p.reason for p in doc.dropped}
    tail = ""
    seen_chars = 0
    seen: set[str] = set()
    before = ""
    for start, end in join(doc.text):
        text = doc.text[start:end]
        crawl = _CRAWL_DATE.match(text) if start < 2 else None
        if crawl and crawl.end() < len(text):
            yield Block(start, start + crawl.end() - 1, "meta")
            start += crawl.end()
            text = doc.text[start:end]
        reason = declared.get((start, end), "") or tail
        if not reason:
            scope, reason = noise.cue(text)
            if scope == "tail" and seen_chars >= _TAIL_AFTER_CHARS and len(text) <= _MIN_BODY_CHARS:
                tail = reason
            elif scope == "tail" and len(text) > _MIN_BODY_CHARS:
                reason = ""
        reason = reason or noise.furniture(text, in_head=seen_chars == 0)
        if not reason and text in seen and len(text) > 40:
            reason = "said before on this page"
        if not reason and noise.is_glued(before, text):
            reason = "menu"
        seen.add(text)
        before = text.rpartition("\n")[2]
        if reason:
            yield Block(start, end, "noise", reason)
            continue
        kind = _kind(text, in_head=seen_chars < _HEAD_CHARS)
        if kind == "body":
            seen_chars += len(text)
        yield Block(start, end, kind)


def _drop_menus(doc: Document, blocks: list[Block]) -> list[Block]:
    """Return the blocks with runs of short unended lines in the first half marked as menus; never in a treaty."""
    short = [_is_menu_entry(doc, block) for block in blocks]
    if sum(short) < _MENU_RUN or _ARTICLE.search(doc.text):
        return blocks
    at = 0
    while at < len(blocks):
        stop = at
        while stop < len(blocks) and short[stop]:
            stop += 1
        if stop - at >= _MENU_RUN:
            blocks[at:stop] = [replace(b, kind="noise", reason="menu") for b in blocks[at:stop]]
        at = max(stop, at + 1)
    return blocks


def _is_menu_entry(doc: Document, block: Block) -> bool:
    """Tell whether a block may be an entry of a menu: a short unended line of the first half that ends with no year."""
    if block.kind == "noise":
        return block.reason in ("no words", "menu")
    if block.kind not in ("meta", "item") or block.end - block.start > _MENU_LINE_CHARS:
        return False
    ended = doc.text[block.start : block.end].endswith((".", ",", ";", ":"))
    numbered = _DATED.search(doc.text, block.start, block.end) is not None
    return block.end < len(doc.text) / 2 and not ended and not numbered


def _kind(text: str, *, in_head: bool) -> BlockKind:
    """Return the kind of a block that is kept: body, item or meta.

    Args:
        in_head: True before the first paragraph, where a short line is no paragraph even if it ends like one.
    """
    if _ITEM.match(text):
        return "item"
    ended = text.rstrip("\"'”’»)").endswith((".", "!", "?", ":", ";", ","))
    if in_head and len(text) < (_SHORT_CHARS if ended else 2 * _MIN_BODY_CHARS):
        return "meta"
    if not ended and (len(text) <= _MIN_BODY_CHARS or is_heading(text) or (len(text) <= 160 and _META.match(text))):
        return "meta"
    return "body"


def _entitle(doc: Document, blocks: list[Block]) -> list[Block]:
    """Return the blocks with the headline marked: the one the format declares, else the likeliest line of the head."""
    head = next((i for i, b in enumerate(blocks) if b.kind == "body"), len(blocks))
    lines = [i for i, b in enumerate(blocks[:head]) if b.kind == "meta" and not _META.match(doc.text[b.start : b.end])]
    if len(blocks) > 1 and blocks[1].kind == "noise" and blocks[1].reason == "menu":
        others = [i for i in lines if i > 0]  # what stands right above the menu is the site's name
        lines = others if any(_is_long_line(doc, blocks[i]) for i in others) else lines
    if doc.title is not None:
        lines = [i for i, b in enumerate(blocks) if doc.text[b.start : b.end] == doc.title][:1] or lines
    if lines:
        best = min(lines, key=lambda i: (*_unlike_title(doc.text[blocks[i].start : blocks[i].end]), i))
        blocks[best] = replace(blocks[best], kind="title", reason="")
        for i in lines:  # a lead below the headline is read as what it is: text
            if i > best and _is_long_line(doc, blocks[i]):
                blocks[i] = replace(blocks[i], kind="body")
    return blocks


def _is_long_line(doc: Document, block: Block) -> bool:
    """Tell whether a block has the length and form of a headline."""
    return _unlike_title(doc.text[block.start : block.end]) == (False, False, -_TITLE_WORDS)


def _unlike_title(line: str) -> tuple[bool, bool, int]:
    """Return how little a line of the head looks like its headline, to be sorted by.

    A menu has separators, a caption or lead ends in a full stop, and the name of a site or rubric is short; of the
    lines that are none of these the headline is the first.
    """
    words = len(line.split())
    return _SEPARATED.search(line) is not None, line.rstrip().endswith("."), -min(words, _TITLE_WORDS)


def _sentences(doc: Document, block: Block, index: int) -> Iterator[Sentence]:
    """Yield the sentences of one block."""
    flat = doc.text[block.start : block.end].replace("\n", " ")
    if block.kind in ("title", "meta"):
        yield Sentence(block.start, block.end, flat, index, block.kind)
        return
    marker = _ITEM.match(flat) if block.kind == "item" else None
    at = marker.end() if marker else 0
    lang = doc.lang if doc.lang in ("en", "fr", "es") else "en"
    for start, piece in _pieces(sentencex.segment(lang, flat[at:]), flat, at):
        body = piece.strip()
        if body and not (len(body) <= _MIN_BODY_CHARS and noise.cue(body)[0]):
            offset = block.start + start + piece.index(body[0])
            yield Sentence(offset, offset + len(body), body, index, block.kind)


def _pieces(parts: Iterable[str], flat: str, at: int) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a stretch with where each begins; one ending in a courtesy title goes on in the next."""
    begin = None
    for part in parts:
        start = flat.index(part, at)
        at = start + len(part)
        begin = start if begin is None else begin
        if not _ends_in_title(part):
            yield begin, flat[begin:at]
            begin = None
    if begin is not None:
        yield begin, flat[begin:at]


def _ends_in_title(part: str) -> bool:
    """Tell whether a stretch ends in a courtesy title with its full stop."""
    bare = part.rstrip()
    return bare.endswith(".") and _TITLE_END.search(bare, max(0, len(bare) - _LONGEST_TITLE)) is not None


_LONGEST_TITLE = len("Messrs.")
_TITLE_END = re.compile(
    r"\b(?:Ms|Mr|Mrs|Dr|Messrs|H\.E|Hon|Gen|Prof|Lt|Col|Capt|Amb|Sr|Sra|Srta|Lic|Ing|Mme|Mlle|MM|No|Art|arts|vs|Rt|Sen|Rep)\.$"
)
