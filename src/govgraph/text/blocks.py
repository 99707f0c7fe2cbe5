"""Join the lines of a text into blocks: paragraphs, headings, list items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_ENDED = re.compile(r"""[.!?:;…]["'”’»)\]]*$""")
_OPEN = re.compile(
    r"(?:[,–-]|\b(?:and|or|of|the|a|an|for|in|on|to|by|with|between|from|et|de|du|des|la|le|les|y|del|los|las|el|en))$",
    re.I,
)
_BULLET = re.compile(
    r"(?:[•●▪◦·*]|[-–—](?=\s)|\(?[a-z0-9]{1,3}[.)](?=\s)|\d+\.\d+\s|(?:Article|ARTICLE|Artículo)\s+[0-9IVX]+\b)"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_SMALL = frozenset(
    "and or of the a an for in on to by with at from as et de du des la le les y del los las el en sur para".split()
)
_WRAP_MIN, _WRAP_MAX = 45, 110  # width in characters of texts broken by hand or mail (RFC 5322 asks for 78)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text, without the space around it."""

    start: int
    end: int
    text: str
    after_blank: bool


def lines(text: str) -> list[Line]:
    """Return the lines that hold more than space."""
    found, blank = [], True
    for match in re.finditer(r"[^\n]*\n?", text):
        body = match.group().strip()
        if body:
            start = match.start() + match.group().index(body[0])
            found.append(Line(start, start + len(body), body, blank))
        blank = not body
    return found


def is_heading(text: str) -> bool:
    """Tell whether a line looks like a headline: short, unended, most of its words capitalised or all of them."""
    if _ENDED.search(text) or len(text) > 140:
        return False
    words = [w for w in _WORD.findall(text) if w.lower() not in _SMALL]
    return bool(words) and sum(w[0].isupper() for w in words) >= 0.8 * len(words)


def join(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the blocks of a text: lines that belong together are joined.

    A line is joined to the one before it within a paragraph where that one is visibly unfinished, or where the text is
    broken at a fixed width.
    """
    rows = lines(text)
    width = _wrap_width(rows)
    start = end = -1
    previous: Line | None = None
    for row in rows:
        if (
            previous is not None
            and not row.after_blank
            and _continues(previous, row, width, fresh=start == previous.start)
        ):
            end = row.end
        else:
            if start >= 0:
                yield start, end
            start, end = row.start, row.end
        previous = row
    if start >= 0:
        yield start, end


def _wrap_width(rows: list[Line]) -> int:
    """Return the width at which the text is broken, or 0 where lines are whole paragraphs."""
    broken = [
        len(a.text)
        for a, b in pairwise(rows)
        if not b.after_blank and not _ENDED.search(a.text) and _WRAP_MIN <= len(a.text) <= _WRAP_MAX
    ]
    return max(broken) if len(broken) >= 4 else 0


def _continues(a: Line, b: Line, width: int, *, fresh: bool) -> bool:
    """Tell whether line ``b`` goes on with line ``a``; ``fresh`` says that ``a`` begins its block."""
    if _BULLET.match(b.text) or "|" in b.text or re.search(r" {4,}", a.text + b.text):
        return False
    if _ENDED.search(a.text):
        # inside a text of fixed width a sentence may end at a line's end without ending the paragraph
        return bool(width) and len(a.text) >= 0.6 * width and not fresh and not is_heading(a.text)
    if b.text[0].islower() or _OPEN.search(a.text) or _is_broken_date(a.text, b.text):
        return True
    share = 0.88 if fresh and is_heading(a.text) else 0.55
    return bool(width) and len(a.text) >= share * width


def _is_broken_date(a: str, b: str) -> bool:
    """Tell whether a line end parts a day from its month or a month from its year."""
    return (_DAY_END.search(a) is not None and _MONTH.match(b) is not None) or (
        _MONTH_END.search(a) is not None and _YEAR.match(b) is not None
    )


_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
)
_DAY_END = re.compile(r"\b\d{1,2}(?:st|nd|rd|th|er)?(?: de)?$")
_MONTH = re.compile(rf"{_MONTHS}\b")
_MONTH_END = re.compile(rf"{_MONTHS}(?: de|,)?(?: \d{{1,2}},?)?$")
_YEAR = re.compile(r"(?:19|20)\d\d\b")
