"""Tell where an event took place: the city, and the building apart from it."""

from __future__ import annotations

import re

from govgraph import reference
from govgraph.facts.reading import Reading
from govgraph.model import Fact, Mention

_VENUE = re.compile(
    r"\b(?:at|in|au|à la|à l'|en|en la|in the) (?:the |el |la |le |l'|its )?"
    r"((?:[A-Z][\w.-]*(?:'s)? ){0,4}(?:headquarters|Headquarters|HQ|House|Palace|Hotel|Palais|Hall|sede|siège)"
    r"(?: of (?:the )?[A-Z][\w-]+)?"
    r"|(?:[Pp]residential|[Nn]ational|[Rr]oyal|[Gg]overnment)? ?(?:palace|Palace) of [A-Z][\w-]+)"
)
_IN = re.compile(r"\b(?:in|at|à|en)\s+$", re.IGNORECASE)
_AT_MEETING = re.compile(
    r"\b(?:at|during|à|en) (?:an?|the|une?|la|el) (?:[\w-]+ ){0,4}"
    r"(?:conference|summit|ceremony|meeting|function|event|conférence|conferencia)\s+(?:in|à|en)\s+$"
)
_CAPITAL = re.compile(r"\b[Ii]n (the [A-Z]\w+ capital)\b(?! city of)")
_UNLISTED = re.compile(
    r"\b(?:in|en|à) (?:the (?:city|town|port) of )?([A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+)?)"
    r"(?=[,.;)]| on | at | in | by | for | last | yesterday| today| with | un | una | el | le | this |$)"
)
_RIGHT_BEHIND = re.compile(
    r"(?: (?:today|yesterday|on \w+|on \d+ \w+(?: \d{4})?|\w+di|hier|ayer|hoy|este \w+"
    r"|el \w+))? (?:in|en|à) (?:the (?:city|town|port) of )?"
)
_DATE_BEHIND = re.compile(
    r" (?:on (?:\d|Mon|Tue|Wed|Thu|Fri|Sat|Sun|the \d)|yesterday|today|earlier today|last (?:week|month|night))"
)
_OF_PALACE = re.compile(  # not "the press office of Ghana said"
    r"\b(?:palace|house|hotel|headquarters|office) (?:of|in|at) ([A-Z][\w-]+)\b"
    r"(?! (?:said|says|told|denied|announced|confirmed|stated|added)\b)"
)
_OTHER_USE = re.compile(
    r"\b(?:retenue?|detained|travelling|based|headquartered|located|headquarters|secretariat|office|bureau|Mission|[Mm]inistry|ministère|ministerio|[Ee]mbassy|ambassade|embajada|government|authorities|centre|center"
    r"|conference|meeting|dialogue|siège|sede|oficina)(?: (?:de l'|de la |de |of (?:the )?"
    r"|del )\w+)? (?:is |are )?(?:in|at|à|en)\s+$",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn)\b"
)
_POSSESSIVE = re.compile(r"(?:'s|[-/])\w")


def find_place(reading: Reading, sentence: int, cue: Mention | None) -> tuple[Fact[str] | None, Fact[str] | None]:
    """Return city and venue of an event told in a sentence, each None where the sentence does not say.

    A dateline is no place of signature, nor is the seat of an organisation that is only described.
    """
    sent = reading.sentences[sentence]
    found = _VENUE.search(sent.text.replace("’", "'"))
    venue = None
    if found is not None:
        span = (sent.start + found.start(1), sent.start + found.end(1))
        venue = Fact(found.group(1), reading.support([span], "venue-phrase", 0.9))
    place = _nearest_city(reading, sentence, cue, found)
    if place is None and cue is not None:
        place = _of_palace(reading, sentence)
    place = place or _capital(reading, sentence)
    if place is None and cue is not None:
        place = _unlisted(reading, sentence, cue)
    return place, venue


