"""Tell when a document was written and when an event took place, in EDTF, never by a date of the page's frame."""

from __future__ import annotations

import datetime
import re

from govgraph.facts import others
from govgraph.facts.reading import Reading
from govgraph.model import Fact, Mention, Modality, Support

_FULL = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATELINE = re.compile(
    r"(?:\([A-Z]{2,12}\) [-–—] )?(?:[^.!?]{0,90}?(?:\s|\.)(?:[-–—]{1,2}|:)\s|[^.!?]{0,60}?\d:\s"
    r"|[A-ZÀ-Þ]{3}[^.!?:a-z]{0,30}(?:\d{1,2} \w+|\w+\.? \d{1,2}):\s"
    r"|[A-ZÀ-Þ][^.!?()]{0,60}\([^()]{2,40}\)\.?-?$)"
)  # GENEVA, 27 June 2023 (ILO News) –
_TELLING = re.compile(  # a sentence, not a dateline, stands before
    r"\b(?:sign\w*|conclu\w*|adopt\w*|agree\w*|force|vigueur|vigor|firm\w+"
    r"|suscri\w+|has|have|was|were|will|ont|a été|fue)\b",
    re.IGNORECASE,
)
_THOUGH = re.compile(r",? (?:although|though|whereas|bien que|aunque) ")
_CLAUSE = re.compile(r"[;]|, (?:which|who|and|but|while) |\. ")
_NOT_OF_EVENT = re.compile(
    r"\b(?:until|till|by|since|from|before|after|through|between|deadline|expires?(?: on)?|end of|by the end of|as of"
    r"|figures as of|effective|starting|begin(?:s|ning)?|last|next|late|early|mid|for"
    r"|(?:extended|renewed|prolonged|valid|runs?|run) (?:to|until|through|till)|elected (?:on"
    r"|in)|founded in|established in|set up in|created in"
    r"|in force (?:since|on)|takes effect on|entered into force (?:on|in)"
    r"|horizon|horizonte|agenda|vision|visión"
    r"|jusqu'(?:au|à)|depuis|avant|dès|d'ici|hasta|desde|antes de|a partir de)"
    r" (?:the |le |el |end of |the end of |late |early )*$",
    re.IGNORECASE,
)


_APPROVED = re.compile(
    r"\b(?:approv\w+|authori[sz]\w+|cleared|mandate\w*|leave|autoris\w+|approuv\w+|autoriz\w+|aprob\w+)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?:today|aujourd'hui|hoy|nous sommes le)\b[^.]{0,40}$", re.IGNORECASE)
_HEAD_WORDS = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’.-]*|\d[\d:.]*|on|at|in|by|of|the|de|du|le|la|les|el|del|à|en|updated|published|posted|date|h|am|pm"
    r"|[^\w\s]|\s)*",
)
_NEXT_TO_CUE = 20  # characters between a cue and the date that is its own
_UNDER = re.compile(
    r"\b(?:under|following|based on|pursuant to|within the framework of|in line with"
    r"|cadre|application|vertu|marco|virtud)\b",
    re.IGNORECASE,
)
_CELL = re.compile(r"^[^|]{0,30}\d{4} ?\|$")  # "27 November 2002 |"
_HEAD_LINE_CHARS = 45


