"""Check the comparison of names by the bundled tables."""

from __future__ import annotations

import pytest

from govgraph.evaluation import aliases
from govgraph.evaluation.names import Names


@pytest.fixture(scope="module")
def names() -> Names:
    """Return names by the reference tables."""
    return Names(aliases.bundled())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("International Labour Organization", "OIT"),
        ("Organisation internationale pour les migrations", "International Organization for Migration (IOM)"),
        ("Nepal", "Government of Nepal"),
        ("Netherlands", "Government of the Kingdom of the Netherlands"),
        ("Austria", "Austrian authorities"),
        ("Regional Office of Tulcán", "Regional Ofice of Tulcan"),
    ],
)
def test_one_organization(names: Names, one: str, other: str) -> None:
    """Acronyms, languages, governments and slips of the pen name the same."""
    assert names.same_organization(one, other, {})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Guinea", "Guinea-Bissau"),
        ("Dominica", "Dominican Republic"),
        ("Ministry of Interior (Bulgaria)", "Bulgaria"),
        ("European Council", "European Union"),
        ("African Union Commission", "African Union"),
        ("Nepal", None),
    ],
)
def test_two_organizations(names: Names, one: str, other: str | None) -> None:
    """Names that look alike and are known to be others are not the same."""
    assert not names.same_organization(one, other, {})


def test_a_document_has_names_of_its_own(names: Names) -> None:
    """What a record lists as the same is the same in its document."""
    known = {"African Union Commission": ("the Commission",)}
    assert names.same_organization("African Union Commission", "Commission", known)
    assert not names.same_organization("African Union Commission", "Commission", {})


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Côte d’Ivoire", "CIV"),
        ("CIV", "CIV"),
        ("civ", "CIV"),
        ("Norwegian", "NOR"),
        ("Dominican", None),
        ("Utopia", None),
    ],
)
def test_states(names: Names, name: str, code: str | None) -> None:
    """Names, codes and demonyms give the code; a demonym of two states gives none of them."""
    assert names.state(name) == code


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Geneva", "Ginebra", True), ("Geneva", "Palais des Nations, Geneva", True), ("Rome", "Romeville", False)],
)
def test_places(names: Names, one: str, other: str, same: bool) -> None:
    """Variants of a city are one place, and so is a place within it."""
    assert names.same_place(one, other) is same


def test_types_and_populations(names: Names) -> None:
    """Labels of concepts in other languages are the concept."""
    assert names.type("acuerdo marco") == names.type("framework agreement")
    assert names.population("trabajadores migrantes") == names.population("migrant workers")
