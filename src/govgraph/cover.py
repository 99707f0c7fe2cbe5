"""Ask whether a stretch of text lies inside one of many; the time does not grow with their number."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Cover:
    """Hold half-open stretches of text, which may overlap.

    >>> Cover([(0, 4), (2, 9)]).holds(3, 8), Cover([(0, 4), (4, 9)]).holds(3, 8)
    (True, False)
    """

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reached = list(accumulate((end for _, end in ordered), max))

    def holds(self, start: int, end: int) -> bool:
        """Tell whether one of the stretches holds this one whole."""
        before = bisect_right(self._starts, start)
        return before > 0 and self._reached[before - 1] >= end

    def next(self, start: int, end: int) -> int:
        """Return where the first stretch begins behind ``start`` and before ``end``, or ``end`` if none does."""
        behind = bisect_right(self._starts, start)
        return min(self._starts[behind], end) if behind < len(self._starts) else end
