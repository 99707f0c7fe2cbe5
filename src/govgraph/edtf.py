"""Find the first and last day that an EDTF date allows, and compare dates.

The ``edtf`` package takes 125 ms to import and half a millisecond a date; the forms that documents give need neither.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date as day
from datetime import timedelta

_POINT = re.compile(r"(-?\d[\dX]{3}|\d{1,4}X{0,3})(?:-([\dX]{2})(?:-([\dX]{2}))?)?[?~%]?", re.ASCII)
_OPEN = ("", "..")
_UNITS = {4: timedelta(days=366), 7: timedelta(days=31), 10: timedelta(days=1)}  # by length of the date
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}  # spring to winter, within the year named


def bounds(date: str) -> tuple[str | None, str | None]:
    """Return the earliest and the latest day of a date, as ``YYYY-MM-DD``.

    Understood are years, months and days with unspecified digits (``202X``, ``2020-XX``), intervals (``2018/2020``,
    ``2018/..``), sets (``[2020-10-23,2021-10-23]``, ``{2019,2021}``, ``[2019..2021]``), seasons of a year, and the
    marks ``?``, ``~`` and ``%``.

    Args:
        date: an EDTF string of level 0, 1 or 2.

    Returns:
        None where there is no such day: the year is unknown, the interval is open, or the form is not understood.

    >>> bounds("2020-10"), bounds("XXXX-10-23"), bounds("[2020-10-23,2021-10-23]")
    (('2020-10-01', '2020-10-31'), (None, None), ('2020-10-23', '2021-10-23'))
    """
    if date[:1] in ("[", "{") and date[-1:] in ("]", "}"):
        members = [part.strip() for part in date[1:-1].split(",")]
        ends = [member.partition("..") for member in members]
        spans = [_point(low) if not sep else _span(low, high) for low, sep, high in ends]
        firsts, lasts = [low for low, _ in spans], [high for _, high in spans]
        return _least(firsts), _greatest(lasts)
    low, sep, high = date.partition("/")
    return _span(low, high) if sep else _point(low)


def _span(low: str, high: str) -> tuple[str | None, str | None]:
    return (
        None if low in _OPEN else _point(low)[0],
        None if high in _OPEN else _point(high)[1],
    )


def _least(days: list[str | None]) -> str | None:
    known = [day for day in days if day is not None]
    return min(known) if len(known) == len(days) else None


def _greatest(days: list[str | None]) -> str | None:
    known = [day for day in days if day is not None]
    return max(known) if len(known) == len(days) else None


def _point(date: str) -> tuple[str | None, str | None]:
    match = _POINT.fullmatch(date)
    if match is None or len(match[1]) != 4 or match[1].startswith(("X", "-")):
        return None, None
    years = int(match[1].replace("X", "0")), int(match[1].replace("X", "9"))
    season = _SEASONS.get(int(match[2])) if match[2] and match[2].isdigit() else None
    months = season or _range(match[2], 1, 12)
    if months is None or (season and match[3]):
        return None, None
    first_days = _range(match[3], 1, monthrange(years[0] or 4, months[0])[1])
    last_days = _range(match[3], 1, monthrange(years[1], months[1])[1])
    if first_days is None or last_days is None or years[0] == 0:
        return None, None
    return f"{years[0]:04}-{months[0]:02}-{first_days[0]:02}", f"{years[1]:04}-{months[1]:02}-{last_days[1]:02}"


def _range(digits: str | None, low: int, high: int) -> tuple[int, int] | None:
    """Return the least and greatest value between two limits that two digits with ``X`` for unknown ones allow."""
    if digits is None:
        return low, high
    pattern = re.compile(digits.replace("X", r"\d"))
    fits = [number for number in range(low, high + 1) if pattern.fullmatch(f"{number:02}")]
    return (fits[0], fits[-1]) if fits else None


def compatible(one: str, other: str) -> bool:
    """Tell whether two dates can mean the same day.

    They can where the days they allow overlap; ``~`` and ``%`` allow one unit more on either side (a day, a month or a
    year, after how precise the date is). A date without a year is compared digit by digit, and ``X`` fits any digit.

    >>> compatible("2003", "2003-07-21"), compatible("2009", "2010-09-13"), compatible("XXXX-10-23", "2020-10-23")
    (True, False, True)
    """
    spans = [_widened(date) for date in (one, other)]
    if any(span == (None, None) for span in spans):
        return all("X" in (a, b) or a == b for a, b in zip(one.rstrip("?~%"), other.rstrip("?~%"), strict=False))
    (low, high), (other_low, other_high) = spans
    return not (high and other_low and high < other_low) and not (other_high and low and other_high < low)


def settled(dates: Iterable[str]) -> str:
    """Return one date for several: the most precise where they agree, else their set (EDTF level 2: one of these).

    >>> settled(["2003", "2003-07-21"]), settled(["2009-09-30", "2009-08-31"])
    ('2003-07-21', '[2009-08-31,2009-09-30]')
    """
    given = sorted(set(dates), key=lambda date: (bounds(date)[0] or "", date))
    kept = [date for date in given if not any(_is_within(other, date) for other in given if other != date)]
    return kept[0] if len(kept) == 1 else f"[{','.join(kept)}]"


def _is_within(date: str, other: str) -> bool:
    """Tell whether a date says the same as another, more precisely."""
    if bounds(other) == (None, None):
        return bounds(date) != (None, None) and compatible(date, other)
    (low, high), (other_low, other_high) = bounds(date), bounds(other)
    return bool(low and high and other_low and other_high and other_low <= low and high <= other_high)


def _widened(date: str) -> tuple[str | None, str | None]:
    """Return the bounds of a date, one unit wider where it is approximate."""
    low, high = bounds(date)
    unit = _UNITS.get(len(date.rstrip("?~%"))) if date.endswith(("~", "%")) else None
    if unit is None or low is None or high is None:
        return low, high
    return str(day.fromisoformat(low) - unit), str(day.fromisoformat(high) + unit)
