"""Say how far an F1 may lie from that of other documents of the same kind."""

from __future__ import annotations

import random
from collections.abc import Sequence

from govgraph.evaluation.counts import Counts

Interval = tuple[float, float]
LEVEL = 0.95


def draws(documents: int, *, resamples: int, seed: int) -> list[list[int]]:
    """Return samples of as many documents as there are, drawn with replacement; the same seed draws the same.

    Args:
        documents: how many there are.
        resamples: how many samples to draw.
    """
    generator = random.Random(seed)  # noqa: S311 - a sample, no secret
    return [generator.choices(range(documents), k=documents) for _ in range(resamples)] if documents else []


def interval(counts: Sequence[Counts], samples: Sequence[Sequence[int]]) -> Interval | None:
    """Return the middle 95 % of the F1 of samples, or None if there is an F1 in none of them.

    Args:
        counts: of one field, one a document.
        samples: from :func:`draws`.
    """
    hits = [2 * c.tp for c in counts]
    wholes = [2 * c.tp + c.fp + c.fn for c in counts]
    values = []
    for sample in samples:
        whole = sum(wholes[i] for i in sample)
        if whole:
            values.append(sum(hits[i] for i in sample) / whole)
    if not values:
        return None
    values.sort()
    tail = (1 - LEVEL) / 2
    return _quantile(values, tail), _quantile(values, 1 - tail)


def _quantile(ordered: Sequence[float], share: float) -> float:
    """Return the value below which a share of ordered values lies, between neighbours in proportion.

    >>> _quantile([0.0, 1.0, 2.0], 0.25)
    0.5
    """
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)
