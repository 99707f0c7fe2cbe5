"""Test what is read from a Word document."""

from __future__ import annotations

import pytest

from govgraph.documents import docx
from govgraph.documents.origin import Origin
from govgraph.errors import SourceError

from .conftest import MakeDocx

_CORE = '<p:coreProperties xmlns:p="urn:p" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Declared</dc:title></p:coreProperties>'


def _par(text: str, properties: str = "") -> str:
    """Return the markup of a paragraph."""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def _read(body: str, make: MakeDocx, origin: Origin) -> str:
    """Return the text of a body."""
    return docx.read(make(body), origin).text


def test_paragraphs_and_cells_come_in_order(make_docx: MakeDocx, origin: Origin) -> None:
    """Each paragraph is a block, in tables too; an item of a list has its bullet."""
    item = _par("An item", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    table = f"<w:tbl><w:tr><w:tc>{_par('Left')}</w:tc><w:tc>{_par('Right')}</w:tc></w:tr></w:tbl>"
    assert _read(_par("First") + item + table + _par("Last"), make_docx, origin) == (
        "First\n\n• An item\n\nLeft\n\nRight\n\nLast\n"
    )


def test_runs_join_without_breaking_words(make_docx: MakeDocx, origin: Origin) -> None:
    """A word set half in bold is one word; breaks and tabs part words."""
    runs = "<w:r><w:t>agree</w:t></w:r><w:r><w:t>ment</w:t><w:tab/><w:t>on</w:t><w:br/><w:t>work</w:t></w:r>"
    assert _read(f"<w:p>{runs}</w:p>", make_docx, origin) == "agreement on\nwork\n"


@pytest.mark.parametrize(
    "unseen",
    [
        pytest.param("<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", id="deleted"),
        pytest.param("<w:r><w:rPr><w:vanish/></w:rPr><w:t>gone</w:t></w:r>", id="hidden"),
        pytest.param("<w:r><w:instrText>gone</w:instrText></w:r>", id="field-code"),
    ],
)
def test_what_a_reader_does_not_see_is_left_out(make_docx: MakeDocx, origin: Origin, unseen: str) -> None:
    """Deleted and hidden words and field codes are no text."""
    assert _read(f"<w:p>{unseen}</w:p>{_par('Kept')}", make_docx, origin) == "Kept\n"


def test_inserted_text_and_links_are_read(make_docx: MakeDocx, origin: Origin) -> None:
    """What a reader sees is kept, whatever it is wrapped in."""
    run = "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>shown</w:t></w:r>"
    assert _read(f"<w:p><w:ins>{run}</w:ins> <w:hyperlink>{run}</w:hyperlink></w:p>", make_docx, origin) == (
        "shownshown\n"
    )


def test_title_is_that_of_the_style_else_of_the_properties(make_docx: MakeDocx, origin: Origin) -> None:
    """A paragraph in the style Title is the headline."""
    styled = _par("Headline", '<w:pPr><w:pStyle w:val="Title"/></w:pPr>')
    assert docx.read(make_docx(styled, core=_CORE), origin).title == "Headline"
    assert docx.read(make_docx(_par("Text"), core=_CORE), origin).title == "Declared"
    assert docx.read(make_docx(_par("Text")), origin).title is None


_ENTITIES = '<!DOCTYPE w [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"Not an archive.", "not a Word document", id="text"),
        pytest.param(b"PK\x03\x04" + b"\x00" * 40, "not a Word document", id="damaged"),
    ],
)
def test_what_is_no_archive_says_so(origin: Origin, data: bytes, reason: str) -> None:
    """Anything else under the suffix is refused in one line."""
    with pytest.raises(SourceError, match=reason):
        docx.read(data, origin)


def test_entities_are_not_expanded(make_docx: MakeDocx, origin: Origin) -> None:
    """A document part that declares entities is refused."""
    with pytest.raises(SourceError, match="declares entities"):
        docx.read(make_docx(_par("&b;"), head=_ENTITIES), origin)


def test_deep_nesting_is_refused(make_docx: MakeDocx, origin: Origin) -> None:
    """Tables in tables in tables end somewhere."""
    body = "<w:tbl><w:tr><w:tc>" * 200 + _par("x") + "</w:tc></w:tr></w:tbl>" * 200
    with pytest.raises(SourceError, match="nested too deeply"):
        docx.read(make_docx(body), origin)


def test_an_archive_is_not_unpacked_beyond_the_limit(
    make_docx: MakeDocx, origin: Origin, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A small archive of a large part is refused, and a part within the limit is read."""
    monkeypatch.setenv("GOVGRAPH_MAX_DOCUMENT_BYTES", "10000")
    assert docx.read(make_docx(_par("a" * 5000)), origin).text == "a" * 5000 + "\n"
    with pytest.raises(SourceError, match=r"unpacks to more than 0\.01 MB"):
        docx.read(make_docx(_par("a" * 50_000)), origin)


def test_another_office_file_is_refused(make_docx: MakeDocx, origin: Origin) -> None:
    """A workbook has no text to read."""
    with pytest.raises(SourceError, match=r"its archive has no xl/workbook\.xml"):
        docx.read(make_docx(_par("x"), target="xl/workbook.xml"), origin)
