"""Tell how two dates of what may be one event stand to each other."""

from __future__ import annotations

import re
from datetime import date as day
from typing import Literal

from govgraph.edtf import bounds, compatible

Relation = Literal["equal", "compatible", "unknown", "conflict"]
_DAY = re.compile(r"[\dX]{4}-(\d\d-\d\d)[?~%]?")


def relate(one: str | None, other: str | None) -> Relation:
    """Return how two EDTF dates stand to each other.

    Equal ones agree on day and month at least, compatible ones leave room for each other.

    >>> relate("XXXX-10-23", "2020-10-23"), relate("2020-10", "2020-10-23"), relate("2019", "2020-10-23")
    ('equal', 'compatible', 'conflict')
    """
    if not one or not other:
        return "unknown"
    if not compatible(one, other):
        return "conflict"
    days = [match[1] for date in (one, other) if (match := _DAY.fullmatch(date))]
    return "equal" if len(days) == 2 and days[0] == days[1] else "compatible"


def days_after(event: str | None, published: str | None) -> int | None:
    """Return the days from the first day that an event's date allows to the publication, or None where one is unknown.

    >>> days_after("2023-03-29", "2023-03-30")
    1
    """
    first = bounds(event)[0] if event else None
    last = bounds(published)[1] if published else None
    return (day.fromisoformat(last) - day.fromisoformat(first)).days if first and last else None
