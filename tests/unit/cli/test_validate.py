"""Check the report on stores and files, and its exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Call


def test_a_sound_store_ends_0(call: Call, article: Path) -> None:
    """What was stored after validation is found sound again."""
    call("ingest", article, "--store", "s")
    result = call("validate", "s", "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout)["conforms"] is True


@pytest.mark.usefixtures("unsound")
def test_a_violation_ends_1(call: Call, article: Path) -> None:
    """The report says what is wrong; each format carries it."""
    call("ingest", article, "--store", "s", "--force")
    results = {form: call("validate", "s", "--format", form) for form in ("text", "html", "json", "turtle")}
    assert {result.exit_code for result in results.values()} == {1}
    assert json.loads(results["json"].stdout)["findings"][0]["severity"] == "Violation"
    assert "2 violations" in results["text"].stdout
    assert "<p>2 violations" in results["html"].stdout
    assert "sh:Violation" in results["turtle"].stdout


def test_a_file_is_checked_too(call: Call, article: Path) -> None:
    """What extract prints can be validated before it is stored."""
    Path("a.trig").write_bytes(call("extract", article, "--format", "trig").stdout_bytes)
    assert call("validate", "a.trig").exit_code == 0


def test_the_default_store_is_checked(call: Call, article: Path) -> None:
    """Without an argument the setting decides."""
    call("ingest", article)
    assert call("validate").exit_code == 0


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        pytest.param("a.ttl", "<a> <b> ", "a.ttl: ", id="malformed"),
        pytest.param("a.doc", "x", "no known format of RDF", id="format"),
        pytest.param("nowhere", None, "nowhere is not a GovGraph store", id="missing"),
    ],
)
def test_what_cannot_be_read_ends_3(call: Call, tmp_path: Path, name: str, content: str | None, message: str) -> None:
    """One line names file and reason."""
    if content is not None:
        (tmp_path / name).write_text(content)
    result = call("validate", name)
    assert (result.exit_code, result.stdout) == (3, "")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_file_without_graphs_is_told_to_be_mixed(call: Call, tmp_path: Path) -> None:
    """Where a file does not say who tells of a shared agreement, a line says what that means; elsewhere none does."""
    shared = "<https://w3id.org/govgraph/id/agreement/a-1> <http://purl.org/dc/terms/replaces> <https://w3id.org/govgraph/id/agreement/b-1>"
    mixed, told = tmp_path / "mixed.nt", tmp_path / "told.nq"
    mixed.write_text(shared + " .\n")
    told.write_text(shared + " <https://w3id.org/govgraph/graph/document/b> .\n")
    runs = [call("validate", path) for path in (mixed, told)]
    assert ["does not say which document" in run.stderr for run in runs] == [True, False]
