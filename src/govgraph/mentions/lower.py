"""Find organisations that French and Spanish write in small letters: ministries, and councils with their adjective.

``le ministère des Affaires sociales et le Conseil tunisien pour les réfugiés``: English rules of capitals find neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from govgraph import reference
from govgraph.mentions.roles import portfolios
from govgraph.mentions.span import Span

_HEAD_BEFORE = re.compile(r"(?<![\w-])([A-ZÀ-Þ][a-zà-ÿ]+) $")
_LITTLE = 4  # characters of the longest word that only joins
_HEAD_CHARS = 20  # the longest head word and a space
_OF = (
    r"(?:de la |de l'|des |de los |de las |del |du |de |d'|pour les |pour la |pour le |pour l'"
    r"|para los |para las |para la |para el )"
)
_WHAT_FOR = re.compile(
    rf" {_OF}(?!ce|cette|son|sa\b)[a-zà-ÿ-]{{4,}}(?: (?:et|y) {_OF}[a-zà-ÿ-]{{4,}})?"
    r"(?: [a-zà-ÿ]+(?:ique|iques|ionale?|iale?|elle|aires?))?"
)


@cache
def _ministry() -> re.Pattern[str]:
    """Return the pattern of a ministry in small letters that acts itself, not as the one an official is of."""
    return re.compile(
        r"(?<=\b[LlEe][el] )(?:ministère|ministerio)"
        rf"(?: (?:de la|de l'|des|du|del|de|d')(?: |(?<='))(?i:{portfolios()}))"
    )


@cache
def _signing() -> re.Pattern[str]:
    """Return the pattern of a word of signing, near which alone a ministry in small letters is taken for a body."""
    return re.compile(rf"\b{reference.word_list('signing-stem')}", re.IGNORECASE)


def find(text: str, known: list[Span]) -> Iterator[Span]:
    """Yield the organisations in small letters of a folded text."""
    for match in _ministry().finditer(text):
        start = max(text.rfind(end, 0, match.start()) for end in (". ", "\n\n", "; "))
        ends = [at for end in (". ", "\n\n", "; ") if (at := text.find(end, match.end())) >= 0]
        if _signing().search(text, max(start, 0), min(ends, default=len(text))):
            words = match.group()[0].upper() + match.group()[1:]
            yield Span(match.start(), match.end(), "agency", words, (), "shaped", "ministry-in-small-letters")
    names: dict[tuple[str, ...], str] = {}  # the same body with another little word: "Conseil tunisien des réfugiés"
    heads = frozenset(reference.words("organisation-head"))
    for state in known:
        if state.kind != "state" or state.detail != "demonym" or not text[state.start].islower():
            continue
        head = _HEAD_BEFORE.search(text, max(0, state.start - _HEAD_CHARS), state.start)
        what = _WHAT_FOR.match(text, state.end)
        if head is not None and what is not None and head.group(1) in heads:
            words = text[head.start(1) : what.end()]
            words = names.setdefault(tuple(w for w in re.split(r"[ ']", words) if len(w) > _LITTLE), words)
            yield Span(head.start(1), what.end(), "agency", words, (), "shaped", "organisation-with-adjective")
