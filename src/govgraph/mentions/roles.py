"""Find offices: a head word of ``data/lexicon/roles.csv`` with its rank before it and its portfolio around it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import ahocorasick_rs

from govgraph import reference
from govgraph.mentions.folding import lower
from govgraph.mentions.span import Span

_RANK = (
    r"(?:(?:deputy|assistant|associate|under|senior|joint|additional|principal|first|second|executive|regional|country|special"
    r"|resident|country office|regional office|liaison office|european|federal|vice|acting|interim|general|chief|haute?|adjointe?|adjunt[oa]|vice|sous)[ -])*"
)
_TENSE = re.compile(
    r"(?:\b(former|ex|outgoing|incoming|acting|interim|then|late|ancien(?:ne)?|sortante?|saliente|ex))[ -]*$", re.I
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
    """Return the words a head pattern stands for: ``[- ]`` is a hyphen or a space, ``com+`` one or two m, ``s?`` optional."""
    found = [pattern]
    for mark, choices in (("[- ]", ("-", " ")), ("com+issioner", ("commissioner", "comissioner")), ("s?", ("s", ""))):
        found = [one.replace(mark, choice) for one in found for choice in choices]
    return list(dict.fromkeys(found))


@cache
def _portfolio() -> str:
    """Return a pattern of one portfolio word or phrase, longest first."""
    words = [w for row in reference.table("portfolios", folder="lexicon") for w in row["words"].split("|")]
    return "(?:" + "|".join(sorted(dict.fromkeys(words), key=lambda w: (-len(w), w))) + ")"


@cache
def _series() -> str:
    """Return a pattern of portfolios in a row: ``Labour, Solidarity and Social Security``."""
    small = r"(?:the |la |le |les |el |los |las |l'|de la |de l'|du |des |d'|de |del )?"
    return rf"{small}\b{_portfolio()}\b(?:(?:, and |, & | & |, et |, y |, | and | et | y | e |/| and for |, for )(?:the |of )?{small}\b{_portfolio()}\b)*"


@cache
def _behind() -> re.Pattern[str]:
    """Return the pattern of a portfolio after the head word."""
    link = r"(?: [a-zà-ÿ]{4,})?,? (?:for|of|in charge of|on|responsible for|chargée? de|encargad[oa] de|de la|de l'|du|des|de|d'|del)(?: |(?<='))"
    return re.compile(rf"{link}{_series()}", re.I)


@cache
def _division() -> re.Pattern[str]:
    """Return the pattern of a division behind the head word: ``chief of South East Asia Division``."""
    return re.compile(
        r" (?:of|for) (?:the )?(?:[A-Z][\w&'-]*,? (?:and |for |of |& )?){1,8}?(?:Division|Branch|Section|Unit|Department|Directorate|Desk|Programme)\b"
    )


@cache
def _unlisted() -> re.Pattern[str]:
    """Return the pattern of a minister's portfolio that no list holds: capitalised words up to a comma or bracket."""
    word = r"[A-ZÀ-Þ][\w'-]+"
    return re.compile(
        rf" (?:of|for) (?:the )?{word}(?: {word}| and {word}| of {word}|, {word}(?= and)){{0,5}}(?=[,;.(]| \(| of )"
    )


@cache
def _before() -> re.Pattern[str]:
    """Return the pattern of rank and portfolio before the head word, anchored at its start."""
    return re.compile(rf"(?<![\w'])((?:{_portfolio()}(?:(?:, | and | & |, and ){_portfolio()})* )?{_RANK})$", re.I)


_TAKES_PORTFOLIO_BEFORE = (
    "Minister",
    "Secretary",
    "Cabinet Secretary",
    "Commissioner",
    "Minister of State",
    "Permanent Secretary",
    "Deputy Minister",
)


def find(text: str) -> list[Span]:
    """Return the offices in a folded text; ``value`` is the canonical office, ``detail`` is ``scope`` or ``scope:tense``."""
    low = lower(text)
    heads = _heads()
    found: list[Span] = []
    matches = sorted(heads.automaton.find_matches_as_indexes(low, overlapping=True), key=lambda m: (m[1] - m[2], m[1]))
    cover = bytearray(len(text))
    for number, start, end in matches:
        whole = (start == 0 or not low[start - 1].isalnum()) and (end == len(low) or not low[end].isalnum())
        if not whole or any(cover[start:end]):
            continue
        cover[start:end] = b"\1" * (end - start)
        canonical, scope = heads.rows[number]
        before = (
            _before().search(low[max(0, start - _WINDOW) : start]) if canonical in _TAKES_PORTFOLIO_BEFORE else None
        )
        if before is None:
            before = re.search(rf"(?<![\w'])({_RANK})$", low[max(0, start - _WINDOW) : start])
        begin = start - len(before.group(1)) if before else start
        after = _AFTER.match(text, end)
        tense = ""
        if after:
            end = after.end()
            tense = TENSES.get(after.group(1).lower(), "")
        behind = _behind().match(text, end)
        if behind is None and canonical in ("Chief", "Director", "Head", "Head of Office", "Coordinator"):
            behind = _division().match(text, end)
        if behind is None and canonical in ("Minister", "Minister of State", "Secretary of State"):
            behind = _unlisted().match(text, end)
        if behind:
            end = behind.end()
        if not tense:
            said = _TENSE.search(text[max(0, begin - 20) : begin])
            rank = low[begin:start]
            tense = (
                TENSES.get(said.group(1).lower(), "")
                if said
                else "acting"
                if re.match("(acting|interim)", rank)
                else ""
            )
        found.append(Span(begin, end, "role", canonical, (), f"{scope}:{tense}" if tense else scope, "role-lexicon"))
    return sorted(found)
