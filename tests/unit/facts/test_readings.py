"""Read single sentences whose kinds were once misread: what each tells, and what its twin does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[[str], dict[str, Any]]

SIGNED = "signed an agreement on migrant workers"


@pytest.mark.parametrize(
    ("text", "status", "parties"),
    [
        (f"Ghana and Togo {SIGNED} that can be renewed every two years.", "signed", {"Ghana", "Togo"}),
        ("Ghana and Togo renewed the agreement on migrant workers.", "renewed", {"Ghana", "Togo"}),
        ("Ghana and Togo have concluded a migration partnership.", "signed", {"Ghana", "Togo"}),
        ("Norway and Ghana will sign an agreement on migrant workers. The signing should help.", "planned", {"Norway", "Ghana"}),
        ("Ghana ruled out signing any agreement on migrant workers with Togo.", "rejected", {"Ghana", "Togo"}),
        (f"India {SIGNED} with Nepal, and is preparing to negotiate with Bhutan and Laos.", "signed", {"India", "Nepal"}),
        (f"India {SIGNED} with Nepal and with Bhutan.", "signed", {"India", "Nepal", "Bhutan"}),
        ("Le Mali et le Liban ont signé un accord sur les travailleurs migrants.", "signed", {"Mali", "Lebanon"}),
        ("The agreement on migrants between IOM in Chad and the Danish Refugee Council was signed by both.", "signed",
         {"International Organization for Migration", "Danish Refugee Council"}),
    ],
)  # fmt: skip
def test_what_is_told_of_an_agreement(read: Read, text: str, status: str, parties: set[str]) -> None:
    """One agreement, with its last state and those who conclude it, no other body of the sentence."""
    found = read(text)["agreements"]
    assert [(a["status"], set(a["parties"])) for a in found] == [(status, parties)]


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("Ghana has signed agreements on migrant workers with Togo, Benin and Jordan.",
         [{"Ghana", "Togo"}, {"Ghana", "Benin"}, {"Ghana", "Jordan"}]),
        ("Ghana and Togo have signed agreements on migrant workers with Jordan.",
         [{"Ghana", "Jordan"}, {"Togo", "Jordan"}]),
        ("Ghana signed two deals on migrant workers: with Jordan on domestic work and with Oman on training.",
         [{"Ghana", "Jordan"}, {"Ghana", "Oman"}]),
        ("Le Ghana a signé deux accords sur les migrants, l'un avec la France et l'autre avec l'Italie.",
         [{"Ghana", "France"}, {"Ghana", "Italy"}]),
        ("Ghana has signed labour agreements with these countries:\n\n- Qatar, signed in 2012\n\n- Jordan, signed in 2018",
         [{"Ghana", "Qatar"}, {"Ghana", "Jordan"}]),
        ("Ghana signed a memorandum on migrant workers with Togo and Benin.", [{"Ghana", "Togo", "Benin"}]),
        ("Ghana has signed similar agreements on migrant workers with Togo and Benin.", []),
        ("Ghana signed three agreements on migrant workers with Togo and Benin.", [{"Ghana"}]),
    ],
)  # fmt: skip
def test_each_partner_of_several_has_its_agreement(read: Read, text: str, each: list[set[str]]) -> None:
    """A plural with a list of partners is one agreement with each; one instrument with several stays one."""
    assert [set(a["parties"]) for a in read(text)["agreements"]] == each


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Ghanaian and Jordanian officials signed an agreement on migrant workers.", {"Ghana", "Jordan"}),
        ("Ghanaian and Jordanian experts signed an agreement on migrant workers.", None),
        ("Un accord sur les migrants a été signé entre le ministère de l'Emploi du Togo et le gouvernement du Bénin.",
         {"Togo", "Benin"}),
    ],
)  # fmt: skip
def test_adjectives_of_those_who_act_for_a_state_name_it(read: Read, text: str, parties: set[str] | None) -> None:
    """The adjectives before officials and ministries stand for their states, those before others do not."""
    found = read(text)["agreements"]
    assert [set(a["parties"]) for a in found] == ([] if parties is None else [parties])


def test_the_ceremony_tells_when_and_where(read: Read) -> None:
    """A sentence on the ceremony dates the agreement told of before; what somebody said of it does not."""
    head = f"Ghana and Togo sign\n\n4 May 2021\n\nGhana and Togo {SIGNED}."
    held = read(f"{head} The signing ceremony took place in Amman on Monday.")["agreements"][0]
    said = read(f"{head} The signing is good, the minister said in Amman on Monday.")["agreements"][0]
    assert (held["date"], held["place"], said["date"], said["place"]) == ("2021-05-03", "Amman", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "If Ghana and Togo sign an agreement on migrant workers, visas will be free.",
        "Ghana, Togo and Benin have already concluded agreements of this kind on migrants.",
        "Norway has concluded two new migration partnerships with Georgia and Kenya.",
        "Ghana and Togo agree on joint measures for migrants",
        "Ghana and Togo agree on more patrols against traffickers of migrants at the border.",
    ],
)
def test_what_tells_of_no_agreement(read: Read, text: str) -> None:
    """A condition, an unknown number of agreements, and talk of measures report no agreement."""
    assert read(text)["agreements"] == []


@pytest.mark.parametrize(
    ("text", "signing"),
    [
        (
            "An agreement on migrants was signed by Labour Minister Ana Gil of Chile and Minister Luis Paz of Peru, alongside Chief Secretary Kofi Asare.",
            {("Ana Gil", "Chile"), ("Luis Paz", "Peru")},
        ),
        (
            "Foreign ministers Ana Gil (Peru), Juan Soto (Chile) and Luis Vega (Bolivia) signed an agreement on migrants.",
            {("Ana Gil", "Peru"), ("Juan Soto", "Chile"), ("Luis Vega", "Bolivia")},
        ),
        (
            "El acuerdo sobre migrantes lo firmaron, en el puesto fronterizo de Peñas Blancas, el ministro de Trabajo de Chile, Luis Paz, y la ministra de Trabajo de Perú, Ana Gil.",
            {("Luis Paz", "Chile"), ("Ana Gil", "Peru")},
        ),
        (
            "Por México suscribió el acuerdo sobre migrantes el secretario del Trabajo, Juan Soto; por Honduras, la ministra de Trabajo, Ana Gil.",
            {("Juan Soto", "Mexico"), ("Ana Gil", "Honduras")},
        ),
        (f"Minister of Labour Peter Lund {SIGNED} with Ghana.", {("Peter Lund", None)}),
        (
            "The agreement on migrants was signed in Tokyo by Minister Luis Paz of Peru and Minister Aya Mori of Japan.",
            {("Luis Paz", "Peru"), ("Aya Mori", "Japan")},
        ),
        (
            "In the presence of President Ben Otto, Labour Ministers Ana Gil of Chile and Luis Paz of Peru put pen to paper on an agreement on migrants.",
            {("Ana Gil", "Chile"), ("Luis Paz", "Peru")},
        ),
        (
            "Labour Minister Ana Gil signed the agreement on migrants for Chile, and Ambassador Luis Paz on Peru's behalf, with Ben Otto, President of Togo, as a witness.",
            {("Ana Gil", "Chile"), ("Luis Paz", "Peru")},
        ),
        (
            "La firma del acuerdo sobre migrantes estuvo a cargo de la ministra de Trabajo de Chile, Ana Gil, y el ministro de Trabajo de Perú, Luis Paz, aprovechando que estaba en Lima el presidente de Honduras, Juan Soto.",
            {("Ana Gil", "Chile"), ("Luis Paz", "Peru")},
        ),
        (
            "Le ministre du Travail du Togo, Ali Garba, et la ministre de l'Emploi du Gabon, Rose Obiang, ont procédé à Lomé à la signature d'un accord sur les migrants.",
            {("Ali Garba", "Togo"), ("Rose Obiang", "Gabon")},
        ),
    ],
)
def test_who_signs_for_whom(read: Read, text: str, signing: set[tuple[str, str | None]]) -> None:
    """Those who sign, each for its own party; nobody beside them, and nobody for the other side."""
    (found,) = read(text)["agreements"]
    assert {(s["person"], s["on_behalf_of"]) for s in found["signatories"]} == signing


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            f"BERLIN, Germany – Kenya and Germany {SIGNED} in the presence of Chancellor Max Huber and President Ben Otto.",
            {("Max Huber", "Chancellor", None), ("Ben Otto", "President", None)},
        ),
        (
            "IOM Chief of Mission in Australia Clara Weiss spoke on migrants.",
            {("Clara Weiss", "Chief of Mission", "International Organization for Migration")},
        ),
        (
            "The private secretary of the President of Peru, Carlos Rey Soto, spoke on migrants.",
            {("Carlos Rey Soto", "secretary", None)},
        ),
        ("The President of Peru, Carlos Rey Soto, spoke on migrants.", {("Carlos Rey Soto", "President", "Peru")}),
    ],
)
def test_who_holds_which_office(read: Read, text: str, held: set[tuple[str, str, str | None]]) -> None:
    """The office beside the name with its own organisation, none that is only near."""
    assert {(p["name"], p["role"], p["org"]) for p in read(text)["leaders"]} == held


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Le Ghana a signé un accord sur les migrants, en langue française.", ["GHA"]),
        ("Le ministre français a parlé des migrants au Ghana.", ["FRA", "GHA"]),
        ("Chile firmó un acuerdo sobre migrantes tras la IV Reunión del Comité.", ["CHL"]),
        ("The Danish Refugee Council (DRC) gave US$78.8 million to migrants in Ghana. DRC works there.", ["GHA"]),
    ],
)
def test_which_countries_are_named(read: Read, text: str, countries: list[str]) -> None:
    """Languages, currencies, nouns and the short names of organisations are no countries."""
    found = read(text)["countries"]
    assert [c for c in found if c != "DNK"] == countries


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("The Inter-Agency Understanding (IAU) on migrants was signed by Ghana and Togo.", []),
        ("The Hanns Migration Foundation and Ana Gil of the Lima Chamber of Commerce met migrants.", ["Hanns Migration Foundation"]),
        ("The Ministry of Labour, Employment and Social Security of Togo spoke on migrants.",
         ["Ministry of Labour, Employment and Social Security (Togo)"]),
    ],
)  # fmt: skip
def test_which_organisations_are_new(read: Read, text: str, agencies: list[str]) -> None:
    """Instruments are no organisations, two joined by a conjunction are two, and new ones are only suggested."""
    found = read(text)["agencies"]
    assert [a["name"] for a in found if a["name"] != "Lima Chamber of Commerce"] == agencies
    assert all(a["basis"] == "suggested" for a in found)


def test_a_year_alone_is_only_suggested(read: Read) -> None:
    """A day is stated; a year that stands alone may be another thing's, and is flagged."""
    day, year = (
        read(f"Ghana and Togo {SIGNED} {when}.")["agreements"][0]["fields"]["date"][0]["basis"]
        for when in ("on 3 May 2019", "in 2019")
    )
    assert (day, year) == ("stated", "suggested")
