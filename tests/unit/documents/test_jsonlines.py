"""Test what is read from JSON Lines."""

from __future__ import annotations

import json

import pytest

from govgraph.documents import jsonlines
from govgraph.documents.origin import Origin
from govgraph.errors import SourceError
from govgraph.model import Document


def _read(row: object, origin: Origin) -> Document:
    """Return the document of a row."""
    return jsonlines.read(json.dumps(row).encode(), origin)


def test_all_keys_are_read(origin: Origin) -> None:
    """Each key fills the field it names; others are passed over."""
    row = {
        "text": "A pact.", "title": "T", "published": "2020-10-23T10:00Z", "url": "https://n.example/1", "lang": "fr-CH",
        "id": 7, "other": [1],
    }  # fmt: skip
    doc = _read(row, origin)
    assert (doc.text, doc.title, doc.published, doc.source, doc.lang, doc.name) == (
        "A pact.", "T", "2020-10-23", "https://n.example/1", "fr", "7"
    )  # fmt: skip


def test_text_alone_is_enough(origin: Origin) -> None:
    """What is not given stays open; a bad address or date is as good as none."""
    for row in ({"text": "A pact."}, {"text": "A pact.", "url": "file:///x", "date": "soon", "lang": "?", "id": None}):
        doc = _read(row, origin)
        assert (doc.title, doc.published, doc.source, doc.lang, doc.name) == (None, None, "docs/a", "und", "a")


def test_offsets_into_the_text_stay_right(origin: Origin) -> None:
    """Line ends of any kind become one character each, so that the text is as long as before."""
    text = "One.\r\nTwo.\rThree."
    doc = _read({"text": text}, origin)
    assert doc.text == "One. \nTwo.\nThree."
    assert doc.text.index("Three") == text.index("Three")


def test_lines_keep_their_numbers() -> None:
    """Blank lines are passed over, and counted."""
    assert list(jsonlines.split(b'\xef\xbb\xbf{"a": 1}\n\n {"b": 2}\r\n', "a.jsonl")) == [
        ("1", b'{"a": 1}'),
        ("3", b'{"b": 2}'),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param(b"{oops", "not JSON", id="broken"),
        pytest.param(b'["text"]', 'no JSON object with a "text"', id="list"),
        pytest.param(b'{"text": 3}', 'no JSON object with a "text"', id="number"),
        pytest.param(b'{"text": 1' + b"0" * 5000 + b"}", "not JSON", id="huge-number"),
        pytest.param(b'{"text": "\xff"}', "not JSON", id="encoding"),
    ],
)
def test_a_bad_line_says_so(origin: Origin, line: bytes, reason: str) -> None:
    """The error names file and line."""
    with pytest.raises(SourceError, match=reason):
        jsonlines.read(line, origin)