def _nearest_city(
    reading: Reading, sentence: int, cue: Mention | None, venue: re.Match[str] | None
) -> Fact[str] | None:
    """Return the city nearest the cue that stands behind a preposition, or behind the venue."""
    sent = reading.sentences[sentence]
    text = sent.text.replace("’", "'")
    at = cue.start if cue is not None else sent.start
    options: list[tuple[int, Fact[str]]] = []
    for mention in reading.inside(sentence, "city"):
        before = text[: mention.start - sent.start]
        after = text[mention.end - sent.start : mention.end - sent.start + 12]
        in_venue = venue is not None and 0 <= mention.start - sent.start - venue.end(1) <= 5
        if _OTHER_USE.search(before) and not in_venue and not _AT_MEETING.search(before):
            continue
        if not (_IN.search(before) or in_venue) or _POSSESSIVE.match(after):
            continue
        if (
            cue is not None
            and mention.start >= cue.end
            and (reading.is_told_later(cue.end, mention.start) or reading.is_of_next_verb(cue.end, mention.start))
        ):
            continue
        if cue is not None and mention.end <= cue.start and reading.is_told_later(mention.end, cue.start):
            continue  # "in Lima, the minister said, the agreement was signed": where it was said
        link = reading.link(mention)
        if link is not None and link.key is not None:
            support = reading.support([(mention.start, mention.end)], "city-of-event", link.confidence)
            options.append((abs(mention.start - at), Fact(link.name, support)))
    return min(options, key=lambda o: o[0])[1] if options else None


def _of_palace(reading: Reading, sentence: int) -> Fact[str] | None:
    """Return the place a palace, house or office is said to be of."""
    sent = reading.sentences[sentence]
    palace = _OF_PALACE.search(sent.text.replace("’", "'"))
    if palace is None:
        return None
    span = (sent.start + palace.start(1), sent.start + palace.end(1))
    return Fact(palace.group(1), reading.support([span], "palace-of", 0.85))


def _capital(reading: Reading, sentence: int) -> Fact[str] | None:
    """Return the capital that a state's adjective tells of: ``in the Omani capital``."""
    sent = reading.sentences[sentence]
    capital = _CAPITAL.search(sent.text.replace("’", "'"))
    if capital is None:
        return None
    start, end = sent.start + capital.start(), sent.start + capital.end()
    states = (b.party.key for b in reading.bodies[sentence] if b.party.kind == "state" and start <= b.start < end)
    state = next(states, None)
    name = reference.states()[state]["capital_en"] if state is not None else ""
    span = (sent.start + capital.start(1), end)
    return Fact(name, reading.support([span], "capital-of-state", 0.85)) if name else None


def _unlisted(reading: Reading, sentence: int, cue: Mention) -> Fact[str] | None:
    """Return a place that no table holds: a capitalised word behind ``in`` that is nothing else.

    It counts where the report is dated from it, or where ``in`` stands right behind the verb: ``signed in Tulcán on``.
    """
    sent = reading.sentences[sentence]
    taken = [
        (m.start, m.end)
        for m in reading.inside(sentence, "agency", "state", "city", "person", "role", "instrument", "date", "concept")
    ]
    for match in _UNLISTED.finditer(sent.text.replace("’", "'")):
        start, end = sent.start + match.start(1), sent.start + match.end(1)
        if any(a < end and start < b for a, b in taken) or _MONTH.match(match.group(1)):
            continue
        if _is_dateline(reading, match.group(1)):
            return Fact(match.group(1), reading.support([(start, end)], "place-of-dateline", 0.8))
        lead = reading.doc.text[min(cue.end, start) : start].replace("\n", " ")
        dated = _DATE_BEHIND.match(reading.doc.text[end : end + 14].replace("\n", " "))
        if cue.end < start and (dated or _RIGHT_BEHIND.fullmatch(lead)):
            return Fact(match.group(1), reading.support([(start, end)], "place-behind-verb", 0.8))
    return None


def _is_dateline(reading: Reading, name: str) -> bool:
    """Tell whether the report is dated from a place, which makes an unlisted name a place."""
    return any(s.kind == "body" and s.text.upper().startswith(name.upper()) for s in reading.sentences[:8])
