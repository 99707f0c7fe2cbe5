"""Check the command: its tables, its formats, and the floors it keeps."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from govgraph.cli import main


def _call(*args: str | Path) -> Result:
    return CliRunner().invoke(main, ["evaluate", *map(str, args)], prog_name="govgraph")


@pytest.fixture
def answers(folder: Path, record: dict[str, Any]) -> Path:
    """Return a file of answers with a wrong status."""
    record["agreements"][0]["status"] = "planned"
    path = folder / "answers.jsonl"
    path.write_text(json.dumps(record) + "\n" + json.dumps({"id": "two"}) + "\n")
    return path


def test_the_extractor_is_run(folder: Path) -> None:
    """Without answers, the texts are read; what is labelled in this plain one is found."""
    result = _call(folder, "--resamples", "10")
    rows = {line.split()[0]: line.split()[1:4] for line in result.stdout.splitlines()[2:]}
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, "small: 2 documents")
    assert rows["agreement"] == ["1", "0", "0"]
    assert rows["parties"] == ["2", "0", "0"]


def test_given_answers(folder: Path, answers: Path) -> None:
    """Answers of a file are scored; a wrong value is an error and a miss, and counts in the sum."""
    result = _call(folder, "--pred", answers, "--format", "json", "--resamples", "0")
    (found,) = json.loads(result.stdout)
    (table,) = found["tables"]
    fields = {row.pop("field"): row for row in table["fields"]}
    figures = {"precision": 0.0, "recall": 0.0, "f1": 0.0, "low": None, "high": None}
    assert (result.exit_code, result.stderr) == (0, "")
    assert fields["status"] == {"tp": 0, "fp": 1, "fn": 1, **figures, "documents": 1}
    assert (fields["all fields"]["tp"], fields["all fields"]["fp"], fields["all fields"]["fn"]) == (10, 1, 1)


def test_groups_and_documents_as_csv(folder: Path, answers: Path) -> None:
    """Each group and document has its rows."""
    result = _call(folder, "--pred", answers, "--format", "csv", "--by", "lang", "--per-doc")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert dict.fromkeys(row["group"] for row in rows) == dict.fromkeys(
        ["all", "lang=en", "lang=fr", "id=one", "id=two"]
    )
    assert [r["f1"] for r in rows if (r["group"], r["field"]) == ("id=one", "status")] == ["0.0"]


def test_documents_in_the_table(folder: Path, answers: Path) -> None:
    """The table of documents has a line for each."""
    lines = _call(folder, "--pred", answers, "--per-doc").stdout.splitlines()
    assert [line.split()[0] for line in lines[-3:]] == ["F1", "one", "two"]


def test_the_same_call_prints_the_same(folder: Path, answers: Path) -> None:
    """Intervals follow from the seed."""
    assert _call(folder, "--pred", answers).stdout == _call(folder, "--pred", answers).stdout


def test_floors_rise_and_never_fall_unasked(folder: Path, answers: Path) -> None:
    """Floors are pinned, kept against a worse result, and lowered only when asked."""
    floors = folder / "floors.toml"
    assert _call(folder, "--floors", floors).exit_code == 3
    assert _call(folder, "--floors", floors, "--write-floors").exit_code == 0
    assert _call(folder, "--floors", floors).exit_code == 0
    pinned = floors.read_text()
    worse = _call(folder, "--floors", floors, "--pred", answers)
    assert worse.exit_code == 1
    assert "govgraph: small: F1 of status is 0.0000, its floor 1.0000\n" in worse.stderr
    assert _call(folder, "--floors", floors, "--pred", answers, "--write-floors").exit_code == 1
    assert floors.read_text() == pinned
    assert _call(folder, "--floors", floors, "--pred", answers, "--write-floors", "--allow-lower").exit_code == 0
    assert _call(folder, "--floors", floors, "--pred", answers).exit_code == 0
    assert _call(folder, "--floors", floors, "--write-floors").exit_code == 0
    assert floors.read_text() == pinned


def test_floors_of_another_corpus(folder: Path) -> None:
    """Floors measured on other texts or labels say nothing, and this is a finding."""
    floors = folder / "floors.toml"
    _call(folder, "--floors", floors, "--write-floors")
    labels = folder / "gold.json"
    labels.write_text(labels.read_text() + "\n")
    result = _call(folder, "--floors", floors)
    assert (result.exit_code, result.stderr) == (
        1,
        "govgraph: small is not the corpus its floors were measured on; pin them anew with --write-floors\n",
    )


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["--write-floors"], 2, "--write-floors and --allow-lower need --floors, the file to write"),
        (["--by", "weather"], 2, "has a text 'weather'"),
        (["--floors", "faulty.toml"], 3, "each corpus needs a fingerprint and a table f1 of numbers"),
        (["--pred", "faulty.toml"], 3, "the file must hold JSON"),
        (["--pred", "nameless.json"], 3, "record 1 has no id"),
    ],
)
def test_wrong_calls(folder: Path, monkeypatch: pytest.MonkeyPatch, args: list[str], code: int, message: str) -> None:
    """Wrong usage ends 2, an unreadable file 3, each with a plain line."""
    (folder / "faulty.toml").write_text("[small]\n")
    (folder / "nameless.json").write_text("[{}]")
    monkeypatch.chdir(folder)
    result = _call(folder, *args)
    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr


def test_what_has_no_labels_or_changed_is_told(folder: Path, answers: Path) -> None:
    """Answers to unknown texts, and texts that are not those labelled, are named on standard error."""
    (folder / "docs" / "two.txt").write_text("Rien du tout.\n")
    with answers.open("a") as file:
        file.write('{"id": "three"}\n')
    result = _call(folder, "--pred", answers)
    assert result.exit_code == 0
    assert result.stderr == (
        f"govgraph: no labels for three\ngovgraph: {folder}/gold.json: altered since labelled: two\n"
    )
