"""Read in which languages an agreement was done, and who keeps its original."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from govgraph import reference
from govgraph.facts.formulas import first, formulas
from govgraph.facts.matters import Piece
from govgraph.facts.reading import Reading
from govgraph.folding import fold
from govgraph.model import Fact

_CLOSING_CHARS = 700  # the formula of closing with its languages; signatures follow
_TONGUES = ("en", "fr", "es")


@cache
def _names() -> Mapping[str, str]:
    """Return the code of each name of a language."""
    rows = reference.table("languages", folder="lexicon")
    return {name: row["code"] for row in rows for tongue in _TONGUES for name in reference.several(row[tongue])}


@cache
def _name() -> re.Pattern[str]:
    """Return the pattern of a language's name; its capital counts, as in English it parts names from verbs."""
    names = sorted(_names(), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")


@cache
def _enumeration() -> re.Pattern[str]:
    """Return the pattern of languages behind *in*, one or several."""
    name = _name().pattern
    article = r"(?:(?:the|both|la|las|el|los|les|langues?|lenguas?|idiomas?) )*"
    joint = r"(?:,? (?:and|et|y|e) |, )"
    return re.compile(rf"(?<!\w)(?:in|en) {article}{name}(?:{joint}(?:in |en )?{article}{name})*")


def languages(reading: Reading, closing: int, pieces: tuple[Piece, ...]) -> tuple[Fact[str], ...]:
    """Return the languages in which the text was done, as its closing formula or a clause on languages says.

    Args:
        closing: where the closing formula begins.
        pieces: the sentences of the clauses.
    """
    closed = tuple(
        (sent.start, fold(reading.doc.text[sent.start : sent.end]))
        for sent in reading.sentences
        if closing <= sent.start < closing + _CLOSING_CHARS
    )
    authentic = tuple((offset, words) for offset, words in pieces if "authent" in words or "autént" in words)
    for rows in (closed, authentic):
        found: dict[str, Fact[str]] = {}
        for offset, words in rows:
            for listed in _enumeration().finditer(words) if first("originals", words) is not None else ():
                span = (offset + listed.start(), offset + listed.end())
                for name in _name().findall(listed.group()):
                    code = _names()[name]
                    found.setdefault(code, Fact(code, reading.support([span], "languages-of-originals", 0.93)))
        if found:
            return tuple(found.values())
    return ()


def depositary(reading: Reading, pieces: tuple[Piece, ...]) -> Fact[str] | None:
    """Return who keeps the original or takes in instruments, in the words of the text; None where two are named."""
    found: dict[str, Fact[str]] = {}
    for offset, words in pieces:
        for _, pattern in formulas("depositary"):
            match = pattern.search(words)
            if match is None or not any(c.isupper() for c in match["who"]):
                continue
            start, end = offset + match.start("who"), offset + match.end("who")
            name = " ".join(reading.doc.text[start:end].split())
            name = re.sub(r"^(?:The|Le|La|El|the|le|la|el) ", "", name)
            found.setdefault(name, Fact(name, reading.support([(offset + match.start(), end)], "depositary", 0.88)))
    return next(iter(found.values())) if len(found) == 1 else None
