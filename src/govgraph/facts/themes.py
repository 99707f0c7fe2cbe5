"""Find topics, levels, populations, countries, and the goals that the text names."""

from __future__ import annotations

import re
from functools import cache

from govgraph import reference
from govgraph.facts.reading import Reading
from govgraph.folding import lower
from govgraph.model import Agency, Fact, Mention, Party, SdgLink

_LEVELS = ("local", "national", "regional", "global")
_LEVEL_NOUN = re.compile(r"\b(?:levels?|niveaux?|niveles|nivel)\b", re.IGNORECASE)
_NEAR = 40
_AT_WORK = re.compile(r" (?:\w+ )?(?:workers|labou?rers|nurses|trainees|seafarers)\b")
_LISTED = re.compile(r"(?:[\s,/-]|and|or|et|y|sub)*", re.IGNORECASE)
_LANGUAGE = re.compile(
    r"(?:(?:,| and|,? et| y) (?:[A-Z][a-z]+))*,? (?:and [A-Z][a-z]+ )?(?:languages?|langues?|idiomas?)\b"
)
_IN_LANGUAGE = re.compile(
    r"\b(?:languages?|langues?|idiomas?|lenguas?)(?: [a-z]+){0,3}:? ?\(?"
    r"(?:[\w-]+(?:,| and|,? et| y|,? e)? (?:la |le |el |en )?){0,4}$",
    re.IGNORECASE,
)
_WRITTEN_IN = re.compile(r"\b(?:in|en) (?:the )?(?:\w+(?:, (?:and )?| and | et | y )(?:en )?){0,4}$")
_OF_SYSTEM = re.compile(r"\b(?:system of the|système des|sistema de las|sistema de)\s$", re.IGNORECASE)
_KINDS = ("government", "social_partner", "company", "network", "ngo")  # first whose word a name holds
_MIN_AGENCY = 0.7


@cache
def _level_words() -> dict[str, str]:
    """Return the level that each adjective stands for."""
    return {word: level for level in _LEVELS for word in reference.words(f"level-{level}")}


@cache
def _level() -> re.Pattern[str]:
    """Return the pattern of an adjective of level."""
    listed = "|".join(reference.word_list(f"level-{level}") for level in _LEVELS)
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)


@cache
def _attributive() -> re.Pattern[str]:
    """Return the pattern of a noun right behind an acronym that makes it an attribute."""
    nouns = reference.word_list("attributive")
    return re.compile(rf"(?:'s)?[ -](?:{nouns}|peacekeep\w+|envoy|led\b|wide\b|backed\b)")


def find_concepts(reading: Reading, scheme: str, method: str) -> tuple[Fact[str], ...]:
    """Return the concepts of a scheme that the kept text names, each once with all its places.

    Args:
        scheme: ``topic`` or ``population``.
        method: identifier of the rule, for the support.
    """
    spans: dict[str, list[Mention]] = {}
    for index in range(len(reading.sentences)):
        for mention in reading.inside(index, "concept"):
            if mention.detail == scheme and not _inside_name(reading, mention):
                spans.setdefault(mention.keys[0], []).append(mention)
    places = {key: [(m.start, m.end) for m in found] for key, found in spans.items()}
    if scheme == "population":
        abroad = _nationals_at_work(reading)
        if abroad:
            places["migrant-workers"] = places.get("migrant-workers", []) + abroad
    return tuple(Fact(key, reading.support(found, method, 0.85)) for key, found in sorted(places.items()))


def _nationals_at_work(reading: Reading) -> list[tuple[int, int]]:
    """Return the places that speak of a state's nationals as workers, such as ``Nepali workers``: they work abroad."""
    found = []
    for link in reading.links:
        if link.mention.kind == "state" and link.mention.detail == "demonym" and link.key is not None:
            behind = _AT_WORK.match(reading.doc.text[link.mention.end : link.mention.end + 30])
            if behind:
                found.append((link.mention.start, link.mention.end + behind.end()))
    return found


def _inside_name(reading: Reading, mention: Mention) -> bool:
    """Tell whether a word is part of a name: of an agency, an office, or a named instrument."""
    return any(
        other.start <= mention.start
        and mention.end <= other.end
        and other.end - other.start > mention.end - mention.start
        for other in reading.inside(mention.sentence, "agency", "role", "instrument")
    )


def find_levels(reading: Reading) -> tuple[Fact[str], ...]:
    """Return the levels of governance the text names with the word level."""
    spans: dict[str, list[tuple[int, int]]] = {}
    low = lower(reading.doc.text)
    has_noun = "level" in low or "nive" in low
    for sentence, sent in enumerate(reading.sentences):
        nouns = [m.span() for m in _LEVEL_NOUN.finditer(sent.text)] if has_noun else []
        if not nouns and not reading.inside(sentence, "instrument"):
            continue
        for match in _level().finditer(sent.text):
            if _is_of_instrument(reading, sentence, match) or _is_near_noun(sent.text, match, nouns):
                span = (sent.start + match.start(), sent.start + match.end())
                spans.setdefault(_level_words()[match.group().lower()], []).append(span)
    return tuple(Fact(key, reading.support(spans[key], "level-word", 0.92)) for key in _LEVELS if key in spans)


def _is_of_instrument(reading: Reading, sentence: int, match: re.Match[str]) -> bool:
    """Tell whether an adjective of level belongs to an instrument to which the sentence says that something happens."""
    at = reading.sentences[sentence].start + match.start()
    if reading.doc.text[at - 1 : at] == "-":
        return False  # "third-country agreement"
    if match.group().lower() == "international" or not reading.inside(sentence, "cue"):
        return False
    begin = reading.sentences[sentence].start
    starts = (begin + match.end() + 1, begin + match.start())
    return any(instrument.start in starts for instrument in reading.inside(sentence, "instrument"))


