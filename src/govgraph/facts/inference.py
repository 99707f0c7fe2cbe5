"""Infer the year of a date that has none: from the signatories' terms of office, the weekday, and what the text names.

Nothing here is stated by the text; each inference carries its reasons and can be revoked alone.
"""

from __future__ import annotations

import calendar
import datetime
import re
from functools import cache

from govgraph import reference
from govgraph.facts.reading import Reading
from govgraph.model import Agreement, Inference, Reason, Signatory

_FIRST_YEAR = 1945  # no office of the tables is older than the United Nations
_MAX_YEARS = 8  # a longer list tells a reader nothing


@cache
def _eras() -> tuple[tuple[re.Pattern[str], str, str, str], ...]:
    """Return the eras: pattern, earliest day, sentence, source."""
    rows = reference.table("eras", folder="lexicon")
    return tuple((re.compile(r["pattern"], re.IGNORECASE), r["earliest"], r["what"], r["source"]) for r in rows)


def infer_date(reading: Reading, agreement: Agreement, *, weekday: int | None = None) -> tuple[Inference, ...]:
    """Return the inferred dates of an agreement whose text gives day and month only.

    Args:
        weekday: 0 for Monday to 6, where the text writes one with the date; else None.

    Returns:
        One inference whose value is an EDTF set such as ``[2020-10-23,2021-10-23]`` (or a single day), or none where
        nothing bounds the years.
    """
    date = agreement.date
    if date is None or not re.fullmatch(r"XXXX-\d\d-\d\d", date.value):
        return ()
    month, day = int(date.value[5:7]), int(date.value[8:])
    reasons, low, high = _terms(agreement.signatories)
    if not reasons:
        return ()
    era_reasons, era_low = _era(reading)
    if era_low is not None and era_low > low:
        low = era_low
    reasons += era_reasons
    days = [
        datetime.date(y, month, day) for y in range(low.year, high.year + 1) if day <= calendar.monthrange(y, month)[1]
    ]
    days = [d for d in days if low <= d <= high]
    if weekday is not None:
        days = [d for d in days if d.weekday() == weekday]
        reasons.append(
            Reason("weekday", f"the text calls the day a {calendar.day_name[weekday]}", "", date.support.evidence)
        )
    if not days or len(days) > _MAX_YEARS:
        return ()
    value = days[0].isoformat() if len(days) == 1 else "[" + ",".join(d.isoformat() for d in days) + "]"
    return (Inference("date", value, "year-from-terms-of-office", 0.9 if len(days) == 1 else 0.8, tuple(reasons)),)


def _terms(signatories: tuple[Signatory, ...]) -> tuple[list[Reason], datetime.date, datetime.date]:
    """Return the reasons and the span of days on which all signatories held the offices they sign in."""
    low, high = datetime.date(_FIRST_YEAR, 1, 1), datetime.date(9999, 12, 31)
    reasons = []
    for signatory in signatories:
        rows = [r for r in reference.tenures().get(signatory.person, ()) if r["post_key"] == signatory.post]
        if len(rows) != 1 or not rows[0]["start"]:
            continue
        row = rows[0]
        start, end = _bound(row["start"], last=False), _bound(row["end"], last=True)
        if start is None:
            continue
        low = max(low, start)
        if end is not None:
            high = min(high, end)
        until = f"to {row['end']}" if end is not None else "to the present"
        agency = reference.agencies()[row["agency"]]["acronym"] or row["agency"]
        sentence = f"{signatory.name} was {row['post']} of {agency} from {row['start']} {until}"
        reasons.append(Reason("term-of-office", sentence, row["source"].split("|")[0], signatory.support.evidence))
    if high.year == 9999:
        reasons = []  # an open term bounds nothing from above
    return reasons, low, high


def _bound(edtf: str, *, last: bool) -> datetime.date | None:
    """Return the first or last day of an EDTF date of a table, or None where it is open or unknown."""
    digits = edtf.rstrip("~?%")
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", digits):
        return None
    parts = [int(p) for p in digits.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12 if last else 1
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1] if last else 1
    return datetime.date(year, month, day)


def _era(reading: Reading) -> tuple[list[Reason], datetime.date | None]:
    """Return the latest beginning of what the kept text speaks of, with the words."""
    best: tuple[datetime.date, Reason] | None = None
    for sent in reading.sentences:
        for pattern, earliest, what, source in _eras():
            match = pattern.search(sent.text)
            begins = datetime.date.fromisoformat(earliest)
            if match and (best is None or begins > best[0]):
                quote = reading.quote(sent.start + match.start(), sent.start + match.end())
                best = begins, Reason("era", f"the text speaks of “{quote.quote}”, and {what}", source, (quote,))
    return ([best[1]], best[0]) if best else ([], None)
