"""Check that the conflicts and ambiguities known of the sources are in the tables, and stay there."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

import pytest

from govgraph.edtf import compatible
from govgraph.mapping.reference_claims import agree

Row: TypeAlias = dict[str, str]

ROOT = Path(__file__).resolve().parents[3]
TABLES = ROOT / "data" / "reference"
TRAPS = ROOT.parent / "shared" / "reference" / "facts" / "traps.csv"


def read(name: str) -> list[Row]:
    """Return the rows of a table."""
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def values(cell: str) -> list[str]:
    """Split a cell that joins several values by a bar."""
    return cell.split("|") if cell else []


CONFLICTS: Mapping[tuple[str, str], set[str]] = {
    ("event:kampala-2009.adoption", "date"): {"2009-10-23", "2009-10-22"},
    ("event:unhcr-wb-2018.signing", "date"): {"2018-04-20", "2019-04"},
    ("event:iom-unicef-mou.signing", "date"): {"2006", "2008"},
    ("event:gcr-2018.adoption", "date"): {"2018-12-17", "2017"},
    ("agreement:gcm-2018", "status"): {"adopted", "signed"},
    ("agreement:samoa-2023", "note"): {"OACPS states that are parties: 78", "OACPS states that are parties: 79"},
    ("tenure:mahmoud-ali-youssouf.auc-chairperson", "begins"): {"2025-03-13", "2025-03-15"},
    ("tenure:moussa-faki-mahamat.auc-chairperson", "ends"): {"2025-03-13", "2025-03-15"},
    ("tenure:terry-davis.coe-secretary-general", "ends"): {"2009-08-31", "2009-09-30"},
    ("tenure:thorbjorn-jagland.coe-secretary-general", "ends"): {"2019-09-17", "2019-09-18"},
    ("tenure:gro-harlem-brundtland.who-director-general", "ends"): {"2003-07-21", "2003", "2004"},
    ("tenure:yury-fedotov.unodc-executive-director", "begins"): {"2010-09-13", "2009"},
    ("tenure:babatunde-osotimehin.unfpa-executive-director", "ends"): {"2017-06-04", "2017-06-05"},
    ("tenure:aija-kalnaja.frontex-executive-director", "begins"): {"2022-07-01", "2018"},
}
"""Every fact on which the sources differ, with all values they give."""


def test_every_conflict_stands_with_all_its_values() -> None:
    """What sources say differently must stand in claims.csv value by value, and nothing else be called a conflict."""
    held: dict[tuple[str, str], list[Row]] = {}
    for row in read("claims"):
        held.setdefault((row["subject"], row["property"]), []).append(row)
    differing = {
        key: {row["value"] for row in rows}
        for key, rows in held.items()
        if any(not agree(one, other) for one in rows for other in rows)
    }
    assert differing == CONFLICTS


def test_every_trap_called_a_conflict_is_dealt_with() -> None:
    """No conflict of the facts may be missing here: their keys are those that the list above answers."""
    if not TRAPS.exists():
        pytest.skip("../shared/reference is not beside the repository")
    with TRAPS.open(encoding="utf-8", newline="") as stream:
        found = {row["key"] for row in csv.DictReader(stream) if row["kind"] == "conflict"}
    assert found == {"kampala-date", "wb-unhcr-year", "iom-unicef-mou", "start-date-conflict"}


@pytest.mark.parametrize("name", ["agreements", "tenures"])
def test_conflicts_told_in_notes_have_claims(name: str) -> None:
    """A note that tells of another source must belong to a row that claims.csv speaks of."""
    kind = {"agreements": ("agreement", "event"), "tenures": ("tenure",)}[name]
    words = ("CONFLICT", "disagree", "other page", "another page", "another source", "second source", "newspaper says",
             "page says")  # fmt: skip
    told = {row["key"] for row in read(name) if any(word in row["note"] for word in words)}
    subjects = [row["subject"].partition(":") for row in read("claims")]
    keys = {key for prefix, _, key in subjects if prefix in kind}
    assert told - keys - {key.rpartition(".")[0] for key in keys} == set()


def test_claims_speak_of_things_that_exist() -> None:
    """The subject of a claim must be a row of its table."""
    known = {
        **{f"event:{row['key']}": row for row in read("agreement_events")},
        **{f"tenure:{row['key']}": row for row in read("tenures")},
        **{f"agreement:{row['key']}": row for row in read("agreements")},
    }
    assert [row["key"] for row in read("claims") if row["subject"] not in known] == []


def test_what_is_set_aside_says_why() -> None:
    """A statement is set aside with a reason, and only so; each fact keeps one that is not."""
    rows = read("claims")
    assert [row["key"] for row in rows if (row["review"] == "set aside") != bool(row["reason"])] == []
    facts = {(row["subject"], row["property"]) for row in rows}
    assert facts == {(row["subject"], row["property"]) for row in rows if row["review"] == "open"}


def test_statements_without_a_page_count_for_nothing() -> None:
    """A statement whose page was not noted must be unverified and set aside."""
    own = [row for row in read("claims") if row["source"] == row["subject"]]
    assert {(row["verification"], row["review"]) for row in own} == {("unverified", "set aside")}
    assert [row["key"] for row in read("claims") if row["verification"] == "unverified" and row not in own] == []


def test_the_tables_themselves_agree_with_an_open_claim() -> None:
    """The value that linking reads must be one that a source gives, and that was not set aside."""
    tables = {
        "event": {row["key"]: row for row in read("agreement_events")},
        "tenure": {row["key"]: row for row in read("tenures")},
    }
    columns = {"date": "date", "begins": "start", "ends": "end"}
    rows = [row for row in read("claims") if row["property"] in columns and row["review"] == "open"]
    facts: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        facts.setdefault((row["subject"], row["property"]), []).append(row["value"])
    for (subject, name), given in facts.items():
        kind, _, key = subject.partition(":")
        held = tables[kind][key][columns[name]]
        assert any(compatible(held, value) for value in given), subject


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("gcm-2018.negotiated", ("other", "happened", "2018-07-13", "")),
        ("gcm-2018.adoption", ("adoption", "happened", "2018-12-10", "Marrakech")),
        ("gcm-2018.endorsement", ("adoption", "happened", "2018-12-19", "New York")),
        ("gcr-2018.adoption", ("adoption", "happened", "2018-12-17", "New York")),
        ("iom-eco.signing", ("signing", "planned", "", "Geneva")),
        ("unodc-iom-2012.announcement", ("announcement", "happened", "2012-04-17", "Vienna")),
        ("unodc-iom-2012.signing", ("signing", "happened", "2012-04-17", "Vienna")),
        ("cadiz-2022.adoption", ("adoption", "planned", "2022-12-14~", "Cádiz")),
        ("ita-lby-2017.renewal", ("renewal", "happened", "2020-02-02", "")),
        ("npl-mys-2018.renewal", ("renewal", "denied", "", "")),
        ("samoa-2023.provisional-application", ("other", "happened", "2024-01-01", "")),
        ("icmpd-unhabitat.signing", ("signing", "happened", "XXXX-11-07", "Beirut")),
    ],
)
def test_events_are_told_apart(key: str, expected: tuple[str, str, str, str]) -> None:
    """Negotiated, adopted, endorsed, announced, signed, renewed and not renewed are different events."""
    row = {row["key"]: row for row in read("agreement_events")}[key]
    assert (row["kind"], row["modality"], row["date"], row["place"]) == expected


def test_a_compact_is_not_signed() -> None:
    """Neither compact has a signing among its events."""
    kinds = {row["kind"] for row in read("agreement_events") if row["agreement"] in ("gcm-2018", "gcr-2018")}
    assert "signing" not in kinds


def test_every_agreement_has_an_event() -> None:
    """Each agreement must have an event, and each event an agreement."""
    assert {row["agreement"] for row in read("agreement_events")} == {row["key"] for row in read("agreements")}
    assert [row["key"] for row in read("agreement_events") if not row["key"].startswith(row["agreement"] + ".")] == []


POSTS = {
    "antonio-vitorino": {"ec", "iom"},
    "filippo-grandi": {"unrwa", "unhcr"},
    "antonio-guterres": {"unhcr", "un"},
    "michelle-bachelet": {"unwomen", "ohchr"},
    "gilbert-f-houngbo": {"ifad", "ilo"},
    "achim-steiner": {"unep", "undp"},
    "louise-arbour": {"ohchr", "un"},
    "kristalina-georgieva": {"wbg"},
    "volker-turk": {"unhcr"},
}
"""Bodies in which one person held offices, as far as they were looked up."""


@pytest.mark.parametrize(("person", "agencies"), POSTS.items(), ids=POSTS)
def test_one_person_keeps_one_key_over_many_posts(person: str, agencies: set[str]) -> None:
    """A person who moved between bodies must be one person with several terms."""
    assert {row["agency"] for row in read("tenures") if row["person_key"] == person} == agencies


def test_an_office_from_memory_stays_apart() -> None:
    """That Volker Türk became High Commissioner for Human Rights is from memory: the same person, the other table."""
    rows = [row for row in read("tenures_unverified") if row["person_key"] == "volker-turk"]
    assert [row["agency"] for row in rows] == ["ohchr"]


VARIANTS = {
    "mahmoud-ali-youssouf": "Mahamoud Ali Youssouf",
    "ruud-lubbers": "Rudd Lubbers",
    "ertharin-cousin": "Etharin Cousin",
    "phumzile-mlambo-ngcuka": "Pumzile Mlambo-Ngcuka",
    "volker-turk": "Voker Türk",
    "antonio-vitorino": "Antonio Vitorino",
    "antonio-guterres": "Antonio Guterres",
    "khaled-el-enany": "Khaled El-Anany",
    "moussa-faki-mahamat": "Moussa Faki Mohamed",
}


@pytest.mark.parametrize(("person", "variant"), VARIANTS.items(), ids=VARIANTS)
def test_other_spellings_are_aliases(person: str, variant: str) -> None:
    """A spelling that sources use must lead to the same person, and to nobody else."""
    rows = read("tenures")
    assert {row["person_key"] for row in rows if variant in values(row["aliases"])} == {person}


ACTING = {
    "anders-nordstrom.who-director-general", "gabriela-abado.icmpd-director-general",
    "aija-kalnaja.frontex-executive-director", "haoliang-xu.undp-administrator",
    "john-brandolino.unodc-executive-director", "christian-saunders.unrwa-commissioner-general",
    "pramila-patten.unwomen-executive-director",
}  # fmt: skip


def test_stand_ins_are_marked() -> None:
    """Heads who filled a gap must be told apart from those who were appointed."""
    acting = {row["key"] for row in read("tenures") if row["acting"]}
    full = {"guy-ryder.ilo-director-general", "filippo-grandi.unhcr-high-commissioner"}
    assert (ACTING - acting, full & acting) == (set(), set())


def test_those_present_did_not_sign() -> None:
    """Heads who stood by are no signatories, deputies who signed are."""
    rows = {row["key"]: [name.partition("@")[0] for name in values(row["signatories"])] for row in read("agreements")}
    assert rows["eu-tun-2023"] == ["Olivér Várhelyi", "Mounir Ben Rjiba"]
    assert rows["ilo-unhcr-2016"] == ["Deborah Greenfield", "Volker Türk"]
    signed = {row["agreement"] for row in read("agreement_events") if row["kind"] == "signing"}
    assert "unnm-principals-2019" not in signed


def test_one_party_may_have_two_signatories() -> None:
    """Two directors signed one memorandum for IOM."""
    row = {row["key"]: row for row in read("agreements")}["iom-unhabitat-lac"]
    hands = [name.rpartition("@")[2] for name in values(row["signatories"])]
    assert hands == ["iom", "iom", "unhabitat"]
