"""Find the terms of the goals in a text, all at once (Aho–Corasick), without those that stand in another sense.

Terms and exclusions are tables of ``data/lexicon/``. They are written in lower case, with spaces for hyphens; a ``*``
at the end stands for any ending, and a plural in ``s`` or ``es`` goes without saying.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import ahocorasick_rs

from govgraph import reference
from govgraph.errors import TableError
from govgraph.folding import fold, lower

_GOALS = frozenset(map(str, range(1, 18)))
_ALL = frozenset(range(1, 18))
_WEIGHTS = frozenset("123")
_SCOPES = frozenset(("phrase", "sentence"))
_ENDING = re.compile(r"[^\W_]*")
_PLURAL = re.compile(r"(?:e?s)?(?![^\W_])")


class Term(NamedTuple):
    """One written form of what a goal is about.

    Attributes:
        goal: 1 to 17.
        target: code of the target it speaks of; empty if of none in particular.
        weight: 3 speaks of the goal by itself, 2 does beside another, 1 only among several.
        form: as the table has it.
    """

    goal: int
    target: str
    weight: int
    form: str


class Hit(NamedTuple):
    """A term where a text has it, half-open."""

    start: int
    end: int
    term: Term


class Found(NamedTuple):
    """What a text holds.

    Attributes:
        hits: terms in order of appearance.
        apparatus: places of phrases that make their sentence one of thanks, sources or rights.
    """

    hits: list[Hit]
    apparatus: list[int]


class _Shield(NamedTuple):
    """A place whose words speak of something else than these goals."""

    start: int
    end: int
    goals: frozenset[int]


class _Index(NamedTuple):
    """An automaton over the stems, with the entries that begin with each."""

    automaton: ahocorasick_rs.AhoCorasick
    entries: list[tuple[_Entry, ...]]


class _Entry(NamedTuple):
    """One form of either table: a term, or a phrase that shields goals (all 17 if it names none) or a sentence."""

    prefix: bool
    term: Term | None
    goals: frozenset[int]
    scope: str


def _entries() -> dict[str, list[_Entry]]:
    """Return the entries of both tables by stem.

    Raises:
        TableError: if a goal is none of the 17, a weight none of 1, 2 and 3, or a scope unknown.
    """
    found: dict[str, list[_Entry]] = {}
    for number, row in enumerate(reference.table("goal_terms", folder="lexicon"), start=2):
        if row["goal"] not in _GOALS or row["weight"] not in _WEIGHTS:
            raise TableError(f"goal_terms.csv, record {number}: goal {row['goal']!r} with weight {row['weight']!r}")
        for form in reference.several(row["terms"]):
            term = Term(int(row["goal"]), row["target"], int(row["weight"]), form)
            found.setdefault(form.rstrip("*"), []).append(_Entry(form.endswith("*"), term, frozenset(), "term"))
    for number, row in enumerate(reference.table("goal_exclusions", folder="lexicon"), start=2):
        goals = reference.several(row["goals"]) or tuple(_GOALS)
        if not _GOALS.issuperset(goals) or row["scope"] not in _SCOPES:
            raise TableError(f"goal_exclusions.csv, record {number}: goals {row['goals']!r} or scope {row['scope']!r}")
        for form in reference.several(row["phrases"]):
            entry = _Entry(form.endswith("*"), None, frozenset(map(int, goals)), row["scope"])
            found.setdefault(form.rstrip("*"), []).append(entry)
    return found


@cache
def _index() -> _Index:
    """Return the index of both tables."""
    entries = _entries()
    return _Index(ahocorasick_rs.AhoCorasick(list(entries)), [tuple(row) for row in entries.values()])


@cache
def _body() -> re.Pattern[str]:
    """Return the pattern of a name such as ``Ministry of Health and Sport`` or ``African Development Bank``."""
    heads = reference.word_list("goal-body")
    name = r"[A-ZÀ-Þ][\w'-]*"
    return re.compile(
        rf"\b(?:{name} )*{heads}\b(?:,? (?:of|for|on) (?:the )?{name}(?:,? (?:(?:and|of|for|the) )*{name})*)?"
    )


def _bodies(text: str) -> Iterator[re.Match[str]]:
    """Return the names of public bodies in a folded text; the pattern is slow, and many texts hold no head of one."""
    return _body().finditer(text) if any(head in text for head in reference.words("goal-body")) else iter(())


def find_terms(text: str, *, names: Iterable[tuple[int, int]] = ()) -> Found:
    """Return the terms of a text, of each goal the longest where several overlap.

    A term inside a phrase that gives it another sense, or inside the name of a public body, is none.

    Args:
        names: half-open places of further names, whose words are no terms.

    Raises:
        TableError: if a table of terms is wrong.

    >>> text = "Poor households lack safe water, says the Ministry of Health."
    >>> [(hit.term.goal, text[hit.start : hit.end]) for hit in find_terms(text).hits]
    [(1, 'Poor households'), (6, 'safe water')]
    """
    folded = fold(text)
    plain = lower(folded).replace("-", " ")
    index = _index()
    hits: list[Hit] = []
    shields = [_Shield(m.start(), m.end(), _ALL) for m in _bodies(folded)]
    named = frozenset(names)
    shields += [_Shield(start, end, _ALL) for start, end in named]
    apparatus: list[int] = []
    for number, start, stem_end in index.automaton.find_matches_as_indexes(plain, overlapping=True):
        if start and plain[start - 1].isalnum():
            continue
        for entry in index.entries[number]:
            match = (_ENDING if entry.prefix else _PLURAL).match(plain, stem_end)
            if match is None:
                continue
            if entry.term is not None:
                hits.append(Hit(start, match.end(), entry.term))
            elif entry.scope == "sentence":
                apparatus.append(start)
            else:
                shields.append(_Shield(start, match.end(), entry.goals))
    return Found(_kept([hit for hit in hits if (hit.start, hit.end) not in named], shields), apparatus)


def _kept(hits: list[Hit], shields: list[_Shield]) -> list[Hit]:
    """Return the hits, in order, that neither a longer term of the same goal holds nor a longer phrase that shields it.

    A term as long as the phrase is meant: "wind farm" shields nothing from goal 7.
    """
    hits.sort(key=lambda hit: (hit.start, -hit.end, -hit.term.weight))
    shields.sort()
    reached = [0] * 18  # where the last hit of each goal ends
    kept: list[Hit] = []
    near: list[_Shield] = []  # those that begin no later than the hit and end behind its start
    waiting = 0
    for hit in hits:
        while waiting < len(shields) and shields[waiting].start <= hit.start:
            near.append(shields[waiting])
            waiting += 1
        near = [shield for shield in near if shield.end > hit.start]
        if hit.end > reached[hit.term.goal] and not any(_holds(shield, hit) for shield in near):
            reached[hit.term.goal] = hit.end
            kept.append(hit)
    return kept


def _holds(shield: _Shield, hit: Hit) -> bool:
    """Tell whether a shield of the hit's goal goes beyond the hit on either side."""
    return (
        hit.term.goal in shield.goals and hit.end <= shield.end and (shield.start, shield.end) != (hit.start, hit.end)
    )
