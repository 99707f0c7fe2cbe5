"""Test how a web page becomes text with its furniture marked."""

from __future__ import annotations

import pytest

from govgraph.documents import html
from govgraph.documents.origin import Origin
from govgraph.errors import SourceError
from govgraph.model import Document

_PAGE = """<!doctype html><html><head><title>Site – A pact</title>
<meta property="article:published_time" content="2020-10-26T08:00:00Z">
<script>alert("never text")</script></head><body>
<nav><ul><li>Home</li><li>About us</li></ul></nav>
<article><h1>A pact is signed</h1>
<p>The International Labour Organization (ILO) and the <b>International Organization</b> for Migration (IOM) signed an
agreement in Geneva on Friday, the two agencies said in a joint statement issued after the ceremony.</p>
<p>The agreement will help the two organizations to work together on labour migration in many countries of the world.</p>
</article><aside>Also on this site: <a href="/x">Cricket team wins</a></aside><footer>© 2024 The Site</footer></body></html>"""


def _read(page: str) -> Document:
    """Return the document of a page."""
    return html.read(page.encode(), Origin("p", "p.html", "0" * 64))


def test_text_holds_the_whole_visible_page() -> None:
    """Everything a reader sees is kept, and nothing a reader does not see."""
    text = _read(_PAGE).text
    assert "Cricket team wins" in text
    assert "never text" not in text


def test_inline_elements_do_not_break_words() -> None:
    """Bold words stay inside their line."""
    assert "the International Organization for Migration (IOM) signed an agreement in Geneva" in _read(_PAGE).text


def test_furniture_is_marked_with_a_reason() -> None:
    """Navigation, asides and footers are dropped, the article is not."""
    doc = _read(_PAGE)
    dropped = {doc.text[p.start : p.end]: p.reason for p in doc.dropped}
    assert {"• Home", "• About us", "Also on this site: Cricket team wins", "© 2024 The Site"} <= set(dropped)
    assert all(dropped.values())
    assert not [text for text in dropped if "signed" in text or "labour migration" in text]


def test_headline_and_date_are_the_pages_own() -> None:
    """The headline is the first heading, the date what the page declares."""
    doc = _read(_PAGE)
    assert (doc.title, doc.published) == ("A pact is signed", "2020-10-26")


def test_date_is_never_guessed() -> None:
    """A copyright year is no date of publication."""
    assert _read("<h1>T</h1><p>Some words here.</p><footer>© 2024</footer>").published is None


def test_date_in_json_ld_counts() -> None:
    """The date of publication may stand in JSON-LD; broken JSON-LD is passed over."""
    script = '<script type="application/ld+json">{"@graph": [{"datePublished": "2019-05-09T10:00"}]}</script>'
    broken = '<script type="application/ld+json">{oops</script>'
    assert _read(f"<html><head>{broken}{script}</head><body><p>Words.</p></body></html>").published == "2019-05-09"


def test_places_to_break_a_word_are_not_text() -> None:
    """Soft hyphens and zero-width spaces do not part a word."""
    assert "The agreement holds" in _read("<p>The agree\u00adment ho\u200blds for words.</p>").text


@pytest.mark.parametrize("charset", ["windows-1252", "iso-8859-1"])
def test_a_declared_encoding_counts(charset: str) -> None:
    """A page that is not UTF-8 is read in the encoding it declares, Latin-1 as browsers do."""
    page = f'<html><head><meta charset="{charset}"></head><body><p>Genève “signed”</p></body></html>'
    assert html.read(page.encode("cp1252"), Origin("p", "p.html", "0" * 64)).text == "Genève “signed”\n"


def test_utf_8_counts_more_than_a_declaration() -> None:
    """A wrong declaration spoils nothing."""
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>Genève</p></body></html>'
    assert _read(page).text == "Genève\n"


@pytest.mark.parametrize("charset", ["", "utf-7", "zlib", "martian"])
def test_bytes_of_no_known_encoding_are_refused(charset: str) -> None:
    """What is no encoding of text is not tried."""
    page = f'<meta charset="{charset}"><p>Genève</p>'
    with pytest.raises(SourceError, match="not UTF-8"):
        html.read(page.encode("cp1252"), Origin("p", "p.html", "0" * 64))


@pytest.mark.parametrize(
    ("date", "expected"), [("2099-13-45", None), ("<script>", None), ("2020-10-23T08:00Z", "2020-10-23")]
)
def test_a_date_that_the_calendar_lacks_is_none(date: str, expected: str | None) -> None:
    """A declared date must be one."""
    head = f'<meta name="date" content="{date}">'
    assert _read(f"<html><head>{head}</head><body><p>Words.</p></body></html>").published == expected
