"""Check the days that EDTF dates allow."""

from __future__ import annotations

from datetime import date, timedelta

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.edtf import bounds

CASES = {
    "2020": ("2020-01-01", "2020-12-31"),
    "2020-02": ("2020-02-01", "2020-02-29"),
    "2020-10-23": ("2020-10-23", "2020-10-23"),
    "2020-10-23~": ("2020-10-23", "2020-10-23"),
    "202X": ("2020-01-01", "2029-12-31"),
    "2020-XX": ("2020-01-01", "2020-12-31"),
    "2020-1X": ("2020-10-01", "2020-12-31"),
    "2020-02-XX": ("2020-02-01", "2020-02-29"),
    "2020-21": ("2020-03-01", "2020-05-31"),
    "2018/2020-06": ("2018-01-01", "2020-06-30"),
    "2018/..": ("2018-01-01", None),
    "../2018": (None, "2018-12-31"),
    "[2020-10-23,2021-10-23]": ("2020-10-23", "2021-10-23"),
    "{2021,2019}": ("2019-01-01", "2021-12-31"),
    "[2019..2021]": ("2019-01-01", "2021-12-31"),
    "[..2021]": (None, "2021-12-31"),
    "XXXX-10-23": (None, None),
    "[XXXX-10-23,2021]": (None, None),
    "": (None, None),
    "last year": (None, None),
    "2020-13": (None, None),
    "2020-02-30": (None, None),
    "0000": (None, None),
}


@pytest.mark.parametrize(("written", "days"), CASES.items(), ids=CASES)
def test_bounds(written: str, days: tuple[str | None, str | None]) -> None:
    """The earliest and latest day follow from what is written, and from nothing else."""
    assert bounds(written) == days


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from((4, 7, 10)))
def test_bounds_agree_with_the_edtf_package(day: date, length: int) -> None:
    """Years, months and days have the limits that the reference implementation gives."""
    written = day.isoformat()[:length]
    parsed = edtf.parse_edtf(written)
    expected = tuple("{:04}-{:02}-{:02}".format(*limit[:3]) for limit in (parsed.lower_strict(), parsed.upper_strict()))
    assert bounds(written) == expected


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(9000, 1, 1)), st.integers(0, 900))
def test_an_interval_runs_from_its_first_to_its_last_day(first: date, length: int) -> None:
    """An interval and a set of the same two days have the same limits."""
    days = first.isoformat(), (first + timedelta(days=length)).isoformat()
    assert bounds("/".join(days)) == bounds(f"[{','.join(days)}]") == days
