"""Test which language a text is taken to be in."""

from __future__ import annotations

import sys

import pytest

from govgraph.documents import language
from govgraph.model import Document

ENGLISH = (
    "The ministers of both countries met in the capital and signed the agreement on the rights of workers with the "
    "Director General, who said that the text had been approved by the parliament."
)
FRENCH = (
    "Les ministres des deux pays se sont réunis dans la capitale et ont signé l'accord sur les droits des travailleurs "
    "avec le directeur général, qui a dit que le texte avait été approuvé par le parlement."
)
RUSSIAN = "Министры обеих стран встретились в столице и подписали соглашение о правах трудящихся с директором."


def read(text: str) -> Document:
    """Return a text with its language recognised."""
    return language.recognise(Document("x", "x", "text/plain", "", text))


def test_plain_english_needs_no_classifier(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text full of the small words of English is English, without the model of 100 MB."""
    monkeypatch.setitem(sys.modules, "py3langid", None)  # importing it would fail
    assert (read(ENGLISH).lang, read(ENGLISH).skipped) == ("en", None)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (FRENCH, "fr"),
        (f"The accord of the two. {FRENCH}", "fr"),
        (f"The accord of the two. {RUSSIAN} {RUSSIAN}", "ru"),
        ("Agreement signed today in Geneva", "en"),
    ],
    ids=["French", "French under an English title", "another script", "a title"],
)
def test_a_doubt_is_left_to_the_classifier(text: str, lang: str) -> None:
    """Some English in a text of another language does not make it English."""
    assert read(text).lang == lang
