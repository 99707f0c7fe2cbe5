"""Read the text layer of a PDF: its lines in reading order, paragraphs parted by blank lines.

A word broken by a hyphen at a line's end is made whole. Lines that stand at the head or foot of most pages are moved to
the end, once each, and marked as page furniture, so that a sentence that runs over a page's end stays in one piece.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
from pypdfium2 import PdfiumError

from govgraph import settings
from govgraph.documents.formats import PDF
from govgraph.documents.origin import Origin
from govgraph.errors import SourceError
from govgraph.model import Document, Passage

_REASONS = {
    "password": "protected by a password; save a copy without one",
    "format": "not a PDF, or a damaged one",
}
_HYPHEN = "\ufffe"  # what PDFium puts for a hyphen at a line's end, the line break taken out
_BROKEN_WORD = re.compile(rf"(\w+){_HYPHEN}(\w*)")
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_EDGE_LINES = 2  # so many lines at the head and the foot of a page may be furniture
_EDGE_SHARE, _EDGE_PAGES = 0.5, 3  # on half of the pages, three at the least
_GAP = 1.3  # of the usual distance of two lines parts two paragraphs
_INDENT_PT = 5.0
_SAME_HEIGHT_PT = 4.0
_REASON = "repeated at the head or foot of pages"


@dataclass(frozen=True, slots=True)
class _Line:
    """Be a line of a page, with its place in points from the lower left.

    Attributes:
        left: left edge of its first letter.
        base: lower edge of its first letter.
        foot: lower edge of its last letter; below ``base`` where a hyphen joins several lines.
    """

    text: str
    left: float
    base: float
    foot: float

    @property
    def key(self) -> tuple[str, int]:
        """Return what the same line of furniture has in common on all pages: its words, and its height on the page."""
        return _masked(self.text), round(self.base / _SAME_HEIGHT_PT)


def read(data: bytes, origin: Origin) -> Document:
    """Return the document of a PDF.

    Raises:
        SourceError: if it is damaged, protected, has no text layer, or more pages or text than is read.
    """
    try:
        pdf = pypdfium2.PdfDocument(data)
        pages = _pages(pdf, origin.source)
        title = str(pdf.get_metadata_value("Title") or "")
    except PdfiumError as error:
        kind = "password" if "password" in str(error).lower() else "format"
        raise SourceError(origin.source, _REASONS[kind]) from None
    furniture = _furniture(pages)
    kept = [_strip(page, furniture) for page in pages]
    text = _mend("\n".join(filter(None, map(_join, kept))))
    if not any(c.isalpha() for c in text):
        raise SourceError(origin.source, "the PDF has no text layer (a scan?); run text recognition over it first")
    set_aside = dict.fromkeys(line.text for page in pages for line in page if line not in _strip(page, furniture))
    parts, dropped, at = [text], [], len(text) + 2
    for line in (" ".join(line.split()) for line in set_aside):
        parts.append(line)
        dropped.append(Passage(at, at + len(line), _REASON))
        at += len(line) + 2
    return Document(
        origin.name, origin.source, PDF.media_types[0], origin.sha256, "\n\n".join(parts) + "\n",
        title=title if title and title in text else None,  # many name the program's file, or a template
        dropped=tuple(dropped),
    )  # fmt: skip


def _pages(pdf: pypdfium2.PdfDocument, source: str) -> list[list[_Line]]:
    """Return the lines of each page.

    Raises:
        SourceError: if there are more pages, or more text, than is read.
    """
    most, max_chars = int(settings.number("max_pages")), settings.number("max_text_chars")
    if len(pdf) > most:
        raise SourceError(source, f"{len(pdf):,} pages; at most {most:,} are read (GOVGRAPH_MAX_PAGES)")
    pages: list[list[_Line]] = []
    chars = 0
    for index in range(len(pdf)):
        page = pdf[index]
        lines = _lines(page.get_textpage())
        page.close()
        chars += sum(len(line.text) for line in lines)
        if chars > max_chars:
            raise SourceError(source, f"the text has over {max_chars:,.0f} characters (GOVGRAPH_MAX_TEXT_CHARS)")
        pages.append(lines)
    return pages


def _lines(page: pypdfium2.PdfTextPage) -> list[_Line]:
    """Return the lines of a page that hold more than space."""
    found, at = [], 0
    for raw in page.get_text_range().split("\n"):
        text = raw.strip()
        if text:
            first = at + raw.index(text[0])
            left, base, _, _ = page.get_charbox(first, loose=True)
            foot = page.get_charbox(first + len(text) - 1, loose=True)[1]
            found.append(_Line(text, left, base, foot))
        at += len(raw) + 1
    return found


def _furniture(pages: Sequence[Sequence[_Line]]) -> frozenset[tuple[str, int]]:
    """Return the keys of the lines that stand at the head or foot of most pages."""
    counts = Counter(key for page in pages for key in {line.key for line in _edges(page)})
    least = max(_EDGE_PAGES, _EDGE_SHARE * len(pages))
    return frozenset(key for key, count in counts.items() if count >= least)


def _edges(page: Sequence[_Line]) -> list[_Line]:
    """Return the highest and the lowest lines of a page, wherever they stand in its order."""
    ranked = sorted(page, key=lambda line: line.base)
    return [*ranked[:_EDGE_LINES], *ranked[_EDGE_LINES:][-_EDGE_LINES:]]


def _masked(text: str) -> str:
    """Return a line with its numbers alike.

    >>> _masked("Page 3/12") == _masked("Page 4/12"), _masked("– iv –") == _masked("– x –")
    (True, True)
    """
    return _DIGITS.sub("#", text.lower())


def _strip(page: Sequence[_Line], furniture: frozenset[tuple[str, int]]) -> list[_Line]:
    """Return a page's lines without its furniture."""
    edges = _edges(page)
    return [line for line in page if not (line in edges and line.key in furniture)]


def _join(page: Sequence[_Line]) -> str:
    """Return a page's lines as text, with a blank line where a paragraph begins."""
    gaps = sorted(above.foot - line.base for above, line in pairwise(page) if above.foot > line.base)
    usual = gaps[len(gaps) // 4] if gaps else 0.0  # not the median: short paragraphs have as many gaps as lines
    parts = [line.text for line in page[:1]]
    for number, (above, line) in enumerate(pairwise(page), 1):
        below = page[number + 1] if number + 1 < len(page) else None
        wide = above.foot - line.base > _GAP * usual
        indented = (
            below is not None
            and abs(above.left - below.left) < _INDENT_PT
            and line.left - above.left >= _INDENT_PT
            and above.base > line.base > below.base
        )
        parts.append(("\n\n" if wide or indented else "\n") + line.text)
    return "".join(parts)


def _mend(text: str) -> str:
    """Return a text with the words whole that a hyphen parts at a line's end.

    The hyphen stays where the text elsewhere has the word with it, and before a capital or a digit.
    """

    def whole(match: re.Match[str]) -> str:
        first, second = match.groups()
        if not second or not second[0].islower() or f"{first}-{second}".lower() in lower:
            return f"{first}-{second}"
        return first + second

    lower = text.lower()
    return _BROKEN_WORD.sub(whole, text).replace(_HYPHEN, "-").replace("\u00ad", "")
