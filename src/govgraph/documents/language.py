"""Recognise the language of a document."""

from __future__ import annotations

from dataclasses import replace

from govgraph.model import Document

SUPPORTED = ("en", "fr", "es")
_SAMPLE_CHARS = 6000
_MIN_WORDS = 12  # below, the classifier's verdict on another language is noise: the text is read as English


def recognise(doc: Document) -> Document:
    """Return the document with its language, its own declared one first; ``skipped`` says if it is not supported."""
    if doc.lang != "und":
        return doc if doc.lang in SUPPORTED else _skip(doc, doc.lang)
    import py3langid  # loads a 5 MB model

    kept = _without(doc)
    sample = " ".join(kept.split())[:_SAMPLE_CHARS]
    # capitals mislead the classifier: titles of treaties are set in them
    lang = str(py3langid.classify(sample.lower())[0])
    if lang in SUPPORTED:
        return replace(doc, lang=lang)
    if len(sample.split()) < _MIN_WORDS:
        return replace(doc, lang="en")
    return _skip(doc, lang)


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
