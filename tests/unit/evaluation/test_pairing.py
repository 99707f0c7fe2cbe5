"""Check the counting of values and sets."""

from __future__ import annotations

from operator import eq

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.evaluation.counts import Counts
from govgraph.evaluation.pairing import compare_sets, compare_values


@pytest.mark.parametrize(
    ("gold", "others", "found", "counts"),
    [
        ("a", (), "a", Counts(tp=1)),
        ("a", ("b",), "b", Counts(tp=1)),
        ("a", (), "b", Counts(fp=1, fn=1)),
        ("a", (), None, Counts(fn=1)),
        ("a", (None,), None, Counts()),
        (None, (), "b", Counts(fp=1)),
        (None, ("b",), "b", Counts()),
        (None, (), "", Counts()),
    ],
    ids=["right", "other", "wrong", "missing", "may be missing", "invented", "may be there", "nothing"],
)
def test_one_value(gold: str | None, others: tuple[str | None, ...], found: str | None, counts: Counts) -> None:
    """A value is right, wrong, missing or invented, and what may be there or not counts nowhere."""
    assert compare_values(gold, others, found, eq) == counts


def test_each_label_gets_an_answer_of_its_own() -> None:
    """Where one answer fits two labels, the other answer goes where it alone fits."""
    fits = {("a", 1), ("b", 1), ("b", 2)}
    assert compare_sets(["b", "a"], [1, 2], lambda g, p: (g, p) in fits) == Counts(tp=2)


def test_twice_is_no_error_and_optional_is_none() -> None:
    """An answer given twice, and one that may be there, are no errors; another one is."""
    assert compare_sets([1], [1, 1, 2, 3], eq, may_be=lambda p: p == 2) == Counts(tp=1, fp=1)


@given(st.lists(st.integers(0, 5)), st.lists(st.integers(0, 5)))
def test_labels_are_met_or_missed(gold: list[int], found: list[int]) -> None:
    """Met and missed labels are all labels, and no more are met than there are answers."""
    counts = compare_sets(gold, found, eq)
    assert counts.tp + counts.fn == len(gold)
    assert counts.tp + counts.fp <= len(found)
