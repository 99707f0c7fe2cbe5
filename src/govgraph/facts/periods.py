"""Read stretches of time as xsd:duration: ``ninety (90) days`` is ``P90D``."""

from __future__ import annotations

import re
from functools import cache

from govgraph import reference
from govgraph.facts.numerals import value, word_pattern

_UNITS = {"period-day": (1, "D"), "period-week": (7, "D"), "period-month": (1, "M"), "period-year": (1, "Y")}
"""Factor and designator of each unit; xsd:duration has no weeks."""


@cache
def pattern() -> str:
    """Return a pattern of one stretch of time in plain text, with the groups ``count``, ``again`` and ``unit``."""
    count = rf"(?:\d{{1,3}}|{word_pattern('cardinal')})"
    units = "|".join(reference.word_list(name) for name in _UNITS)
    again = rf"(?:\s*\((?P<again>{count})\))?"
    return rf"(?<![\w-])(?P<count>{count}){again}(?:\s+|-)(?:(?:full|calendar)\s+)?(?P<unit>{units})(?!\w)"


def duration(match: re.Match[str]) -> str | None:
    """Return the duration of a match of :func:`pattern`, or None where words and figures in brackets differ."""
    count, again = value(match["count"]), match["again"]
    if count is None or (again is not None and value(again) != count):
        return None
    unit = match["unit"].lower()
    factor, designator = next(form for name, form in _UNITS.items() if unit in reference.words(name))
    return f"P{count * factor}{designator}"
