"""Find offices: a head word of ``data/lexicon/roles.csv`` with its rank before it and its portfolio around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import ahocorasick_rs

from govgraph import reference
from govgraph.cover import Cover
from govgraph.folding import lower, plain
from govgraph.mentions.span import Span
from govgraph.patterns import any_of, lowered

_TENSE = re.compile(
    r"(?:\b(former|ex|outgoing|incoming|acting|interim|then|late|ancien(?:ne)?|sortante?|saliente|ex))[ -]*$", re.I
)
_TENSE_BEFORE_BODY = re.compile(  # "outgoing IOM Director General"
    r"\b(former|[Ff]ormer|outgoing|[Oo]utgoing|incoming|then|ex) (?:(?:[A-Z][\w.'-]*|of|for|the|on|and) ){1,8}$"
)
_AFTER = re.compile(
    r"[- ](elect|designate|élue?|elect[oa]|adjointe?|adjunt[oa]|par intérim|a\.?i\.?|interin[oa])\b", re.I
)
_WINDOW = 90  # characters before a head word in which its rank and portfolio stand

TENSES = {
    "former": "former", "ex": "former", "late": "former", "then": "former", "ancien": "former", "ancienne": "former",
    "outgoing": "outgoing", "sortant": "outgoing", "sortante": "outgoing", "saliente": "outgoing",
    "incoming": "elect", "elect": "elect", "designate": "elect", "élu": "elect", "élue": "elect", "electo": "elect",
    "electa": "elect", "acting": "acting", "interim": "acting",
}  # fmt: skip


class _Heads(NamedTuple):
    """The head words with their canonical office and scope."""

    automaton: ahocorasick_rs.AhoCorasick
    rows: list[tuple[str, str]]


@cache
def _heads() -> _Heads:
    """Return the index of head words."""
    forms: dict[str, tuple[str, str]] = {}
    for row in reference.table("roles", folder="lexicon"):
        for pattern in row["head"].split("|"):
            for form in _spell_out(pattern):
                forms.setdefault(form, (row["canonical"], row["scope"]))
    ordered = sorted(forms)
    return _Heads(ahocorasick_rs.AhoCorasick(ordered), [forms[form] for form in ordered])


def _spell_out(pattern: str) -> list[str]:
    """Return the words a head pattern stands for: ``[- ]`` is hyphen or space, ``m+`` one or two m, ``s?`` optional."""
    found = [pattern]
    for mark, choices in (("[- ]", ("-", " ")), ("com+issioner", ("commissioner", "comissioner")), ("s?", ("s", ""))):
        found = [one.replace(mark, choice) for one in found for choice in choices]
    return list(dict.fromkeys(found))


@cache
def _portfolio() -> str:
    """Return a pattern of one portfolio word or phrase, longest first."""
    listed = [w for row in reference.table("portfolios", folder="lexicon") for w in row["words"].split("|")]
    words = [form for w in listed for form in (w, plain(w))]  # capitals are often printed without accents
    return any_of(sorted(dict.fromkeys(words), key=lambda w: (-len(w), w)))


def _in_a_row(one: str, between: str, *, before: str = "", group: int = 1) -> str:
    """Return a pattern of things in a row, with what stands before the first and between two.

    The thing is written once, as a pattern of hundreds of words takes long to compile. An empty group, set by what
    stands before the first, tells the first from the others.

    Args:
        group: the number of the empty group.
    """
    return rf"(?:(?({group})(?:{between})|{before}()){one})+"


_SMALL = r"(?:the |la |le |les |el |los |las |l'|de la |de l'|du |des |d'|de |del )?"
_BETWEEN = r"(?: (?=[A-ZÀ-Þ])|, and |, & | & |, et |, y |, | and | et | y | e |/| and for |, for )(?:the |of )?"


def portfolios() -> str:
    """Return a pattern of portfolios in a row, for ministries as for ministers: ``Labour, Solidarity and Housing``."""
    one = rf"{_SMALL}\b{_portfolio()}\b"
    return rf"{one}(?:{_BETWEEN}{one})*"


@cache
def _behind() -> re.Pattern[str]:
    """Return the pattern of portfolios in a row after the head word: ``for Labour, Solidarity and Social Security``."""
    link = (
        r"(?:for|of|in charge of|on|responsible for"
        r"|chargée?s? (?:de la|de l'|des|du|de|d')|(?:en charge|a cargo) (?:de la|de l'|de los|des|du|del|de|d')"
        r"|encargad[oa]s? (?:de la|de los|de las|del|de)"
        r"|de la|de l'|du|des|de|d'|del|aux|à la|à l')(?: |(?<='))"
    )
    one, before = rf"{_SMALL}\b{_portfolio()}\b", rf"(?: [a-zà-ÿ]{{4,}})?,? {link}"
    return re.compile(_in_a_row(one, _BETWEEN, before=before), re.IGNORECASE)


@cache
def _division() -> re.Pattern[str]:
    """Return the pattern of a division behind the head word: ``chief of South East Asia Division``."""
    return re.compile(
        r" (?:of|for) (?:the )?(?:[A-Z][\w&'-]*,? (?:and |for |of |& )?){1,8}?"
        r"(?:Division|Branch|Section|Unit|Department|Directorate|Desk|Programme)\b"
    )


_NAME = r"[A-ZÀ-Þ][\w'-]+"


@cache
def _unlisted() -> re.Pattern[str]:
    """Return the pattern of a minister's portfolio that no list holds: capitalised words up to a comma or bracket."""
    word = r"(?:the )?[A-ZÀ-Þ][\w'-]+"
    return re.compile(
        rf" (?:of|for) (?:the )?{word}(?: {word}| and {word}| of {word}"
        rf"|, {word}(?=,? and)){{0,6}}(?: Regions?)?(?=[,;.(]| \(| of | signed| said| and the )"
        rf"| (?:pour|para) (?:la |le |les |el |los |l')?{_NAME}(?: {_NAME}| (?:de|et|y) {_NAME}| du {_NAME}){{0,4}}"
        rf"(?=[,;.(]| \(| (?:de|del|du) )"
    )


