"""Check what is not told where a sentence leaves it open, each with a twin that tells it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from govgraph import pipeline
from govgraph.errors import SourceError
from govgraph.export.records import to_json

SIGNED = "signed an agreement on migrant workers"


def _refuse(error: SourceError) -> None:
    raise error


def _read(folder: Path, text: str) -> dict[str, Any]:
    """Return the record of a text."""
    path = folder / "text.txt"
    path.write_text(text + "\n", encoding="utf-8")
    return to_json(next(iter(pipeline.records([str(path)], _refuse))))


@pytest.mark.parametrize(
    ("text", "org"),
    [
        ("LIMA, 3 May 2021 - President Ama Keita arrived on Monday. Peru spoke of migrants.", None),
        ("LIMA, 3 May 2021 - President Ama Keita spoke on Monday. Peru spoke of migrants.", "Peru"),
        ("LIMA, 3 May 2021 - Ambassador Ama Keita spoke on Monday. Peru spoke of migrants.", None),
        ("Labour Minister Ama Keita signed an agreement on migrants with Peru. Chile and Chile again.", "Chile"),
        ("Labour Minister Ama Keita signed an agreement on migrants with Peru. Chile, Chile and Togo.", None),
    ],
)
def test_employer(tmp_path: Path, text: str, org: str | None) -> None:
    """A visitor or ambassador is not the home state's; nor does it help how often a state is named."""
    assert [leader["org"] for leader in _read(tmp_path, text)["leaders"]] == [org]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (f"The Peruvian and Chilean governments {SIGNED}.", {"Peru", "Chile"}),
        (f"The Peruvian embassy and the Chilean government {SIGNED}.", {"Chile"}),
        (f"The Argentine government, representing MERCOSUR, {SIGNED} with Chile.", {"Southern Common Market", "Chile"}),
        (f"The Argentine government {SIGNED} with Chile.", {"Argentina", "Chile"}),
        (f"In Lima, 21 countries, including Peru, Chile and Togo, {SIGNED} with IOM.",
         {"International Organization for Migration"}),
        (f"Peru, Chile and Togo {SIGNED} with IOM.",
         {"International Organization for Migration", "Peru", "Chile", "Togo"}),
        (f"IOM-Peru and UNHCR {SIGNED}.",
         {"International Organization for Migration", "Office of the United Nations High Commissioner for Refugees"}),
    ],
)  # fmt: skip
def test_parties(tmp_path: Path, text: str, parties: set[str]) -> None:
    """All states of joined adjectives; the body represented; no examples of a greater number, no country office."""
    assert {p for a in _read(tmp_path, text)["agreements"] for p in a["parties"]} == parties


@pytest.mark.parametrize(
    ("text", "date", "place"),
    [
        (f"Peru and Chile {SIGNED} in Lima on 5 June 2020.", "2020-06-05", "Lima"),
        (f"Peru and Chile {SIGNED}, and met in Lima on 5 June 2020.", None, None),
        (f"Peru and Chile {SIGNED}. He praised the signing of the agreement, speaking in Lima on 5 June 2020.", None,
         None),
        (f"Peru and Chile {SIGNED}. The signing of the agreement took place in Lima on 5 June 2020.", "2020-06-05",
         "Lima"),
        (f"Peru and Chile {SIGNED}. Parliament approved the agreement on 5 June 2020.", None, None),
        (f"LIMA, 5 June: Peru and Chile {SIGNED}.", None, None),
    ],
)  # fmt: skip
def test_date_and_place(tmp_path: Path, text: str, date: str | None, place: str | None) -> None:
    """A meeting, a speech, an approval and a dateline give neither date nor place of the signing."""
    assert [(a["date"], a["place"]) for a in _read(tmp_path, text)["agreements"]] == [(date, place)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Norway signed an agreement, the Foreign Ministry said. Ghana agreed.", ["Foreign Ministry"]),
        ("In Norway, the Foreign Ministry said so. Ghana agreed.", ["Foreign Ministry (Norway)"]),
        ("The Citizenship, Asylum, and Borders Authority of Norway spoke.", []),
        ("The Borders Authority of Norway spoke.", ["Borders Authority of Norway"]),
        ("It is open to the Council and States of the region.", []),
        ("The Ministry of Human Resources and Emiratization spoke.", ["Ministry of Human Resources and Emiratization"]),
    ],
)
def test_agencies(tmp_path: Path, text: str, names: list[str]) -> None:
    """A name cut short is none, and no state is guessed for a ministry behind a comma."""
    assert [agency["name"] for agency in _read(tmp_path, text)["agencies"]] == names


def test_renewal_of_itself_is_a_clause(tmp_path: Path) -> None:
    """A pact that renews itself has not been renewed."""
    text = f"Peru and Chile {SIGNED}. The pact runs for five years and renews itself automatically."
    assert [a["status"] for a in _read(tmp_path, text)["agreements"]] == ["signed"]
