"""Run every finder over a document and order what they report."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from govgraph.folding import fold
from govgraph.mentions import cues, dates, gazetteer, goals, names, roles
from govgraph.mentions.span import Span
from govgraph.model import Document, Mention, Segmentation


def find_mentions(doc: Document, segmentation: Segmentation) -> tuple[Mention, ...]:
    """Return the mentions inside the kept sentences of a document, by start, longer first."""
    text = fold(doc.text)
    known = gazetteer.find(text)
    people = [span for span in known if span.kind == "person"]
    known = [span for span in known if span.kind != "person"] + names.longer(text, people)
    offices = roles.find(text, known)
    named = names.find(text, known + offices, doc.lang)
    spans = [*known, *offices, *dates.find(text), *goals.find(text), *cues.find(text, doc.lang), *named]
    spans += names.acronyms(text, named)
    spans += names.surnames(text, [s for s in known + named if s.kind == "person"], known + named)
    placed = _placed(doc, segmentation, spans)
    return tuple(sorted(placed, key=lambda m: (m.start, -m.end, m.kind, m.keys, m.detail)))


def _placed(doc: Document, segmentation: Segmentation, spans: list[Span]) -> Iterator[Mention]:
    """Yield the mentions of the spans that lie inside a kept sentence."""
    starts = [sent.start for sent in segmentation.sentences]
    for span in spans:
        index = bisect_right(starts, span.start) - 1
        if index < 0 or span.end > segmentation.sentences[index].end:
            continue
        words = doc.text[span.start : span.end]
        yield Mention(
            start=span.start,
            end=span.end,
            sentence=index,
            kind=span.kind,
            text=words,
            value=span.value or words.replace("\n", " "),
            keys=span.keys,
            detail=span.detail,
            method=span.method,
        )
