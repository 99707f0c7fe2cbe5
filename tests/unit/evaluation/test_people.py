"""Check the comparison of persons and offices."""

from __future__ import annotations

import pytest

from govgraph.evaluation import aliases
from govgraph.evaluation.gold import GoldLeader
from govgraph.evaluation.names import Names
from govgraph.evaluation.people import Offices, same_person


@pytest.fixture(scope="module")
def offices() -> Offices:
    """Return offices by the reference tables."""
    return Offices(Names(aliases.bundled()))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ryder", "Guy Ryder", True),
        ("H.E. Mr António Vitorino", "Antonio VITORINO", True),
        ("A. Pope", "Amy Pope", True),
        ("Dr. Nasser Al Dosari", "Nasser Al-Dosari", True),
        ("Guy Someone", "Guy Ryder", False),
        ("Ana Ryder", "Guy Ryder", False),
        ("Minister", "Guy Ryder", False),
    ],
)
def test_persons(one: str, other: str, same: bool) -> None:
    """Titles, accents and initials do not part a person; another first name does."""
    assert same_person(one, other) is same


@pytest.mark.parametrize(
    ("gold", "role", "same"),
    [
        (("Director General",), "Director-General", True),
        (("Directeur général", "Director General"), "Director General", True),
        (("Minister of Labour and Social Affairs",), "Minister of Labour", True),
        (("Director General",), "Janitor", False),
        (("Director General",), None, False),
        ((), None, True),
    ],
)
def test_roles(offices: Offices, gold: tuple[str, ...], role: str | None, same: bool) -> None:
    """A role is right if its words are, in one of the right wordings."""
    assert offices.same_role(gold, role) is same


@pytest.mark.parametrize(
    ("org", "same"),
    [("Nepal", True), ("Ministry of Labour", True), ("Ministry of Finance", False), (None, False)],
)
def test_a_ministers_ministry(offices: Offices, org: str | None, same: bool) -> None:
    """A minister of a state may be said to belong to the ministry of that portfolio, and to no other."""
    leader = GoldLeader("X", ("Minister of Labour",), ("Nepal",))
    assert offices.same_office(leader, org, {}) is same
