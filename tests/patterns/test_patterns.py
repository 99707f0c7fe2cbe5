"""Check 45 patterns of real articles, each with a twin that looks alike and means something else.

``cases.json`` holds the cases: an id, the number of the pattern, the paragraphs of the text, and the fields of the
record that must come out; what a case does not name is not compared. A list in the place of a single value holds the
answers that are right. ``leaders`` are [name, role, employer], ``signatories`` [person, party]; ``agreements`` are
those with the role ``primary``. Keys ending in ``_optional`` hold what may be there or not.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from govgraph.export.records import to_json
from govgraph.model import Document
from govgraph.pipeline import read_record

Json = Any  # the cases are plain JSON
CASES: list[Json] = json.loads(Path(__file__).with_name("cases.json").read_text(encoding="utf-8"))


def _read(name: str, text: str) -> Json:
    """Return the public JSON record of an English text."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    doc = Document(name=name, source="-", media_type="text/plain", sha256=sha256, text=text, lang="en")
    return to_json(read_record(doc))


def _plain(value: Json) -> Json:
    """Return words without the difference of case and hyphen that roles are free to have."""
    return value.casefold().replace("-", " ") if isinstance(value, str) else value


def _fits(wanted: Json, got: Json) -> bool:
    """Tell whether a value is the wanted one, or one of the wanted ones."""
    return got in wanted if isinstance(wanted, list) else wanted == got


def _row_fits(wanted: list[Json], got: list[Json]) -> bool:
    """Tell whether each value of a row fits."""
    return len(wanted) == len(got) and all(_fits(w, g) for w, g in zip(wanted, got, strict=True))


def _compare_rows(field: str, wanted: list[Json], got: list[Json], *, optional: list[Json]) -> list[str]:
    """Return a line for each row that is missing or too much."""
    rest, lines = list(got), []
    for row in wanted:
        match = next((g for g in rest if _row_fits(row, g)), None)
        if match is None:
            lines.append(f"{field}: missing {row}")
        else:
            rest.remove(match)
    return lines + [f"{field}: unexpected {row}" for row in rest if row[0] not in optional]


def _compare_agreement(where: str, wanted: Json, got: Json) -> list[str]:
    """Return a line for each difference between an agreement and what is wanted of it."""
    lines = [
        f"{where}.{field}: expected {wanted[field]!r}, got {got[field]!r}"
        for field in ("type", "status", "date", "place")
        if field in wanted and not _fits(wanted[field], got[field])
    ]
    parties = [[party] for party in got["parties"]]
    lines += _compare_rows(
        f"{where}.parties", [[p] for p in wanted["parties"]], parties, optional=wanted.get("parties_optional", [])
    )
    signatories = [[s["person"], s["on_behalf_of"]] for s in got["signatories"]]
    return lines + _compare_rows(f"{where}.signatories", wanted["signatories"], signatories, optional=[])


def _compare_agreements(wanted: list[Json], record: Json) -> list[str]:
    """Return a line for each difference between the agreements a text reports and the wanted ones, both by date."""
    got = [a for a in record["agreements"] if a["role"] == "primary"]
    if len(got) != len(wanted):
        shown = [(a["type"], a["status"], a["parties"], a["date"]) for a in got]
        return [f"agreements: expected {len(wanted)}, got {len(got)}: {shown}"]
    lines: list[str] = []
    for index, (want, found) in enumerate(zip(wanted, sorted(got, key=lambda a: a["date"] or ""), strict=True)):
        lines += _compare_agreement(f"agreements[{index}]", want, found)
    return lines


def _compare_leaders(expected: Json, record: Json) -> list[str]:
    """Return a line for each leader that is missing, too much, or in another office; names, offices, employers."""
    wanted = [
        [name, [_plain(r) for r in role] if isinstance(role, list) else _plain(role), org]
        for name, role, org in expected["leaders"]
    ]
    got = [[leader["name"], _plain(leader["role"]), leader["org"]] for leader in record["leaders"]]
    return _compare_rows("leaders", wanted, got, optional=expected.get("leaders_optional", []))


def _compare(expected: Json, record: Json) -> list[str]:
    """Return a line for each difference between a record and the fields expected of it."""
    lines = [
        f"{field}: expected {expected[field]!r}, got {record[field]!r}"
        for field in ("relevant", "published")
        if field in expected and expected[field] != record[field]
    ]
    if "leaders" in expected:
        lines += _compare_leaders(expected, record)
    if "tenses" in expected:
        tenses = {leader["name"]: leader["tense"] for leader in record["leaders"]}
        if tenses != expected["tenses"]:
            lines.append(f"tenses: expected {expected['tenses']}, got {tenses}")
    if "agreements" in expected:
        lines += _compare_agreements(expected["agreements"], record)
    if "agencies" in expected:
        # a state that is a party may be given as an agency as well
        parties = [p for a in record["agreements"] for p in a["parties"]]
        optional = [p for p in parties if p not in expected["agencies"]]
        wanted = [[name] for name in expected["agencies"]]
        lines += _compare_rows("agencies", wanted, [[a["name"]] for a in record["agencies"]], optional=optional)
    if "countries" in expected:
        lines += _compare_rows(
            "countries", [[c] for c in expected["countries"]], [[c] for c in record["countries"]], optional=[]
        )
    if "sdgs" in expected:
        sdgs = {field: record["sdgs"][field] for field in expected["sdgs"]}
        if sdgs != expected["sdgs"]:
            lines.append(f"sdgs: expected {expected['sdgs']}, got {sdgs}")
    return lines


def test_each_pattern_has_a_case_and_a_twin() -> None:
    """Each of the 45 patterns has one twin and at least one case, under ids of their own."""
    ids = [case["id"] for case in CASES]
    twins = sorted(case["pattern"] for case in CASES if case["id"].endswith("-twin"))
    others = {case["pattern"] for case in CASES if not case["id"].endswith("-twin")}
    assert (len(set(ids)), twins, others) == (len(ids), list(range(1, 46)), set(range(1, 46)))


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_pattern(case: Json) -> None:
    """The fields that the case names come out as the conventions of the corpus have them, no more and no less."""
    text = "\n\n".join(case["text"]) + "\n"
    differences = _compare(case["expected"], _read(case["id"], text))
    assert not differences, "\n".join([f"pattern {case['pattern']}", *differences, "text:", text])
