"""Read sentences that tell of a signing in other words than ``A and B signed``, and the twins that tell of none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[[str], dict[str, Any]]


IOM, UNHCR = "International Organization for Migration", "Office of the United Nations High Commissioner for Refugees"


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (("At the foot of the treaty on migrant workers stand the signatures of the Minister of Labour of Ghana, Ama Owusu,"
         " and of the Minister of Labour of Togo, Koffi Mensah."), {("Ama Owusu", "Ghana"), ("Koffi Mensah", "Togo")}),
        (("The accord on migrants, to which Ghana's Foreign Minister Ama Owusu and Togo's Interior Minister Koffi Mensah"
         " set their signatures, is the first agreement of its kind."),
         {("Ama Owusu", "Ghana"), ("Koffi Mensah", "Togo")}),
        (("Les signataires de la convention sur les migrants sont le ministre ghanéen du Travail, Kwame Owusu, et le"
         " ministre togolais de l'Intérieur, Koffi Mensah."), {("Kwame Owusu", "Ghana"), ("Koffi Mensah", "Togo")}),
        (("Au bas de l'accord sur les réfugiés figurent les signatures du ministre ghanéen du Travail, Kwame Owusu, et du"
         " secrétaire d'Etat belge chargé des réfugiés et de la migration, Jan Peeters."),
         {("Kwame Owusu", "Ghana"), ("Jan Peeters", "Belgium")}),
        (("El acuerdo sobre trata de niñas lleva las firmas de la canciller peruana, Ana Rojas, y del canciller chileno,"
         " Juan Soto."), {("Ana Rojas", "Peru"), ("Juan Soto", "Chile")}),
        (("Firmaron el Acuerdo sobre migrantes el Director Regional de la OIM para América del Sur, Luis Rojas, y la"
         " ministra peruana de Trabajo, Ana Soto."), {("Luis Rojas", IOM), ("Ana Soto", "Peru")}),
        ("The Secretary, Ana Gil of Chile, spoke on migrants. The report on migrants carries the signature of Ana Gil.",
         None),
        ("El informe sobre migrantes lleva la firma de la ministra peruana de Trabajo, Ana Soto.", None),
    ],
)  # fmt: skip
def test_whose_signatures_an_instrument_bears(read: Read, text: str, pairs: set[tuple[str, str]] | None) -> None:
    """Those named behind or before the word sign the instrument for their states; a report's author concludes nothing."""
    found = read(text)["agreements"]
    if pairs is None:
        assert not found
    else:
        assert [{(s["person"], s["on_behalf_of"]) for s in a["signatories"]} for a in found] == [pairs]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("With the signature of a memorandum on migrant workers, Ghana and Togo will open their markets.", {"Ghana", "Togo"}),
        ("Under an agreement signed yesterday, Malta is to take in refugees from Italy.", {"Malta", "Italy"}),
        ("Under an agreement signed in 2009, Malta took in refugees from Italy.", None),
        ("Under an agreement signed yesterday, banks will help refugees in Malta and Italy.", None),
        ("With the help of Ghana and Togo, IOM trained officials on migrants.", None),
        ("Those who signed the deal on migrant workers were the Ghana Federation of Labour (Ghana) and IOM.",
         {"Ghana Federation of Labour", IOM}),
        ("Those who signed up for the course on migrants were IOM and UNHCR.", None),
        ("Kenya and Qatar reached an agreement on migrant workers in Doha.", {"Kenya", "Qatar"}),
        ("Kenya and Qatar reached an agreement in principle on migrant workers.", None),
        ("Ghana and Togo have put pen to a memorandum on migrant workers.", {"Ghana", "Togo"}),
        ("Le Bénin et le Gabon ont paraphé un accord contre la traite transfrontalière des enfants.", {"Benin", "Gabon"}),
        ("Le Mali et le Togo ont signé un accord contre le trafic d'armes.", None),
        ("Le ministère du Travail et le Conseil malien pour les réfugiés ont conclu un accord sur les réfugiés au Mali.",
         {"Ministère du Travail (Mali)", "Conseil malien pour les réfugiés"}),
        (("An agreement that is to set in order how migrant workers are hired for the harvests of the coming years, and that"
         " employers and unions alike have asked for again and again, was signed by the Ministry of Labour of Ghana, trade"
         " unions and IOM."), {"Ministry of Labour (Ghana)", IOM}),
        ("Le ministère du Travail a parlé du Conseil malien pour les réfugiés au Mali.", None),
        ("El ministerio de Trabajo y la OIM firmaron en Lima un convenio sobre los migrantes en Perú.",
         {"Ministerio de Trabajo (Peru)", IOM}),
        ("Ghana and Togo spoke on migrants and recalled the one signed in 2003.", None),
    ],
)  # fmt: skip
def test_who_concludes_it(read: Read, text: str, parties: set[str] | None) -> None:
    """The parties of the one agreement told of, or no agreement."""
    found = [a for a in read(text)["agreements"] if a["role"] == "primary"]
    assert [set(a["parties"]) for a in found] == ([] if parties is None else [parties])


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (("Ghana's and Togo's memorandum on migrant workers, which replaces the one signed in 2009, was signed on 3 May 2021"
         " between Ghana and Togo."), "2021-05-03"),
        ("The memorandum on migrant workers between Ghana and Togo was signed in 2009.", "2009"),
        ("Le Mali et le Togo ont signé un accord sur les migrants, qui remplace celui signé en 2004.", None),
    ],
)  # fmt: skip
def test_a_pronoun_stands_for_another_instrument(read: Read, text: str, date: str | None) -> None:
    """The year of ``the one signed in 2009`` is not the new agreement's."""
    assert [a["date"] for a in read(text)["agreements"]] == [date]


def test_a_state_behind_its_city_is_where_it_was_signed(read: Read) -> None:
    """``in Accra, Ghana, the directors signed``: the state may host what others sign."""
    text = "On Friday in Accra, Ghana, officials signed an agreement on migrant workers with IOM and UNHCR."
    assert [set(a["parties"]) for a in read(text)["agreements"]] == [{IOM, UNHCR}]


@pytest.mark.parametrize(
    ("office", "body"),
    [("ministre des Affaires sociales", "Ministère des Affaires sociales (Mali)"), ("directeur des études", None)],
)
def test_a_minister_signs_for_the_ministry_of_the_portfolio(read: Read, office: str, body: str | None) -> None:
    """Only who holds the ministry's own portfolio is taken to sign for it where no word says so."""
    text = (
        "Le ministère des Affaires sociales et le Conseil malien pour les réfugiés ont signé un accord sur les réfugiés"
        f" au Mali. L'accord a été signé par le {office}, Amadou Diallo."
    )
    (found,) = read(text)["agreements"]
    assert [(s["person"], s["on_behalf_of"]) for s in found["signatories"]] == [("Amadou Diallo", body)]
