"""Cut the text of an agreement into its numbered clauses: articles, sections, or plain numbers.

A clause begins where a line begins with a number that goes on a count from one. A count inside a clause (the paragraphs
of an article) and a count whose entries have no text (a table of contents) are no clauses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from govgraph import reference
from govgraph.facts.headings import Span, heading_and_body
from govgraph.facts.numerals import value, word_pattern

_MIN_CLAUSES = 3  # fewer numbers are an accident of the text
_MIN_BODIED = 0.6  # share of entries with text of their own; a table of contents has nearly none
_OUTERMOST = 4  # counts kept open from without and from within; deeper nesting is no text of an agreement
_LINE = re.compile(r"[^\n]+")
_LISTED = re.compile(r"(?:\.{3,}|…|_{3,}|\t| {3,})[ .…]*\d{1,3}\s*$")  # the page number of a table of contents
_RULE = re.compile(r"\s*(?:\*\s*){3,}$|\s*[-_=]{3,}\s*$")
_REST = r"(?P<rest>\s*$|\s*[.:;)–—-]+\s*.*|\s+[A-ZÀ-Þ(\"“«].*)$"
_PLAIN = re.compile(r"(?P<number>\d{1,2}|[IVXL]{1,6})(?P<mark>[.)]|\.-|\s+[-–—])(?P<rest>\s+[A-ZÀ-Þ(\"“«].*)$")


@dataclass(frozen=True, slots=True)
class Clause:
    """One numbered clause of an agreement text.

    Attributes:
        start: offset of the number or of the word before it.
        end: offset after the last word.
        number: span of the number with its word, as in ``Article 5``.
        heading: span of the heading, or None where the text has none.
        body: offset of the first word behind number and heading.
    """

    start: int
    end: int
    number: Span
    heading: Span | None
    body: int


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line that may begin a clause.

    Attributes:
        shape: what entries of one count have in common, broadest division first.
        form: whether the line looks like a heading; tells two counts apart that could both go on.
        behind: offset behind the number.
    """

    start: int
    behind: int
    value: int
    shape: tuple[int, str]
    form: bool
    is_inserted: bool = False


@cache
def _labelled() -> re.Pattern[str]:
    """Return the pattern of a number behind a word such as Article."""
    words = f"(?i:{word_pattern('ordinal')}|{word_pattern('cardinal')})"
    number = rf"\d{{1,3}}(?:\s?(?:er|re|ère|º|ª|°))?|[IVXLC]{{1,7}}(?![a-zà-ÿ])|{words}(?!\w)"
    label = reference.word_list("clause-label")
    return re.compile(
        rf"(?P<label>{label})\s*(?P<number>{number})(?P<inserted>[ -]?(?:bis|ter|quater)|[A-C](?=\W|$))?{_REST}"
    )


@cache
def _ordinal() -> re.Pattern[str]:
    """Return the pattern of a clause that its ordinal alone numbers, as in ``PRIMERA.- OBJETO``."""
    return re.compile(rf"(?P<number>(?i:{word_pattern('ordinal')}))(?P<rest>\s*[.:]\s*[-–—]*\s*\S.*)$")


@cache
def _boundary() -> re.Pattern[str]:
    """Return the pattern of a line that ends a clause without beginning one: parts, annexes, the closing formula."""
    division = rf"{reference.word_list('division-label')}\s+(?:\d{{1,2}}|[IVXLC]+|[A-Z])\b"
    annex = rf"{reference.word_list('annex-label')}\b[^.]{{0,60}}$"
    return re.compile(rf"\s*(?:{division}|{annex}|(?i:{reference.word_list('text-closing')}))")


def closing(text: str, after: int) -> int:
    """Return where the closing formula begins, or the end of the text.

    Args:
        after: where the last clause begins.
    """
    pattern = re.compile(rf"\s*(?i:{reference.word_list('text-closing')})")
    found = (line.start() for line in _LINE.finditer(text, after) if pattern.match(line.group().replace("’", "'")))
    return next(found, len(text))


