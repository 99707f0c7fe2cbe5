"""Find the targets that a text on migration implies without naming them, each with the sentence that justifies it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from govgraph import reference
from govgraph.facts.reading import Reading
from govgraph.goals import suggest_goals
from govgraph.model import Fact, SdgLink, Support

_MIGRATION = "10.7"  # what an agreement on migration is about
_SAID_AND_TERMS, _SAID_AGAIN, _TERMS = 0.9, 0.8, 0.5
"""Shares of right answers on the development texts: 72 of 73, 31 of 35, 9 of 18. Said once only: 10 of 41, left out."""


def implied_goals(
    reading: Reading,
    explicit: tuple[SdgLink, ...],
    topics: tuple[Fact[str], ...],
    populations: tuple[Fact[str], ...],
    event_spans: list[tuple[int, int]],
) -> tuple[SdgLink, ...]:
    """Return the targets that topics and populations suggest, the surest first, without those named explicitly.

    A topic said in passing is no sign: its words stand in two sentences, or the terms of a goal suggest the target too.

    Args:
        event_spans: places that tell of the agreement the text is about.

    Raises:
        TableError: if a table of terms is wrong.
    """
    sentences = [(sent.start, sent.end) for sent in reading.sentences]
    named = {link.code for link in explicit}
    names = [(m.start, m.end) for m in reading.mentions if m.kind in ("agency", "role", "instrument")]
    suggested = suggest_goals(reading.doc.text, sentences, names=names)
    by_terms = {target for found in suggested for target in found.targets}
    ranked = []
    for code, spans in _spans(topics, populations, event_spans).items():
        said = _by_sentence(sentences, spans)
        if code in named or not said:
            continue
        by_topic, by_term = len(said) > 1 or code == _MIGRATION, code in by_terms or code == _MIGRATION
        if not by_topic and not by_term:
            continue
        confidence = _TERMS if not by_topic else _SAID_AND_TERMS if by_term else _SAID_AGAIN
        method = "topic-and-terms-suggest-target" if code in by_terms else "topic-suggests-target"
        justifying = min(said, key=lambda number: (-said[number], number))
        support = Support((reading.sentence_evidence(justifying),), method, confidence, "implied")
        ranked.append(((-confidence, -len(said), code), SdgLink("target", code, support)))
    return tuple(link for _, link in sorted(ranked, key=lambda pair: pair[0]))


def _spans(
    topics: tuple[Fact[str], ...], populations: tuple[Fact[str], ...], event_spans: list[tuple[int, int]]
) -> dict[str, list[tuple[int, int]]]:
    """Return the places that suggest each target."""
    spans: dict[str, list[tuple[int, int]]] = {_MIGRATION: list(event_spans)}
    for scheme, facts in (("topic", topics), ("population", populations)):
        for fact in facts:
            for target in reference.concepts(scheme)[fact.value].targets:
                spans.setdefault(target, []).extend((e.start, e.end) for e in fact.support.evidence)
    return spans


def _by_sentence(sentences: list[tuple[int, int]], spans: list[tuple[int, int]]) -> Counter[int]:
    """Return how many of the places lie in each sentence, by its number; a longer place counts where it begins."""
    starts = [start for start, _ in sentences]
    return Counter(max(0, bisect_right(starts, start) - 1) for start, _ in set(spans))
