"""Check the demo: what it leaves, what it says, and what it will not touch."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgraph import export
from govgraph.export import FORMATS
from govgraph.store import Snapshot, Store

from .conftest import Call


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "exports").iterdir()}


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the demo write one quick format only."""
    monkeypatch.setattr(export, "FORMATS", {"nquads": FORMATS["nquads"]})


def test_every_format_is_written_and_listed(call: Call, article: Path) -> None:
    """The summary names what was found, each file with its size, and the next command."""
    result = call("demo", article)
    lines = dict(line.split(maxsplit=1) for line in result.stdout.splitlines())
    assert (result.exit_code, result.stderr) == (0, "")
    assert (lines["Documents"], lines["Agreements"], lines["Agencies"], lines["Leaders"]) == ("1", "1", "2", "2")
    assert lines["Validation"].startswith("0 violations")
    assert lines["Next"] == "govgraph serve --store govgraph-demo/store"
    assert {f"govgraph.{form.suffix}" for form in FORMATS.values()} == set(_files(Path("govgraph-demo")))
    assert all(f"govgraph-demo/exports/{name}" in lines for name in _files(Path("govgraph-demo")))


@pytest.mark.usefixtures("quick")
def test_a_file_of_ones_own_in_the_folder_stays(call: Call, article: Path) -> None:
    """Only what the demo made is replaced."""
    call("demo", article, "--out", "d")
    Path("d/notes.txt").write_text("mine")
    call("demo", article, "--out", "d")
    assert Path("d/notes.txt").read_text() == "mine"


def test_a_folder_of_something_else_is_not_touched(call: Call, article: Path, tmp_path: Path) -> None:
    """The demo refuses a folder that it did not make."""
    (tmp_path / "d" / "store").mkdir(parents=True)
    before = sorted(tmp_path.rglob("*"))
    result = call("demo", article, "--out", "d")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "govgraph: d holds other things than a demo; name another folder with --out [GG-USE-001]\n"
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.usefixtures("quick")
def test_a_demo_being_written_is_not_touched(call: Call, article: Path) -> None:
    """Another writer of the demo's store goes on."""
    call("demo", article, "--out", "d")
    with Store.open("d/store"):
        result = call("demo", article, "--out", "d")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "is being written by another process" in result.stderr


@pytest.mark.usefixtures("quick")
def test_no_readable_document_leaves_the_earlier_demo(call: Call, article: Path) -> None:
    """A failed run ends 3 and replaces nothing."""
    call("demo", article, "--out", "d")
    result = call("demo", "missing.txt", "--out", "d")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == "govgraph: missing.txt: no such file or folder [GG-DOC-001]\n"
    with Snapshot.open("d/store") as snapshot:
        assert [info.name for info in snapshot.documents()] == ["article"]


@pytest.mark.usefixtures("quick")
def test_a_document_in_another_language_is_kept_as_a_source(call: Call, article: Path) -> None:
    """The demo counts it as a document, says that nothing is read from it, and ends 0."""
    german = "Die Vereinbarung wurde gestern von beiden Seiten feierlich in Genf unterzeichnet. " * 5
    Path("de.txt").write_text(german, encoding="utf-8")
    result = call("demo", article, "de.txt")
    lines = dict(line.split(maxsplit=1) for line in result.stdout.splitlines())
    assert (result.exit_code, lines["Documents"], lines["Agreements"]) == (0, "2", "1")
    assert "de.txt: the language (de) is not supported" in result.stderr
    assert result.stderr.endswith("it is kept as a source only [GG-DOC-001]\n")


@pytest.mark.usefixtures("quick", "unsound")
def test_an_unsound_document_is_told(call: Call, article: Path) -> None:
    """What validation keeps out is shown, and the code is 1."""
    result = call("demo", article)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "article.txt: not stored" in result.stderr
