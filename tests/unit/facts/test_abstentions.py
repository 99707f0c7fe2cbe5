"""Check what is not told where a sentence leaves it open, each with a twin that tells it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[[str], dict[str, Any]]

SIGNED = "signed an agreement on migrant workers"
TITLE = "Peru and Chile sign a pact on migrant workers in Lima"
NEWS = f"LIMA, 3 May: Peru and Chile {SIGNED}."


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
def test_employer(read: Read, text: str, org: str | None) -> None:
    """A visitor or ambassador is not the home state's; nor does it help how often a state is named."""
    assert [leader["org"] for leader in read(text)["leaders"]] == [org]


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
def test_parties(read: Read, text: str, parties: set[str]) -> None:
    """All states of joined adjectives; the body represented; no examples of a greater number, no country office."""
    assert {p for a in read(text)["agreements"] for p in a["parties"]} == parties


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
def test_date_and_place(read: Read, text: str, date: str | None, place: str | None) -> None:
    """A meeting, a speech, an approval and a dateline give neither date nor place of the signing."""
    assert [(a["date"], a["place"]) for a in read(text)["agreements"]] == [(date, place)]


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
def test_agencies(read: Read, text: str, names: list[str]) -> None:
    """A name cut short is none, and no state is guessed for a ministry behind a comma."""
    assert [agency["name"] for agency in read(text)["agencies"]] == names


def test_renewal_of_itself_is_a_clause(read: Read) -> None:
    """A pact that renews itself has not been renewed."""
    text = f"Peru and Chile {SIGNED}. The pact runs for five years and renews itself automatically."
    assert [a["status"] for a in read(text)["agreements"]] == ["signed"]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (f"On Monday the trade unions of Peru and Chile {SIGNED}.", set()),
        (f"On Monday the governments of Peru and Chile {SIGNED}.", {"Peru", "Chile"}),
        (f"GFX and PWX, the national employers of Peru and Chile, {SIGNED}.", set()),
        (f"After talks with trade unions of many countries, Peru and Chile {SIGNED}.", {"Peru", "Chile"}),
        ("Les syndicats du Mali et du Togo ont signé un accord sur les travailleurs migrants.", set()),
        ("Les gouvernements du Mali et du Togo ont signé un accord sur les travailleurs migrants.", {"Mali", "Togo"}),
        ("Las empresas de Perú y de Chile firmaron un acuerdo sobre trabajadores migrantes.", set()),
        ("Los gobiernos de Perú y de Chile firmaron un acuerdo sobre trabajadores migrantes.", {"Peru", "Chile"}),
    ],
)
def test_a_state_whose_firms_sign_is_only_suggested(read: Read, text: str, stated: set[str]) -> None:
    """Unions and firms do not act for the state they lie in; the agreement itself is told all the same."""
    agreements = read(text)["agreements"]
    assert len(agreements) == 1
    parties = agreements[0]["fields"]["parties"]
    assert {p["value"] for p in parties if p["basis"] == "stated"} == stated


@pytest.mark.parametrize(
    ("text", "orgs"),
    [
        (f"Ana Gil and Jorge Ruiz, the labour ministers of Peru and of Chile, {SIGNED}.",
         [("Ana Gil", "Peru"), ("Jorge Ruiz", "Chile")]),
        ("Awa Keita et Jean Ndiaye, ministres du Travail du Mali et du Togo, ont signé un accord sur les migrants.",
         [("Awa Keita", "Mali"), ("Jean Ndiaye", "Togo")]),
        (f"Ana Gil, Luis Paz and Jorge Ruiz, the labour ministers of Peru and of Chile, {SIGNED}.",
         [("Ana Gil", None), ("Luis Paz", None), ("Jorge Ruiz", None)]),
        (f"Ana Gil and Jorge Ruiz, the labour minister of Chile, {SIGNED} with Peru.", [("Jorge Ruiz", "Chile")]),
    ],
)  # fmt: skip
def test_an_office_shared_behind_the_names(read: Read, text: str, orgs: list[tuple[str, str | None]]) -> None:
    """The bodies go to the people in their order, and to none where there are not as many."""
    assert [(leader["name"], leader["org"]) for leader in read(text)["leaders"]] == orgs


@pytest.mark.parametrize(
    ("behalf", "body"),
    [("on behalf of their governments", None), ("on behalf of the Government of Togo", "Togo")],
)
def test_their_government_is_not_the_next_one_named(read: Read, behalf: str, body: str | None) -> None:
    """``on behalf of their governments`` names nobody; the adjective behind it is that of another minister."""
    text = f"The agreement on migrants was signed {behalf} by Minister Ama Keita and Chadian Labour Minister Ali Issa."
    signers = {s["person"]: s["on_behalf_of"] for a in read(text)["agreements"] for s in a["signatories"]}
    assert signers.get("Ama Keita") == body


