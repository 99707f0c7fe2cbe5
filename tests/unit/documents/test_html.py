"""Test how a web page becomes text with its furniture marked."""

from __future__ import annotations

from govgraph.documents import html
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
    return html.read(page.encode(), name="p", source="p.html", sha256="0" * 64)


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
