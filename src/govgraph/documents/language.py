"""Recognise the language of a document."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from govgraph import reference
from govgraph.model import Document

SUPPORTED = ("en", "fr", "es")
_SAMPLE_CHARS = 6000
_MIN_PLAIN_WORDS = 20
_MIN_SIGNS, _MAX_OTHERS = 0.06, 0.03  # shares of the words; English has a median of 0.15, French and Spanish of 0
_MAX_BYTES_A_CHAR = 1.05  # in UTF-8, where quotes take three and a letter of another script two
_MIN_WORDS = 12  # below, the classifier's verdict on another language is noise: the text is read as English


def recognise(doc: Document) -> Document:
    """Return the document with its language, its own declared one first; ``skipped`` says if it is not supported."""
    if doc.lang != "und":
        return doc if doc.lang in SUPPORTED else _skip(doc, doc.lang)
    kept = _without(doc)
    # capitals mislead the classifier: titles of treaties are set in them
    sample = " ".join(kept.split())[:_SAMPLE_CHARS].lower()
    lang = "en" if _is_plainly_english(sample) else _classified(sample)
    if lang in SUPPORTED:
        return replace(doc, lang=lang)
    if len(sample.split()) < _MIN_WORDS:
        return replace(doc, lang="en")
    return _skip(doc, lang)


def _is_plainly_english(sample: str) -> bool:
    """Tell whether small words of English are frequent, those of other languages rare, and other scripts absent.

    Then the classifier, which takes far longer than this, says the same: it did for all 1,943 such texts among 1,999.
    """
    words = sample.split()
    if len(words) < _MIN_PLAIN_WORDS or len(sample.encode("utf-8", "surrogatepass")) > _MAX_BYTES_A_CHAR * len(sample):
        return False
    signs, others = (sum(map(_signs(name).__contains__, words)) for name in ("english-sign", "not-english-sign"))
    return signs >= _MIN_SIGNS * len(words) and others <= _MAX_OTHERS * len(words)


@cache
def _signs(name: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(reference.words(name))


def _classified(sample: str) -> str:
    """Return the language that the classifier gives a text."""
    import py3langid  # loads a 5 MB model

    return str(py3langid.classify(sample)[0])


def _skip(doc: Document, lang: str) -> Document:
    """Return a document that says why nothing is read from it."""
    return replace(
        doc, lang=lang, skipped=f"the language ({lang}) is not supported; supported are English, French and Spanish"
    )


def _without(doc: Document) -> str:
    """Return the text without the passages the format marks as furniture."""
    parts, at = [], 0
    for passage in doc.dropped:
        parts.append(doc.text[at : passage.start])
        at = passage.end
    return "".join([*parts, doc.text[at:]])
