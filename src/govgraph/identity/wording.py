"""Compare the names that documents give an agreement, by the words that tell what it is on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from govgraph import reference
from govgraph.folding import fold, plain

_WORD = re.compile(r"[^\W_]+")
_STEM = 6
"""Letters by which words are compared: ``migrants`` and ``migration`` are alike, ``readmit`` is another."""
_LONG = 3
"""Letters a word needs to count, unless it is a number."""


@lru_cache(maxsize=8192)
def content_words(label: str, party_names: tuple[str, ...] = ()) -> frozenset[str]:
    """Return the stems of the words of a label, without those of instruments, parties and grammar.

    >>> sorted(content_words("Readmission Agreement between the EU and Armenia", ("European Union", "EU", "Armenia")))
    ['readmi']
    """
    named = {stem for name in party_names for stem in _stems(name)}
    return frozenset(stem for stem in _stems(label) if stem not in named and stem not in _generic())


def alike(one: frozenset[str], other: frozenset[str]) -> float | None:
    """Return the share of the shorter list of words found in the longer (0 to 1), or None where one has no word.

    >>> alike(frozenset({"readmi"}), frozenset({"readmi", "person"}))
    1.0
    """
    if not one or not other:
        return None
    return len(one & other) / min(len(one), len(other))


def _stems(text: str) -> Iterable[str]:
    words = _WORD.findall(plain(fold(text)).lower())
    return (word[:_STEM] for word in words if len(word) >= _LONG or word.isdigit())


@cache
def _generic() -> frozenset[str]:
    """Return the stems that any label may hold: kinds of instruments, grammar, and what is said of every agreement."""
    kinds = reference.words("label-kind")
    grammar = (word for row in reference.table("stopwords", folder="lexicon") for word in row["words"].split("|"))
    said = reference.words("label-generic")
    return frozenset(stem for text in (*kinds, *grammar, *said) for stem in _stems(text))


def instrument(label: str) -> str | None:
    """Return the key of the well-known instrument that a label names, or None.

    >>> instrument("Pacte mondial pour des migrations sûres, ordonnées et régulières")
    'gcm'
    """
    return _instruments().get(_letters(label))


@cache
def _instruments() -> dict[str, str]:
    rows = reference.table("instruments", folder="lexicon")
    return {_letters(name): row["key"] for row in rows for name in row["names"].split("|")}


def _letters(name: str) -> str:
    return " ".join(_WORD.findall(plain(fold(name)).lower())).removeprefix("the ")
