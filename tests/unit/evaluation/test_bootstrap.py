"""Check the confidence intervals."""

from __future__ import annotations

from govgraph.evaluation.bootstrap import draws, interval
from govgraph.evaluation.counts import Counts


def test_the_same_seed_draws_the_same() -> None:
    """Samples are of as many documents as there are, and follow from the seed."""
    assert draws(3, resamples=5, seed=1) == draws(3, resamples=5, seed=1)
    assert draws(3, resamples=5, seed=1) != draws(3, resamples=5, seed=2)
    assert [len(sample) for sample in draws(3, resamples=2, seed=1)] == [3, 3]


def test_equal_documents_leave_no_doubt() -> None:
    """Where every document has the same F1, the interval is that F1."""
    assert interval([Counts(1, 1, 1)] * 4, draws(4, resamples=50, seed=0)) == (0.5, 0.5)


def test_the_interval_holds_the_figure() -> None:
    """Documents that differ give an interval around the F1 of all."""
    found = interval([Counts(tp=1), Counts(fn=1)] * 10, draws(20, resamples=500, seed=0))
    assert found is not None
    low, high = found
    assert 0.3 < low < 2 / 3 < high < 0.9


def test_nothing_to_find_has_no_interval() -> None:
    """Without anything to find or found, or without samples, there is no interval."""
    assert interval([Counts()] * 3, draws(3, resamples=10, seed=0)) is None
    assert interval([Counts(tp=1)], draws(1, resamples=0, seed=0)) is None