@cache
def _rank() -> re.Pattern[str]:
    """Return the pattern of rank before the head word, anchored at its start; it may be empty."""
    return re.compile(rf"(?<![\w'])({_ranks()})$")


@cache
def _ranked_portfolio() -> re.Pattern[str]:
    """Return the pattern of portfolio and rank before the head word, anchored at its start; both may be empty."""
    portfolios = _in_a_row(_portfolio(), ", | and | & |, and ", group=2)
    return lowered(rf"(?<![\w'])((?:{portfolios} )?{_ranks()})$")


def _ranks() -> str:
    """Return a pattern of any number of ranks."""
    return rf"(?:{reference.word_list('rank')}[ -])*"


_TAKES_PORTFOLIO_BEFORE = frozenset((
    "Minister", "Secretary", "Cabinet Secretary", "Commissioner", "Minister of State", "Permanent Secretary",
    "Deputy Minister", "Under-Secretary", "Director", "Adviser",
))  # fmt: skip
_TAKES_DIVISION = frozenset(("Chief", "Director", "Head", "Head of Office", "Coordinator"))
_TAKES_ANY_PORTFOLIO = frozenset((
    "Minister", "Minister of State", "Secretary of State", "Deputy Minister", "State Secretary", "Regional Director",
    "Regional Coordinator", "Regional Representative", "Country Director", "Special Representative", "Special Envoy",
    "Special Commissioner", "Under-Secretary", "Secretary", "Managing Director", "Director",
))  # fmt: skip
_UNIT = re.compile(r" (?:department|division|directorate|bureau|section|branch|unit)\b")  # "of the labour department"
_TAKES_UNIT = _TAKES_DIVISION | {"Director General", "Director-General", "Deputy Director"}
_ACTING = re.compile("(?:acting|interim)")


def find(text: str, known: list[Span]) -> list[Span]:
    """Return the offices in a folded text.

    Args:
        known: what tables name in the text; a portfolio that no list holds never reaches into it.

    ``value`` is the canonical office, ``detail`` is ``scope`` or ``scope:tense``.
    """
    low = lower(text)
    names = Cover((s.start, s.end) for s in known if s.kind in ("state", "agency", "city", "person"))
    found: list[Span] = []
    for canonical, scope, start, end in _head_words(low):
        begin = _begin(low, canonical, start)
        tense = ""
        after = _AFTER.match(text, end)
        if after:
            end = after.end()
            tense = TENSES.get(after.group(1).lower(), "")
        end = _end(text, canonical, end, names)
        tense = tense or _tense(text, low, begin, start)
        found.append(Span(begin, end, "role", canonical, (), f"{scope}:{tense}" if tense else scope, "role-lexicon"))
    return sorted(found)


def _head_words(low: str) -> Iterator[tuple[str, str, int, int]]:
    """Yield canonical office, scope, start and end of the head words of a lower-case text, the longest first."""
    heads = _heads()
    cover = bytearray(len(low))
    matches = heads.automaton.find_matches_as_indexes(low, overlapping=True)
    for number, start, end in sorted(matches, key=lambda m: (m[1] - m[2], m[1])):
        whole = (start == 0 or not low[start - 1].isalnum()) and (end == len(low) or not low[end].isalnum())
        if whole and not any(cover[start:end]):
            cover[start:end] = b"\1" * (end - start)
            yield *heads.rows[number], start, end


def _begin(low: str, canonical: str, start: int) -> int:
    """Return where an office begins whose head word begins at ``start``: at its rank or portfolio."""
    window = low[max(0, start - _WINDOW) : start]
    before = _ranked_portfolio().search(window) if canonical in _TAKES_PORTFOLIO_BEFORE else None
    before = before or _rank().search(window)
    return start - len(before.group(1)) if before else start


def _end(text: str, canonical: str, end: int, names: Cover) -> int:
    """Return where an office ends whose head word ends at ``end``: behind its portfolio or division."""
    behind = _behind().match(text, end)
    if behind is None and canonical in _TAKES_DIVISION:
        behind = _division().match(text, end)
    if behind is None and canonical in _TAKES_ANY_PORTFOLIO:
        behind = _unlisted().match(text, end)
        if behind is not None and names.next(end - 1, behind.end()) < behind.end():
            behind = None
    if behind is None:
        return end
    unit = _UNIT.match(text, behind.end()) if canonical in _TAKES_UNIT else None
    return (unit or behind).end()


def _tense(text: str, low: str, begin: int, start: int) -> str:
    """Return the tense that the words before an office or its rank give, or an empty text.

    Args:
        begin: where the office begins.
        start: where its head word begins.
    """
    said = _TENSE.search(text[max(0, begin - 20) : begin]) or _TENSE_BEFORE_BODY.search(
        text[max(0, begin - 70) : begin]
    )
    if said:
        return TENSES.get(said.group(1).lower(), "")
    return "acting" if _ACTING.match(low, begin, start) else ""
