"""Tell how the sources of one field stand to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Set
from typing import Literal

Resolution = Literal["confirmed", "majority", "unique", "conflict"]


def resolve(values: Mapping[str, Set[str]], *, fits: Callable[[str, str], bool]) -> tuple[Resolution, tuple[str, ...]]:
    """Return how the sources of a field that has one value stand to each other, and the values that hold.

    Values that fit one another are one opinion. One opinion is confirmed by a second source, and unique without;
    of several, that of more than half of the sources, two at the least, is the majority; else there is a conflict, and
    all values stay.

    Args:
        values: the independent sources that give each value; not empty.
        fits: whether two values can both be right, as a year and a day in it.

    >>> resolve({"XXXX-10-23": {"a"}, "2020-10-23": {"b"}}, fits=lambda one, other: one[4:] == other[4:])
    ('confirmed', ('2020-10-23', 'XXXX-10-23'))
    """
    opinions: list[set[str]] = []
    for value in sorted(values):
        home = next((group for group in opinions if all(fits(value, other) for other in group)), None)
        if home is None:
            opinions.append({value})
        else:
            home.add(value)
    backing = [set().union(*(values[value] for value in group)) for group in opinions]
    sources = set().union(*backing)
    if len(opinions) == 1:
        return ("confirmed" if len(sources) > 1 else "unique"), tuple(sorted(opinions[0]))
    best = max(range(len(opinions)), key=lambda index: len(backing[index]))
    if len(backing[best]) > 1 and 2 * len(backing[best]) > len(sources):
        return "majority", tuple(sorted(opinions[best]))
    return "conflict", tuple(sorted(values))


def independent(texts: Mapping[str, str]) -> dict[str, str]:
    """Return, for each document, the one that stands for it and all its copies.

    Args:
        texts: the text of each document by its key.
    """
    shingles = {key: _shingles(text) for key, text in texts.items()}
    original: dict[str, str] = {}
    groups: dict[str, list[str]] = defaultdict(list)
    for key in sorted(texts):
        home = next(
            (first for first in groups if any(_is_copy(shingles[key], shingles[k]) for k in groups[first])), key
        )
        groups[home].append(key)
        original[key] = home
    return original


_SHINGLE_WORDS = 5
_COPIED = 0.5
"""Share of the shorter text's runs of five words that a copy repeats; retellings of one page reach 0.48."""


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = text.casefold().split()
    return frozenset(zip(*(words[start:] for start in range(_SHINGLE_WORDS)), strict=False))


def _is_copy(one: Set[tuple[str, ...]], other: Set[tuple[str, ...]]) -> bool:
    shorter = min(len(one), len(other))
    return shorter > 0 and len(one & other) >= _COPIED * shorter
