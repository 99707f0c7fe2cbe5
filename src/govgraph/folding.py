"""Fold typographic variants without changing the length of a text, so that offsets stay true."""

from __future__ import annotations

import unicodedata
from itertools import filterfalse

_FOLD = {
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "«": '"', "»": '"',
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\n": " ", "\t": " ", "‑": "-", "‐": "-", "­": "-",
}  # fmt: skip


def fold(text: str) -> str:
    """Return the text with plain quotes, spaces and hyphens, of the same length."""
    for sign, folded in _FOLD.items():  # far quicker than str.translate, as most texts hold few of them
        text = text.replace(sign, folded)
    return text


def lower(text: str) -> str:
    """Return the text in lower case, of the same length (``İ`` alone would grow)."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def plain(text: str) -> str:
    """Return the text without accents; for single words and names, where the length may change."""
    if text.isascii():
        return text
    return "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", text)))
