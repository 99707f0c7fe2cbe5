"""Test how the format of a source is told."""

from __future__ import annotations

from itertools import combinations

import pytest

from govgraph.documents import formats
from govgraph.documents.formats import DOCX, FEED, FORMATS, HTML, JSON_LINES, MARKDOWN, MBOX, PDF, PLAIN, Format
from govgraph.errors import SourceError


@pytest.mark.parametrize(
    ("path", "media_type", "data", "expected"),
    [
        pytest.param("a.PDF", "", b"anything", PDF, id="suffix"),
        pytest.param("a.txt", "", b"%PDF-1.7", PLAIN, id="suffix-before-content"),
        pytest.param("a", "", b"%PDF-1.7", PDF, id="pdf"),
        pytest.param("a", "", b"PK\x03\x04xx", DOCX, id="archive"),
        pytest.param("-", "", b'{"text": "A pact."}\n', JSON_LINES, id="json-lines"),
        pytest.param("-", "", b'{"name": "A pact."}\n', PLAIN, id="other-json"),
        pytest.param("a", "", b"From a@b now\nSubject: x\n", MBOX, id="mailbox"),
        pytest.param("a", "", b"From here on it goes.\n", PLAIN, id="no-mailbox"),
        pytest.param("a", "", b"\xef\xbb\xbf <!DOCTYPE html><p>x", HTML, id="page"),
        pytest.param("a.xml", "", b'<?xml version="1.0"?>\n<!-- x --><rss/>', FEED, id="rss"),
        pytest.param("a.xml", "", b'<?xml version="1.0"?><a:feed xmlns:a="urn:a"/>', FEED, id="atom"),
        pytest.param("a.xml", "", b'<?xml version="1.0"?><!DOCTYPE html><html/>', HTML, id="xhtml"),
        pytest.param("notes.2020", "", b"Some words.", PLAIN, id="other-suffix"),
        pytest.param("/x", "application/pdf", b"", PDF, id="media-type"),
        pytest.param("/x.pdf", "text/html", b"", HTML, id="media-type-before-suffix"),
        pytest.param("/x.md", "text/plain", b"", MARKDOWN, id="vague-media-type"),
        pytest.param("/x", "application/octet-stream", b"%PDF-1.7", PDF, id="no-media-type"),
    ],
)
def test_format_is_told(path: str, media_type: str, data: bytes, expected: Format) -> None:
    """A media type that says something counts first, then the suffix, then the first bytes."""
    assert formats.find(path, media_type, data) is expected


@pytest.mark.parametrize(
    ("path", "media_type", "data", "reason"),
    [
        pytest.param("a.ttl", "", b"", "RDF is no document", id="rdf"),
        pytest.param("a.csv", "", b"", "a table is no document", id="table"),
        pytest.param("a.xml", "", b"<a/>", "neither an RSS or Atom feed nor", id="other-xml"),
        pytest.param("a.html.gz", "", b"\x1f\x8b\x08", "compressed; unpack it", id="compressed"),
        pytest.param("/x", "image/png", b"", "image/png is not read; what is read: plain text, HTML", id="picture"),
    ],
)
def test_what_is_not_read_says_why(path: str, media_type: str, data: bytes, reason: str) -> None:
    """The reason tells what to do instead."""
    with pytest.raises(SourceError, match=reason):
        formats.find(path, media_type, data)


def test_the_root_of_hostile_xml_is_found_at_once() -> None:
    """Neither entities nor a long way to the root cost time."""
    lol = b'<!DOCTYPE r [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>'
    assert formats.find("a.xml", "", lol + b"<rss>&b;</rss>") is FEED
    with pytest.raises(SourceError, match="neither"):
        formats.find("a.xml", "", b"<?xml version='1.0'?>" + b"<?a?>" * 100_000)


def test_each_row_of_the_table_is_whole() -> None:
    """A suffix or media type belongs to one format, and its module has what the row promises."""
    for one, other in combinations(FORMATS, 2):
        assert not set(one.suffixes) & set(other.suffixes)
        assert not set(one.media_types) & set(other.media_types)
    for form in FORMATS:
        assert callable(form.reader().read)
        assert hasattr(form.splitter(), "split") == form.splits
