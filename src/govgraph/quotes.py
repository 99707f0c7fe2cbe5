"""Cut the sentence around a piece of evidence out of a window of text."""

from __future__ import annotations

import re

_BREAK = re.compile(r"\n+|(?<=[.!?])[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-ZÀ-Þ0-9])")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|No|Art|Gov|Gen|Sec|Hon|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.$")
WINDOW = 300
"""Characters of context that the queries fetch on either side of evidence."""
_SHOWN = 240  # longest context shown on one side: about four lines on a wide screen


def around(window: str, start: int, end: int) -> tuple[str, str, str]:
    """Return the words of the sentence before the evidence, the evidence, and those behind it.

    Args:
        window: text from ``max(0, start - WINDOW)`` to ``end + WINDOW`` of the document.
        start: offset of the evidence in the document.
        end: its end; half-open.

    >>> around("One. Two three four. Five.", 9, 14)
    ('Two ', 'three', ' four.')
    """
    head = min(start, WINDOW)
    before, exact, after = window[:head], window[head : head + end - start], window[head + end - start :]
    return _tail(before, whole=start <= WINDOW), exact, _head(after)


def _tail(before: str, *, whole: bool) -> str:
    cut = 0
    for found in _BREAK.finditer(before + "A"):
        if found.end() <= len(before) and not _ABBREVIATION.search(before[: found.start()]):
            cut = found.end()
    kept = before[cut:]
    if len(kept) > _SHOWN or (cut == 0 and not whole):
        kept = "… " + kept[-_SHOWN:].partition(" ")[2]
    return kept


def _head(after: str) -> str:
    for found in _BREAK.finditer(after):
        if not _ABBREVIATION.search(after[: found.start()]):
            after = after[: found.start()]
            break
    if len(after) > _SHOWN:
        after = after[:_SHOWN].rpartition(" ")[0] + " …"
    return after.rstrip()
