"""Match the formulas of agreement texts, as the table ``data/lexicon/provisions.csv`` lists them.

In a pattern ``{N}`` stands for what a text calls itself and ``{P}`` for a stretch of time.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from govgraph import reference
from govgraph.facts.periods import pattern as period


class Formula(NamedTuple):
    """One formula.

    Attributes:
        value: what a text with these words says, such as a concept key; empty where the match itself tells.
    """

    value: str
    pattern: re.Pattern[str]


def _spaced(pattern: str) -> str:
    """Return a pattern whose spaces also match the line breaks and indents of a text."""
    return pattern.replace(r"\ ", " ").replace(" ?", r"\s*").replace(" ", r"\s+")


@cache
def _text_noun() -> str:
    """Return the pattern of what a text calls itself, in any case."""
    return f"(?i:{_spaced(reference.word_list('text-noun'))})"


@cache
def formulas(detail: str) -> tuple[Formula, ...]:
    """Return the formulas of one detail in every language.

    Args:
        detail: first column of the table; a formula that names someone is read with its capitals, others without.
    """
    found = []
    for row in reference.table("provisions", folder="lexicon"):
        if row["detail"] == detail:
            words = _spaced(row["pattern"]).replace("{N}", _text_noun()).replace("{P}", period())
            case = re.NOFLAG if "(?P<who>" in words else re.IGNORECASE
            found.append(Formula(row["value"], re.compile(rf"(?<!\w)(?:{words})(?!\w)", case)))
    return tuple(found)


def first(detail: str, text: str, start: int = 0) -> tuple[re.Match[str], str] | None:
    """Return the match that begins first in a folded text, with its value; None where no formula of a detail matches.

    Args:
        start: where to begin.
    """
    every = [
        (match, value) for value, pattern in formulas(detail) if (match := pattern.search(text, start)) is not None
    ]
    return min(every, key=lambda found: found[0].start(), default=None)
