"""Check the days that EDTF dates allow."""

from __future__ import annotations

from datetime import date, timedelta

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.edtf import bounds, compatible, settled

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


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("2003", "2003-07-21", True, id="less precise"),
        pytest.param("2003", "2004", False, id="next year"),
        pytest.param("2009-10-22", "2009-10-23", False, id="next day"),
        pytest.param("2009-10-22~", "2009-10-23", True, id="about a day"),
        pytest.param("2008~", "2009-03", True, id="about a year"),
        pytest.param("2008~", "2010-03", False, id="not about a year"),
        pytest.param("XXXX-10-23", "2020-10-23", True, id="no year, same day"),
        pytest.param("XXXX-10-23", "2020-10-24", False, id="no year, another day"),
        pytest.param("2018/..", "2030", True, id="open end"),
        pytest.param("2018/..", "2017", False, id="before an open end"),
        pytest.param("[2009-10-22,2009-10-23]", "2009-10-23", True, id="one of a set"),
    ],
)
def test_dates_that_can_be_the_same_day(one: str, other: str, expected: bool) -> None:
    """Two dates fit if their days overlap, in whichever order they are asked for."""
    assert (compatible(one, other), compatible(other, one)) == (expected, expected)


@given(st.dates(min_value=date(1900, 1, 1)), st.sampled_from((4, 7, 10)), st.sampled_from((4, 7, 10)))
def test_a_date_fits_itself_at_any_precision(day: date, length: int, other: int) -> None:
    """A year, month and day of one date fit each other, and the most precise remains."""
    one, two = day.isoformat()[:length], day.isoformat()[:other]
    assert compatible(one, two)
    assert settled([one, two]) == max(one, two, key=len)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["2009-10-23"], "2009-10-23"),
        (["2009-10-23", "2009-10-22"], "[2009-10-22,2009-10-23]"),
        (["2019-04", "2018-04-20"], "[2018-04-20,2019-04]"),
        (["XXXX-10-23", "2020-10-23"], "2020-10-23"),
        (["2004", "2003", "2003-07-21"], "[2003-07-21,2004]"),
    ],
)
def test_several_dates_become_one(dates: list[str], expected: str) -> None:
    """What fits is the most precise date, what does not is a set in order, whatever the order given."""
    assert settled(dates) == settled(reversed(dates)) == expected
    assert edtf.parse_edtf(expected) is not None
