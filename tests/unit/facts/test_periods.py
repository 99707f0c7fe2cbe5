"""Test the reading of stretches of time."""

from __future__ import annotations

import re

import pytest

from govgraph.facts.periods import duration, pattern


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("three months", "P3M"), ("ninety (90) days", "P90D"), ("60 days", "P60D"), ("twelve-month", "P12M"),
        ("two weeks", "P14D"), ("un an", "P1Y"), ("six mois", "P6M"), ("tres (3) años", "P3Y"), ("treinta días", "P30D"),
        ("thirty (60) days", None),
    ],
)  # fmt: skip
def test_a_period_is_one_number_and_unit(text: str, expected: str | None) -> None:
    """Words, figures and weeks become one xsd:duration; where words and figures differ there is none."""
    match = re.search(pattern(), text)
    assert match is not None
    assert duration(match) == expected


@pytest.mark.parametrize("text", ["some months", "the third month", "five yearly reports", "ten working days"])
def test_no_period_is_read_in(text: str) -> None:
    """What has no number, or a unit that xsd:duration lacks, is no period."""
    assert re.search(pattern(), text) is None
