"""Bring words to the form in which they are compared, and measure how alike two of them are."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ARTICLE = re.compile(r"^(the|le|la|les|el|los|las) ")
_SMALL_WORDS = frozenset("the and for between with des les del sur sobre agreement migration".split())


@lru_cache(maxsize=65536)
def fold(text: str | None) -> str:
    """Return words in lower case without accents, punctuation, possessive and leading article; None is empty.

    >>> fold("The U.S. President’s Emergency Plan"), fold("São-João")
    ('us president emergency plan', 'sao joao')
    """
    decomposed = unicodedata.normalize("NFKD", text or "")
    folded = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    folded = re.sub("[’`´]", "'", folded)
    folded = re.sub(r"(?<=\w)\.(?=\w\b)", "", folded)  # U.S. is US
    folded = re.sub(r"'s\b", "", folded)
    folded = re.sub(r"[^\w\s]", " ", folded)
    return _ARTICLE.sub("", " ".join(folded.split()))


@lru_cache(maxsize=65536)
def similarity(one: str, other: str) -> float:
    """Return how much two texts share: twice their longest common subsequence by the sum of their lengths, 0 to 1.

    The scorer of the development corpus takes the same figure from rapidfuzz where that is installed, and difflib's
    otherwise; here it never depends on what is installed.

    >>> similarity("labour office", "labor office")
    0.96
    """
    total = len(one) + len(other)
    return 2 * _common(one, other) / total if total else 1.0


def _common(one: str, other: str) -> int:
    """Return the length of the longest common subsequence, one row of the table held in the bits of a number."""
    places: dict[str, int] = {}
    for index, character in enumerate(one):
        places[character] = places.get(character, 0) | 1 << index
    full = (1 << len(one)) - 1
    row = full
    for character in other:
        matched = row & places.get(character, 0)
        row = ((row + matched) | (row - matched)) & full
    return len(one) - row.bit_count()


def label_overlap(one: str, other: str) -> float:
    """Return the share of telling words that two labels have in common, 0 to 1.

    A label that has none but small words is compared by these.
    """
    first, second = _telling(one), _telling(other)
    return len(first & second) / len(first | second) if first and second else 0.0


def _telling(label: str) -> frozenset[str]:
    """Return the words of a label that tell it from others."""
    words = fold(label).split()
    return frozenset(w for w in words if len(w) > 2 and w not in _SMALL_WORDS) or frozenset(words)
