"""Test how a missing year is inferred, and when it is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.model import Document
from govgraph.pipeline import read_record

_SIGNED = "{a}, {x}, and {b}, {y}, signed a memorandum of understanding on migration in Geneva on {day}."


def _inferred(doc: Document) -> list[tuple[str, list[str]]]:
    """Return the inferred dates with the rules behind them."""
    return [(i.value, [r.rule for r in i.reasons]) for a in read_record(doc).agreements for i in a.inferences]


def test_terms_of_office_bound_the_year(make_document: Callable[..., Document]) -> None:
    """Only the years in which both signatories held their offices remain."""
    text = _SIGNED.format(
        a="Guy Ryder", x="ILO Director-General", b="António Vitorino", y="IOM Director General", day="October 23"
    )
    days = "[2018-10-23,2019-10-23,2020-10-23,2021-10-23]"
    assert _inferred(make_document(text)) == [(days, ["term-of-office", "term-of-office"])]


def test_weekday_narrows_the_years(make_document: Callable[..., Document]) -> None:
    """A weekday written with the date leaves the years in which it falls on that day."""
    text = _SIGNED.format(
        a="Guy Ryder", x="ILO Director-General", b="António Vitorino", y="IOM Director General", day="Friday 23 October"
    )
    assert _inferred(make_document(text)) == [("2020-10-23", ["term-of-office", "term-of-office", "weekday"])]


@pytest.mark.parametrize(
    ("day", "why"), [("23 October 2020", "the year is written"), ("Monday", "there is no day and month")]
)
def test_nothing_is_inferred_where(make_document: Callable[..., Document], day: str, why: str) -> None:
    """No inference is made where none is needed or none is possible."""
    text = _SIGNED.format(
        a="Guy Ryder", x="ILO Director-General", b="António Vitorino", y="IOM Director General", day=day
    )
    assert _inferred(make_document(text)) == [], why


def test_unknown_signatories_bound_nothing(make_document: Callable[..., Document]) -> None:
    """People whose terms nobody knows give no years."""
    text = _SIGNED.format(
        a="Mariam Kouadio", x="IOM Chief of Mission", b="Issouf Zongo", y="ILO Country Director", day="October 23"
    )
    assert _inferred(make_document(text)) == []