def _is_near_noun(text: str, match: re.Match[str], nouns: list[tuple[int, int]]) -> bool:
    """Tell whether the word level stands near an adjective, with nothing but other levels between."""
    return any(
        (0 <= a - match.end() <= _NEAR and _listed(text[match.end() : a]))
        or (0 <= match.start() - b <= _NEAR and _listed(text[b : match.start()]))
        for a, b in nouns
    )


def _listed(gap: str) -> bool:
    """Tell whether only further levels and conjunctions stand between a level's adjective and its noun."""
    return _LISTED.fullmatch(_level().sub("", gap)) is not None


def find_countries(reading: Reading) -> tuple[Fact[str], ...]:
    """Return the states the kept text names, as nouns or adjectives, outside the names of agencies."""
    spans: dict[str, list[tuple[int, int]]] = {}
    confidence: dict[str, float] = {}
    head = _headline(reading)
    for link in reading.links:
        if link.mention.kind != "state" or link.key is None or _is_language(reading, link.mention):
            continue
        if link.mention.sentence < head and link.mention.detail == "demonym":
            continue  # part of the name of the site: "Turkish Press"
        spans.setdefault(link.key, []).append((link.mention.start, link.mention.end))
        confidence[link.key] = max(confidence.get(link.key, 0.0), link.confidence)
    return tuple(
        Fact(key, reading.support(found, "state-named", confidence[key])) for key, found in sorted(spans.items())
    )


def _is_language(reading: Reading, mention: Mention) -> bool:
    """Tell whether an adjective names a language: in a list that ends with the word, or behind ``in``."""
    if mention.detail not in ("demonym", "ambiguous"):
        return False
    before = reading.doc.text[max(0, mention.start - 80) : mention.start]
    return (
        _LANGUAGE.match(reading.doc.text[mention.end : mention.end + 60]) is not None
        or _IN_LANGUAGE.search(before) is not None
        or (
            _WRITTEN_IN.search(before) is not None
            and re.match(r"\s*[.,;)]|,? (?:et|y|and) ", reading.doc.text[mention.end :][:6]) is not None
        )
    )


def find_agencies(reading: Reading) -> tuple[Agency, ...]:
    """Return the organisations that act in the text, in order of appearance, without those named only as attributes."""
    order: dict[str, list[tuple[int, int]]] = {}
    parties: dict[str, Party] = {}
    head = _headline(reading)
    for row in reading.bodies:
        for body in row:
            if body.party.kind != "agency" or body.party.support.confidence < _MIN_AGENCY:
                continue
            after = reading.doc.text[body.end : body.end + 16]
            if body.party.known and any(
                r.start < body.start and body.end <= r.end and r.detail.startswith("state")
                for r in reading.inside(body.sentence, "role")
            ):
                continue  # a minister's portfolio: "ministro de Asuntos Exteriores, Unión Europea y Cooperación"
            if _OF_SYSTEM.search(reading.doc.text[max(0, body.start - 24) : body.start]) or body.sentence < head:
                continue  # the family an agency belongs to, or the name of the site
            if _attributive().match(after) and body.detail in ("acronym", "ambiguous"):
                continue
            order.setdefault(body.party.key, []).append((body.start, body.end))
            held = parties.get(body.party.key)
            if held is None or body.party.support.confidence > held.support.confidence:
                parties[body.party.key] = body.party
    return tuple(_agency(reading, parties[key], spans) for key, spans in order.items())


def _headline(reading: Reading) -> int:
    """Return the number of the headline's sentence, or 0 where text stands before it; above it stands the site."""
    kinds = [sent.kind for sent in reading.sentences]
    return kinds.index("title") if "title" in kinds and "body" not in kinds[: kinds.index("title")] else 0


def _agency(reading: Reading, party: Party, spans: list[tuple[int, int]]) -> Agency:
    """Return one agency with every place that names it."""
    row = reference.agencies().get(party.key)
    full = reading.support(spans, party.support.method, party.support.confidence)
    if row is not None:
        return Agency(party.key, row["name_en"], row["acronym"] or None, row["kind"], party.known, full)
    defined = {
        m.detail.removeprefix("defined:")
        for m in reading.mentions
        if m.kind == "agency" and m.detail.startswith("defined:") and m.value == party.name
    }
    return Agency(party.key, party.name, min(defined, default=None), _kind(party.name), party.known, full)


def _kind(name: str) -> str:
    """Return the kind of a new organisation by its head word."""
    return next((kind for kind in _KINDS if any(word in name for word in reference.words(f"kind-{kind}"))), "other")


def find_goals(reading: Reading) -> tuple[SdgLink, ...]:
    """Return the explicit links to the 2030 Agenda, goals, targets and indicators."""
    spans: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for index in range(len(reading.sentences)):
        for mention in reading.inside(index, "goal"):
            if mention.detail != "objective":
                spans.setdefault((mention.detail, mention.value), []).append((mention.start, mention.end))
                if mention.detail != "agenda":
                    spans.setdefault(("agenda", "2030"), []).append((mention.start, mention.end))
    return tuple(
        # the finder writes the four kinds
        SdgLink(kind, code, reading.support(found, "sdg-reference", 0.97))  # type: ignore[arg-type]
        for (kind, code), found in sorted(spans.items())
    )


def find_objectives(reading: Reading) -> tuple[Fact[int], ...]:
    """Return the objectives of the Global Compact for Migration the text names."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for index in range(len(reading.sentences)):
        for mention in reading.inside(index, "goal"):
            if mention.detail == "objective":
                spans.setdefault(int(mention.value), []).append((mention.start, mention.end))
    return tuple(Fact(n, reading.support(found, "gcm-reference", 0.97)) for n, found in sorted(spans.items()))
