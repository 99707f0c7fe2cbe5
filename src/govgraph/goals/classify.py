"""Suggest the goals of the 2030 Agenda that a text is about, each with the sentence that says so.

The best passage of a few sentences decides, so that a long text needs no more than a short one to speak of a goal, and
words that lie pages apart do not add up.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from govgraph.goals.terms import Hit, find_terms
from govgraph.model import Evidence, Support

MINIMUM = 3.0  # one term that speaks of the goal by itself; nothing from 2 to 8 did better on the texts read first
METHOD = "goal-terms"
_PASSAGE = 6  # sentences
_AGAIN, _MOST_AGAIN = 0.5, 2  # a term said again counts half, and twice at the most
_CONFIDENCE = ((10.0, 0.97), (5.0, 0.9), (4.0, 0.7), (MINIMUM, 0.6))
"""From which score how sure: shares of right answers on the texts read (207 of 209, 140 of 150, 18 of 25, 39 of 67)."""


@dataclass(frozen=True, slots=True)
class GoalSuggestion:
    """A goal that a text is about, by its words.

    Attributes:
        goal: 1 to 17.
        targets: codes of the targets that the words speak of by themselves, the most spoken of first.
        score: sum of the weights in the best passage.
        support: the sentence with most of the weight, of implied basis.
        terms: the words of the best passage.
    """

    goal: int
    targets: tuple[str, ...]
    score: float
    support: Support
    terms: tuple[Evidence, ...]


def suggest_goals(
    text: str, sentences: Sequence[tuple[int, int]], *, names: Iterable[tuple[int, int]] = ()
) -> tuple[GoalSuggestion, ...]:
    """Return the goals that a text is about, the surest first.

    Args:
        sentences: half-open offsets of the sentences to read, in order.
        names: half-open offsets of names known to the caller, which say whom a sentence is about and not which goal.

    Raises:
        TableError: if a table of terms is wrong.

    >>> text = "Girls stay out of school where poverty is deep."
    >>> [(found.goal, found.targets, found.score) for found in suggest_goals(text, [(0, len(text))])]
    [(1, ('1.1',), 3.0), (4, ('4.1',), 3.0)]
    """
    suggestions = (
        _suggestion(text, sentences, goal, by_sentence)
        for goal, by_sentence in _hits_by_goal(text, sentences, names).items()
    )
    return tuple(sorted((one for one in suggestions if one is not None), key=lambda one: (-one.score, one.goal)))


def score(hits: Sequence[Hit]) -> float:
    """Return the weight of terms, less for one said again."""
    weights: dict[str, float] = {}
    times: dict[str, int] = {}
    for hit in hits:
        form = hit.term.form
        weights[form] = hit.term.weight
        times[form] = times.get(form, 0) + 1
    return sum(weight * (1 + _AGAIN * min(times[form] - 1, _MOST_AGAIN)) for form, weight in weights.items())


def _hits_by_goal(
    text: str, sentences: Sequence[tuple[int, int]], names: Iterable[tuple[int, int]]
) -> dict[int, dict[int, list[Hit]]]:
    """Return the hits by goal and number of their sentence, without sentences of thanks, sources or rights."""
    starts = [start for start, _ in sentences]
    hits, apparatus = find_terms(text, names=names)
    apart = {bisect_right(starts, at) - 1 for at in apparatus}
    found: dict[int, dict[int, list[Hit]]] = {}
    for hit in hits:
        number = bisect_right(starts, hit.start) - 1
        if number >= 0 and number not in apart and hit.end <= sentences[number][1]:
            found.setdefault(hit.term.goal, {}).setdefault(number, []).append(hit)
    return found


def _suggestion(
    text: str, sentences: Sequence[tuple[int, int]], goal: int, by_sentence: Mapping[int, list[Hit]]
) -> GoalSuggestion | None:
    """Return the suggestion of a goal from its best passage, the first of equals; None if that is below the minimum."""
    best, points = _best_passage(by_sentence)
    if points < MINIMUM:
        return None
    hits = [hit for number in best for hit in by_sentence[number]]
    justifying = max(best, key=lambda number: score(by_sentence[number]))
    start, end = sentences[justifying]
    confidence = next(sure for least, sure in _CONFIDENCE if points >= least)
    support = Support((Evidence(start, end, text[start:end]),), METHOD, confidence, "implied")
    terms = tuple(Evidence(hit.start, hit.end, text[hit.start : hit.end]) for hit in hits)
    return GoalSuggestion(goal, _targets(hits), points, support, terms)


def _best_passage(by_sentence: Mapping[int, list[Hit]]) -> tuple[list[int], float]:
    """Return the numbers of the sentences of the passage with the highest score, and that score."""
    numbers = sorted(by_sentence)
    best: list[int] = []
    most = 0.0
    for index, first in enumerate(numbers):
        passage = numbers[index : bisect_left(numbers, first + _PASSAGE)]
        points = score([hit for number in passage for hit in by_sentence[number]])
        if points > most:
            best, most = passage, points
    return best, most


def _targets(hits: Sequence[Hit]) -> tuple[str, ...]:
    """Return the targets whose own terms reach the minimum, the most spoken of first."""
    by_target: dict[str, list[Hit]] = {}
    for hit in hits:
        if hit.term.target:
            by_target.setdefault(hit.term.target, []).append(hit)
    points = {target: score(own) for target, own in by_target.items()}
    return tuple(sorted((t for t, value in points.items() if value >= MINIMUM), key=lambda t: (-points[t], t)))
