"""Check that a quote shows its sentence and never changes a letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.quotes import WINDOW, around


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("One. Two three four. Five.", "three", ("Two ", "three", " four.")),
        ("Dr. J. Smith signed. Then left.", "signed", ("Dr. J. Smith ", "signed", ".")),
        ("Headline\n\nThe text here", "text", ("The ", "text", " here")),
        ("short", "short", ("", "short", "")),
    ],
    ids=["middle", "abbreviation", "line", "all"],
)
def test_sentence_is_cut_out(text: str, words: str, expected: tuple[str, str, str]) -> None:
    """The context ends where the sentence does."""
    start = text.index(words)
    assert around(text, start, start + len(words)) == expected


@given(st.text(max_size=1500), st.data())
def test_evidence_is_exact(text: str, data: st.DataObject) -> None:
    """Whatever the text, the evidence in the middle is exactly its span, and the context touches it."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    window = text[max(0, start - WINDOW) : end + WINDOW]
    before, exact, after = around(window, start, end)
    assert exact == text[start:end]
    assert text[:start].endswith(before.removeprefix("… "))
    assert text[end:].startswith(after.removesuffix(" …"))
