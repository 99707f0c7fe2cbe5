"""Find dates and write them in EDTF; what is relative is reported so and left for the reader of the whole document.

Source of the notation: ISO 8601-2:2019, annex A; https://www.loc.gov/standards/datetime/.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from functools import cache

import ahocorasick_rs

from govgraph.folding import lower
from govgraph.mentions.span import Span
from govgraph.patterns import lowered

_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
_EXTRA_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12, "janv": 1, "févr": 2, "fevrier": 2, "avr": 4, "juil": 7, "aout": 8, "déc": 12, "decembre": 12,
    "ene": 1, "abr": 4, "ago": 8, "setiembre": 9, "dic": 12,
}  # fmt: skip
_WEEKDAYS = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
}
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_DAYS_AGO = {
    "today": 0, "yesterday": -1, "last night": -1, "last evening": -1, "tomorrow": 1,
    "aujourd'hui": 0, "hier": -1, "demain": 1, "hoy": 0, "ayer": -1, "mañana": 1,
}  # fmt: skip
_LEAP_YEAR = 2000
_UNITS = "first second third fourth fifth sixth seventh eighth ninth".split()
_TEENS = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
_ORDINALS = {  # longest first, so that "twenty-second" is not read as "second"
    **{f"twenty-{u}": 21 + n for n, u in enumerate(_UNITS)}, "thirty-first": 31, "twentieth": 20, "thirtieth": 30,
    **{t: 10 + n for n, t in enumerate(_TEENS)}, **{u: 1 + n for n, u in enumerate(_UNITS)},
}  # fmt: skip


def _month_numbers() -> dict[str, int]:
    """Return every written month with its number."""
    numbers = {name: n for names in _MONTHS.values() for n, name in enumerate(names.split(), start=1)}
    return numbers | _EXTRA_MONTHS


_MONTH = _month_numbers()
_WEEKDAY = {name: n for names in _WEEKDAYS.values() for n, name in enumerate(names.split())}
_DIGITS = re.compile(r"\d+")
_LATER = re.compile(r"(?<!\w)(?:a|one|two|three|four|five|six|seven) days? later")


@cache
def _pattern() -> re.Pattern[str]:
    """Return one pattern of all written forms in lower case, more specific ones first."""
    months = (m + (r"\.?" if m in _EXTRA_MONTHS else "") for m in sorted(_MONTH, key=lambda m: (-len(m), m)))
    month = f"(?:{'|'.join(months)})"
    weekday = f"(?:{'|'.join(sorted(_WEEKDAY, key=lambda d: (-len(d), d)))})"
    year = r"(?:1[89]|20)\d\d"
    day = rf"(?:3[01]|[12]\d|0?[1-9]|{'|'.join(_ORDINALS)})"
    ordinal = r"(?:st|nd|rd|th|er|º|°)?"
    lead = rf"(?:{weekday},? (?:the )?(?:on )?)?"
    return lowered(
        rf"(?P<iso>(?<![\d-]){year}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\d-]))"
        rf"|(?P<dmy>(?<![\d.,/-]){lead}{day}{ordinal} (?:day of |of |de )?{month},?"
        rf"(?: (?:de |del |del año |in the year |de l'an(?:née)? )?(?P<y1>{year}))(?!\d))"
        rf"|(?P<mdy>(?<!\w)(?:{weekday},? )?{month} {day}{ordinal},? (?P<y2>{year})(?!\d))"
        rf"|(?P<dm>(?<![\w.,/-]){lead}{day}{ordinal} (?:of |de )?{month}(?!\w)(?!,? \d{{4}}))"
        rf"|(?P<md>(?<!\w)(?:{weekday},? )?{month} {day}{ordinal}(?![\d%,.]\d|\w|:))"
        rf"|(?P<my>(?<!\w){month},? (?:de |of )?(?P<y3>{year})(?!\d))"
        rf"|(?P<slash>(?<![\d/])(?P<d1>\d{{1,2}})[/.](?P<d2>\d{{1,2}})[/.](?P<y4>{year})(?![\d/]))"
        rf"|(?P<later>(?<!\w)(?P<n>a|one|two|three|four|five|six|seven|\d) days? later(?!\w))"
        rf"|(?P<relative>(?<!\w)(?:{'|'.join(_DAYS_AGO)})(?!\w|'s (?:world|market|economy)))"
        rf"|(?P<weekday>(?<!\w){weekday}(?!\w))"
        rf"|(?P<year>(?<![\w$€£.,/+-])(?<!Agenda ){year}"
        r"(?![\w%/]|[.,]\d|[-–—]\d"
        r"|\s(?:people|migrants|workers|refugees|euros|dollars|agenda|(?:sustainable|sdgs?)\b.{0,20})\b))"
    )


@cache
def _words() -> ahocorasick_rs.AhoCorasick:
    """Return the index of the words a date can begin with."""
    return ahocorasick_rs.AhoCorasick(sorted({*_MONTH, *_WEEKDAY, *_ORDINALS, *_DAYS_AGO}))


def _starts(low: str) -> list[int]:
    """Return where a date can begin: at a number, or at a word of the calendar; the pattern is tried there alone."""
    starts = {start for _, start, _ in _words().find_matches_as_indexes(low, overlapping=True)}
    starts.update(match.start() for match in _DIGITS.finditer(low))
    if " later" in low:
        starts.update(match.start() for match in _LATER.finditer(low))
    return sorted(starts)


def _matches(low: str) -> Iterator[re.Match[str]]:
    """Yield the written dates of a lower-case text from left to right, none overlapping another."""
    pattern, at = _pattern(), 0
    for start in _starts(low):
        match = pattern.match(low, start) if start >= at else None
        if match is not None:
            at = match.end()
            yield match


_KINDS = ("iso", "dmy", "mdy", "dm", "md", "my", "slash", "later", "relative", "weekday", "year")


def find(text: str) -> list[Span]:
    """Return the dates of a folded text.

    ``value`` is EDTF (``XXXX-10-23`` where the year is not written). Relative ones have ``detail`` ``relative`` and the
    number of days from the day of writing, or ``weekday`` and 0 for Monday to 6 for Sunday. A weekday written with a
    day and month is kept in ``keys``.
    """
    found = []
    for match in _matches(lower(text)):
        kind = next(k for k in _KINDS if match.group(k))
        written = text[match.start() : match.end()]
        value, detail = _value(kind, match), kind
        if kind == "md" and written.lower().startswith(("may ", "march ", "mar ")) and written[0].islower():
            continue  # the verbs "may 5 …" and "march 3 …"
        if not value or not _is_day(value):
            continue
        weekday = next((str(n) for name, n in _WEEKDAY.items() if written.lower().startswith(name)), "")
        keys = (weekday,) if weekday and kind != "weekday" else ()
        found.append(Span(match.start(), match.end(), "date", value, keys, detail, "date-" + kind))
    return found


def _is_day(value: str) -> bool:
    """Tell whether a date to the day is one that a calendar has, in some year where none is written; others may be."""
    if len(value) != len("XXXX-XX-XX"):
        return True
    year = _LEAP_YEAR if value.startswith("X") else int(value[:4])
    return int(value[8:]) <= monthrange(year, int(value[5:7]))[1]


def _value(kind: str, match: re.Match[str]) -> str:
    """Return the EDTF value of a match, or an empty text where it is no date."""
    written = match.group().lower()
    if kind in ("iso", "year"):
        return written
    if kind == "later":
        return str(_NUMBERS.get(match["n"].lower()) or int(match["n"]))
    if kind == "relative":
        return str(_DAYS_AGO[written])
    if kind == "weekday":
        return str(_WEEKDAY[written])
    if kind == "slash":
        return _slash(int(match["d1"]), int(match["d2"]), match["y4"])
    month = next((_MONTH[word] for word in re.findall(r"[^\W\d_]+", written) if word in _MONTH), 0)
    if not month:
        return ""  # a letter that only looks like one of the month's, such as the dotless i
    year = match["y1"] or match["y2"] or match["y3"] or "XXXX"
    if kind == "my":
        return f"{year}-{month:02d}"
    digits = re.findall(r"(?<!\d)\d{1,2}(?!\d)", written)
    day = int(digits[0]) if digits else next((n for word, n in _ORDINALS.items() if word in written), 0)
    if not day:
        return ""
    return f"{year}-{month:02d}-{day:02d}"


def _slash(first: int, second: int, year: str) -> str:
    """Return the EDTF of two numbers and a year; where day and month cannot be told apart, the year alone."""
    if first > 12 >= second:
        return f"{year}-{second:02d}-{first:02d}"
    if second > 12 >= first:
        return f"{year}-{first:02d}-{second:02d}"
    return f"{year}-{first:02d}-{first:02d}" if first == second else year
