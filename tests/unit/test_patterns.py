"""Test that patterns written for speed match what plain ones match."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.patterns import any_of, lowered

_WORDS = st.lists(st.text("abAB.é", min_size=1, max_size=4), min_size=1, max_size=8)


@given(_WORDS, st.text("abAB.é ", max_size=12))
def test_grouping_changes_no_match(words: list[str], text: str) -> None:
    """Alternatives grouped by their first letter match where the plain list does, with and without regard to case."""
    escaped = [re.escape(word) for word in words]
    for flag in (re.NOFLAG, re.IGNORECASE):
        plain = re.compile("|".join(escaped), flag)
        grouped = re.compile(any_of(escaped), flag)
        assert [m.span() for m in grouped.finditer(text)] == [m.span() for m in plain.finditer(text)]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\bAbout [A-Z]{2,8}\S*", "about IOM: read on"),
        (r"(?P<Who>ÉTAT)\W", "l'État, dit-il"),
        (r"\Bigned\b", "SIGNED"),
    ],
    ids=["classes and escapes", "names and accents", "boundaries"],
)
def test_a_lowered_pattern_reads_lower_case_as_the_other_reads_any(pattern: str, text: str) -> None:
    """Escapes and names of groups keep their letters, and all else matches in a lower-case text."""
    expected = re.search(pattern, text, re.IGNORECASE)
    found = lowered(pattern).search(text.lower())
    assert expected is not None
    assert found is not None
    assert (found.span(), found.groupdict().keys()) == (expected.span(), expected.groupdict().keys())
