"""Check what goals prints, and where."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import Call

_TEXT = "Rangers found ivory. The court spoke of wildlife trafficking, and wells with safe drinking water were dug.\n"


def test_a_table_of_ranked_goals(call: Call, tmp_path: Path) -> None:
    """Each goal has a row with its targets and the start of its sentence."""
    (tmp_path / "a.txt").write_text(_TEXT, encoding="utf-8")
    result = call("goals", "a.txt")
    rows = [line.split()[:2] for line in result.stdout.splitlines()]
    assert (result.exit_code, result.stderr) == (0, "")
    assert rows == [["document", "goal"], ["a", "15"], ["a", "6"], ["a", "16"]]


def test_json_has_offsets_and_says_suggested(call: Call) -> None:
    """JSON Lines hold the whole sentence with its place in the text."""
    record = json.loads(call("goals", "-", "--format", "jsonl", stdin=_TEXT.encode()).stdout)
    first = record["suggested_goals"][0]
    (evidence,) = first["evidence"]
    assert (record["id"], first["goal"], first["suggested"], first["basis"]) == ("stdin", 15, True, "implied")
    assert _TEXT[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_a_text_about_no_goal(call: Call, tmp_path: Path) -> None:
    """Nothing is printed where nothing is suggested, and that is no error."""
    (tmp_path / "a.txt").write_text("The striker scored two goals in a climate of joy.\n", encoding="utf-8")
    result = call("goals", "a.txt")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_another_language_and_a_missing_file_are_reported(call: Call, tmp_path: Path) -> None:
    """What is not read has one line on standard error, the rest goes on, and the end is 3."""
    (tmp_path / "fr.txt").write_text("L'accord a été signé hier par les deux pays dans la ville de Genève. " * 4)
    (tmp_path / "a.txt").write_text(_TEXT, encoding="utf-8")
    result = call("goals", "missing.txt", "fr.txt", "a.txt")
    assert (result.exit_code, len(result.stderr.splitlines()), "Traceback" in result.stderr) == (3, 2, False)
    assert "the language is fr" in result.stderr
    assert len(result.stdout.splitlines()) == 4
