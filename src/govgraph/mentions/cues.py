"""Find the words that tell what happens to an agreement: signed, adopted, planned, suspended, denied.

The table is ``data/lexicon/cues.csv``; where several rows begin at one place, the first wins.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from govgraph import reference
from govgraph.folding import lower
from govgraph.mentions.span import Span
from govgraph.patterns import lowered


class _Cues(NamedTuple):
    """The cues of a language.

    Attributes:
        any: matches any of them in a lower-case text, with the character before it; quicker than ``each``, and tells
            where it is worth asking.
        each: matches any of them in a lower-case text, with a group for each.
        meanings: status and modality, by number of the group.
    """

    any: re.Pattern[str]
    each: re.Pattern[str]
    meanings: tuple[tuple[str, str], ...]


@cache
def _cues(lang: str) -> _Cues:
    """Return the cues of a language."""
    rows = [row for row in reference.table("cues", folder="lexicon") if row["lang"] == lang]
    some = "|".join(row["pattern"] for row in rows)
    each = "|".join(f"(?P<c{number}>{row['pattern']})" for number, row in enumerate(rows))
    return _Cues(
        lowered(rf"(?:[^\w-]|(?<!\w)-)(?:{some})(?!\w)"),
        lowered(rf"(?<!\w)(?<!\w-)(?:{each})(?!\w)"),
        tuple((row["status"], row["modality"]) for row in rows),
    )


def find(text: str, lang: str) -> list[Span]:
    """Return the cues of a folded text; ``value`` is the status, ``detail`` the modality."""
    cues = _cues(lang if lang in ("en", "fr", "es") else "en")
    found, low = [], lower(text)
    for place in cues.any.finditer(" " + low):
        match = cues.each.match(low, place.start())  # the space in front makes up for the character before
        if match is not None:
            status, modality = cues.meanings[int((match.lastgroup or "c0")[1:])]
            found.append(Span(match.start(), match.end(), "cue", status or "none", (), modality, "cue-lexicon"))
    return found
