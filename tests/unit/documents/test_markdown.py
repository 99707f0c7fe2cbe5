"""Test what is read from Markdown."""

from __future__ import annotations

from govgraph.documents import markdown
from govgraph.documents.origin import Origin

_TEXT = """---
title: "A pact, declared"
date: 2020-10-23
---
# A *pact* is signed

The [ILO](https://ilo.example) and the **IOM** signed
an agreement in Geneva. ![a photo](x.png)

* Labour &amp; work
* `Skills`

| Party | Place |
|---|---|
| ILO | Geneva |

<div>Raw <b>HTML</b></div>
"""


def test_marks_are_taken_off(origin: Origin) -> None:
    """The text is what a reader of the page sees; a paragraph broken at a width is one line."""
    assert markdown.read(_TEXT.encode(), origin).text == (
        "A pact is signed\n\nThe ILO and the IOM signed an agreement in Geneva. a photo\n\n• Labour & work\n\n• Skills"
        "\n\nParty\n\nPlace\n\nILO\n\nGeneva\n\nRaw HTML\n"
    )


def test_title_and_date_are_declared(origin: Origin) -> None:
    """The first heading is the title, else the one declared before the text; the date is the declared one."""
    doc = markdown.read(_TEXT.encode(), origin)
    assert (doc.title, doc.published) == ("A pact is signed", "2020-10-23")
    assert markdown.read(_TEXT.replace("# A", "A").encode(), origin).title == "A pact, declared"


def test_a_rule_is_no_declaration(origin: Origin) -> None:
    """Text between two rules is text."""
    doc = markdown.read(b"Words.\n\n---\ndate: 2020-10-23\n\n---\n", origin)
    assert (doc.published, "date: 2020-10-23" in doc.text) == (None, True)
