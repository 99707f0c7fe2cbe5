"""Read who the sides are where a text says it by their people, their number or their adjective; twins tell of none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[[str], dict[str, Any]]

IOM, UNHCR = "International Organization for Migration", "Office of the United Nations High Commissioner for Refugees"


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Officials of the two governments signed in Lima a memorandum on migrant workers from Nepal in Qatar.",
         {"Nepal", "Qatar"}),
        ("Ambos gobiernos firmaron ayer un convenio sobre los migrantes peruanos en Chile.", {"Peru", "Chile"}),
        ("Los dos países firmaron un convenio sobre migrantes en Perú, Chile y Bolivia.", None),
        ("The two governments signed a memorandum on migrant workers from Nepal. Qatar and India were praised.", None),
        ("The delegations of Ghana and of Togo ended their talks on migrants in Accra by signing an agreement.",
         {"Ghana", "Togo"}),
        ("Les délégations du Bénin et du Gabon ont mis fin aux pourparlers en y paraphant un accord sur les migrants.",
         {"Benin", "Gabon"}),
        ("Representatives of Kenya and Uganda attended as IOM and UNHCR signed an agreement on refugees.", {IOM, UNHCR}),
        ("Les représentants du Bénin et du Gabon ont salué l'accord signé par l'OIM et le HCR sur les réfugiés.",
         {IOM, UNHCR}),
        ("The Kuwaiti Government and IOM signed an agreement on migrants.", {"Kuwait", IOM}),
        ("The Kuwaiti press and IOM signed an agreement on migrants.", {IOM}),
        ("Perú y Ecuador suscriben un Estatuto Migratorio Permanente.", {"Peru", "Ecuador"}),
        ("Perú reguló el estatuto migratorio permanente de los venezolanos.", None),
    ],
)  # fmt: skip
def test_who_the_sides_are(read: Read, text: str, parties: set[str] | None) -> None:
    """The parties of the one agreement told of, or no agreement."""
    found = [a for a in read(text)["agreements"] if a["role"] == "primary"]
    assert [set(a["parties"]) for a in found] == ([] if parties is None else [parties])


_SEVERAL = "Oman has concluded memoranda of understanding with Ghana and Togo on migrant workers, with stress on rights in Oman. "


@pytest.mark.parametrize(
    ("text", "places", "pairs"),
    [
        (_SEVERAL + ("The Minister of Labour of Oman, Ali Saif, signed the two memoranda with Ama Owusu, Minister of Labour"
         " of Ghana, Koffi Mensah, Minister of Labour of Togo, in Muscat."), ["Muscat", "Muscat"],
         [{("Ali Saif", "Oman"), ("Ama Owusu", "Ghana")}, {("Ali Saif", "Oman"), ("Koffi Mensah", "Togo")}]),
        (_SEVERAL + "The Minister of Labour of Oman, Ali Saif, praised the two memoranda in Muscat.", [None, None],
         [set(), set()]),
    ],
)  # fmt: skip
def test_what_is_told_of_several_at_once_is_told_of_each(
    read: Read, text: str, places: list[str | None], pairs: list[set[tuple[str, str]]]
) -> None:
    """Each agreement has the place, and the signers who sign for its own parties."""
    found = read(text)["agreements"]
    assert [a["place"] for a in found] == places
    assert [{(s["person"], s["on_behalf_of"]) for s in a["signatories"]} for a in found] == pairs


@pytest.mark.parametrize(
    ("text", "org"),
    [
        ("Ana Gil, director of the migration department at the Ministry of Labour of Ghana, spoke.",
         "Ministry of Labour (Ghana)"),
        ("Por Chile estuvo el director de Migraciones, Juan Soto, y habló de los migrantes.", "Chile"),
        ("Presidió la delegación de Chile el viceministro de Migraciones, Juan Soto, y habló de los migrantes.", "Chile"),
        ("The Minister met the delegation of Chile. The director, Ana Gil, said migrants are welcome.", None),
        ("The mayor passed by Chile House. The director, Ana Gil, said migrants are welcome.", None),
    ],
)  # fmt: skip
def test_of_whose_body_or_delegation_a_leader_is(read: Read, text: str, org: str | None) -> None:
    """A division's body and the state of a delegation employ the leader named there."""
    assert [leader["org"] for leader in read(text)["leaders"]] == [org]
