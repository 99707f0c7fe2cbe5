"""Decide which blocks are page furniture, and say why.

The cues are the table ``data/lexicon/boilerplate.csv``: scope ``line`` drops the block it begins, scope ``tail`` drops
everything from there to the end, if the article stands before it.
"""

from __future__ import annotations

import re
from functools import cache

from govgraph import reference

_YEAR = re.compile(r"\b(?:19\d\d|20[0-2]\d)\b")
_MENU_PARTS = re.compile(r"\s*[|•·>»]\s*")
_VERBISH = re.compile(r"[.!?][\"'”’»)]*(?:\s|$)|,\s")
_MENU_ITEM_CHARS = 32
_HASHTAGS = re.compile(r"(?:#\w+[\s,]*){2,}$")
_ADDRESS = re.compile(r"^\S+@\S+$|^https?://\S+$|^www\.\S+$")


@cache
def _cues() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """Return the compiled cues with scope and reason."""
    return tuple(
        (re.compile(r"[\s•*\-–>\[(]*" + row["pattern"], re.IGNORECASE), row["scope"], row["reason"])
        for row in reference.table("boilerplate", folder="lexicon")
    )


def cue(text: str) -> tuple[str, str]:
    """Return scope and reason of the cue a block begins with, or two empty texts."""
    folded = text.replace("’", "'")
    for pattern, scope, reason in _cues():
        if pattern.match(folded):
            return scope, reason
    return "", ""


def furniture(text: str, *, in_head: bool) -> str:
    """Return why a block is page furniture by its form alone, or an empty text.

    Args:
        in_head: True before the first paragraph of the article, where short list items are menus.
    """
    if in_head and text[0] in "-•*–" and len(text) <= _MENU_ITEM_CHARS and not text.endswith((".", ";", ",")):
        return "menu"
    parts = [p for p in _MENU_PARTS.split(text) if p]
    if len(parts) >= 3 and max(len(p) for p in parts) <= 60 and (len(parts) >= 5 or not _VERBISH.search(text)):
        if not any(c.isdigit() for c in text) or (len(parts) >= 5 and not _YEAR.search(text)):
            return "menu"
    if _HASHTAGS.match(text):
        return "hashtags"
    if _ADDRESS.match(text):
        return "address"
    if text.endswith("…") or text.endswith("..."):
        return "teaser of another story"
    if not any(c.isalpha() for c in text):
        return "no words"
    return ""
