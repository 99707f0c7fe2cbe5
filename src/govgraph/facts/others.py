"""Tell verbs of signing that tell of another instrument than the one a sentence is about."""

from __future__ import annotations

import re

from govgraph.facts.reading import Reading
from govgraph.model import Mention

_ONE_CHARS = 40  # before a verb, in which the pronoun stands that it tells of
_NOUN = re.compile(r"signing|signature|firma|signatura", re.IGNORECASE)
_OTHER_ONE = re.compile(  # "replaces the one signed in 2003": signed is another instrument than the one before it
    r"\b(?:the (?:one|ones|first|(?:earlier|previous|old) one)|those|another"
    r"|celui|celle|ceux|(?:al|el|la) que|el|uno|otro"
    r"|un autre)"
    r"(?:-ci)?(?: (?:which|that|que|qui|dont))?(?: (?:they|both|the two|ils|elles))?"
    r"(?: (?:was|were|had|had been|is|are|a été|ont|avait été|fut|se|fue|fueron|había sido|ya|already|déjà|first))* $",
    re.IGNORECASE,
)
_DATES_BACK = re.compile(  # "their work together goes back to 2003, when they concluded"
    r"\b(?:(?:goes|go|dates?|dating) back to"
    r"|remont(?:e|ent|ant) (?:à|au)|(?:data|datan|se remontan?) (?:de|a|al))\b[^.;]*$",
    re.IGNORECASE,
)


def is_of_another(reading: Reading, cue: Mention) -> bool:
    """Tell whether a verb of signing tells of an instrument named by a pronoun only: ``the one signed in 2003``."""
    start = reading.sentences[cue.sentence].start
    before = reading.doc.text[max(start, cue.start - _ONE_CHARS) : cue.start].replace("\n", " ")
    if cue.value != "signed" or _NOUN.fullmatch(cue.text) is not None:
        return False
    return _OTHER_ONE.search(before) is not None or _DATES_BACK.search(reading.doc.text[start : cue.start]) is not None


def dates_another(reading: Reading, sentence: int, date: Mention) -> bool:
    """Tell whether a date stands behind such a verb: ``replaces the one signed in 2003, has been signed``."""
    before = [c for c in reading.inside(sentence, "cue") if c.end <= date.start]
    return bool(before) and is_of_another(reading, before[-1])
