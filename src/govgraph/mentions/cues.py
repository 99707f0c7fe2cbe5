"""Find the words that tell what happens to an agreement: signed, adopted, planned, suspended, denied …

The table is ``data/lexicon/cues.csv``; where several rows begin at one place, the first wins.
"""

from __future__ import annotations

import re
from functools import cache

from govgraph import reference
from govgraph.mentions.span import Span


@cache
def _cues(lang: str) -> tuple[re.Pattern[str], tuple[tuple[str, str], ...]]:
    """Return one pattern of all cues of a language, with status and modality of each."""
    rows = [row for row in reference.table("cues", folder="lexicon") if row["lang"] == lang]
    pattern = "|".join(f"(?P<c{number}>{row['pattern']})" for number, row in enumerate(rows))
    return re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)", re.IGNORECASE), tuple(
        (r["status"], r["modality"]) for r in rows
    )


def find(text: str, lang: str) -> list[Span]:
    """Return the cues of a folded text; ``value`` is the status, ``detail`` the modality."""
    pattern, meanings = _cues(lang if lang in ("en", "fr", "es") else "en")
    found = []
    for match in pattern.finditer(text):
        status, modality = meanings[int((match.lastgroup or "c0")[1:])]
        found.append(Span(match.start(), match.end(), "cue", status or "none", (), modality, "cue-lexicon"))
    return found
