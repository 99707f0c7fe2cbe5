"""Cut a document's text at the bounds of evidence and of dropped passages, so that overlapping spans can be marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from govgraph.web.values import Hero, Proof, Quote, Run, Statement

_MOST = 0.6  # share of a sentence above which a mark would say nothing


def runs(
    text: str, statements: Sequence[Statement], dropped: Iterable[tuple[int, int, str]] = (), *, offset: int = 0
) -> tuple[Run, ...]:
    """Return the text in stretches to which the same marks apply; joined, they are the text.

    A stretch names its statements with the shortest evidence first: that says most about these very words.

    Args:
        text: the stored text, or a piece of it.
        statements: whose evidence is marked; evidence that reaches beyond the text is cut to it.
        dropped: start, end and reason of the passages set aside.
        offset: where the piece begins in the stored text.
    """
    low, high = offset, offset + len(text)
    spans: dict[tuple[int, int], list[Statement]] = defaultdict(list)
    for statement in statements:
        for quote in (quote for proof in statement.proofs for quote in proof.quotes):
            start, end = max(quote.start, low), min(quote.end, high)
            if start < end:
                spans[start, end].append(statement)
    faded = sorted(
        (max(start, low), min(end, high), reason) for start, end, reason in dropped if start < high and end > low
    )
    cuts = sorted({low, high}.union(*spans, *((start, end) for start, end, _ in faded)))
    opening: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for span in sorted(spans):
        opening[span[0]].append(span)
    made: list[Run] = []
    active: list[tuple[int, int]] = []
    for start, end in pairwise(cuts):
        active = [span for span in active if span[1] > start] + opening[start]
        nearest = sorted(active, key=lambda span: (span[1] - span[0], span))
        about = list({statement.anchor: statement for span in nearest for statement in spans[span]}.values())
        made.append(
            Run(
                text=text[start - offset : end - offset],
                start=start,
                anchor=f"char-{start}" if opening[start] else "",
                statements=tuple(statement.anchor for statement in about),
                reason=next((why for first, last, why in faded if first <= start < last), ""),
                title="; ".join(f"{statement.property}: {statement.object.label}" for statement in about),
            )
        )
    return tuple(made)


def hero(statements: Sequence[Statement], order: Sequence[str], *, page: str = "") -> Hero | None:
    """Return the sentence that proves most, with all evidence in it marked; None if nothing has a sentence.

    Args:
        statements: of one page.
        order: properties whose sentences are tried first.
        page: address of the page that shows the statements; empty for the page itself.
    """
    ranked = {predicate: rank for rank, predicate in enumerate(order)}
    best = min(
        (
            (ranked[statement.predicate], -len(quote.before + quote.after), quote.start, number)
            for number, (statement, _, quote) in enumerate(_quoted(statements))
            if statement.predicate in ranked and statement.basis == "stated"
        ),
        default=None,
    )
    if best is None:
        return None
    _, proof, quote = _quoted(statements)[best[-1]]
    before, after = quote.before.removeprefix("… "), quote.after.removesuffix(" …")
    sentence, offset = before + quote.exact + after, quote.start - len(before)
    marked = runs(sentence, [_near(statement, proof, len(sentence) * _MOST) for statement in statements], offset=offset)
    return Hero(marked, proof.document, quote.url, page)


def _near(statement: Statement, proof: Proof, longest: float) -> Statement:
    """Return a statement with only those quotes of one document that are words in the sentence, not the sentence."""
    proofs = tuple(
        replace(other, quotes=tuple(quote for quote in other.quotes if len(quote.exact) <= longest))
        for other in statement.proofs
        if other.document.iri == proof.document.iri and other.basis == "stated"
    )
    return replace(statement, proofs=proofs)


def _quoted(statements: Sequence[Statement]) -> list[tuple[Statement, Proof, Quote]]:
    return [
        (statement, proof, quote) for statement in statements for proof in statement.proofs for quote in proof.quotes
    ]