def published(reading: Reading) -> Fact[str] | None:
    """Return the date the document says it was written: crawl line, format's own metadata, page head, dateline."""
    candidates: list[tuple[int, Mention]] = []
    body_seen = False
    for index, sent in enumerate(reading.sentences):
        found = [m for m in reading.inside(index, "date") if m.detail not in ("relative", "weekday", "later", "year")]
        if _CLOCK.match(sent.text):
            continue  # the day on which the page was called up
        if (_CELL.search(sent.text) and index and reading.sentences[index - 1].text.endswith("|")) or (
            sent.kind == "meta" and len(found) > 1 and "|" in sent.text
        ):
            continue  # of a table
        found = [m for m in found if not _TELLING.search(sent.text[: max(0, m.start - sent.start)])]
        if sent.kind == "meta" and not body_seen:
            placed = any(c.end < found[0].start for c in reading.inside(index, "city")) if found else False
            candidates += [(0 if placed else 1, m) for m in found if m.detail in ("iso", "dmy", "mdy", "slash")]
        elif sent.kind in ("body", "item") and not body_seen:
            # "Skopje, 12 June 2025." is a dateline that ends like a sentence
            short = len(sent.text) <= _HEAD_LINE_CHARS and _is_head_line(reading, sent.start, sent.end, found)
            body_seen = not short
            candidates += [
                (2, m) for m in found if short or _in_dateline(sent.text, m.start - sent.start, m.end - sent.start)
            ]
        elif (
            index < 4
            and found
            and found[0].start == sent.start
            and len(sent.text) - (found[0].end - found[0].start) <= 1
        ):
            candidates += [(2, m) for m in found if m.detail in ("dmy", "mdy")]
        elif sent.kind == "meta" and re.match(r"(?:date|published|posted|updated)\b", sent.text, re.IGNORECASE):
            candidates += [(3, m) for m in found if m.detail in ("iso", "dmy", "mdy", "slash")]
    declared = reading.doc.published
    if declared is not None:
        said = [(m.start, m.end) for m in reading.mentions if m.kind == "date" and m.value == declared]
        if said:
            return Fact(declared, reading.support(said[:1], "format-metadata", 0.95))
        # no word of the visible text says it: kept as an inference from the format's own metadata
        return Fact(declared, Support((), "format-metadata", 0.9, "inferred"))
    if not candidates:
        return None
    _, mention = min(candidates, key=lambda c: (c[0], c[1].start))
    return Fact(mention.value, reading.support([(mention.start, mention.end)], "page-head-date", 0.93))


def _is_head_line(reading: Reading, start: int, end: int, dates: list[Mention]) -> bool:
    """Tell whether a short line holds nothing but names and small words beside its dates, hence no sentence."""
    words, at = "", start
    for date in dates:
        words += reading.doc.text[at : date.start]
        at = date.end
    return _HEAD_WORDS.fullmatch(words + reading.doc.text[at:end]) is not None


def _in_dateline(text: str, start: int, end: int) -> bool:
    """Tell whether a date stands in the dateline a report begins with, or in brackets before its first word."""
    head = _DATELINE.match(text)
    if head is not None and end <= head.end() and not _TELLING.search(text[:start]):
        return True
    glued = re.match(r" [A-ZÀ-Þ][a-zà-ÿ]", text[end : end + 3]) is not None  # "25 November 2015 The Association …"
    return start <= 1 and (text[:1] == "(" or text[end : end + 1] == ":" or glued)


def resolve(mention: Mention, anchor: str | None, modality: Modality) -> str | None:
    """Return the EDTF date a mention stands for, given the day of writing.

    Args:
        anchor: EDTF date of writing, or None; its year may be unknown.
        modality: planned events lie after the day of writing, others on it or before.

    Returns:
        None where a relative date has nothing to be reckoned from.
    """
    if mention.detail == "relative":
        return _shift(anchor, int(mention.value))
    if mention.detail == "weekday":
        return _weekday(anchor, int(mention.value), future=modality == "planned")
    if mention.value.startswith("XXXX-") and anchor is not None and _FULL.fullmatch(anchor):
        value = _with_year(mention.value, anchor, future=modality == "planned")
        fits = not mention.keys or not _FULL.fullmatch(value) or _day_of_week(value) == int(mention.keys[0])
        return value if fits else mention.value  # another year is meant, and the text does not say which
    return mention.value


def _day_of_week(day: str) -> int:
    """Return the weekday of an ISO date, Monday being 0."""
    return datetime.date.fromisoformat(day).weekday()


def _shift(anchor: str | None, days: int) -> str | None:
    """Return a day reckoned from the day of writing; without a year, only within what any year allows."""
    if anchor is None or len(anchor) != 10:
        return None
    if anchor.startswith("XXXX"):
        day = datetime.date(2000, int(anchor[5:7]), int(anchor[8:])) + datetime.timedelta(days)
        return f"XXXX-{day.month:02d}-{day.day:02d}" if anchor[5:] not in ("02-28", "03-01", "01-01", "12-31") else None
    return (datetime.date.fromisoformat(anchor) + datetime.timedelta(days)).isoformat()


def _weekday(anchor: str | None, weekday: int, *, future: bool) -> str | None:
    """Return the nearest such weekday: the day of writing or one of the six before it, or after it for plans."""
    if anchor is None or not _FULL.fullmatch(anchor):
        return None
    day = datetime.date.fromisoformat(anchor)
    delta = (weekday - day.weekday()) % 7 if future else -((day.weekday() - weekday) % 7)
    return (day + datetime.timedelta(delta)).isoformat()


