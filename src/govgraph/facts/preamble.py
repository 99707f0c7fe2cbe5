"""Read which instruments the preamble of an agreement text cites, by name."""

from __future__ import annotations

import re
from functools import cache

from govgraph import reference
from govgraph.facts.reading import Reading
from govgraph.folding import fold
from govgraph.model import Fact

_CAPITAL = r"[A-ZÀ-Þ][\w'-]{0,30}"
_SMALL = r"(?:of|on|for|to|in|the|and|against|relating|concerning|regarding|between|by|with|as|all|their|its|from)"
_YEAR = r"(?:1[89]|20)\d\d"
_NUMBER = re.compile(r"\((?:Nos?\.|n°|núm\.)[^)]*\)")  # what an instrument is numbered with ends its name
_TRAILING = re.compile(rf"(?:[\s,]|\s{_SMALL})*$")
_DETERMINED = re.compile(r"\b(?:this|present|présente?|presente|said|ledit|ladite|dicho|dicha)\s*$", re.IGNORECASE)
_PARTICIPLE = r"(?:adopt|sign|conclu|fait|ainsi|entr|ratifi|suscrit|firmad|aprobad|celebrad|así|hech)"
_ABOUT = re.compile(r"\s(?:on|concerning|regarding|relating to)(?:\s(?:the|a|an|all|their))*$")
_MATTER = re.compile(r"[^,.;:()]{3,120}?(?=\s*[,.;:()]|\s+(?:done|signed|adopted|concluded|dated|of \d)\b)")
_MIN_WORDS = 2
_MAX_CHARS = 20_000  # of recitals; no preamble is longer, and a search for names should end soon on anything


@cache
def enacting() -> re.Pattern[str]:
    """Return the pattern of the words that end a preamble: what follows is agreed."""
    return re.compile(rf"\b{reference.word_list('enacting')}", re.IGNORECASE)


@cache
def _recital() -> re.Pattern[str]:
    """Return the pattern of the first words of a recital."""
    return re.compile(rf"(?:^\W*|[,;]\s+){reference.word_list('recital')}\b", re.IGNORECASE | re.MULTILINE)


@cache
def _capitalised() -> re.Pattern[str]:
    """Return the pattern of a name in title case, as English writes them: ``1951 Convention relating to …``."""
    head = reference.word_list("instrument-head")
    word = rf"(?:{_CAPITAL}|{_YEAR})"
    next_name = rf"(?!(?:,|\s|and\b|of\b|the\b){{1,8}}(?:{word}\s{{1,4}}){{0,4}}{head}\b)"
    part = rf"(?:Nos?\.|{_SMALL}|{_CAPITAL}|\d{{1,4}}|\([^()]{{1,40}}\))"
    more = rf"(?:\s{{1,8}}{part}|,\s{{1,8}}(?:{_YEAR}|{_CAPITAL}))(?![\w'])"
    return re.compile(
        rf"(?<![\w'])(?:{word}\s{{1,4}}(?:(?:for|of)\s{{1,4}})?){{0,6}}{head}(?![\w'])(?:{next_name}{more}){{0,40}}"
    )


@cache
def _uncapitalised() -> re.Pattern[str]:
    """Return the pattern of a name with one capital, as French and Spanish write them: up to the next comma or verb."""
    head = reference.word_list("instrument-head")
    other = rf"\s(?:et|y|e|ainsi que|así como)\s(?:d[ue]\s|de la\s|del\s|le\s|la\s|l'|el\s|a\s|au\s|à la\s)*{head}\b"
    return re.compile(rf"(?<![\w']){head}(?![\w'])(?:(?!{other}|\s{_PARTICIPLE}\w*)[^,.;:()]){{0,300}}")


@cache
def _generic() -> frozenset[str]:
    """Return what instruments are called in general, in lower case: no name of one."""
    labels = (label for concept in reference.concepts("agreement-type").values() for label in concept.labels)
    return frozenset(label for label in labels if label == label.lower())


def cited(reading: Reading, end: int) -> tuple[Fact[str], ...]:
    """Return the names of the instruments cited in the recitals, each once.

    Args:
        end: where the first clause begins.
    """
    text = fold(reading.doc.text[:end])
    lines = reading.doc.text[:end]
    begin = _recital().search(lines)
    if begin is None:
        return ()
    stop = enacting().search(text, begin.end())
    pattern = _uncapitalised() if reading.doc.lang in ("fr", "es") else _capitalised()
    found: dict[str, Fact[str]] = {}
    at = begin.start()
    limit = min(stop.start() if stop is not None else end, at + _MAX_CHARS)
    while (match := pattern.search(text, at, limit)) is not None:
        span = _trimmed(reading, text, match.start(), match.end())
        name = " ".join(lines[slice(*span)].split())
        if (
            len(name.split()) >= _MIN_WORDS
            and name.lower() not in _generic()
            and not _DETERMINED.search(text[max(0, span[0] - 20) : span[0]])
        ):
            found.setdefault(name, Fact(name, reading.support([span], "preamble-cites", 0.88)))
        at = max(span[1], match.start() + 1)
    return tuple(found.values())


def _trimmed(reading: Reading, text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of a name within one paragraph, without a recital's verb before and loose words behind."""
    verb = _recital().match(text, start)
    if verb is not None:
        start = verb.end() + len(text[verb.end() : end]) - len(text[verb.end() : end].lstrip())
        loose = re.compile(rf"(?:{_SMALL} )+").match(text, start, end)
        start = loose.end() if loose is not None else start
    paragraph = reading.doc.text.find("\n\n", start, end)
    end = paragraph if paragraph >= 0 else end
    number = _NUMBER.search(text, start, end)
    end = number.end() if number is not None else end
    about = _ABOUT.search(text[start:end])
    matter = _MATTER.match(text, end) if about is not None and paragraph < 0 else None
    end = matter.end() if matter is not None else end  # "on the readmission of persons": the matter has no capitals
    end = max([end, *(m.end for m in reading.mentions if m.kind == "instrument" and start <= m.start < end)])
    return start, start + len(_TRAILING.sub("", text[start:end]))
