"""Compare the reference tables cell by cell with the facts that were looked up, where these are at hand."""

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

import pytest

Row: TypeAlias = dict[str, str]

ROOT = Path(__file__).resolve().parents[3]
TABLES = ROOT / "data" / "reference"
REFERENCE = ROOT.parent / "shared" / "reference"

RENAMED = {"unog-gfmd": "gfmd"}  # the forum is no part of the office in Geneva
AGENCY_COLUMNS = {
    "name_en": "name_en", "acronym": "acronym", "name_fr": "name_fr", "name_es": "name_es", "type": "type_note",
    "parent": "parent", "hq_city": "seat_city", "hq_country_iso3": "seat_country", "wikidata_qid": "wikidata",
    "founded": "founded", "website": "website", "source_url": "source",
}  # fmt: skip
CORRECTED = {
    ("unhcr", "name_fr"): "Haut-Commissariat des Nations Unies pour les réfugiés",
    ("unwomen", "name_fr"): "Entité des Nations Unies pour l'égalité des sexes et l'autonomisation des femmes",
    ("unaids", "name_fr"): "Programme commun des Nations Unies sur le VIH/sida",
    ("unece", "name_fr"): "Commission économique des Nations Unies pour l'Europe",
    ("caricom", "name_fr"): "Communauté des Caraïbes",
    ("sadc", "name_fr"): "Communauté de développement de l'Afrique australe",
    ("oecd", "name_fr"): "Organisation de coopération et de développement économiques",
    ("spc", "hq_city"): "Nouméa",
    ("rabat", "acronym"): "",
    ("khartoum", "acronym"): "",
}
"""Cells that a reviewer corrected: spelling, a secretariat taken for its body, a short name that is no acronym."""
DROPPED_FORMS = {"ILO (UN)", "Migration Network", "Commission", "Southern Common Market (Mercosur)", "Commonwealth"}
"""Forms that are plain words, or made of two others."""
TENURE_COLUMNS = {
    "person": "person", "post": "post", "agency_key": "agency", "start": "start", "end": "end",
    "attested_on": "attested_on", "nationality_iso3": "nationality", "wikidata_qid": "wikidata", "acting": "acting",
    "source_url": "source", "note": "note",
}  # fmt: skip
DROPPED_ALIASES = {"Antonio Costa", "Tedros"}
"""Aliases that are the name of another person, or a first name."""
AGREEMENT_COLUMNS = {
    "title": "title", "type": "type", "supersedes": "supersedes", "builds_on": "builds_on", "topics": "topics",
    "sdg_targets": "sdg_targets", "gcm_objectives": "gcm_objectives", "source_url": "source", "evidence": "evidence",
    "note": "note",
}  # fmt: skip
LATER = ("in-force", "provisional-application")


def read(name: str) -> list[Row]:
    """Return the rows of a table."""
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def facts(name: str) -> list[Row]:
    """Return the rows of a table of facts, or skip the test where they are not at hand."""
    path = REFERENCE / "facts" / f"{name}.csv"
    if not path.exists():
        pytest.skip("../shared/reference is not beside the repository")
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def values(cell: str) -> set[str]:
    """Split a cell that joins several values by a bar."""
    return set(cell.split("|")) if cell else set()


