"""Test what is read from the text layer of a PDF."""

from __future__ import annotations

import pytest

from govgraph.documents import pdf
from govgraph.documents.origin import Origin
from govgraph.errors import SourceError

from .conftest import MakePdf

_FIRST = ((700, "ILO and IOM signed an agreement on the protection of migrant"), (688, "workers in Geneva on Friday."))
_SECOND = ((664, "It was the first of its kind, both agencies said in a statement"), (652, "after the ceremony."))


def test_lines_and_paragraphs_are_told_apart(make_pdf: MakePdf, origin: Origin) -> None:
    """Lines of one paragraph are parted by a line break, paragraphs by a blank line."""
    doc = pdf.read(make_pdf([[*_FIRST, *_SECOND]]), origin)
    assert doc.text == (
        "ILO and IOM signed an agreement on the protection of migrant\nworkers in Geneva on Friday.\n\n"
        "It was the first of its kind, both agencies said in a statement\nafter the ceremony.\n"
    )
    assert (doc.name, doc.source, doc.media_type, doc.sha256) == ("a", "docs/a", "application/pdf", "0" * 64)


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        pytest.param("a memo-", "randum was signed", "a memorandum was signed", id="broken-word"),
        pytest.param("the inter-", "American bank agreed", "the inter-American bank agreed", id="capital"),
        pytest.param("labour-market; labour-", "market policy", "labour-market; labour-market policy", id="known"),
    ],
)
def test_words_broken_at_a_line_end_are_whole(
    make_pdf: MakePdf, origin: Origin, first: str, second: str, whole: str
) -> None:
    """The hyphen goes, except where it belongs to the word."""
    assert pdf.read(make_pdf([[(700, first), (688, second)]]), origin).text == f"{whole}\n"


def _paged(count: int, head: str) -> list[list[tuple[float, str]]]:
    """Return pages over which a sentence runs, each with a head and a number."""
    words = ["one", "two", "three", "four", "five"]
    return [[(780, head), (700, f"and part {words[n]}"), (20, f"Page {n + 1}")] for n in range(count)]


def test_what_stands_on_every_page_is_set_aside(make_pdf: MakePdf, origin: Origin) -> None:
    """Heads and page numbers come after the text, once, with a reason; the sentence between them is in one piece."""
    doc = pdf.read(make_pdf(_paged(4, "Treaty Series")), origin)
    assert doc.text.startswith(
        "and part one\nand part two\nand part three\nand part four\n\nTreaty Series\n\nPage 1\n\n"
    )
    assert [doc.text[p.start : p.end] for p in doc.dropped] == ["Treaty Series", "Page 1", "Page 2", "Page 3", "Page 4"]
    assert {p.reason for p in doc.dropped} == {"repeated at the head or foot of pages"}


def test_what_stands_on_two_pages_is_text(make_pdf: MakePdf, origin: Origin) -> None:
    """Two pages are too few to tell a head from words said twice."""
    doc = pdf.read(make_pdf(_paged(2, "Treaty Series")), origin)
    assert (doc.dropped, doc.text.count("Treaty Series")) == ((), 2)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"This is not a PDF.", "not a PDF, or a damaged one", id="text"),
        pytest.param(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "not a PDF, or a damaged one", id="cut"),
    ],
)
def test_what_is_no_pdf_says_so(origin: Origin, data: bytes, reason: str) -> None:
    """The error names the source and the reason."""
    with pytest.raises(SourceError, match=reason) as caught:
        pdf.read(data, origin)
    assert str(caught.value).startswith("docs/a: ")


def test_a_scan_says_what_to_do(make_pdf: MakePdf, origin: Origin) -> None:
    """A PDF whose pages hold no letters has no text layer."""
    with pytest.raises(SourceError, match=r"no text layer \(a scan\?\); run text recognition"):
        pdf.read(make_pdf([[], []]), origin)


def test_a_protected_pdf_says_so(make_pdf: MakePdf, origin: Origin) -> None:
    """A password that is not known is told apart from damage."""
    zeros = "00" * 32
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{zeros}> /U <{zeros}> /P -4 >> /ID [<00><00>]"
    with pytest.raises(SourceError, match="protected by a password"):
        pdf.read(make_pdf([[*_FIRST]], trailer=lock), origin)


def test_pages_are_limited(make_pdf: MakePdf, origin: Origin, monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF with more pages than the setting allows is refused; one with as many is read."""
    monkeypatch.setenv("GOVGRAPH_MAX_PAGES", "2")
    assert "part two" in pdf.read(make_pdf(_paged(2, "H")), origin).text
    with pytest.raises(SourceError, match=r"3 pages; at most 2 are read \(GOVGRAPH_MAX_PAGES\)"):
        pdf.read(make_pdf(_paged(3, "H")), origin)
