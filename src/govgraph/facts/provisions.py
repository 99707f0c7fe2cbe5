"""Read the provisions of an agreement text: number, heading, matter, and the terms that can be counted.

The forms of final clauses follow United Nations, Final Clauses of Multilateral Treaties: Handbook, 2003.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from govgraph.facts import originals, preamble
from govgraph.facts.clauses import Clause, closing, find_clauses
from govgraph.facts.formulas import first, formulas
from govgraph.facts.matters import Piece, matters
from govgraph.facts.periods import duration
from govgraph.facts.reading import Reading
from govgraph.folding import fold
from govgraph.model import Agreement, Fact, Provision

_FULL_DATES = ("dmy", "mdy", "iso")


@dataclass(frozen=True, slots=True)
class _Terms:
    """What the sentences of a clause say that can be counted or is one of a few."""

    notice: Fact[str] | None = None
    duration: Fact[str] | None = None
    renewal: Fact[bool] | None = None
    entry: Fact[str] | None = None
    entry_date: Fact[str] | None = None


_TERM_TYPES = (
    ("entry", "entry-into-force"),
    ("duration", "duration"),
    ("renewal", "duration"),
    ("notice", "termination"),
)
"""Each term with the matter that a clause which states it deals with."""


def with_provisions(reading: Reading, agreement: Agreement) -> Agreement:
    """Return the agreement that a text is with its provisions, languages, depositary and the instruments it cites.

    Nothing is added where the text has neither the formula that opens the clauses of an agreement nor the one that
    closes them.
    """
    clauses = find_clauses(reading.doc.text)
    if not clauses or not _is_enacted(reading, clauses):
        return agreement
    pieces = tuple(_pieces(reading, clause) for clause in clauses)
    every = tuple(piece for row in pieces for piece in row)
    return replace(
        agreement,
        provisions=tuple(
            _provision(reading, number, clause, row)
            for number, (clause, row) in enumerate(zip(clauses, pieces, strict=True), start=1)
        ),
        languages=originals.languages(reading, closing(reading.doc.text, clauses[-1].start), every),
        depositary=originals.depositary(reading, every),
        cited=preamble.cited(reading, clauses[0].start),
    )


def _is_enacted(reading: Reading, clauses: tuple[Clause, ...]) -> bool:
    """Tell whether a text says that parties agree on its clauses: before the first or behind the last."""
    text = reading.doc.text
    opens = preamble.enacting().search(fold(text[: clauses[0].start])) is not None
    return opens or closing(text, clauses[-1].start) < len(text)


def _pieces(reading: Reading, clause: Clause) -> tuple[Piece, ...]:
    """Return the sentences of the body of a clause."""
    return tuple(
        (max(sent.start, clause.body), fold(reading.doc.text[max(sent.start, clause.body) : sent.end]))
        for sent in reading.sentences
        if clause.body < sent.end and sent.start < clause.end and sent.end <= clause.end
    )


def _provision(reading: Reading, ordinal: int, clause: Clause, pieces: tuple[Piece, ...]) -> Provision:
    """Return the provision of a clause."""
    text = reading.doc.text
    number = Fact(
        " ".join(text[slice(*clause.number)].split()), reading.support([clause.number], "provision-number", 0.97)
    )
    heading = None
    if clause.heading is not None:
        words = " ".join(text[slice(*clause.heading)].split())
        heading = Fact(words, reading.support([clause.heading], "provision-heading", 0.95))
    terms = _Terms(
        _notice(reading, pieces), _duration(reading, pieces), _renewal(reading, pieces), *_entry(reading, pieces)
    )
    return Provision(
        ordinal, clause.start, clause.end, number, heading, _types(matters(reading, clause, pieces), terms),
        terms.notice, terms.duration, terms.renewal, terms.entry, terms.entry_date,
    )  # fmt: skip


def _types(told: tuple[Fact[str], ...], terms: _Terms) -> tuple[Fact[str], ...]:
    """Return the matters of a clause with those that its terms add."""
    found = {fact.value: fact for fact in told}
    for name, key in _TERM_TYPES:
        term = getattr(terms, name)
        if term is not None:
            found.setdefault(key, Fact(key, replace(term.support, method="provision-terms")))
    if len(found) > 1:
        found.pop("other", None)
    return tuple(sorted(found.values(), key=lambda fact: fact.support.evidence))


def _agreed(found: Iterable[Fact[str]]) -> Fact[str] | None:
    """Return the first of several facts where all have one value, else None: what a text says twice differently."""
    every = list(found)
    return every[0] if len({fact.value for fact in every}) == 1 else None


def _period(reading: Reading, detail: str, piece: Piece) -> list[Fact[str]]:
    """Return the periods that the formulas of a detail give in a sentence, unless something else has them."""
    offset, words = piece
    found = []
    for _, pattern in formulas(detail):
        for match in pattern.finditer(words):
            value = duration(match)
            if value is not None and first("other-subject", words[: match.start()]) is None:
                span = (offset + match.start(), offset + match.end())
                found.append(Fact(value, reading.support([span], f"provision-{detail}", 0.93)))
    return found


def _notice(reading: Reading, pieces: tuple[Piece, ...]) -> Fact[str] | None:
    """Return the notice of termination; that of not renewing ("unless …") is another thing."""
    return _agreed(
        fact
        for piece in pieces
        if first("ending", piece[1]) is not None and first("unless", piece[1]) is None
        for fact in _period(reading, "notice", piece)
    )


def _duration(reading: Reading, pieces: tuple[Piece, ...]) -> Fact[str] | None:
    """Return how long the agreement stays in force."""
    return _agreed(fact for piece in pieces for fact in _period(reading, "duration", piece))


def _renewal(reading: Reading, pieces: tuple[Piece, ...]) -> Fact[bool] | None:
    """Return whether the agreement goes on without an act of the parties."""
    for offset, words in pieces:
        for value, pattern in formulas("renewal"):  # rows that deny stand first
            match = pattern.search(words)
            if match is not None and first("other-subject", words[: match.start()]) is None:
                span = (offset + match.start(), offset + match.end())
                return Fact(value == "true", reading.support([span], "provision-renewal", 0.93))
    return None


def _entry(reading: Reading, pieces: tuple[Piece, ...]) -> tuple[Fact[str] | None, Fact[str] | None]:
    """Return the condition of entry into force and the day it names, from the first sentence that gives one."""
    for offset, words in pieces:
        cue = first("entry", words)
        if cue is None:
            continue
        start, end = cue[0].span()
        before = words[:start]
        if first("not-entry", before) is not None or first("other-subject", before) is not None:
            continue
        named = first("entry-condition", words, end) or first("entry-condition", before)
        date = next(
            (
                m
                for m in reading.mentions
                if m.kind == "date" and m.detail in _FULL_DATES and offset + end <= m.start < offset + len(words)
            ),
            None,
        )
        if date is not None and (named is None or named[0].start() < end or date.start < offset + named[0].start()):
            support = reading.support([(offset + start, date.end)], "provision-entry", 0.95)
            return Fact("fixed-date", support), Fact(date.value, support)
        if named is not None:
            low, high = min(start, named[0].start()), max(end, named[0].end())
            return Fact(named[1], reading.support([(offset + low, offset + high)], "provision-entry", 0.93)), None
    return None, None
