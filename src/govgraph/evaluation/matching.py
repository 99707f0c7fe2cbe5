"""Pair the agreements of a record with the agreements that are marked in the text, so that the pairs fit best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from govgraph.evaluation import dates
from govgraph.evaluation.aliases import Variants
from govgraph.evaluation.answers import Agreement, Quote
from govgraph.evaluation.gold import GoldAgreement
from govgraph.evaluation.names import Names
from govgraph.evaluation.pairing import compare_sets
from govgraph.evaluation.wording import fold, label_overlap

Fits = Mapping[tuple[int, int], float]
"""How well each gold agreement and each found one go together; pairs that must not be are absent."""
_LIKE_LABEL = 0.4
_MOST_GOLD, _MOST_FOUND = 14, 40
"""Beyond these counts the best pair is taken first instead of the best whole."""


def match_agreements(
    gold: Sequence[GoldAgreement], found: Sequence[Agreement], names: Names, known: Variants
) -> Mapping[int, int]:
    """Return the index of the found agreement by that of the gold one, mentions included.

    Args:
        known: further names that mean the same in this document.
    """
    fits: dict[tuple[int, int], float] = {}
    for i, label in enumerate(gold):
        for j, answer in enumerate(found):
            fit = _fit(label, answer, names, known)
            if fit is not None:
                fits[i, j] = fit
    if len(gold) > _MOST_GOLD or len(found) > _MOST_FOUND:
        return _best_first(fits)
    return _best_whole(fits, len(gold), len(found))


def _fit(gold: GoldAgreement, found: Agreement, names: Names, known: Variants) -> float | None:
    """Return how well two agreements go together, or None if they must not be paired.

    They may be if they share a party and the type or a like label, or their evidence overlaps, or gold names no party
    and the labels are alike. Overlap of evidence weighs most, then parties and label; status counts as gold's main one.
    """
    main = gold.main

    def same(one: str, other: str) -> bool:
        return names.same_organization(one, other, known)

    def is_optional(party: str) -> bool:
        return any(same(label, party) for label in gold.parties_optional)

    parties = compare_sets(main.parties, found.parties, same, may_be=is_optional)
    same_type = names.type(found.type) in {names.type(t) for t in (main.type, *gold.type_alt)}
    alike = label_overlap(main.label or "", found.label or "")
    overlap = _overlap(main.evidence, found.evidence)
    shares_party = parties.tp > 0 or any(map(is_optional, found.parties))
    like_label = alike >= _LIKE_LABEL
    if not ((shares_party and (same_type or like_label)) or overlap > 0 or (not main.parties and like_label)):
        return None
    same_date = found.date is not None and main.date is not None and dates.same(main.date, found.date)
    counted = parties.tp + parties.fp + parties.fn
    fit = 1 + 3 * overlap + (parties.tp / counted if counted else 0) + alike  # in this order: ties are of floats
    fit += 0.5 * same_type
    fit += 0.5 * same_date
    fit += 0.25 * (fold(found.status) == fold(main.status))
    return fit + (0 if gold.is_mention else 0.2)


def _overlap(gold: Sequence[Quote], found: Sequence[Quote]) -> float:
    """Return the greatest overlap of two pieces of evidence, 0 to 1.

    Of offsets it is the share of the stretch from the first start to the last end; only of evidence without offsets
    is it that of the words, where one holds the other.
    """
    return max((_shared(label, quote) for label in gold for quote in found), default=0.0)


def _shared(gold: Quote, found: Quote) -> float:
    """Return the overlap of two pieces of evidence."""
    if found.start is not None and found.end is not None:
        if gold.start is None or gold.end is None:
            return 0.0
        shared = min(gold.end, found.end) - max(gold.start, found.start)
        return shared / (max(gold.end, found.end) - min(gold.start, found.start)) if shared > 0 else 0.0
    if not found.text:
        return 0.0
    short, long = sorted((" ".join((text or "").split()) for text in (gold.text, found.text)), key=len)
    return len(short) / len(long) if long and short in long else 0.0


def _best_first(fits: Fits) -> Mapping[int, int]:
    """Return pairs, each time the best of those that remain."""
    pairs: dict[int, int] = {}
    for (i, j), _ in sorted(fits.items(), key=lambda item: -item[1]):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _best_whole(fits: Fits, gold: int, found: int) -> Mapping[int, int]:
    """Return the pairs whose fits have the greatest sum; of equal ones those found first.

    Found agreements are taken in turn. For each set of gold agreements that may be taken by then, written as the bits
    of a number, the best plan is kept.
    """
    plans: dict[int, tuple[float, Mapping[int, int]]] = {0: (0.0, {})}
    for j in range(found):
        column = [(i, fits[i, j]) for i in range(gold) if (i, j) in fits]
        longer = dict(plans)
        for taken, (value, pairs) in plans.items():
            for i, fit in column:
                together = taken | 1 << i
                if together != taken and (together not in longer or value + fit > longer[together][0]):
                    longer[together] = (value + fit, {**pairs, i: j})
        plans = longer
    return max(plans.values(), key=lambda plan: plan[0])[1]
