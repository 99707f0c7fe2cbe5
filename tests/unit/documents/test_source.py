"""Test what is read from files and folders, and how what cannot be read is told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from govgraph.documents import read
from govgraph.errors import SourceError
from govgraph.model import Document

_TEXT = "IOM and the Government of Kenya signed a memorandum of understanding in Nairobi on Monday.\n"


def _only(path: Path) -> Document:
    """Return the one document of a path."""
    (doc,) = read(str(path))
    return doc


def test_text_is_kept_as_written(tmp_path: Path) -> None:
    """Plain text is stored as it is, so that offsets mean the file's own characters."""
    path = tmp_path / "a.txt"
    path.write_text(_TEXT, encoding="utf-8")
    doc = _only(path)
    assert (doc.name, doc.text, doc.lang, doc.media_type, doc.skipped) == ("a", _TEXT, "en", "text/plain", None)


def test_same_bytes_give_the_same_key(tmp_path: Path) -> None:
    """The key of a document comes from its bytes, not from its name."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(_TEXT, encoding="utf-8")
    assert len({doc.key for doc in read(str(tmp_path))}) == 1


def test_folder_is_read_sorted(tmp_path: Path) -> None:
    """The files of a folder come in the order of their paths; other files are passed over."""
    for name in ("b.txt", "a.html", "c.csv"):
        (tmp_path / name).write_text(f"<p>{_TEXT}</p>" if name.endswith("html") else _TEXT, encoding="utf-8")
    assert [doc.name for doc in read(str(tmp_path))] == ["a", "b"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b" \n\t\n", "empty", id="blank"),
        pytest.param(b"\x00\x01\x02ELF" * 50, "not a text file", id="nul-bytes"),
        pytest.param(bytes(range(1, 32)) * 40, "not a text file", id="control-characters"),
        pytest.param("Le Sénégal a signé un accord à Genève".encode("latin-1"), "not UTF-8", id="latin-1"),
        pytest.param(b"12345 67890 --- 2020", "no words", id="numbers-only"),
    ],
)
def test_unreadable_content_is_named(tmp_path: Path, content: bytes, reason: str) -> None:
    """A file that is no text is refused in one line that names it and says why."""
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=reason) as caught:
        _only(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("html", ["<html><body></body></html>", "<script>var a = 1</script>", "<nav>  </nav>"])
def test_page_without_text_is_refused(tmp_path: Path, html: str) -> None:
    """A web page that shows nothing is no document."""
    path = tmp_path / "empty.html"
    path.write_text(html, encoding="utf-8")
    with pytest.raises(SourceError, match="no text"):
        _only(path)


def test_missing_file_is_named(tmp_path: Path) -> None:
    """A path that leads nowhere says so."""
    with pytest.raises(SourceError, match="no such file"):
        _only(tmp_path / "nowhere.txt")


def test_folder_without_documents_says_what_it_looks_for(tmp_path: Path) -> None:
    """An empty folder names the suffixes that are read."""
    with pytest.raises(SourceError, match=r"\.html.*\.txt"):
        list(read(str(tmp_path)))


def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """A named pipe is refused at once."""
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    with pytest.raises(SourceError, match="not a regular file"):
        _only(path)


def test_large_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file over the limit is refused by its size."""
    monkeypatch.setenv("GOVGRAPH_MAX_DOCUMENT_BYTES", "1000")
    path = tmp_path / "large.txt"
    path.write_bytes(b"word " * 1000)
    with pytest.raises(SourceError, match="too large"):
        _only(path)


def test_other_language_is_kept_as_a_source(tmp_path: Path) -> None:
    """A document in an unsupported language is read, and says that nothing is taken from it."""
    path = tmp_path / "de.txt"
    path.write_text(
        "Die Bundesregierung und die Republik Kenia haben am Freitag in Berlin ein umfassendes Abkommen über die Zuwanderung"
        " von Fachkräften unterzeichnet, wie das Auswärtige Amt mitteilte.\n",
        encoding="utf-8",
    )
    doc = _only(path)
    assert doc.lang == "de"
    assert doc.skipped is not None
    assert "not supported" in doc.skipped


def test_a_link_out_of_its_folder_is_not_followed(tmp_path: Path) -> None:
    """Neither named nor found in a folder; a link to a neighbour is read."""
    folder = tmp_path / "docs"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text(_TEXT, encoding="utf-8")
    (folder / "a.txt").write_text(_TEXT, encoding="utf-8")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "near.txt").symlink_to(folder / "a.txt")
    assert [doc.name for doc in read(str(folder))] == ["a", "near"]
    with pytest.raises(SourceError, match="a link that leads out of its folder"):
        _only(folder / "out.txt")


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    """It ends in an error, not in a loop."""
    path = tmp_path / "loop.txt"
    path.symlink_to("loop.txt")
    with pytest.raises(SourceError, match="loop"):
        _only(path)


def test_what_tells_about_a_folder_is_none_of_its_documents(tmp_path: Path) -> None:
    """A README is passed over in a folder, and read where it is named."""
    for name in ("README.md", "a.md"):
        (tmp_path / name).write_text(_TEXT, encoding="utf-8")
    assert [doc.name for doc in read(str(tmp_path))] == ["a"]
    assert _only(tmp_path / "README.md").name == "README"


def test_errors_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    """A bad file of a folder, and a bad line of a file, cost themselves only."""
    (tmp_path / "a.pdf").write_bytes(b"no PDF")
    (tmp_path / "b.jsonl").write_text(f'{{"text": "{_TEXT.strip()}"}}\noops\n', encoding="utf-8")
    (tmp_path / "c.txt").write_text(_TEXT, encoding="utf-8")
    told: list[SourceError] = []
    assert [doc.name for doc in read(str(tmp_path), told.append)] == ["b-1", "c"]
    assert [Path(error.source).name for error in told] == ["a.pdf", "b.jsonl#2"]


def test_a_declared_language_counts(tmp_path: Path) -> None:
    """What a line says of its language is not guessed again; one that is not read is kept with the reason."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Accord.", "lang": "fr"}\n{"text": "Abkommen.", "lang": "de"}\n', encoding="utf-8")
    french, german = read(str(path))
    assert (french.lang, french.skipped) == ("fr", None)
    assert (german.lang, german.skipped is None) == ("de", False)


def test_no_character_breaks_the_store(tmp_path: Path) -> None:
    """Half a surrogate pair and control characters, which no RDF can hold, become one character each."""
    path = tmp_path / "a.jsonl"
    path.write_text(r'{"text": "A \ud800 pact \u0001 was signed.", "title": "T\udc00\u001b[2J"}', encoding="utf-8")
    (doc,) = read(str(path))
    assert (doc.text, doc.title) == ("A � pact   was signed.", "T� [2J")
