"""Test which references to goals and objectives are found."""

from __future__ import annotations

import pytest

from govgraph.mentions import goals


def _found(text: str) -> set[tuple[str, str]]:
    """Return kind and code of every reference."""
    return {(span.detail, span.value) for span in goals.find(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in line with the 2030 Agenda.", {("agenda", "2030")}),
        ("SDG 8 and target 10.7", {("goal", "8"), ("agenda", "2030"), ("target", "10.7")}),
        ("Sustainable Development Goals 8 and 10.", {("agenda", "2030"), ("goal", "8"), ("goal", "10")}),
        ("l'ODD 10 et sa cible 10.7", {("agenda", "2030"), ("goal", "10"), ("target", "10.7")}),
        ("la meta 8.8 de los ODS", {("agenda", "2030"), ("target", "8.8")}),
        ("indicator 10.7.1 shows", {("indicator", "10.7.1")}),
        ("the target is 10.7 gigabytes", set()),
        ("costs 10.7 million dollars", set()),
        ("target 99.9 of the plan", set()),
        ("Agenda 2063 of the African Union", set()),
        (
            "Objectives 5, 6 and 18 of the Global Compact for Migration",
            {("objective", "5"), ("objective", "6"), ("objective", "18")},
        ),
        ("Objective 6 of the club's plan", set()),
        ("The 2030 Agenda and its Goal 10", {("agenda", "2030"), ("goal", "10")}),
        ("He scored goal 5 of the season, and Goal 10 in the final.", set()),
    ],
)
def test_references(text: str, expected: set[tuple[str, str]]) -> None:
    """Numbers count only where the words around them name the goals or the compact."""
    assert _found(text) == expected
