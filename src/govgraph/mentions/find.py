"""Run every finder over a document and order what they report."""

from __future__ import annotations

from bisect import bisect_right

from govgraph.mentions import cues, dates, gazetteer, goals, names, roles
from govgraph.mentions.folding import fold
from govgraph.mentions.span import Span
from govgraph.model import Document, Mention, Segmentation


def find_mentions(doc: Document, segmentation: Segmentation) -> tuple[Mention, ...]:
    """Return the mentions inside the kept sentences of a document, by start, longer first."""
    text = fold(doc.text)
    sentences = segmentation.sentences
    starts = [sent.start for sent in sentences]
    spans: list[Span] = []
    known = gazetteer.find(text)
    found_roles = roles.find(text)
    spans += known
    spans += found_roles
    spans += dates.find(text)
    spans += goals.find(text)
    spans += cues.find(text, doc.lang)
    named = names.find(text, known + found_roles, doc.lang)
    spans += named
    spans += names.acronyms(text, named)
    spans += names.surnames(text, [s for s in known + named if s.kind == "person"], known + named)
    mentions = []
    for span in spans:
        index = bisect_right(starts, span.start) - 1
        if index < 0 or span.end > sentences[index].end:
            continue
        mentions.append(
            Mention(
                start=span.start, end=span.end, sentence=index, kind=span.kind, text=doc.text[span.start : span.end],
                value=span.value or doc.text[span.start : span.end].replace("\n", " "), keys=span.keys, detail=span.detail,
                method=span.method,
            )
        )  # fmt: skip
    return tuple(sorted(mentions, key=lambda m: (m.start, -m.end, m.kind, m.keys, m.detail)))
