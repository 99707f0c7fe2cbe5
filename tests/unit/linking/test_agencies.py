"""Test what names of organisations are taken to mean, and where the linker abstains."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govgraph.linking import link_mentions
from govgraph.mentions import find_mentions
from govgraph.model import Document, Link
from govgraph.text import segment


def _links(doc: Document) -> list[Link]:
    """Return the decisions on the agencies of a document."""
    segmentation = segment(doc)
    mentions = find_mentions(doc, segmentation)
    return [link for link in link_mentions(doc, mentions) if link.mention.kind == "agency"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The International Labor Organization said so.", "ilo"),
        ("The International Labour Organisation said so.", "ilo"),
        ("L'Organisation internationale pour les migrations a dit oui.", "iom"),
        ("The OIM said so.", "iom"),
        ("The UN Refugee Agency said so.", "unhcr"),
    ],
)
def test_names_in_all_spellings_reach_one_agency(make_document: Callable[..., Document], text: str, key: str) -> None:
    """American, British, French and Spanish names and acronyms mean the same agency."""
    assert {(link.key, link.known) for link in _links(make_document(text))} == {(key, True)}


def test_ambiguous_acronym_alone_is_left_undecided(make_document: Callable[..., Document]) -> None:
    """ECO may be anything; the linker abstains and says why."""
    (link,) = _links(make_document("The ECO said that it would sign."))
    assert (link.key, link.known) == (None, False)
    assert "may name" in link.reason


def test_ambiguous_acronym_counts_beside_its_full_name(make_document: Callable[..., Document]) -> None:
    """Once the text names the Economic Cooperation Organization, ECO means it."""
    doc = make_document("The Economic Cooperation Organization (ECO) met in Tehran. Later ECO said that it would sign.")
    assert {link.key for link in _links(doc)} == {"eco"}


def test_defined_acronym_of_an_unknown_body_is_followed(make_document: Callable[..., Document]) -> None:
    """A body the tables lack is minted under its full name, which its acronym then means."""
    doc = make_document("The Northern Harbour Workers Association (NHWA) met on Monday. NHWA welcomed the talks.")
    assert {(link.key, link.name, link.known) for link in _links(doc)} == {
        ("northern-harbour-workers-association", "Northern Harbour Workers Association", False)
    }


def test_acronym_that_the_name_does_not_spell_defines_nothing(make_document: Callable[..., Document]) -> None:
    """Words in capitals before a bracket are no definition unless their initials give the acronym."""
    doc = make_document("The Northern Harbour Workers met the press (BBC) on Monday.")
    assert _links(doc) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Ministry of Interior of Bulgaria signed it.", "Ministry of Interior (Bulgaria)"),
        ("The Danish Ministry of Labour and Family signed it.", "Ministry of Labour and Family (Denmark)"),
    ],
)
def test_national_body_carries_its_state(make_document: Callable[..., Document], text: str, name: str) -> None:
    """A ministry is one state's ministry."""
    assert name in {link.name.replace("Danish ", "") for link in _links(make_document(text))}
