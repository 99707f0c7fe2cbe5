"""Test how written dates become EDTF."""

from __future__ import annotations

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.mentions import dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 23 October 2020 in", ["2020-10-23"]),
        ("on October 23, 2020, in", ["2020-10-23"]),
        ("on October 23 in", ["XXXX-10-23"]),
        ("on the 7th November at", ["XXXX-11-07"]),
        ("the 22nd day of February 2022", ["2022-02-22"]),
        ("the twenty-second day of August 2012", ["2012-08-22"]),
        ("dated 2018-07-13.", ["2018-07-13"]),
        ("since October 2018 he", ["2018-10"]),
        ("le jeudi 25 mars 2021 à", ["2021-03-25"]),
        ("le 1er décembre 2019", ["2019-12-01"]),
        ("el 5 de abril de 2023", ["2023-04-05"]),
        ("in 1983 and", ["1983"]),
        ("Date: 07/18/2016", ["2016-07-18"]),
        ("Date: 07/08/2016", ["2016"]),
        ("1,200 Ringgit, 10.7 million, 2,018 people", []),
        ("Agenda 2063 and the 2030 Agenda", []),
        ("they may 5 times march on", []),
        ("31 December. The", ["XXXX-12-31"]),
        ("31 June 2019 and 29 February", ["XXXX-02-29"]),
        ("30 February, 2019-02-29, 29 February 2020", ["2020-02-29"]),
    ],
)
def test_written_forms(text: str, expected: list[str]) -> None:
    """Each way of writing a date gives the EDTF of just what is written; numbers that are no dates give none."""
    assert [span.value for span in dates.find(text)] == expected


@pytest.mark.parametrize(
    ("text", "detail", "value"),
    [
        ("signed today in", "relative", "0"),
        ("met yesterday", "relative", "-1"),
        ("hier à Paris", "relative", "-1"),
        ("on Tuesday in", "weekday", "1"),
        ("este miércoles en", "weekday", "2"),
        ("Two days later, in", "later", "2"),
    ],
)
def test_relative_forms(text: str, detail: str, value: str) -> None:
    """What is reckoned from the day of writing is reported as such."""
    assert [(span.detail, span.value) for span in dates.find(text)] == [(detail, value)]


@given(st.dates())
@settings(max_examples=60, deadline=None)
def test_every_day_survives_writing_and_reading(day: object) -> None:
    """A day written out is found again, and its value is EDTF."""
    written = f"on {day:%d} {day:%B} {day:%Y}" if getattr(day, "year", 0) >= 1800 else ""
    values = [span.value for span in dates.find(written)]
    assert values == ([str(day)] if written and getattr(day, "year", 0) < 2100 else values)
    assert all(parse_edtf(value) for value in values)
