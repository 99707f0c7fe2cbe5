"""Test where an office begins and ends."""

from __future__ import annotations

import pytest

from govgraph.mentions import roles


@pytest.mark.parametrize(
    ("text", "office"),
    [
        (
            "the Minister of Labour, Solidarity and Social Security said",
            "Minister of Labour, Solidarity and Social Security",
        ),
        ("the minister in charge of migration and employment said", "minister in charge of migration and employment"),
        ("le ministre de l'emploi et de la solidarité a dit", "ministre de l'emploi et de la solidarité"),
        ("the labour and migration minister said", "labour and migration minister"),
        ("the labour deputy minister said", "labour deputy minister"),
        ("the minister and labour unions met", "minister"),
        ("the minister, employment in hand, spoke", "minister"),
        ("the harbour minister said", "minister"),
        ("migration, the minister said", "minister"),
    ],
    ids=["a row", "two", "French", "before", "a rank between", "joined", "a comma", "part of a word", "another clause"],
)
def test_an_office_takes_in_its_portfolio(text: str, office: str) -> None:
    """Portfolios in a row belong to an office; words that only stand beside it do not."""
    (span,) = roles.find(text, [])
    assert text[span.start : span.end] == office
