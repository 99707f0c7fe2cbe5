"""Count what is right, what is too much and what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of one field, and the figures that follow from them; a figure is None where nothing can be said.

    Attributes:
        tp: answers that are right.
        fp: answers that are wrong.
        fn: labels that no answer meets.
    """

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def precision(self) -> float | None:
        """Return the share of answers that are right."""
        return _share(self.tp, self.tp + self.fp)

    @property
    def recall(self) -> float | None:
        """Return the share of labels that are met."""
        return _share(self.tp, self.tp + self.fn)

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean of precision and recall, 0 where both are 0."""
        return _share(2 * self.tp, 2 * self.tp + self.fp + self.fn)


def total(counts: Iterable[Counts]) -> Counts:
    """Return the sum of counts.

    >>> total([Counts(1, 2, 3), Counts(4, 0, 1)])
    Counts(tp=5, fp=2, fn=4)
    """
    return sum(counts, start=Counts())


def _share(part: int, whole: int) -> float | None:
    """Return a share, or None of nothing."""
    return part / whole if whole else None