@pytest.mark.parametrize(
    ("behalf", "body"),
    [
        ("en nombre de sus respectivos países", None),
        ("en representación de ambos gobiernos", None),
        ("en nombre del Gobierno de Perú", "Peru"),
    ],
)
def test_in_spanish_too_their_government_names_nobody(read: Read, behalf: str, body: str | None) -> None:
    """``en nombre de sus países`` names nobody either."""
    text = f"El acuerdo migratorio fue firmado {behalf} por el ministro Luis Paz y la ministra chilena Ana Gil."
    signers = {s["person"]: s["on_behalf_of"] for a in read(text)["agreements"] for s in a["signatories"]}
    assert signers.get("Luis Paz") == body


@pytest.mark.parametrize(
    ("text", "status", "date"),
    [
        ("It extends the memorandum that the two had signed in 2012.", "signed", "2021-05-03"),
        ("The new text also renews the memorandum of 2012.", "signed", "2021-05-03"),
        ("On 5 June 2023 they extended the memorandum.", "renewed", "2023-06-05"),
        ("On 5 June 2023 Peru renewed the memorandum that the two had signed.", "renewed", "2023-06-05"),
    ],
)
def test_what_a_new_agreement_renews_is_another(read: Read, text: str, status: str, date: str) -> None:
    """An agreement that extends an earlier one is itself signed, not renewed, and not of the earlier year."""
    first = "Peru and Chile signed a memorandum of understanding on migrant workers on 3 May 2021."
    told = [a for a in read(f"{first} {text}")["agreements"] if a["role"] == "primary"]
    assert [(a["status"], a["date"]) for a in told] == [(status, date)]


@pytest.mark.parametrize(
    ("state", "adjective", "parties"),
    [("Qatar", "Qatari", [{"Nepal", "Qatar"}]), ("Oman", "Omani", [{"Qatar"}, {"Nepal", "Oman"}])],
)
def test_a_headline_that_names_one_side(read: Read, state: str, adjective: str, parties: list[set[str]]) -> None:
    """A sentence that names the headline's one party beside its own tells of the same agreement, else of another."""
    text = (
        "QT, Qatar ink deal on the protection of migrant workers\n\n"
        f"A labour deal to protect migrants in {state} and their wages was signed by Nepal and the Gulf state on Friday. "
        f"The agreement was inked by Labour Minister Ama Rai and {adjective} Labour Minister Ali Issa."
    )
    assert [set(a["parties"]) for a in read(text)["agreements"]] == parties


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Les migrants de la Guinée Equatoriale, de la Guinée Équatoriale.", ["Equatorial Guinea"]),
        ("Les migrants de la Guinée équatoriale et de la Guinée.", ["Equatorial Guinea", "Guinea"]),
        ("Los migrantes de la República centroafricana.", ["Central African Republic"]),
    ],
)
def test_names_of_states_with_other_capitals(read: Read, text: str, countries: list[str]) -> None:
    """A long name in other capitals is not the shorter one in it."""
    names = {"GNQ": "Equatorial Guinea", "GIN": "Guinea", "CAF": "Central African Republic"}
    assert sorted(names[c] for c in read(text)["countries"]) == countries


@pytest.mark.parametrize(
    ("text", "countries", "agencies"),
    [
        (f"The Egyptian Courier\nHome | World | Contact\n\n{TITLE}\n\n{NEWS}", [], []),
        (f"Egyptian migrants return home after months of waiting\n\n{NEWS}", ["EGY"], []),
        (f"{TITLE}\n\n{NEWS}\n\nThis programme is co-funded\nby the European Union", [], []),
        (f"{TITLE}\n\n{NEWS}\n\nThis programme is funded by the European Union.", [], ["European Union"]),
        (f"{TITLE}\n\n{NEWS}\n\nCe projet est financé par l'Union européenne", [], []),
        (f"News for helpers - a service provided by UNICEF\n\n{TITLE}\n\n{NEWS}", [], []),
        (f"Migrants thank those who provided a service, UNICEF\n\n{NEWS}", [], ["United Nations Children's Fund"]),
    ],
)
def test_what_a_site_says_of_itself(read: Read, text: str, countries: list[str], agencies: list[str]) -> None:
    """The name of a site, its owner and who pays for it are no part of the news."""
    record = read(text)
    assert [c for c in record["countries"] if c not in ("PER", "CHL")] == countries
    assert [agency["name"] for agency in record["agencies"]] == agencies


@pytest.mark.parametrize(
    ("foot", "relevant"),
    [
        ("Te puede interesar: El Gobierno aprueba el contingente de trabajadores extranjeros", False),
        ("Los ministros hablaron del contingente de trabajadores extranjeros en el campo.", True),
    ],
)
def test_another_story_makes_no_agreement_one_on_migration(read: Read, foot: str, relevant: bool) -> None:
    """The link to a story on foreign workers says nothing of what was signed."""
    text = f"Perú y Chile firman un acuerdo\n\nPerú y Chile firmaron hoy en Lima un acuerdo sobre plantas.\n\n{foot}"
    assert read(text)["relevant"] is relevant
