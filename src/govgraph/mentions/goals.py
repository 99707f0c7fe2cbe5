"""Find explicit references to the 2030 Agenda, its goals, targets and indicators, and to the Compact's objectives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import ahocorasick_rs

from govgraph import reference
from govgraph.folding import fold, lower
from govgraph.mentions.span import Span

_AGENDA = re.compile(
    r"\b(?:UN |United Nations )?"
    r"(?:2030 Agenda(?: for Sustainable Development)?|Agenda 2030"
    r"|(?:2030 )?Sustainable Development Goals?|(?:2030 )?SDGs?"
    r"|Programme (?:de développement durable )?à l'horizon 2030|Agenda 2030 (?:para|pour) [\w ]{5,40}"
    r"|Objectifs? de développement durable|ODD|Objetivos? de Desarrollo Sostenible|ODS)\b",
    re.IGNORECASE,
)
_LIST = r"(?:\d{1,2}(?:\.[\da-d]{1,2})?(?:\.\d)?(?:(?:, and |, | and | & | to | et | y | et à | y a |-|/)(?=\d))?)+"
_GOAL = re.compile(
    r"\b(?:SDGs?|Sustainable Development Goals?|ODDs?|Objectifs? de développement durable"
    r"|ODS|Objetivos? de Desarrollo Sostenible|(?<=[ (])Goals?)"
    rf"(?: n[o°º]\.?| number| numéro| número)? ?({_LIST})(?!\d)",
    re.IGNORECASE,
)
_TARGET = re.compile(
    rf"\b(?:SDG |ODD |ODS )?(?:targets?|cibles?|metas?|indicators?|indicateurs?|indicador(?:es)?) ({_LIST})(?!\d)",
    re.IGNORECASE,
)
_BARE_TARGET = re.compile(r"\b(?:SDG|ODD|ODS|Goal)s? ?(\d{1,2}\.[\da-d]{1,2}(?:\.\d)?)\b")
_CODE = re.compile(r"\d{1,2}(?:\.[\da-d]{1,2})?(?:\.\d)?")
_OBJECTIVE = re.compile(rf"\b(?:objectives?|objectifs?|objetivos?|GCM) ({_LIST})(?!\.?\d)", re.IGNORECASE)
_COMPACT = re.compile(
    r"\bGlobal Compact for (?:Safe|Migration)|\bGCM\b"
    r"|\bPacte mondial (?:pour|sur) (?:des|les) migrations|\bPacto Mundial (?:para|sobre) (?:una|la) Migración",
    re.IGNORECASE,
)
_NEAR = 160  # characters between a numbered objective and the name of the compact
_MIN_TITLE_CHARS = 25  # shorter titles are words of every text
_AGENDA_WORDS = ("2030", "sustainable development", "sdg", "objectif", "objetivo", "odd", "ods")
_GOAL_WORDS = ("sdg", "goal", "objectif", "objetivo", "odd", "ods")
_TARGET_WORDS = ("target", "cible", "meta", "indica")
_COMPACT_WORDS = ("global compact", "gcm", "pacte mondial", "pacto mundial")
_OBJECTIVE_WORDS = ("objecti", "objeti", "gcm")
"""Each match of the pattern of that name holds one of these, in lower case; most texts hold none."""
_NOT_GOALS = re.compile(r"Millennium Development Goals?|MDGs?|OMD\b|ODM\b", re.IGNORECASE)


def find(text: str) -> list[Span]:
    """Return the references in a folded text.

    ``detail`` is ``agenda``, ``goal``, ``target``, ``indicator`` or ``objective``; ``value`` the code as the United
    Nations writes it.
    """
    low = lower(text)
    agenda = _matches(_AGENDA, _AGENDA_WORDS, text, low)
    found = [Span(m.start(), m.end(), "goal", "2030", (), "agenda", "sdg-named") for m in agenda]
    names_agenda = bool(found)
    for pattern, words in ((_GOAL, _GOAL_WORDS), (_TARGET, _TARGET_WORDS), (_BARE_TARGET, _GOAL_WORDS)):
        for match in _matches(pattern, words, text, low):
            if _NOT_GOALS.search(text, max(0, match.start() - 30), match.end()):
                continue
            if not names_agenda and match.group().lower().startswith("goal"):
                continue  # a goal of a club, or of a plan
            for code, start, end in _codes(match):
                detail = ("goal", "target", "indicator")[code.count(".")]
                if _exists(code, detail):
                    found.append(Span(start, end, "goal", code, (), detail, "sdg-numbered"))
    found += _objectives(text, low)
    return list(dict.fromkeys(found))


def _matches(pattern: re.Pattern[str], words: tuple[str, ...], text: str, low: str) -> Iterator[re.Match[str]]:
    """Return the matches of a pattern, each of which holds one of the words.

    Args:
        low: the text in lower case.
    """
    return pattern.finditer(text) if any(word in low for word in words) else iter(())


def _codes(match: re.Match[str]) -> list[tuple[str, int, int]]:
    """Return the codes of a numbered reference; the words before the first belong to its evidence."""
    codes = []
    for number, one in enumerate(_CODE.finditer(match.group(1))):
        start = match.start() if number == 0 else match.start(1) + one.start()
        codes.append((one.group(), start, match.start(1) + one.end()))
    return codes


def _exists(code: str, detail: str) -> bool:
    """Tell whether the 2030 Agenda has a goal, target or indicator of that code."""
    if detail == "goal":
        return 1 <= int(code) <= 17
    target = ".".join(code.split(".")[:2])
    return any(row["code"] == target for row in reference.table("sdg_targets"))


@cache
def _titles() -> tuple[ahocorasick_rs.AhoCorasick, list[str]]:
    """Return the index of the titles of the Global Compact's objectives as texts write them, and their numbers."""
    titles = [
        (lower(fold(row[column])), row["number"])
        for row in reference.table("gcm_objectives")
        for column in ("title_en", "title_fr", "title_es")
    ]
    long = [(title, number) for title, number in titles if len(title) > _MIN_TITLE_CHARS]
    return ahocorasick_rs.AhoCorasick([title for title, _ in long]), [number for _, number in long]


def _objectives(text: str, low: str) -> list[Span]:
    """Return the objectives of the Global Compact, by number near its name and by their full titles.

    Args:
        low: the text in lower case.
    """
    found = []
    compacts = [m.start() for m in _matches(_COMPACT, _COMPACT_WORDS, text, low)]
    for match in _matches(_OBJECTIVE, _OBJECTIVE_WORDS, text, low) if compacts else ():
        # "Objective 5" in a text on the compact is the compact's own
        titled = match.group()[0] == "O" and bool(compacts)
        if not titled and not any(-_NEAR < at - match.start() < _NEAR for at in compacts):
            continue
        for code, start, end in _codes(match):
            if code.isdigit() and 1 <= int(code) <= 23:
                found.append(Span(start, end, "goal", code, (), "objective", "gcm-numbered"))
    index, numbers = _titles()
    places: dict[int, tuple[int, int]] = {}
    for title, start, end in index.find_matches_as_indexes(low, overlapping=True):
        places.setdefault(title, (start, end))
    for title, (start, end) in sorted(places.items()):
        found.append(Span(start, end, "goal", numbers[title], (), "objective", "gcm-titled"))
    return found
