"""Test how text is parted, and what is set aside as page furniture."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.model import Document
from govgraph.text import segment

_BODY = (
    "The International Organization for Migration and the Government of Kenya signed an agreement in Nairobi on Monday."
    " It deals with labour migration, and both sides said that work on it would begin in the coming weeks.\n\n"
    "A second paragraph tells more of what the two sides want to do together in the years that lie ahead of them.\n\n"
)


def _dropped(doc: Document) -> dict[str, str]:
    """Return the text that is dropped with the reasons."""
    return {doc.text[p.start : p.end]: p.reason for p in segment(doc).dropped}


@pytest.mark.parametrize(
    "line",
    [
        "Also Read | Police sued over protests",
        "Read more: Ten ways to travel",
        "© 2024 The Daily News",
        "This website uses cookies. Accept",
        "Categories: Migrant workers",
        "Share | Tweet | Email",
        "Home | News | Sport | Culture | Video",
        "Photo: the ministers shake hands",
        "For media: Jo Doe, jo@example.org",
        "À lire aussi : un autre article",
        "Lea también: otra noticia",
    ],
)
def test_furniture_line_is_dropped(make_document: Callable[..., Document], line: str) -> None:
    """A line of page furniture between paragraphs goes, with a reason; the paragraphs stay."""
    doc = make_document(_BODY + line + "\n\n" + "A third paragraph closes the story with a long sentence about it.\n")
    assert list(_dropped(doc)) == [line]


def test_tail_goes_to_the_end(make_document: Callable[..., Document]) -> None:
    """Everything behind the list of other posts goes, however much it looks like an article."""
    doc = make_document(
        _BODY + "Recent Posts\n\nA treaty was signed\n\nSpain and Peru signed a treaty on 3 May 2026.\n"
    )
    assert "Spain and Peru signed a treaty on 3 May 2026." in _dropped(doc)


def test_tail_cue_before_the_article_is_only_a_line(make_document: Callable[..., Document]) -> None:
    """The same heading above the article does not swallow it."""
    doc = make_document("Recent Posts\n\n" + _BODY)
    assert list(_dropped(doc)) == ["Recent Posts"]


def test_headline_is_the_longest_line_of_the_head(make_document: Callable[..., Document]) -> None:
    """The site's name above the headline is not taken for it."""
    doc = make_document("The Daily News\n\nKenya and IOM sign an agreement on workers\n\nBy Staff Writer\n\n" + _BODY)
    titles = [s.text for s in segment(doc).sentences if s.kind == "title"]
    assert titles == ["Kenya and IOM sign an agreement on workers"]


def test_hard_wrapped_lines_are_joined(make_document: Callable[..., Document]) -> None:
    """A text broken at a fixed width is read in sentences, not in lines."""
    doc = make_document(
        "IOM and the Economic Cooperation Organization will today sign a\n"
        "Memorandum of Understanding in Geneva, said the Director of the\n"
        "Department for International Cooperation, Ms. Ada Lovelace, who\n"
        "will sign for the organization. It deals with Afghanistan, Iran,\n"
        "Kazakhstan and other states.\n"
    )
    assert [s.text.split()[0] for s in segment(doc).sentences] == ["IOM", "It"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("On Dec. 5 Dr. Smith of the U.N. met Mr. Lee in Rome. They signed a pact.", 2, id="abbreviations"),
        pytest.param("M. Kulasegaran signed it. So did H.E. Mrs Amira Elfadil.", 2, id="initials"),
    ],
)
def test_abbreviations_end_no_sentence(make_document: Callable[..., Document], text: str, count: int) -> None:
    """A full stop behind an abbreviation ends nothing."""
    assert len(segment(make_document(text)).sentences) == count


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=400))
@settings(max_examples=150, deadline=None)
def test_offsets_are_true(text: str) -> None:
    """Whatever the text, a sentence is the text between its offsets, and the blocks lie in order without overlap."""
    doc = Document(name="t", source="t", media_type="text/plain", sha256="0" * 64, text=text, lang="en")
    found = segment(doc)
    assert all(doc.text[s.start : s.end].replace("\n", " ") == s.text for s in found.sentences)
    ends = [0, *(b.end for b in found.blocks)]
    assert all(end <= block.start < block.end for end, block in zip(ends, found.blocks, strict=False))
