"""Tell what a clause deals with: by its heading, else by the formulas of its body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from govgraph import reference
from govgraph.facts.clauses import Clause
from govgraph.facts.formulas import formulas
from govgraph.facts.reading import Reading
from govgraph.folding import fold, lower
from govgraph.model import Fact

SCHEME = "provision-type"
_GATHERING = "final-provisions"  # a heading that says nothing of what stands below it
_OTHER = "other"
_JOIN = re.compile(r"(?:\s*[,;/&–—]\s*|\s+-\s+|\s+(?:and|et|y|e|und)\s+)+")
_LEADING = re.compile(r"(?:the|le|la|les|l'|el|los|las|de la|du|de|des|of|on|its)\s*(?<=[\s'])")

Piece = tuple[int, str]
"""Offset and folded words of a sentence of a clause."""


@cache
def _labels() -> Mapping[str, str]:
    """Return the concept key of each label of the scheme, in lower case."""
    return {lower(fold(label)): key for key, c in reference.concepts(SCHEME).items() for label in c.labels}


@cache
def _long_label() -> re.Pattern[str]:
    """Return the pattern of a label of several words, which tells the matter wherever it stands in a heading."""
    long = sorted((label for label in _labels() if " " in label), key=lambda label: (-len(label), label))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, long))})(?!\w)")


@cache
def _of_text() -> re.Pattern[str]:
    """Return the pattern of what a heading may end with without saying more: ``of this Memorandum``."""
    of = r"(?:of|to|de|del|du|des|de la|au|al|à la)"
    which = r"(?:(?:the|this|present|le|la|l'|el|presente|présent|présente|este)\s*)*"
    return re.compile(rf"\s+{of}\s*{which}{reference.word_list('text-noun')}$")


def matters(reading: Reading, clause: Clause, pieces: tuple[Piece, ...]) -> tuple[Fact[str], ...]:
    """Return the concept keys of what a clause deals with, in the order of the text; ``other`` where nothing tells.

    Args:
        pieces: the sentences of its body.
    """
    found = dict(_by_heading(reading, clause))
    if not found.keys() - {_GATHERING}:
        for key, fact in sorted(_by_body(reading, pieces), key=lambda item: item[1].support.evidence):
            found.setdefault(key, fact)
    if not found:
        return (Fact(_OTHER, reading.support([clause.heading or clause.number], "provision-no-words", 0.5)),)
    return tuple(found.values())


def _by_heading(reading: Reading, clause: Clause) -> Iterator[tuple[str, Fact[str]]]:
    """Yield what the parts of a heading name: labels of the scheme as a whole, long ones anywhere."""
    if clause.heading is None:
        return
    start, end = clause.heading
    heading = lower(fold(reading.doc.text[start:end]))
    for at, part in ((0, heading), *_parts(heading)):
        key = _labels().get(part)
        if key is not None:
            yield key, Fact(key, reading.support([(start + at, start + at + len(part))], "provision-heading", 0.95))
            if at == 0 and len(part) == len(heading):
                return
    for long in _long_label().finditer(heading):
        key = _labels()[long.group()]
        yield key, Fact(key, reading.support([(start + long.start(), start + long.end())], "provision-heading", 0.92))


def _parts(heading: str) -> Iterator[tuple[int, str]]:
    """Yield offset and words of the parts of a heading, without an article before and the name of the text behind."""
    at = 0
    joins = [*_JOIN.finditer(heading), None]
    for join in joins:
        part = heading[at : join.start() if join is not None else len(heading)]
        part = _of_text().sub("", part.rstrip(" .:"))
        lead = _LEADING.match(part)
        begin = lead.end() if lead is not None else 0
        if part[begin:]:
            yield at + begin, part[begin:]
        at = join.end() if join is not None else at


def _by_body(reading: Reading, pieces: tuple[Piece, ...]) -> Iterator[tuple[str, Fact[str]]]:
    """Yield what the formulas of a body tell, each matter where it is first told."""
    seen: set[str] = set()
    for offset, words in pieces:
        for key, pattern in formulas("type"):
            match = pattern.search(words)
            if match is not None and key not in seen:
                seen.add(key)
                span = (offset + match.start(), offset + match.end())
                yield key, Fact(key, reading.support([span], "provision-words", 0.85))