def _with_year(value: str, anchor: str, *, future: bool) -> str:
    """Return a day and month with the year that the day of writing gives it."""
    written = datetime.date.fromisoformat(anchor)
    for year in (written.year, written.year + 1 if future else written.year - 1):
        try:
            day = datetime.date(year, int(value[5:7]), int(value[8:]))
        except ValueError:
            continue
        # a report is written within days of what it reports; slack for time zones and late reports of plans
        if (day >= written - datetime.timedelta(1)) if future else (day <= written + datetime.timedelta(1)):
            return day.isoformat()
    return value


_OF_YEAR = re.compile(r"\s(?:of|from|de|du|del)\s")  # between an instrument and the year it is named by


def event_date(
    reading: Reading, sentence: int, cue: Mention | None, anchor: str | None, modality: Modality, previous: str | None
) -> tuple[str, Mention] | None:
    """Return the date of an event told in a sentence: the one nearest its cue that no other phrase claims.

    Args:
        previous: EDTF date of the event told before, from which ``two days later`` is reckoned.
    """
    sent = reading.sentences[sentence]
    at = cue.start if cue is not None else sent.start
    options: list[tuple[int, str, Mention]] = []
    for mention in reading.inside(sentence, "date"):
        before = reading.doc.text[max(sent.start, mention.start - 40) : mention.start].replace("\n", " ")
        if _NOT_OF_EVENT.search(before):
            continue
        if _in_dateline(sent.text, mention.start - sent.start, mention.end - sent.start):
            colon = re.match(r"\s*:", reading.doc.text[mention.end : mention.end + 2]) is not None
            listed = sent.kind == "item" or mention.start == sent.start
            if not (colon and listed):  # "4 May 2015: A and B sign" tells when, in a list
                continue
        if cue is not None and mention.end <= cue.start and _APPROVED.search(reading.doc.text, mention.end, cue.start):
            continue  # the day of leave to sign
        if (
            cue is not None
            and mention.start >= cue.end
            and (reading.is_told_later(cue.end, mention.start) or reading.is_of_next_verb(cue.end, mention.start))
        ):
            continue
        if cue is not None and _THOUGH.search(
            reading.doc.text, cue.end, mention.start if mention.start > cue.end else cue.end
        ):
            continue
        if _is_of_other(reading, sentence, cue, mention):
            continue
        value = (
            _shift(previous, int(mention.value)) if mention.detail == "later" else resolve(mention, anchor, modality)
        )
        if value is None or (modality == "happened" and _is_later(value, anchor)):
            continue
        options.append((_distance(reading, mention, value, at), value, mention))
    if not options:
        return None
    _, value, mention = min(options, key=lambda o: (o[0], o[2].start))
    return value, mention


def _is_of_other(reading: Reading, sentence: int, cue: Mention | None, date: Mention) -> bool:
    """Tell whether a date is another instrument's, named on the way: ``signed …, under the accord concluded in``."""
    named = date.detail == "year" and _names_instrument(reading, sentence, date)
    if named or others.dates_another(reading, sentence, date):
        return True
    if cue is None:
        return False
    later = [c for c in reading.inside(sentence, "cue") if cue.end <= c.start and c.end <= date.start]
    if not later or date.start - later[-1].end > _NEXT_TO_CUE:
        return False
    between = [i for i in reading.inside(sentence, "instrument") if cue.end <= i.start and i.end <= later[-1].start]
    return any(_UNDER.search(reading.doc.text, cue.end, i.start) for i in between)


def _names_instrument(reading: Reading, sentence: int, date: Mention) -> bool:
    """Tell whether a year stands in the name of an instrument: ``the memorandum of 2008``."""
    return any(_OF_YEAR.fullmatch(reading.doc.text, i.end, date.start) for i in reading.inside(sentence, "instrument"))


def _is_later(value: str, anchor: str | None) -> bool:
    """Tell whether a date lies in a year after that of writing, in which nothing told of can have happened."""
    return anchor is not None and anchor[:4].isdigit() and value[:4].isdigit() and value[:4] > anchor[:4]


def _distance(reading: Reading, mention: Mention, value: str, at: int) -> int:
    """Return how far a date is from a cue, in characters, with a charge for vagueness and for each clause between."""
    gap = abs(mention.start - at) if mention.start >= at else abs(at - mention.end)
    precision = {10: 0, 7: 15, 4: 30}.get(len(value), 0)
    relative = 20 if mention.detail in ("weekday", "relative", "later") else 0
    between = reading.doc.text[min(at, mention.end) : max(at, mention.start)]
    return gap + precision + relative + 60 * len(_CLAUSE.findall(between))
