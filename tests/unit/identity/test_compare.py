"""Check which reports are taken for one agreement."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govgraph.identity.compare import compare
from govgraph.identity.report import Report

PARTIES = frozenset({"state/KEN", "state/DEU"})
BASE = Report(
    iri="agreement/a-1", document="document/a", lang="en", label="Readmission Agreement between Kenya and Germany",
    type="agreement", status="signed", parties=PARTIES, party_names=("Kenya", "Germany"), date="2024-09-13",
    place="Berlin",
)  # fmt: skip
OTHER = replace(BASE, iri="agreement/b-1", document="document/b")


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        pytest.param(OTHER, "same", id="all alike"),
        pytest.param(replace(OTHER, date="XXXX-09-13", place=None), "same", id="the day without the year"),
        pytest.param(replace(OTHER, date="2019-09-13"), "different", id="another year"),
        pytest.param(replace(OTHER, parties=frozenset({"state/KEN", "state/FRA"})), "different", id="another party"),
        pytest.param(replace(OTHER, document="document/a"), "different", id="told apart by one document"),
        pytest.param(replace(OTHER, status="renewed", date=None), "different", id="a renewal"),
        pytest.param(replace(OTHER, status="suspended", date="2025-01"), "same", id="its suspension"),
        pytest.param(replace(OTHER, type="declaration", date=None, place=None), "possible", id="a declaration"),
        pytest.param(
            replace(OTHER, label="Visa Agreement between Kenya and Germany", date=None, place=None),
            "different",
            id="on something else",
        ),
        pytest.param(
            replace(OTHER, label="Agreement between Kenya and Germany", date=None, place=None),
            "different",
            id="too little told",
        ),
        pytest.param(replace(OTHER, date=None), "same", id="undated, the rest alike"),
    ],
)
def test_reports_are_told_together_or_apart(other: Report, verdict: str) -> None:
    """Parties, day, kind, stage and wording decide, whichever report comes first."""
    decisions = compare(BASE, other), compare(other, BASE)
    assert [decision.verdict for decision in decisions] == [verdict, verdict]
    assert decisions[0] == decisions[1]


def test_a_decision_gives_its_reasons() -> None:
    """What speaks for a decision is named, and its points add up."""
    decision = compare(BASE, OTHER)
    assert decision.reasons == ("parties-equal", "date-equal", "wording-alike", "place-equal")
    assert decision.score == 2.0 + 3.0 + 1.5 + 1.0
