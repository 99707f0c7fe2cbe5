"""Tell how two dates of what may be one event stand to each other."""

from __future__ import annotations

import re
from datetime import date as Day
from typing import Literal

from govgraph.edtf import bounds

Relation = Literal["equal", "compatible", "unknown", "conflict"]
_POINT = re.compile(r"([\dX]{4})(?:-([\dX]{2})(?:-([\dX]{2}))?)?[?~%]?")


def relate(one: str | None, other: str | None) -> Relation:
    """Return how two EDTF dates stand to each other.

    Equal ones agree on day and month at least, compatible ones leave room for each other.

    >>> relate("XXXX-10-23", "2020-10-23"), relate("2020-10", "2020-10-23"), relate("2019", "2020-10-23")
    ('equal', 'compatible', 'conflict')
    """
    if not one or not other:
        return "unknown"
    points = _POINT.fullmatch(one), _POINT.fullmatch(other)
    if points[0] is None or points[1] is None:
        return _by_bounds(one, other)
    agreed = 0
    for depth, (x, y) in enumerate(zip(points[0].groups(), points[1].groups(), strict=True)):
        if x is None or y is None or "X" in x or "X" in y:
            continue
        if x != y:
            return "conflict"
        agreed += depth  # the year alone is 0, the month 1, the day 2
    return "equal" if agreed == 3 else "compatible"  # noqa: PLR2004  # month and day


def days_after(event: str | None, published: str | None) -> int | None:
    """Return the days from the first day that an event's date allows to the publication, or None where one is unknown.

    >>> days_after("2023-03-29", "2023-03-30")
    1
    """
    first = bounds(event)[0] if event else None
    last = bounds(published)[1] if published else None
    return (Day.fromisoformat(last) - Day.fromisoformat(first)).days if first and last else None


def _by_bounds(one: str, other: str) -> Relation:
    (low, high), (first, last) = bounds(one), bounds(other)
    if low is None or high is None or first is None or last is None:
        return "unknown"
    return "compatible" if low <= last and first <= high else "conflict"
