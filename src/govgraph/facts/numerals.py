"""Read the numbers of clauses and periods: digits, Roman numerals, and the words of ``data/lexicon/numbers.csv``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from govgraph import reference

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN_FORM = re.compile(r"(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


@cache
def _words(column: str) -> Mapping[str, int]:
    """Return the value of each number word.

    Args:
        column: ``cardinal`` or ``ordinal``.
    """
    rows = reference.table("numbers", folder="lexicon")
    return {word: int(row["value"]) for row in rows for word in reference.several(row[column])}


@cache
def word_pattern(column: str) -> str:
    """Return a pattern of one number word in lower case, longest first.

    Args:
        column: ``cardinal`` or ``ordinal``.
    """
    longest = sorted(_words(column), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest) + ")"


def value(text: str) -> int | None:
    """Return the number a text writes, or None where it writes none.

    >>> value("12"), value("XIV"), value("premier"), value("Ninety"), value("1er"), value("IIX")
    (12, 14, 1, 90, 1, None)
    """
    digits = re.match(r"\d+", text)
    if digits is not None:
        return int(digits.group())
    if text and _ROMAN_FORM.fullmatch(text):
        values = [_ROMAN[letter] for letter in text]
        return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
    word = re.sub(r"\s+", " ", text.lower())
    return _words("ordinal").get(word) or _words("cardinal").get(word)
