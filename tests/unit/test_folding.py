"""Test that folding keeps the length of a text, and what it makes of signs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.folding import fold, plain


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("l’accord “général”", 'l\'accord "général"'),
        ("«\u00a0Oui\u202f»\n", '" Oui " '),
        ("co‑operation\tand`more", "co-operation and'more"),
        ("Ünïcode — stays…", "Ünïcode — stays…"),
    ],
)
def test_signs_are_folded(text: str, folded: str) -> None:
    """Quotes, spaces and hyphens become plain, and nothing else does."""
    assert fold(text) == folded


@given(st.text())
def test_folding_keeps_offsets(text: str) -> None:
    """Every character stays at its place, so that offsets hold in both texts."""
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("name", "bare"), [("Núñez", "Nunez"), ("Plain", "Plain"), ("Ðoković", "Ðokovic")], ids=["accents", "none", "a bar"]
)
def test_accents_are_taken_off(name: str, bare: str) -> None:
    """Accents go; a letter that only looks like one with an accent stays."""
    assert plain(name) == bare
