"""Decide which blocks are page furniture, and say why.

The cues are the table ``data/lexicon/boilerplate.csv``: scope ``line`` drops the block it begins, scope ``tail`` drops
everything from there to the end, if the article stands before it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from govgraph import reference
from govgraph.folding import lower
from govgraph.patterns import lowered

_YEAR = re.compile(r"\b(?:19\d\d|20[0-2]\d)\b")
_MENU_SIGNS = "|•·>»"
_MENU_PARTS = re.compile(rf"\s*[{_MENU_SIGNS}]\s*")
_WIDE = re.compile(rf"\s{{3,}}|\s*[{_MENU_SIGNS}]\s*")  # four entries set apart by wide gaps are a menu too
_GAP = re.compile(r"\s{3}")
_VERBISH = re.compile(r"[.!?][\"'”’»)]*(?:\s|$)|,\s")
_MENU_ITEM_CHARS = 32
_MENU_ENTRY_CHARS = 60
_HASHTAGS = re.compile(r"(?:#\w+[\s,]*){2,}$")
_LEAD = r"[\s•*\-–>\[(]*"  # what may stand before a cue
_ADDRESS = re.compile(r"^\S+@\S+$|^https?://\S+$|^www\.\S+$")


class _Cues(NamedTuple):
    """The cues.

    Attributes:
        any: matches any of them; quicker than ``each``, and most blocks begin with none.
        each: matches any of them, with a group for each.
        meanings: scope and reason, by number of the group.
    """

    any: re.Pattern[str]
    each: re.Pattern[str]
    meanings: tuple[tuple[str, str], ...]


@cache
def _cues() -> _Cues:
    """Return the cues, which match a text in lower case."""
    rows = reference.table("boilerplate", folder="lexicon")
    some = "|".join(row["pattern"] for row in rows)
    each = "|".join(f"(?P<c{number}>{_LEAD}(?:{row['pattern']}))" for number, row in enumerate(rows))
    return _Cues(
        lowered(f"{_LEAD}(?:{some})"),
        lowered(each),
        tuple((row["scope"], row["reason"]) for row in rows),
    )


def cue(text: str) -> tuple[str, str]:
    """Return scope and reason of the cue a block begins with, or two empty texts."""
    folded, cues = lower(text.replace("’", "'")), _cues()
    if not cues.any.match(folded):
        return "", ""
    match = cues.each.match(folded)
    return cues.meanings[int((match.lastgroup or "c0")[1:])] if match is not None else ("", "")


def furniture(text: str, *, in_head: bool) -> str:
    """Return why a block is page furniture by its form alone, or an empty text.

    Args:
        in_head: True before the first paragraph of the article, where short list items are menus.
    """
    if in_head and text[0] in "-•*–" and len(text) <= _MENU_ITEM_CHARS and not text.endswith((".", ";", ",")):
        return "menu"
    if _is_menu_line(text):
        return "menu"
    if _HASHTAGS.match(text):
        return "hashtags"
    if _ADDRESS.match(text):
        return "address"
    if text.endswith(("…", "...")):
        return "teaser of another story"
    if not any(c.isalpha() for c in text):
        return "no words"
    return ""


def is_glued(before: str, text: str) -> bool:
    """Tell whether a block repeats the one before it with more glued to it: ``Our work``, ``Our workWe help …``."""
    size = len(before)
    return 0 < size <= _MENU_ENTRY_CHARS and text[:size].lower() == before.lower() and text[size : size + 1].isupper()


def _is_menu_line(text: str) -> bool:
    """Tell whether a line is a row of short entries parted by bars or dots, and not a line that gives a date."""
    if sum(map(text.count, _MENU_SIGNS)) < 2 and _GAP.search(text) is None:
        return False
    wide = [p for p in _WIDE.split(text) if p]
    parts = wide if len(wide) >= 4 else [p for p in _MENU_PARTS.split(text) if p]
    if len(parts) < 3 or max(map(len, parts)) > _MENU_ENTRY_CHARS:
        return False
    many = len(parts) >= 4
    if not many and _VERBISH.search(text):
        return False
    return not any(c.isdigit() for c in text) or (many and not _YEAR.search(text))
