"""Read the date of publication that a format declares."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate

_ISO = re.compile(r"\s*(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])")


def day(text: str | None) -> str | None:
    """Return a declared date as EDTF: the day, or the month or year where no more is given; None where it is no date.

    The day is that of the sender's own time zone.

    Args:
        text: ISO 8601 (``2020-10-23T10:00:00Z``) or RFC 5322 (``Fri, 23 Oct 2020 10:00:00 GMT``).

    >>> day("2020-10-23T10:00:00Z"), day("Fri, 23 Oct 2020 10:00:00 GMT"), day("2020-10")
    ('2020-10-23', '2020-10-23', '2020-10')
    >>> day("2020-13-45"), day("soon")
    (None, None)
    """
    found = _ISO.match(text or "")
    if found:
        return _real(*found.groups())
    try:
        parts = parsedate(text or "")
    except (ValueError, IndexError, TypeError):  # it raises on some broken dates
        return None
    return _real(f"{parts[0]:04}", f"{parts[1]:02}", f"{parts[2]:02}") if parts else None


def _real(year: str, month: str | None, number: str | None) -> str | None:
    """Return a date that the calendar has, joined with hyphens, or None."""
    try:
        datetime.date(int(year), int(month or 1), int(number or 1))
    except ValueError:
        return None
    return "-".join(part for part in (year, month, number) if part)
