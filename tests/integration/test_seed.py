"""Hold the reading of the article the project grew from against what a careful reader finds in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from govgraph.documents import read
from govgraph.export.records import to_json
from govgraph.model import Document, Record
from govgraph.pipeline import read_record

_SEED = Path(__file__).parents[3] / "shared" / "seeds" / "000_810f7df1b2f0bc11.txt"
_ILO, _IOM = "International Labour Organization", "International Organization for Migration"
pytestmark = pytest.mark.skipif(not _SEED.exists(), reason="the seed article is not beside this checkout")


@pytest.fixture(scope="module")
def document() -> Document:
    """Return the seed article."""
    return next(read(str(_SEED)))


@pytest.fixture(scope="module")
def record(document: Document) -> Record:
    """Return what is read from the seed article."""
    return read_record(document)


@pytest.fixture(scope="module")
def found(record: Record) -> dict[str, Any]:
    """Return the public form of the record."""
    return to_json(record)


def test_agencies_are_the_two_parties(found: dict[str, Any]) -> None:
    """The agencies are ILO and IOM, and no other of the page."""
    assert [(a["name"], a["acronym"]) for a in found["agencies"]] == [(_ILO, "ILO"), (_IOM, "IOM")]


def test_agency_is_found_as_the_text_writes_it(found: dict[str, Any]) -> None:
    """The American spelling of the article is the evidence for the ILO."""
    quotes = [e["quote"] for e in found["agencies"][0]["evidence"]]
    assert "International Labor Organization (ILO)" in quotes


def test_leaders_hold_their_offices(found: dict[str, Any]) -> None:
    """Each leader stands with role and organisation."""
    assert [(leader["name"], leader["role"], leader["org"]) for leader in found["leaders"]] == [
        ("Guy Ryder", "Director-General", _ILO),
        ("António Vitorino", "Director-General", _IOM),
    ]


def test_agreement_is_told_once_and_whole(found: dict[str, Any]) -> None:
    """One agreement between the two, signed, dated without a year, at the ILO's headquarters in Geneva."""
    (agreement,) = found["agreements"]
    names = ("type", "status", "modality", "parties", "date", "place", "venue", "levels", "role")
    assert {name: agreement[name] for name in names} == {
        "type": "agreement",
        "status": "signed",
        "modality": "happened",
        "parties": [_ILO, _IOM],
        "date": "XXXX-10-23",
        "place": "Geneva",
        "venue": "ILO headquarters",
        "levels": ["national", "regional", "global"],
        "role": "primary",
    }


def test_each_signs_for_the_own_agency(found: dict[str, Any]) -> None:
    """Two signatories, each on behalf of the right agency."""
    (agreement,) = found["agreements"]
    assert [(s["person"], s["on_behalf_of"]) for s in agreement["signatories"]] == [
        ("Guy Ryder", _ILO),
        ("António Vitorino", _IOM),
    ]


def test_topics_are_those_the_text_names(found: dict[str, Any]) -> None:
    """The topics include what the article says the agreement is about."""
    (agreement,) = found["agreements"]
    assert {"migration governance", "migration policy coordination", "capacity building", "migrant rights"} <= set(
        agreement["topics"]
    )


def test_goals_keep_named_and_implied_apart(found: dict[str, Any]) -> None:
    """The 2030 Agenda is named; targets are only suggested, and say so."""
    sdgs = found["sdgs"]
    assert (sdgs["agenda2030"], sdgs["goals"], sdgs["targets"], sdgs["implied_targets"]) == (
        True,
        [],
        [],
        ["10.7", "8.8"],
    )
    assert {(link["value"], link["suggested"], link["basis"]) for link in sdgs["links"]} == {
        ("2030", False, "stated"),
        ("10.7", True, "implied"),
        ("8.8", True, "implied"),
    }


def test_year_is_inferred_apart_with_its_reasons(found: dict[str, Any]) -> None:
    """The terms of office and the pandemic leave two years, kept apart from the date as written."""
    (agreement,) = found["agreements"]
    (inference,) = agreement["inferences"]
    assert (inference["field"], inference["value"], inference["basis"]) == (
        "date",
        "[2020-10-23,2021-10-23]",
        "inferred",
    )
    assert [reason["rule"] for reason in inference["reasons"]] == ["term-of-office", "term-of-office", "era"]
    assert all(reason["source"].startswith("http") for reason in inference["reasons"])


def test_nothing_comes_from_the_page_around(found: dict[str, Any], document: Document) -> None:
    """No value quotes a word of the boilerplate: reporter, other posts, cookie line, categories."""
    noise = [(p["start"], p["end"]) for p in found["dropped"]]
    spans = [(e["start"], e["end"]) for e in _evidence(found)]
    assert spans
    assert not [document.text[a:b] for a, b in spans if any(start < b and a < end for start, end in noise)]
    words = " ".join(document.text[a:b] for a, b in spans)
    assert not [
        w for w in ("Senior Reporter", "NYPD", "WEF", "European Union", "Saudi", "2026", "Also Read") if w in words
    ]


def test_every_quote_stands_at_its_offsets(found: dict[str, Any], document: Document) -> None:
    """Every evidence is the exact text between its offsets."""
    assert [e for e in _evidence(found) if document.text[e["start"] : e["end"]] != e["quote"]] == []


def test_every_value_has_evidence(found: dict[str, Any]) -> None:
    """No stated or implied value comes without words."""
    assert [v for v in _supported(found) if v["basis"] != "inferred" and not v["evidence"]] == []


def _walk(value: Any) -> list[dict[str, Any]]:
    """Return every object inside a JSON value."""
    if isinstance(value, dict):
        return [value, *(inner for member in value.values() for inner in _walk(member))]
    return [inner for member in value for inner in _walk(member)] if isinstance(value, list) else []


def _evidence(found: dict[str, Any]) -> list[dict[str, Any]]:
    """Return every quote with offsets."""
    return [o for o in _walk(found) if set(o) == {"start", "end", "quote"}]


def _supported(found: dict[str, Any]) -> list[dict[str, Any]]:
    """Return every value that carries a support."""
    return [o for o in _walk(found) if {"evidence", "method", "basis"} <= set(o)]
