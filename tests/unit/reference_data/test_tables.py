"""Check the reference tables against their data package, each other, and the sources where these are at hand."""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import edtf
import pyoxigraph
import pytest

Row: TypeAlias = dict[str, str]

ROOT = Path(__file__).resolve().parents[3]
TABLES = ROOT / "data" / "reference"
REFERENCE = ROOT.parent / "shared" / "reference"
PACKAGE: dict[str, Any] = json.loads((TABLES / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES: dict[str, dict[str, Any]] = {resource["name"]: resource for resource in PACKAGE["resources"]}
NAMES = sorted(RESOURCES)
NUMBERED = {"gcm_objectives", "sdg_goals", "sdg_indicators", "sdg_targets"}
EDTF_COLUMNS = [
    ("agencies", "founded"),
    ("agreement_events", "date"),
    *((table, column) for table in ("tenures", "tenures_unverified") for column in ("start", "end", "attested_on")),
]
AGENCY_FORMS = ("name_en", "acronym", "name_fr", "acronym_fr", "name_es", "acronym_es", "aliases")
STATE_FORMS = (
    "name_en",
    "name_fr",
    "name_es",
    "aliases_en",
    "aliases_fr",
    "aliases_es",
    "demonyms_en",
    "demonyms_fr",
    "demonyms_es",
    "capital_en",
    "capital_variants",
)


def read(name: str) -> list[Row]:
    """Return the rows of a table."""
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def values(cell: str) -> list[str]:
    """Split a cell that joins several values by a bar."""
    return cell.split("|") if cell else []


def forms(row: Row, columns: tuple[str, ...]) -> set[str]:
    """Collect the name forms a row has in some columns."""
    return {form for column in columns for form in values(row[column])}


def fields(name: str) -> list[dict[str, Any]]:
    """Return the column descriptions of a table."""
    return list(RESOURCES[name]["schema"]["fields"])


def natural(code: str) -> list[tuple[int, int, str]]:
    """Order 2 before 10 and both before the lettered targets."""
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in code.split(".")]


def key_of(name: str, row: Row) -> tuple[str, ...]:
    """Return the primary key of a row."""
    return tuple(row[column] for column in RESOURCES[name]["schema"]["primaryKey"])


def shared_forms(rows: list[Row], columns: tuple[str, ...], key: str) -> Iterator[tuple[str, set[str]]]:
    """Yield the forms, compared without case, that two rows have in common, and the keys of these rows."""
    owners: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for form in forms(row, columns):
            owners[form.casefold()].add(row[key])
    return ((form, keys) for form, keys in owners.items() if len(keys) > 1)


def test_package_lists_every_table() -> None:
    """The data package must name exactly the tables that are there, under the licence of the project's data."""
    assert {resource["path"] for resource in PACKAGE["resources"]} == {path.name for path in TABLES.glob("*.csv")}
    assert [licence["name"] for licence in PACKAGE["licenses"]] == ["CC-BY-4.0"]


@pytest.mark.parametrize("name", NAMES)
def test_file_is_plain(name: str) -> None:
    """A table must be UTF-8 with line feeds, a last line end, no byte order mark and no blanks around a cell."""
    data = (TABLES / f"{name}.csv").read_bytes()
    assert (b"\r" in data, data.startswith(b"\xef\xbb\xbf"), data.endswith(b"\n")) == (False, False, True)
    assert [cell for row in read(name) for cell in row.values() if cell != cell.strip()] == []


@pytest.mark.parametrize("name", NAMES)
def test_header_equals_package(name: str) -> None:
    """The header of a table must equal the columns of the data package, in order."""
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        assert next(csv.reader(stream)) == [field["name"] for field in fields(name)]


@pytest.mark.parametrize("name", NAMES)
def test_cells_meet_constraints(name: str) -> None:
    """Every cell must meet the constraints of its column: required, enum, pattern, unique."""
    faults: list[tuple[int, str, str]] = []
    rows = read(name)
    for field in fields(name):
        column, rules = field["name"], field.get("constraints", {})
        seen: set[str] = set()
        for line, row in enumerate(rows, start=2):
            cell = row[column]
            if not cell:
                faults += [(line, column, "required")] if rules.get("required") else []
                continue
            if "enum" in rules and cell not in rules["enum"]:
                faults.append((line, column, cell))
            if "pattern" in rules and not re.fullmatch(rules["pattern"], cell):
                faults.append((line, column, cell))
            if rules.get("unique") and cell in seen:
                faults.append((line, column, cell))
            seen.add(cell)
    assert faults == []


@pytest.mark.parametrize("name", NAMES)
def test_keys_are_unique_and_sorted(name: str) -> None:
    """The keys of a table must be unique and in order; SDG codes and objectives in the order of their numbers."""
    keys = [key_of(name, row) for row in read(name)]
    assert len(set(keys)) == len(keys)
    assert keys == sorted(keys, key=lambda key: [natural(part) for part in key] if name in NUMBERED else key)


@pytest.mark.parametrize("name", NAMES)
def test_lists_hold_no_empty_or_double_value(name: str) -> None:
    """A cell that joins several values must hold neither an empty nor a repeated one."""
    cells = [values(cell) for row in read(name) for cell in row.values()]
    assert [cell for cell in cells if "" in cell or len(set(cell)) != len(cell)] == []


@pytest.mark.parametrize("name", NAMES)
def test_foreign_keys_resolve(name: str) -> None:
    """Every reference to another table must name a row of it."""
    resource = RESOURCES[name]
    links = [
        (key["fields"][0], key["reference"]["resource"], key["reference"]["fields"][0])
        for key in resource["schema"].get("foreignKeys", [])
    ] + [
        (key["field"], key["reference"]["resource"], key["reference"]["field"]) for key in resource.get("listKeys", [])
    ]
    faults = []
    for column, target, target_column in links:
        known = {row[target_column] for row in read(target or name)}
        faults += [(column, value) for row in read(name) for value in values(row[column]) if value not in known]
    assert faults == []


@pytest.mark.parametrize("name", NAMES)
def test_every_row_has_a_source(name: str) -> None:
    """Every row must say where it comes from."""
    assert [key_of(name, row) for row in read(name) if not row["source"]] == []


@pytest.mark.parametrize(("name", "column"), EDTF_COLUMNS, ids=[f"{n}-{c}" for n, c in EDTF_COLUMNS])
def test_dates_are_edtf(name: str, column: str) -> None:
    """Every date must parse as EDTF; two dots alone stand for an open end."""
    for row in read(name):
        if row[column] and row[column] != "..":
            assert edtf.parse_edtf(row[column]) is not None


@pytest.mark.parametrize("name", ["tenures", "tenures_unverified"])
def test_terms_do_not_end_before_they_start(name: str) -> None:
    """A term of office must not end before its first possible day."""
    rows = [row for row in read(name) if row["start"] and row["end"] not in ("", "..")]
    late = [
        row["key"]
        for row in rows
        if edtf.parse_edtf(row["start"]).lower_strict() > edtf.parse_edtf(row["end"]).upper_strict()
    ]
    assert late == []


def test_no_agency_form_belongs_to_two_rows() -> None:
    """No name, acronym or alias, compared without case, may belong to two agencies."""
    assert list(shared_forms(read("agencies"), AGENCY_FORMS, "key")) == []


def test_forms_shared_by_states_are_marked() -> None:
    """A form that two states share must be marked ambiguous in each of them."""
    rows = {row["iso3"]: row for row in read("states")}
    marked = {iso3: {form.casefold() for form in values(row["ambiguous"])} for iso3, row in rows.items()}
    shared = shared_forms(list(rows.values()), STATE_FORMS, "iso3")
    assert [(form, iso3) for form, keys in shared for iso3 in keys if form not in marked[iso3]] == []


@pytest.mark.parametrize(("name", "columns"), [("agencies", AGENCY_FORMS), ("states", STATE_FORMS)])
def test_ambiguous_forms_are_forms_of_the_row(name: str, columns: tuple[str, ...]) -> None:
    """A form may be marked ambiguous only where it is a form of the same row."""
    assert [
        (key_of(name, row), form) for row in read(name) for form in set(values(row["ambiguous"])) - forms(row, columns)
    ] == []


@pytest.mark.parametrize("form", ["Commission", "Commonwealth", "Migration Network", "Council"])
def test_plain_words_are_no_agency_forms(form: str) -> None:
    """A plain word that fits several bodies must not be a form of any."""
    assert [row["key"] for row in read("agencies") if form in forms(row, AGENCY_FORMS)] == []


def test_imo_is_not_iom() -> None:
    """The maritime organization must keep its acronym apart from that of the migration organization."""
    rows = {row["key"]: row for row in read("agencies")}
    assert (rows["imo"]["acronym"], rows["iom"]["acronym"], "IMO" in forms(rows["iom"], AGENCY_FORMS)) == (
        "IMO",
        "IOM",
        False,
    )


def test_seats_are_known_cities() -> None:
    """The seat of an agency must be a city of the same country in cities.csv."""
    known = {(row["name"], row["country"]) for row in read("cities")}
    seats = {(row["seat_city"], row["seat_country"]) for row in read("agencies") if row["seat_city"]}
    assert seats - known == set()


def test_capitals_are_known_cities() -> None:
    """The capital of a state must be a city of that state in cities.csv."""
    known = {(row["name"], row["country"]) for row in read("cities")}
    assert {(row["capital_en"], row["iso3"]) for row in read("states") if row["capital_en"]} - known == set()


def test_states_are_those_of_iso_and_kosovo() -> None:
    """There must be 249 codes of ISO 3166-1 and Kosovo, and 193 members of the United Nations."""
    rows = read("states")
    assert (len(rows), [row["iso3"] for row in rows if not row["m49"]]) == (250, ["XKX"])
    assert sum(row["un_member"] == "yes" for row in rows) == 193


def test_members_have_names_in_three_languages() -> None:
    """Every member of the United Nations must have a formal name, a capital where it has one, and demonyms."""
    needed = ("official_en", "capital_en", "demonyms_en", "demonyms_fr", "demonyms_es")
    members = [row for row in read("states") if row["un_member"] == "yes"]
    assert [(row["iso3"], column) for row in members for column in needed if not row[column]] == []


def test_one_person_one_key() -> None:
    """A person must have one name per key and one key per name, over both tables of terms."""
    rows = read("tenures") + read("tenures_unverified")
    pairs = {(row["person_key"], row["person"]) for row in rows}
    assert (len({key for key, _ in pairs}), len({name for _, name in pairs})) == (len(pairs), len(pairs))


def test_unverified_terms_stay_apart() -> None:
    """Every term that nobody has looked up must be marked, and no other."""
    assert {row["source"] for row in read("tenures_unverified")} == {"unverified"}
    assert [row["key"] for row in read("tenures") if "unverified" in row["source"]] == []


@pytest.mark.parametrize("name", ["tenures", "tenures_unverified"])
def test_keys_of_terms_are_built_from_person_and_post(name: str) -> None:
    """The key of a term must be made of the keys of person and post, and the post's of that of its agency."""
    for row in read(name):
        assert re.sub(r"\.\d+$", "", row["key"]) == f"{row['person_key']}.{row['post_key']}"
        assert row["post_key"].startswith(f"{row['agency']}-")


def test_parties_that_look_like_keys_resolve() -> None:
    """A party, and a signatory's party, must be an agency, a state, or plain words with a blank in them."""
    agencies = {row["key"] for row in read("agencies")}
    states = {f"state:{row['iso3']}" for row in read("states")}
    rows = read("agreements")
    parties = [party for row in rows for party in values(row["parties"])]
    signing = [name.rsplit("@", 1)[1] for row in rows for name in values(row["signatories"])]
    assert [party for party in parties if party not in agencies | states and " " not in party] == []
    assert set(signing) - agencies - states == set()


def test_sdg_codes_are_complete() -> None:
    """There must be 17 goals and 169 targets, and each target must belong to the goal its code begins with."""
    targets = read("sdg_targets")
    assert [row["code"] for row in read("sdg_goals")] == [str(number) for number in range(1, 18)]
    assert (len(targets), [row["code"] for row in targets if row["code"].split(".")[0] != row["goal"]]) == (169, [])


@pytest.mark.parametrize("name", ["sdg_goals", "sdg_targets"])
def test_iris_end_in_the_code(name: str) -> None:
    """The IRI of a goal or target must be that of the United Nations with the code at its end."""
    assert [row["code"] for row in read(name) if row["iri"] != f"http://metadata.un.org/sdg/{row['code']}"] == []


def test_indicators_without_iri_say_why() -> None:
    """An indicator without an IRI must have a note that says why."""
    assert [row["code"] for row in read("sdg_indicators") if not row["iri"] and not row["note"]] == []


def test_objectives_are_23() -> None:
    """The Global Compact for Migration must have its 23 objectives."""
    assert [row["number"] for row in read("gcm_objectives")] == [str(number) for number in range(1, 24)]


@pytest.fixture(scope="module")
def sdg_types() -> dict[str, set[str]]:
    """Read the IRIs of goals, targets and indicators from the file of the United Nations."""
    path = REFERENCE / "sdg" / "sdg-kos-goals-targets-indicators.ttl"
    if not path.exists():
        pytest.skip("../shared/reference is not beside the repository")
    rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    found: dict[str, set[str]] = defaultdict(set)
    for quad in pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE):
        kind, subject = quad.object, quad.subject
        if (
            quad.predicate.value == rdf_type
            and isinstance(kind, pyoxigraph.NamedNode)
            and isinstance(subject, pyoxigraph.NamedNode)
        ):
            found[kind.value.rsplit("#", 1)[1]].add(subject.value)
    return found


@pytest.mark.parametrize(("name", "kind"), [("sdg_goals", "Goal"), ("sdg_targets", "Target")])
def test_iris_equal_those_of_the_united_nations(name: str, kind: str, sdg_types: dict[str, set[str]]) -> None:
    """The IRIs of goals and targets must be exactly those of the file of the United Nations."""
    assert {row["iri"] for row in read(name)} == sdg_types[kind]


def test_indicator_iris_are_known_to_the_united_nations(sdg_types: dict[str, set[str]]) -> None:
    """Every IRI of an indicator must occur in the file of the United Nations."""
    assert {row["iri"] for row in read("sdg_indicators") if row["iri"]} - sdg_types["Indicator"] == set()
