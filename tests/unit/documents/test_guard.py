"""Test that what a parser does to itself stays in its process."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from govgraph.documents import guard
from govgraph.documents.formats import HTML, JSON_LINES, MARKDOWN, PDF
from govgraph.documents.parts import Content
from govgraph.errors import SourceError
from govgraph.model import Document, Passage

_PAGE = b"<html><body><nav>Home</nav><p>A pact was signed.</p></body></html>"


@pytest.fixture(autouse=True)
def _own_process() -> Iterator[None]:
    """Start and leave with no process waiting."""
    guard.close()
    yield
    guard.close()


def _html(data: bytes = _PAGE) -> Content:
    """Return a page to read."""
    return Content(data, "a", "a.html", HTML)


def _raise(error: SourceError) -> None:
    raise error


def _read(content: Content) -> list[Document]:
    """Return the documents of a source; an error is raised."""
    return list(guard.documents(content, _raise))


def test_documents_come_as_they_were_read() -> None:
    """Nothing is lost on the way between the processes."""
    (doc,) = _read(_html())
    assert (doc.name, doc.source, doc.media_type, doc.text) == (
        "a",
        "a.html",
        "text/html",
        "Home\n\nA pact was signed.\n",
    )
    assert doc.dropped == (Passage(0, 4, "page furniture (nav)"),)


def test_one_process_reads_many_sources() -> None:
    """It is not started anew for each, an error inside a source included."""
    _read(_html())
    (child,) = guard._idle
    with pytest.raises(SourceError, match="not a PDF"):
        _read(Content(b"no PDF", "b", "b.pdf", PDF))
    _read(_html())
    assert (guard._idle == [child]) or child.process.poll() is not None


def test_slow_reading_is_stopped_and_the_next_source_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Markup made to be slow costs its own document only."""
    monkeypatch.setenv("GOVGRAPH_READ_TIMEOUT_S", "0.3")
    with pytest.raises(SourceError, match=r"^slow\.md: reading took longer than 0\.3 seconds"):
        _read(Content(b"[a](" * 200_000, "slow", "slow.md", MARKDOWN))
    monkeypatch.delenv("GOVGRAPH_READ_TIMEOUT_S")
    assert len(_read(_html())) == 1


@pytest.mark.skipif(os.uname().sysname != "Linux", reason="macOS does not limit the address space")
def test_memory_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """A source that needs more is refused in one line; with more memory it is read."""
    many = b"<p>A pact was signed." + b"<br>" * 400_000
    monkeypatch.setenv("GOVGRAPH_READ_TIMEOUT_S", "60")  # a busy machine is slow, not short of memory
    monkeypatch.setenv("GOVGRAPH_READ_MEMORY_BYTES", "1e8")
    with pytest.raises(SourceError, match=r"needed more than 100 MB \(GOVGRAPH_READ_MEMORY_BYTES\)"):
        _read(_html(many))
    monkeypatch.delenv("GOVGRAPH_READ_MEMORY_BYTES")
    guard.close()
    assert len(_read(_html(many))) == 1


def test_a_killed_process_costs_one_source() -> None:
    """A crash is told as an error of the source, and another process takes over."""
    _read(_html())
    (child,) = guard._idle
    child.process.kill()
    child.process.wait()
    assert len(_read(_html())) == 1


def test_parts_that_cannot_be_read_are_told_one_by_one() -> None:
    """Good lines come out, bad ones are told, and from the 21st on they are counted."""
    lines = b'{"text": "A pact."}\n' + b"oops\n" * 23 + b'{"text": "A treaty."}\n'
    told: list[str] = []
    found = list(guard.documents(Content(lines, "a", "a.jsonl", JSON_LINES), lambda error: told.append(str(error))))
    assert [(doc.name, doc.text) for doc in found] == [("a-1", "A pact."), ("a-25", "A treaty.")]
    assert (len(told), told[0][:13], told[-1]) == (
        21, "a.jsonl#2: th", "a.jsonl: 3 more of its documents cannot be read"
    )  # fmt: skip


def test_settings_reach_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also those that changed after it was started."""
    _read(_html())
    monkeypatch.setenv("GOVGRAPH_MAX_TEXT_CHARS", "10")
    with pytest.raises(SourceError, match="the limit is GOVGRAPH_MAX_TEXT_CHARS"):
        _read(_html())


def test_the_process_can_write_no_file(tmp_path: Path) -> None:
    """Its limit of file size is 0, as the system shows it."""
    _read(_html())
    (child,) = guard._idle
    limits = Path(f"/proc/{child.process.pid}/limits")
    if not limits.exists():
        pytest.skip("this system does not show a process's limits")
    (line,) = (line for line in limits.read_text().splitlines() if line.startswith("Max file size"))
    assert line.split()[3:5] == ["0", "0"]
