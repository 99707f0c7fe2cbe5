"""Check which terms of the goals are found, and the tables that hold them."""

from __future__ import annotations

import pytest

from govgraph import reference
from govgraph.goals.terms import find_terms


def _found(text: str) -> list[tuple[int, str]]:
    """Return goal and words of each hit."""
    return [(hit.term.goal, text[hit.start : hit.end]) for hit in find_terms(text).hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wind farms and wind-farms", [(7, "Wind farms"), (7, "wind-farms")]),
        ("the farms", [(2, "farms")]),
        ("a farmstead", []),
        ("Poverty’s end", [(1, "Poverty")]),
        ("impoverishment", [(1, "impoverishment")]),
        ("seashells", []),
        ("the report cites him", []),
        ("drinking water", [(6, "drinking water")]),
    ],
)
def test_words_end_where_the_table_says(text: str, expected: list[tuple[int, str]]) -> None:
    """A plural and a hyphen go without saying, another ending needs a star, and the longest term of a goal counts."""
    assert _found(text) == expected


@pytest.mark.parametrize(
    ("shielded", "meant"),
    [
        ("a climate of fear", "a hotter climate"),
        ("machine learning", "learning"),
        ("a price war", "the war"),
        ("a watershed moment", "the watershed"),
        ("a fishing expedition", "fishing"),
        ("a hunger strike", "hunger"),
        ("a conflict of interest", "the conflict"),
        ("first aid", "foreign aid"),
        ("the business ecosystem", "the ecosystem"),
        ("data migration", "migration"),
        ("the Ministry of Health and Education", "health and education"),
        ("the Bank of Agriculture", "the agriculture"),
        ("the poor selection", "the poor and old"),
    ],
)
def test_another_sense_is_no_term(shielded: str, meant: str) -> None:
    """A phrase of another sense, or the name of a public body, hides the term inside; the term alone counts."""
    assert (_found(shielded), len(_found(meant)) > 0) == ([], True)


def test_a_phrase_hides_terms_of_its_goals_only() -> None:
    """What is no poverty is energy all the same."""
    assert _found("energy poverty") == [(7, "energy poverty")]


def test_thanks_and_sources_are_marked() -> None:
    """Phrases of acknowledgement and of sources are found apart from terms."""
    assert find_terms("We are grateful to all. Water runs.").apparatus == [7]


def test_targets_are_of_their_goals() -> None:
    """Each row names an existing target of its goal, or none."""
    targets = {row["code"]: row["goal"] for row in reference.table("sdg_targets")}
    wrong = [
        row["about"]
        for row in reference.table("goal_terms", folder="lexicon")
        if row["target"] and targets.get(row["target"]) != row["goal"]
    ]
    assert wrong == []


def test_a_term_stands_once_with_a_goal() -> None:
    """No form has two weights or targets in one goal, and forms are written as texts are looked up."""
    forms = [
        (row["goal"], form)
        for row in reference.table("goal_terms", folder="lexicon")
        for form in reference.several(row["terms"])
    ]
    twice = sorted({form for form in forms if forms.count(form) > 1})
    odd = [form for _, form in forms if form != form.lower() or "-" in form or "*" in form[:-1]]
    assert (twice, odd) == ([], [])


def test_every_exclusion_hides_a_term() -> None:
    """A phrase of another sense holds a shorter term of its goals; otherwise it has no effect."""
    stems: dict[int, set[str]] = {goal: set() for goal in range(1, 18)}
    for row in reference.table("goal_terms", folder="lexicon"):
        stems[int(row["goal"])].update(form.rstrip("*") for form in reference.several(row["terms"]))
    idle = [
        phrase
        for row in reference.table("goal_exclusions", folder="lexicon")
        if row["scope"] == "phrase"
        for phrase in reference.several(row["phrases"])
        if not any(
            f" {stem}" in f" {phrase.rstrip('*')}" and len(stem) < len(phrase.rstrip("*"))
            for goal in (map(int, reference.several(row["goals"])) if row["goals"] else range(1, 18))
            for stem in stems[goal]
        )
    ]
    assert idle == []
