"""Check that documents land whole or not at all, and that bad input stops nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Literal

from govgraph.namespaces import GG
from govgraph.store import Snapshot, Store

from .conftest import ARTICLE, Call

_GERMAN = "Die Vereinbarung wurde gestern von beiden Seiten feierlich in Genf unterzeichnet. " * 5


def _names(store: Path) -> list[str]:
    with Snapshot.open(store) as snapshot:
        return [info.name for info in snapshot.documents()]


def _quads(store: Path) -> list[str]:
    with Snapshot.open(store) as snapshot:
        return [str(quad) for quad in snapshot.quads()]


def test_a_document_is_stored_once(call: Call, article: Path) -> None:
    """The second time nothing changes, and the summary says so."""
    first = call("ingest", article, "--store", "s")
    quads = _quads(Path("s"))
    second = call("ingest", article, "--store", "s")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert first.stdout.startswith("stored 1, unchanged 0, refused 0, unreadable 0; 0 violations")
    assert second.stdout.startswith("stored 0, unchanged 1, refused 0, unreadable 0; 0 violations")
    assert _quads(Path("s")) == quads
    assert _names(Path("s")) == ["article"]


def test_a_dry_run_stores_nothing(call: Call, article: Path, tmp_path: Path) -> None:
    """Not even a store is made."""
    result = call("ingest", article, "--store", "s", "--dry-run")
    assert (result.exit_code, result.stdout.split(",")[0]) == (0, "would be stored 1")
    assert not (tmp_path / "s").exists()


@pytest.mark.usefixtures("unsound")
def test_an_unsound_document_is_kept_out(call: Call, article: Path) -> None:
    """The reason is shown, the code is 1, and what was stored before is untouched."""
    Store.open("s", create=True).close()
    result = call("ingest", article, "--store", "s")
    assert result.exit_code == 1
    assert result.stdout.startswith("stored 0, unchanged 0, refused 1")
    assert "article.txt: not stored, 2 findings [GG-VAL-001]\n  Violation: " in result.stderr
    assert _names(Path("s")) == []


@pytest.mark.usefixtures("unsound")
def test_force_stores_an_unsound_document(call: Call, article: Path) -> None:
    """The reason is shown all the same."""
    result = call("ingest", article, "--store", "s", "--force")
    assert (result.exit_code, result.stdout[:8]) == (0, "stored 1")
    assert "stored all the same" in result.stderr
    assert _names(Path("s")) == ["article"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        pytest.param("missing.txt", None, "no such file or folder", id="missing"),
        pytest.param("empty.txt", b"", "the file is empty", id="empty"),
        pytest.param("junk.txt", bytes(range(256)) * 20, "not a text file", id="binary"),
        pytest.param("latin.txt", "Un accord signé à Genève".encode("latin-1"), "not UTF-8", id="encoding"),
        pytest.param("big.txt", b"An agreement was signed. " * 2_000_000, "too large (50 MB)", id="50-MB"),
        pytest.param("bare.html", b"<html><body><img src=a.png></body></html>", "the HTML holds no text", id="no-text"),
        pytest.param("bare.pdf", b"no PDF", "not a PDF, or a damaged one", id="pdf"),
        pytest.param("bare.docx", b"no archive", "not a Word document", id="docx"),
        pytest.param("data.ttl", b"<a:> <a:> <a:> .", "RDF is no document to read from", id="rdf"),
    ],
)
def test_a_bad_source_is_one_line_and_the_rest_goes_on(
    call: Call, article: Path, tmp_path: Path, name: str, content: bytes | None, reason: str
) -> None:
    """The line names file and reason; the good document is stored, of the bad one nothing."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    result = call("ingest", name, article, "--store", "s")
    assert result.exit_code == 3
    assert result.stderr.startswith(f"govgraph: {name}: {reason}")
    assert result.stderr.count("\n") == 1
    assert result.stdout.startswith("stored 1, unchanged 0, refused 0, unreadable 1;")
    assert _names(Path("s")) == ["article"]


def test_a_document_in_another_language_is_kept_as_a_source(call: Call, tmp_path: Path) -> None:
    """Its node has text and language, is not relevant, and states nothing; one line says so, and nothing counts as unreadable."""
    (tmp_path / "de.txt").write_text(_GERMAN, encoding="utf-8")
    result = call("ingest", "de.txt", "--store", "s")
    reason = (
        "the language (de) is not supported; supported are English, French and Spanish; it is kept as a source only"
    )
    assert (result.exit_code, result.stderr) == (0, f"govgraph: de.txt: {reason} [GG-DOC-001]\n")
    assert result.stdout.startswith("stored 1 (1 as a source only), unchanged 0, refused 0, unreadable 0; 0 violations")
    with Snapshot.open("s") as snapshot:
        (info,) = snapshot.documents()
        quads = list(snapshot.graph(info.graph))
    assert (info.language, info.relevant) == ("de", False)
    texts = [quad.object for quad in quads if quad.predicate.value == GG.text]
    assert texts == [Literal(_GERMAN)]
    assert {str(quad.subject).partition("/id/")[2].partition("/")[0] for quad in quads} == {"document", "run"}


