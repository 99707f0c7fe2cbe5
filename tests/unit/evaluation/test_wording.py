"""Check how words are brought to a form to compare, and how alike they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.evaluation.wording import fold, label_overlap, similarity


@given(st.text())
def test_what_is_folded_has_no_marks(text: str) -> None:
    """Folded words hold letters, digits and single blanks only, and no blank at an end."""
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert all(c.isalnum() or c in "_ " for c in folded)


@given(st.text("abcé ", max_size=80), st.text("abcé ", max_size=80))
def test_likeness_is_that_of_rapidfuzz(one: str, other: str) -> None:
    """The figure is the one that the reference takes from rapidfuzz."""
    fuzz = pytest.importorskip("rapidfuzz.fuzz", reason="rapidfuzz, to compare with, is not installed")
    assert similarity(one, other) == pytest.approx(fuzz.ratio(one, other) / 100)


@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_likeness_of_itself_and_both_ways(one: str, other: str) -> None:
    """A text is wholly like itself, and two are as like as the other way round."""
    assert similarity(one, one) == 1
    assert similarity(one, other) == similarity(other, one)


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ("Agreement on Migration between Nepal and Malaysia", "Nepal-Malaysia agreement", 1.0),
        ("the agreement", "Agreement", 1.0),
        ("Labour pact", "", 0.0),
    ],
    ids=["small words left out", "nothing but small words", "no label"],
)
def test_labels_share_telling_words(one: str, other: str, overlap: float) -> None:
    """Words that every label has do not make two labels alike."""
    assert label_overlap(one, other) == overlap
