"""Check which goals are suggested, how they are ranked, and by which sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph import reference
from govgraph.goals import GoalSuggestion, suggest_goals

# Indicators that speak of the goal in no word of their own: shared with another goal, or a bare measure.
_SILENT = set(
    "1.5.1 1.5.2 1.5.3 1.5.4 5.b.1 8.6.1 10.b.1 11.3.1 11.5.2 11.7.2 12.8.1 12.a.1 13.1.1 13.3.1 17.8.1 17.10.1".split()
)


def _suggest(*sentences: str) -> tuple[GoalSuggestion, ...]:
    """Return the goals of sentences that follow each other."""
    text = " ".join(sentences)
    spans, at = [], 0
    for sentence in sentences:
        spans.append((at, at + len(sentence)))
        at += len(sentence) + 1
    return suggest_goals(text, spans)


@pytest.mark.parametrize(
    ("text", "goals", "targets"),
    [
        ("The court convicted two men of wildlife trafficking.", [16, 15], {"15.7"}),
        ("The court convicted two men of human trafficking.", [16, 8], {"8.7", "16.2"}),
        ("Police speak of drug trafficking across the desert.", [16], {"16.4"}),
        ("Thousands of migrants crossed the desert.", [10], {"10.7"}),
        ("The striker's second goal decided the football match.", [], set()),
        ("The climate of fear among players did not help.", [], set()),
        ("Climate change did not help the players.", [13], {"13.2"}),
        ("The poor selection of players did not help.", [], set()),
        ("Poor households get no help.", [1], {"1.2"}),
        ("The Minister of Labour met the Minister of Education and Health.", [], set()),
        ("The minister spoke of health care and of primary schools.", [3, 4], {"3.8", "4.1"}),
    ],
)
def test_goals_of_a_sentence(text: str, goals: list[int], targets: set[str]) -> None:
    """A goal is suggested where its words speak of it, and not where they mean something else."""
    found = _suggest(text)
    assert [one.goal for one in found] == goals
    assert targets <= {target for one in found for target in one.targets}


@pytest.mark.parametrize("text", ["The ivory was meant for wildlife trafficking.", "Migratory birds rest on the lake."])
def test_animals_are_no_migrants(text: str) -> None:
    """What happens to animals suggests nothing on migration or on trafficking in people."""
    targets = {target for one in _suggest(text) for target in one.targets}
    assert not targets & {"10.7", "8.7", "16.2", "5.2"}


def test_the_sentence_that_speaks_most_of_a_goal_justifies_it() -> None:
    """Evidence is one whole sentence, flagged as implied, with rule and confidence."""
    (one,) = _suggest("Talks were held.", "Water was named.", "Safe drinking water and sanitation lack.")
    support = one.support
    assert [e.quote for e in support.evidence] == ["Safe drinking water and sanitation lack."]
    assert (one.goal, support.basis, support.method, support.confidence) == (6, "implied", "goal-terms", 0.9)


def test_surest_first() -> None:
    """Goals are ranked by the weight of their words, equals by number."""
    found = _suggest("Hunger, malnutrition and famine spread where schooling ends and poverty stays.")
    assert [(one.goal, one.score) for one in found] == [(2, 9.0), (1, 3.0), (4, 3.0)]


def test_words_far_apart_do_not_add_up() -> None:
    """Weak words count together within a passage only."""
    near = ("Water came up.", "A river was named.")
    far = ("Water came up.", *["They went on."] * 6, "A river was named.")
    assert [[one.goal for one in _suggest(*text)] for text in (near, far)] == [[6], []]


def test_thanks_and_sources_say_nothing_of_a_goal() -> None:
    """A sentence that thanks or cites is passed over, its neighbour is not."""
    assert _suggest("The authors are grateful to the poverty unit.", "They left.") == ()
    assert [one.goal for one in _suggest("The authors are grateful to all.", "Poverty grew.")] == [1]


@pytest.mark.parametrize("table", ["sdg_targets", "sdg_indicators"])
def test_the_agenda_itself_is_recognised(table: str) -> None:
    """The wording of every target and indicator suggests its own goal."""
    missed = {
        row["code"]
        for row in reference.table(table)
        if int(row["code"].split(".")[0]) not in {one.goal for one in _suggest(row["text_en"])}
    }
    assert missed - _SILENT == set()


@given(st.text(alphabet="Poverty the ’-\nİwaterclimate*.", max_size=80), st.integers(0, 80))
def test_evidence_is_what_stands_there(text: str, cut: int) -> None:
    """Whatever the characters, quotes are the words at their offsets, inside the sentences."""
    cut = min(cut, len(text))
    for one in suggest_goals(text, [(0, cut), (cut, len(text))]):
        for evidence in (*one.support.evidence, *one.terms):
            assert text[evidence.start : evidence.end] == evidence.quote