def differences(fact: Row, row: Row, columns: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield the columns in which a row says something else than the fact it carries over."""
    for column, own in columns.items():
        if fact[column] and fact[column] != row[own]:
            yield column, fact[column], row[own]


def spelt_out(type_or_title: str) -> str:
    """Return the words of the facts with their abbreviation of an instrument written out."""
    return re.sub(r"\bMoU\b", "Memorandum of Understanding", type_or_title)


def test_every_agency_is_carried_over() -> None:
    """All 78 bodies must stand in our table with the facts looked up, but for the cells that a reviewer corrected."""
    rows = {row["key"]: row for row in read("agencies")}
    found = facts("agencies")
    differing = {
        (fact["key"], column): own
        for fact in found
        for column, _, own in differences(fact, rows[RENAMED.get(fact["key"], fact["key"])], AGENCY_COLUMNS)
    }
    assert (len(found), differing) == (78, CORRECTED)


def test_every_alias_of_an_agency_is_carried_over() -> None:
    """Every further name of a body must be a form of its row, but for plain words."""
    forms = ("name_en", "acronym", "name_fr", "acronym_fr", "name_es", "acronym_es", "aliases")
    rows = {row["key"]: set().union(*(values(row[form]) for form in forms)) for row in read("agencies")}
    missing = [v for f in facts("agencies") for v in values(f["aliases"]) - rows[RENAMED.get(f["key"], f["key"])]]
    assert set(missing) == DROPPED_FORMS


def test_every_term_of_office_is_carried_over() -> None:
    """All 132 terms must stand in our table, no other, and cell by cell as they were looked up."""
    columns = tuple(TENURE_COLUMNS.items())
    looked_up = sorted(tuple(fact[column] for column, _ in columns) for fact in facts("leaders"))
    assert looked_up == sorted(tuple(row[own] for _, own in columns) for row in read("tenures"))
    assert len(looked_up) == 132


def test_every_alias_of_a_leader_is_carried_over() -> None:
    """Every other spelling of a name must be an alias of that person in some row."""
    known: dict[str, set[str]] = {}
    for row in read("tenures"):
        known.setdefault(row["person"], {row["person"]}).update(values(row["aliases"]))
    missing = [alias for fact in facts("leaders") for alias in values(fact["aliases"]) - known[fact["person"]]]
    assert set(missing) == DROPPED_ALIASES


def test_every_agreement_is_carried_over() -> None:
    """All 74 agreements must stand in our table, no other, and cell by cell as they were looked up."""
    rows = {row["key"]: row for row in read("agreements")}
    found = facts("agreements")
    assert {fact["key"] for fact in found} == set(rows)
    assert len(found) == 74
    cells = [
        (fact["key"], column, looked_up, own)
        for fact in found
        for column, looked_up, own in differences(fact, rows[fact["key"]], AGREEMENT_COLUMNS)
    ]
    assert [cell for cell in cells if not cell[3].casefold().startswith(spelt_out(cell[2]).casefold())] == []


def test_parties_and_signatories_are_those_of_the_facts() -> None:
    """Who concluded and who signed must be as looked up; a government or ministry is written as its state."""
    rows = {row["key"]: row for row in read("agreements")}
    for fact in facts("agreements"):
        row = rows[fact["key"]]
        pairs = list(zip(fact["parties"].split("|"), row["parties"].split("|"), strict=True))
        hands = list(zip(fact["signatories"].split("|"), row["signatories"].split("|"), strict=True))
        assert [one.partition("@")[0] for one, _ in hands] == [own.partition("@")[0] for _, own in hands]
        pairs += [(one.partition("@")[2], own.partition("@")[2]) for one, own in hands]
        assert [pair for pair in pairs if pair[0] != pair[1] and not pair[1].startswith("state:")] == []


def test_dates_and_places_of_agreements_are_carried_over() -> None:
    """The day of signing or adoption, its place, and the entry into force must stand among the events."""
    events = {row["key"]: row for row in read("agreement_events")}
    for fact in facts("agreements"):
        names = ("signing", "adoption", "start")
        held = [events[key] for name in names if (key := f"{fact['key']}.{name}") in events]
        assert [row["date"] for row in held] == [fact["signed_or_adopted"]]
        told = " ".join((held[0]["place"], held[0]["venue"], held[0]["note"]))
        assert [word for word in re.findall(r"\w+", fact["place"]) if word not in told] == []
        later = [events[key] for name in LATER if (key := f"{fact['key']}.{name}") in events]
        assert " ".join(row["date"] for row in later) == fact["in_force"].removeprefix("provisional application ")


def test_unverified_facts_stay_out() -> None:
    """Terms that nobody looked up must stand in the table of their own, and seats from memory be marked."""
    memory = {(fact["person"], fact["post"], fact["agency_key"]) for fact in facts("leaders_memory_unverified")}
    apart = {(row["person"], row["post"], row["agency"]) for row in read("tenures_unverified")}
    assert memory == apart
    rows = {row["key"]: row for row in read("agencies")}
    columns = {"hq_city": "seat_city", "hq_country_iso3": "seat_country"}
    unmarked = [
        (fact["key"], own)
        for fact in facts("agencies_memory_unverified")
        for own in (columns.get(fact["field"], fact["field"]),)
        if rows[fact["key"]].get(own) and not _is_marked(own, rows[fact["key"]]["evidence"])
    ]
    assert unmarked == []


def _is_marked(column: str, evidence: str) -> bool:
    """Tell whether a cell is called common knowledge, by itself or with its whole row."""
    return evidence == "common knowledge, to be reviewed" or column in evidence.partition(":")[2]


def test_objectives_are_those_of_the_facts() -> None:
    """The English titles of the 23 objectives must be those looked up."""
    titles = {row["number"]: row["title_en"] for row in read("gcm_objectives")}
    assert {fact["number"]: fact["title"] for fact in facts("gcm_objectives")} == titles


def test_targets_on_migration_are_marked() -> None:
    """The targets that speak of migration must be marked as in the facts."""
    rows = {row["code"]: row for row in read("sdg_targets")}
    found = facts("sdg_migration_targets")
    assert {fact["target"]: (fact["iri"], fact["mention"].partition(" (")[0]) for fact in found} == {
        fact["target"]: (rows[fact["target"]]["iri"], rows[fact["target"]]["migration"]) for fact in found
    }


def test_the_framework_of_2020_is_whole() -> None:
    """Codes and English wording of all indicators must be those of the framework of 2020, no more and no less."""
    path = REFERENCE / "sdg" / "translations" / "en" / "global_indicators.yml"
    if not path.exists():
        pytest.skip("../shared/reference is not beside the repository")
    lines = re.sub(r"\n +", " ", path.read_text(encoding="utf-8")).splitlines()
    titles = dict(re.findall(r"^(\d+-\w+-\d+)-title: (.+)$", "\n".join(lines), flags=re.MULTILINE))
    framework = {code.replace("-", "."): title.strip("'\"").replace("''", "'") for code, title in titles.items()}
    own = {row["code"]: row["text_en"] for row in read("sdg_indicators")}
    assert framework.keys() == own.keys()
    assert {code for code in own if _plain(own[code]) != _plain(framework[code])} == set()


def _plain(text: str) -> str:
    """Return a wording without the typography in which editions differ."""
    return re.sub(r"[^\w]+", " ", text).casefold().strip()
