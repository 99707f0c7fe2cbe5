"""Test the question whether a stretch lies inside one of many."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from govgraph.cover import Cover

_SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 10)).map(lambda pair: (pair[0], pair[0] + pair[1])))


@given(_SPANS, st.integers(0, 30), st.integers(0, 10))
def test_it_answers_as_a_look_at_each_stretch_does(spans: list[tuple[int, int]], start: int, length: int) -> None:
    """A stretch is held if one of the others holds it, and the next begins where the first of those behind does."""
    end = start + length
    cover = Cover(spans)
    assert cover.holds(start, end) == any(a <= start and end <= b for a, b in spans)
    assert cover.next(start, end) == min([a for a, _ in spans if start < a < end], default=end)
