"""Check which targets a text on migration implies, and in which order."""

from __future__ import annotations

import pytest

from govgraph.model import Document, SdgLink
from govgraph.pipeline import read_record

_EVENT = (
    "GENEVA, 23 October 2020 - The International Labour Organization (ILO) and the International Organization for "
    "Migration (IOM) signed an agreement in Geneva today."
)


def _implied(text: str) -> list[SdgLink]:
    """Return the implied links of a report of that text."""
    doc = Document(
        name="text", source="-", media_type="text/plain", sha256="0" * 64, text=f"{_EVENT}\n\n{text}\n", lang="en"
    )
    return [link for link in read_record(doc).sdgs if link.support.basis == "implied"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The agencies will exchange views on matters of common interest in the years to come.", ["10.7"]),
        ("A speaker also named decent work in passing, before the guests went to lunch together.", ["10.7"]),
        ("It promotes decent work. The two will report every year on decent work at home.", ["10.7", "8.8"]),
        ("The agencies also fight human trafficking, and they will train officers together.", ["10.7", "8.7"]),
        ("Rangers in the park nearby fight wildlife trafficking, and train officers together.", ["10.7"]),
        ("A hospital, a school and a forest nearby were visited by the guests after lunch.", ["10.7"]),
    ],
)
def test_implied_targets(text: str, expected: list[str]) -> None:
    """A topic said twice, or borne out by terms of its target, implies the target; passing words and far goals do not."""
    assert [link.code for link in _implied(text)] == expected


def test_each_has_the_sentence_that_justifies_it() -> None:
    """The evidence is the sentence that says most of it."""
    found = {
        link.code: link
        for link in _implied("They fight forced labour. They fight human trafficking and forced labour.")
    }
    assert [e.quote for e in found["8.7"].support.evidence] == ["They fight human trafficking and forced labour."]


def test_surest_first() -> None:
    """Confidence falls along the list."""
    found = [link.support.confidence for link in _implied("It promotes decent work. They fight human trafficking.")]
    assert found == sorted(found, reverse=True)


def test_what_a_text_names_is_not_implied_too() -> None:
    """A target named explicitly is left out."""
    assert "10.7" not in [link.code for link in _implied("It serves SDG target 10.7 of the 2030 Agenda on migration.")]
