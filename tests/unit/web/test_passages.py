"""Check that marking never changes the text, however spans overlap."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from govgraph.web.passages import runs
from govgraph.web.values import Node, Proof, Quote, Statement


def _statement(anchor: str, *spans: tuple[int, int]) -> Statement:
    quotes = tuple(Quote("", "", "", start, end, "") for start, end in spans)
    proof = Proof(Node("claim"), Node("document"), "stated", "", "", "", quotes, ())
    return Statement(anchor, Node("subject"), "Property", "p", Node(anchor), "stated", (proof,))


def test_overlapping_spans_are_cut_at_their_bounds() -> None:
    """Where two pieces of evidence overlap, the middle belongs to both."""
    made = runs("abcdefgh", [_statement("one", (1, 5)), _statement("two", (3, 7))], [(7, 8, "noise")])
    assert [(run.text, run.statements, run.anchor, run.reason) for run in made] == [
        ("a", (), "", ""),
        ("bc", ("one",), "char-1", ""),
        ("de", ("one", "two"), "char-3", ""),
        ("fg", ("two",), "", ""),
        ("h", (), "", "noise"),
    ]


_SPANS = st.tuples(st.integers(-5, 60), st.integers(-5, 60))


@given(st.text(max_size=50), st.lists(_SPANS, max_size=6), st.lists(_SPANS, max_size=3))
def test_runs_join_to_the_text(text: str, spans: list[tuple[int, int]], dropped: list[tuple[int, int]]) -> None:
    """The runs joined are the text, and each mark covers exactly its span."""
    statements = [_statement(f"s{number}", span) for number, span in enumerate(spans)]
    made = runs(text, statements, [(start, end, "noise") for start, end in dropped])
    assert "".join(run.text for run in made) == text
    for number, (start, end) in enumerate(spans):
        marked = "".join(run.text for run in made if f"s{number}" in run.statements)
        assert marked == (text[max(start, 0) : max(end, 0)] if end > start else "")
