"""Compare values and sets of values with the labels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from govgraph.evaluation.counts import Counts

G = TypeVar("G")
P = TypeVar("P")


def _never(answer: object) -> bool:
    """Let no answer pass."""
    return False


def compare_sets(
    gold: Sequence[G],
    found: Sequence[P],
    same: Callable[[G, P], bool],
    *,
    may_be: Callable[[P], bool] = _never,
) -> Counts:
    """Count the greatest number of labels that can each have an answer of its own, and the answers that fit none.

    An answer given twice, or under two names, is neither right nor wrong the second time.

    Args:
        gold: labels that must be met.
        found: answers.
        same: tells whether an answer meets a label.
        may_be: tells whether an answer that meets no label is no error either.
    """
    fits = [[j for j, answer in enumerate(found) if same(label, answer)] for label in gold]
    tp = _most_pairs(fits)
    fitting = {j for row in fits for j in row}
    fp = sum(not may_be(answer) for j, answer in enumerate(found) if j not in fitting)
    return Counts(tp, fp, len(gold) - tp)


def _most_pairs(fits: Sequence[Sequence[int]]) -> int:
    """Return the size of a largest matching of rows and the columns that fit them, by augmenting paths."""
    row_of: dict[int, int] = {}

    def place(row: int, tried: set[int]) -> bool:
        for column in fits[row]:
            if column not in tried:
                tried.add(column)
                if column not in row_of or place(row_of[column], tried):
                    row_of[column] = row
                    return True
        return False

    return sum(place(row, set()) for row in range(len(fits)))


def compare_values(
    gold: str | None, others: Sequence[str | None], found: str | None, same: Callable[[str, str], bool]
) -> Counts:
    """Count one value that may be missing on either side; a wrong one is an error and a miss.

    Where gold has none, another right answer is neither right nor wrong.

    Args:
        gold: the label; None where the text gives no value.
        others: further right answers; None among them where none need be given.
        found: the answer; None or empty where none is given.
        same: tells whether an answer meets a label.
    """
    if not found:
        return Counts(fn=int(gold is not None and None not in others))
    is_right = any(right is not None and same(right, found) for right in (gold, *others))
    if gold is None:
        return Counts(fp=int(not is_right))
    return Counts(tp=1) if is_right else Counts(fp=1, fn=1)


def compare_flags(gold: bool, found: bool) -> Counts:
    """Count one statement that is made or not."""
    return Counts(tp=int(gold and found), fp=int(found and not gold), fn=int(gold and not found))
