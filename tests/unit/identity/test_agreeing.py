"""Check how several sources of one field are weighed."""

from __future__ import annotations

import pytest

from govgraph.edtf import compatible
from govgraph.identity.agreeing import independent, resolve


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"2020": {"a"}}, ("unique", ("2020",))),
        ({"2020": {"a"}, "2020-10-23": {"b"}}, ("confirmed", ("2020", "2020-10-23"))),
        ({"2019": {"a"}, "2020": {"b"}}, ("conflict", ("2019", "2020"))),
        ({"2019": {"a"}, "2020": {"b", "c"}}, ("majority", ("2020",))),
        ({"2018": {"a"}, "2019": {"b", "e"}, "2020": {"c", "d"}}, ("conflict", ("2018", "2019", "2020"))),
        ({"2020": {"a", "b"}}, ("confirmed", ("2020",))),
    ],
    ids=["one source", "room for each other", "two differ", "two against one", "a tie", "the same word"],
)
def test_sources_are_weighed(values: dict[str, set[str]], expected: tuple[str, tuple[str, ...]]) -> None:
    """Values that fit are one opinion; more than half of the sources make a majority; nothing else is decided."""
    assert resolve(values, fits=compatible) == expected


def test_copies_count_once() -> None:
    """A text with another menu around it is the same source, one that tells the same in other words is not."""
    body = (
        "Kenya and Germany signed a labour mobility agreement in Berlin on Friday, the interior ministry said there. "
    )
    texts = {
        "a": body,
        "b": "Home News Contact " + body + "Share this",
        "c": "In Berlin, a pact on labour was signed by Kenya.",
    }
    assert independent(texts) == {"a": "a", "b": "a", "c": "c"}
