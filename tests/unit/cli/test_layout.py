"""Check columns and sizes."""

from __future__ import annotations

from govgraph.cli import layout


def test_columns_are_aligned_and_not_padded_at_the_end() -> None:
    """Each column is as wide as its widest cell; lines have no trailing blanks."""
    assert layout.columns([("a", "long cell"), ("bcd", "x")]) == "a    long cell\nbcd  x\n"


def test_a_cell_stays_on_its_line() -> None:
    """A line break in a title does not break the table."""
    assert layout.columns([("a\nb", "c")]) == "a b  c\n"


def test_no_rows_are_no_lines() -> None:
    """An empty table prints nothing."""
    assert layout.columns([]) == ""