def test_a_folder_is_read_past_a_bad_file(call: Call, article: Path, tmp_path: Path) -> None:
    """One broken file of a folder costs that file only."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.txt").write_bytes(b"")
    (tmp_path / "docs" / "b.txt").write_text(ARTICLE, encoding="utf-8")
    result = call("ingest", "docs", "--store", "s")
    assert (result.exit_code, result.stderr) == (3, "govgraph: docs/a.txt: the file is empty [GG-DOC-001]\n")
    assert _names(Path("s")) == ["b"]


def _a_folder_of_something_else(path: Path) -> None:
    path.mkdir()
    (path / "holiday.jpg").write_bytes(b"x")


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(_a_folder_of_something_else, id="other-folder"),
        pytest.param(lambda path: path.write_bytes(b"x"), id="file"),
    ],
)
def test_a_folder_that_is_no_store_is_left_alone(
    call: Call, article: Path, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    """Nothing is written into what is not a store."""
    make(tmp_path / "s")
    before = sorted(tmp_path.rglob("*"))
    result = call("ingest", article, "--store", "s")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith("govgraph: s is not a GovGraph store")
    assert result.stderr.count("\n") == 1
    assert sorted(tmp_path.rglob("*")) == before


def test_a_store_that_is_open_already_is_left_alone(call: Call, article: Path) -> None:
    """The second writer is told, and the first one goes on."""
    with Store.open("s", create=True):
        result = call("ingest", article, "--store", "s")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "s is being written by another process" in result.stderr
    assert result.stderr.count("\n") == 1
    assert _names(Path("s")) == []


def test_every_format_is_taken(call: Call, tmp_path: Path) -> None:
    """A folder of several formats gives a document for each file, and one for each item, message and line."""
    docs = tmp_path / "docs"
    docs.mkdir()
    text = " ".join(ARTICLE.split())
    (docs / "a.md").write_text(f"# A pact\n\n{text}\n", encoding="utf-8")
    (docs / "b.eml").write_text(f"From: a@b.example\nSubject: A pact\n\n{text}\n", encoding="utf-8")
    (docs / "c.xml").write_text(
        f"<rss><channel><item><title>One</title><description>{text}</description></item>"
        f"<item><title>Two</title><description>{text}</description></item></channel></rss>",
        encoding="utf-8",
    )
    (docs / "d.jsonl").write_text(json.dumps({"id": "d", "text": text}) + "\n", encoding="utf-8")
    result = call("ingest", "docs", "--store", "s")
    assert (result.exit_code, result.stderr) == (0, "")
    names = _names(Path("s"))
    assert [name.partition("-")[0] for name in names] == ["a", "b", "c", "c", "d"]


def test_an_item_that_moves_in_its_feed_is_the_same(call: Call, tmp_path: Path) -> None:
    """The next day's feed changes nothing about yesterday's items, and an item said twice is one document."""
    item = f"<item><title>{{title}}</title><description>{ARTICLE.strip()}</description></item>"
    one, two = item.format(title="One"), item.format(title="Two")
    (tmp_path / "f.xml").write_text(f"<rss><channel>{one}{one}</channel></rss>", encoding="utf-8")
    first = call("ingest", "f.xml", "--store", "s")
    (tmp_path / "f.xml").write_text(f"<rss><channel>{two}{one}</channel></rss>", encoding="utf-8")
    second = call("ingest", "f.xml", "--store", "s")
    assert first.stdout.startswith("stored 1, unchanged 1, refused 0, unreadable 0;")
    assert second.stdout.startswith("stored 1, unchanged 1, refused 0, unreadable 0;")


def test_a_bad_item_of_a_file_costs_itself_only(call: Call, tmp_path: Path) -> None:
    """The line names file and place, and what else the file holds is stored."""
    (tmp_path / "a.jsonl").write_text(f"oops\n{json.dumps({'text': ARTICLE})}\n", encoding="utf-8")
    result = call("ingest", "a.jsonl", "--store", "s")
    assert (result.exit_code, result.stderr.count("\n")) == (3, 1)
    assert result.stderr.startswith("govgraph: a.jsonl#1: the line is not JSON (")
    assert result.stdout.startswith("stored 1, unchanged 0, refused 0, unreadable 1;")
    assert _names(Path("s")) == ["a-2"]