def find_clauses(text: str) -> tuple[Clause, ...]:
    """Return the clauses of an agreement text in order, none where no count of at least three has text of its own."""
    for count in sorted(_counts(text), key=lambda entries: (entries[0].shape[0], entries[0].start)):
        if len(count) < _MIN_CLAUSES:
            continue
        ends = [entry.start for entry in count[1:]] + [len(text)]
        clauses = [_clause(text, entry, end) for entry, end in zip(count, ends, strict=True)]
        bodied = tuple(clause for clause in clauses if clause is not None)
        if len(bodied) >= _MIN_CLAUSES and len(bodied) >= _MIN_BODIED * len(count):
            return bodied
    return ()


def _counts(text: str) -> list[list[_Entry]]:
    """Return the counts from one that the lines of a text make, those inside others apart."""
    counts: list[list[_Entry]] = []
    running: dict[tuple[int, str], list[list[_Entry]]] = {}
    for entry in _entries(text):
        open_counts = running.setdefault(entry.shape, [])
        at = _count_of(entry, open_counts)
        if at is not None:
            open_counts[at].append(entry)
            del open_counts[at + 1 :]
        elif entry.value == 1:
            open_counts.append([entry])
            counts.append(open_counts[-1])
            del open_counts[_OUTERMOST : max(_OUTERMOST, len(open_counts) - _OUTERMOST)]
    return counts


def _count_of(entry: _Entry, counts: list[list[_Entry]]) -> int | None:
    """Return the index of the count that an entry goes on: the innermost, if possible one of lines of its form."""
    fitting = [i for i, count in enumerate(counts) if _follows(count[-1], entry)]
    alike = [i for i in fitting if counts[i][0].form == entry.form]
    every = alike or fitting
    return every[-1] if every else None


def _follows(last: _Entry, entry: _Entry) -> bool:
    """Tell whether an entry is the next of a count: one more, the same with *bis*, or one more but one left out."""
    step = entry.value - last.value
    return step == 1 or (step == 0 and entry.is_inserted) or (step == 2 and entry.shape[1] == "word")


def _entries(text: str) -> Iterator[_Entry]:
    """Yield the lines that may begin a clause."""
    labels = reference.words("clause-label")
    for line in _LINE.finditer(text):
        bare = line.group().strip()
        start = line.start() + line.group().index(bare) if bare else line.start()
        if not bare or _LISTED.search(bare):
            continue
        found = _labelled().match(bare) or _ordinal().match(bare) or _PLAIN.match(bare)
        number = value(found["number"]) if found is not None else None
        if found is None or number is None:
            continue
        groups = found.groupdict()
        behind = start + found.start("rest")
        form = not bare.endswith((".", ";", ","))
        if groups.get("label"):
            rank = [word.casefold() for word in labels].index(groups["label"].casefold())
            yield _Entry(start, behind, number, (rank, "word"), form, bool(groups["inserted"]))
        elif groups.get("mark") is None:
            yield _Entry(start, behind, number, (len(labels), "ordinal"), form)
        else:
            roman = found["number"].isalpha()
            indent = start - line.start()
            yield _Entry(start, behind, number, (len(labels) + 2 - roman, f"{found['mark']}{indent}"), form)


def _clause(text: str, entry: _Entry, next_start: int) -> Clause | None:
    """Return the clause of an entry, or None where it has no text of its own."""
    end = _end(text, entry.behind, next_start)
    number_end = entry.start + len(text[entry.start : entry.behind].rstrip(" .:;)-–—"))
    heading, body = heading_and_body(text, entry.behind, end)
    if body is None:
        return None
    return Clause(entry.start, end, (entry.start, number_end), heading, body)


def _end(text: str, start: int, limit: int) -> int:
    """Return the offset after the last word of a clause: before the next, a part's heading, or the closing formula."""
    first = text.find("\n", start)
    for line in _LINE.finditer(text, first, limit) if first >= 0 else ():
        if _RULE.match(line.group()) or _boundary().match(line.group().replace("’", "'")):
            limit = line.start()
            break
    return start + len(text[start:limit].rstrip())
