"""Test what is read from RSS and Atom feeds."""

from __future__ import annotations

import pytest

from govgraph.documents import feed
from govgraph.documents.origin import Origin
from govgraph.errors import SourceError
from govgraph.model import Document

_ITEM = (
    "<item><title>A pact &amp;amp; more</title><link>https://news.example/1</link>"
    "<pubDate>Fri, 23 Oct 2020 10:00:00 GMT</pubDate><description>Short.</description>{more}</item>"
)
_ENCODED = "<c:encoded xmlns:c='urn:c'><![CDATA[<p>One <b>pact</b>.</p><script>x()</script><p>Two.</p>]]></c:encoded>"
_ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><title>A pact</title>
<link rel="enclosure" href="https://news.example/a.mp3"/><link href="https://news.example/2"/>
<updated>2021-01-01T00:00:00Z</updated><published>2020-10-23T10:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <b>pact</b>.</p><p>Two.</p></div></content>
</entry></feed>"""


def _rss(items: str, head: str = "") -> bytes:
    """Return a feed."""
    return f'{head}<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'.encode()


def _read(data: bytes, origin: Origin) -> list[Document]:
    """Return the documents of a feed."""
    return [feed.read(part, origin) for _, part in feed.split(data, "f.xml")]


def test_an_item_of_rss_is_a_document(origin: Origin) -> None:
    """Title, address and day are its own, and the fullest text counts."""
    (doc,) = _read(_rss(_ITEM.format(more=_ENCODED)), origin)
    assert (doc.title, doc.source, doc.published) == ("A pact & more", "https://news.example/1", "2020-10-23")
    assert doc.text == "A pact & more\n\nOne pact.\n\nTwo.\n"


def test_without_the_whole_text_the_summary_counts(origin: Origin) -> None:
    """A short text is better than none."""
    assert _read(_rss(_ITEM.format(more="")), origin)[0].text == "A pact & more\n\nShort.\n"


def test_an_entry_of_atom_is_a_document(origin: Origin) -> None:
    """The address is that of the page, the day that of publication, not of the last change."""
    (doc,) = _read(_ATOM.encode(), origin)
    assert (doc.title, doc.source, doc.published) == ("A pact", "https://news.example/2", "2020-10-23")
    assert doc.text == "A pact\n\nOne pact.\n\nTwo.\n"


def test_an_items_bytes_do_not_depend_on_the_items_around_it() -> None:
    """So its hash, name and source stay the same from one day's feed to the next."""
    item = _ITEM.format(more="")
    alone = list(feed.split(_rss(item), "f.xml"))
    among = list(feed.split(_rss(item.replace("1<", "2<") + "\n" + item), "f.xml"))
    assert alone == among[1:]
    assert among[0][0] != among[1][0]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "https://u:p@news.example/"])
def test_an_address_that_is_none_is_not_kept(origin: Origin, link: str) -> None:
    """The source is the place in the feed then."""
    (doc,) = _read(_rss(_ITEM.format(more="").replace("https://news.example/1", link)), origin)
    assert doc.source == "docs/a"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(_rss(""), "holds no items", id="no-items"),
        pytest.param(b"<rss><channel><item>", "not well-formed", id="cut"),
        pytest.param(b"<rss>" + b"<a>" * 1000, "nested too deeply", id="deep"),
        pytest.param(_rss("", '<!DOCTYPE rss [<!ENTITY a "b">]>'), "declares entities", id="entities"),
        pytest.param(b"<html><body/></html>", "no RSS or Atom feed", id="page"),
    ],
)
def test_what_is_no_feed_says_so(data: bytes, reason: str) -> None:
    """The reason is one clause."""
    with pytest.raises(SourceError, match=reason):
        list(feed.split(data, "f.xml"))


def test_a_document_type_without_entities_is_no_harm(origin: Origin) -> None:
    """RSS 0.91 had one; it is not fetched."""
    head = '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/rss.dtd">'
    assert len(_read(_rss(_ITEM.format(more=""), head), origin)) == 1
