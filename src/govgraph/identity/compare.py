"""Judge whether two documents tell of the same agreement, by points that a table gives for what agrees and what not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from govgraph.identity.dating import days_after, relate
from govgraph.identity.report import Report
from govgraph.identity.wording import alike

Verdict = Literal["same", "possible", "different"]

SAME = 3.5
"""Points from which two reports are of one agreement: the best of 3, 3.5, 4 and 4.5 on labels of the batches a to i."""
POSSIBLE = 2.5
"""Points from which they may be, so that a person is asked."""

POINTS = {
    "parties-equal": 2.0,
    "parties-within": 1.0,
    "date-equal": 3.0,
    "date-compatible": 1.5,
    "date-conflict": -4.0,
    "type-equal": 1.0,
    "type-contrary": -2.0,
    "type-loose": -1.0,
    "wording-alike": 1.5,
    "wording-contrary": -2.0,
    "signatories-shared": 2.0,
    "place-equal": 1.0,
    "place-contrary": -1.0,
    "published-near": 1.0,
    "published-before": -2.0,
    "stage-contrary": -3.0,
}
"""What speaks for and against, in points: chosen by hand, and mended after the pairs missed on the same labels."""

GENERIC_TYPES = frozenset({"agreement", "other"})
"""Types by which any agreement may be called."""
_CALLED_AGREEMENT = frozenset({
    "framework-agreement", "cooperation-agreement", "partnership-agreement", "memorandum-of-understanding", "treaty",
    "convention",
})  # fmt: skip
"""Types that another report often just calls an agreement."""
_STAGES = {
    "planned": "concluded", "signed": "concluded", "announced": "concluded", "adopted": "concluded",
    "rejected": "rejected", "renewed": "renewed", "in-force": "later", "suspended": "later", "terminated": "later",
}  # fmt: skip
_NEAR_DAYS = 60
"""Days after an event within which a report of it without a date is taken to mean it; chosen, not measured."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether two reports are of one agreement, with the points and the reasons.

    Attributes:
        score: sum of :data:`POINTS`.
        reasons: keys of :data:`POINTS`, or the rule that rules it out.
    """

    verdict: Verdict
    score: float
    reasons: tuple[str, ...]


def compare(one: Report, other: Report) -> Decision:
    """Judge whether two reports are of the same agreement; the order of the two does not matter."""
    one, other = sorted((one, other))
    if one.document == other.document:
        return Decision("different", 0.0, ("told-apart-by-one-document",))
    reasons = _parties(one, other)
    if reasons is None:
        return Decision("different", 0.0, ("other-parties",))
    reasons += _dates(one, other) + _kinds(one, other) + _words(one, other) + _circumstances(one, other)
    score = sum(POINTS[reason] for reason in reasons)
    verdict: Verdict = "same" if score >= SAME else "possible" if score >= POSSIBLE else "different"
    return Decision(verdict, score, tuple(reasons))


def _parties(one: Report, other: Report) -> list[str] | None:
    """Return what the parties say, or None if they are others."""
    if min(len(one.parties), len(other.parties)) < 2:  # an agreement takes two
        return None
    if one.parties == other.parties:
        return ["parties-equal"]
    return ["parties-within"] if one.parties < other.parties or other.parties < one.parties else None


def _dates(one: Report, other: Report) -> list[str]:
    stages = _STAGES[one.status], _STAGES[other.status]
    relation = relate(one.date, other.date)
    if set(stages) == {"concluded", "later"} or set(stages) == {"renewed", "later"}:
        return []  # a date of entry into force says nothing against a date of signing
    if stages[0] != stages[1]:
        return [f"date-{relation}"] if relation in ("equal", "compatible") else ["stage-contrary"]
    if relation != "unknown":
        return [f"date-{relation}"]
    dated, undated = (one, other) if one.date else (other, one)
    days = days_after(dated.date or dated.published, undated.published)
    if days is None or not undated.primary:
        return []
    if days < -1 and dated.date and undated.status != "planned":
        return ["published-before"]
    return ["published-near"] if abs(days) <= _NEAR_DAYS else []


def _kinds(one: Report, other: Report) -> list[str]:
    if one.type == other.type:
        return [] if one.type in GENERIC_TYPES else ["type-equal"]
    types = {one.type, other.type}
    if not types & GENERIC_TYPES:
        return ["type-contrary"]
    return [] if types <= GENERIC_TYPES | _CALLED_AGREEMENT else ["type-loose"]


def _words(one: Report, other: Report) -> list[str]:
    if one.lang != other.lang:
        return []
    share = alike(one.words, other.words)
    if share is None:
        return []
    return ["wording-alike"] if share >= 0.5 else ["wording-contrary"] if share == 0 else []  # half


def _circumstances(one: Report, other: Report) -> list[str]:
    reasons = ["signatories-shared"] if one.signatories & other.signatories else []
    if one.place and other.place:
        reasons.append("place-equal" if one.place.casefold() == other.place.casefold() else "place-contrary")
    return reasons
