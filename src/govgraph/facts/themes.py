"""Find topics, levels, populations, countries and goals: explicit ones as the text names them, implied ones marked so."""

from __future__ import annotations

import re

from govgraph import reference
from govgraph.facts.reading import Reading
from govgraph.model import Agency, Fact, Mention, SdgLink, Support

_LEVEL_WORDS = {
    "local": "local", "locaux": "local", "locale": "local", "district": "local", "municipal": "local", "community": "local",
    "national": "national", "nationaux": "national", "nationale": "national", "nacional": "national", "country": "national",
    "regional": "regional", "régional": "regional", "régionaux": "regional", "continental": "regional", "subregional": "regional",
    "global": "global", "international": "global", "worldwide": "global", "mondial": "global", "mundial": "global",
}  # fmt: skip
_LEVEL = re.compile(rf"\b({'|'.join(_LEVEL_WORDS)})\b", re.IGNORECASE)
_LEVEL_NOUN = re.compile(r"\b(?:levels?|niveaux?|niveles|nivel)\b", re.IGNORECASE)
_NEAR = 40
_ATTRIBUTIVE = re.compile(
    r"^(?:'s)?[ -](?:agenc(?:y|ies)|system|member|members|state|states|country|countries|bod(?:y|ies)|family|charter|response|resolution|funds?|funding|policy|law|rules?"
    r"|borders?|citizens?|nationals?|officials?|summit|organi[sz]ations?|Agenda|2030|Sustainable|SDGs?|entit(?:y|ies)|partners?|Charter|peacekeep\w+|envoy|led\b|wide\b|backed\b)",
)


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
            behind = re.match(
                r" (?:\w+ )?(?:workers|labou?rers|nurses|trainees|seafarers)\b",
                reading.doc.text[link.mention.end : link.mention.end + 30],
            )
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
    for sentence, sent in enumerate(reading.sentences):
        nouns = [m.span() for m in _LEVEL_NOUN.finditer(sent.text)]
        for match in _LEVEL.finditer(sent.text):
            before_instrument = bool(reading.inside(sentence, "cue")) and any(
                i.start in (sent.start + match.end() + 1, sent.start + match.start())
                for i in reading.inside(sentence, "instrument")
                if match.group().lower() != "international"
            )
            near = before_instrument or any(
                (0 <= a - match.end() <= _NEAR and _listed(sent.text[match.end() : a]))
                or (0 <= match.start() - b <= _NEAR and _listed(sent.text[b : match.start()]))
                for a, b in nouns
            )
            if near:
                span = (sent.start + match.start(), sent.start + match.end())
                spans.setdefault(_LEVEL_WORDS[match.group().lower()], []).append(span)
    order = ("local", "national", "regional", "global")
    return tuple(Fact(key, reading.support(spans[key], "level-word", 0.92)) for key in order if key in spans)


def _listed(gap: str) -> bool:
    """Tell whether only further levels and conjunctions stand between a level's adjective and its noun."""
    rest = _LEVEL.sub("", gap)
    return re.fullmatch(r"(?:[\s,/-]|and|or|et|y|sub)*", rest, re.IGNORECASE) is not None


def find_countries(reading: Reading) -> tuple[Fact[str], ...]:
    """Return the states the kept text names, as nouns or adjectives, outside the names of agencies."""
    spans: dict[str, list[tuple[int, int]]] = {}
    confidence: dict[str, float] = {}
    for link in reading.links:
        if link.mention.kind != "state" or link.key is None or _is_language(reading, link.mention):
            continue
        spans.setdefault(link.key, []).append((link.mention.start, link.mention.end))
        confidence[link.key] = max(confidence.get(link.key, 0.0), link.confidence)
    return tuple(
        Fact(key, reading.support(found, "state-named", confidence[key])) for key, found in sorted(spans.items())
    )


def _is_language(reading: Reading, mention: Mention) -> bool:
    """Tell whether an adjective names a language: in a list that ends with the word, or behind ``in``."""
    after = reading.doc.text[mention.end : mention.end + 60]
    if mention.detail not in ("demonym", "ambiguous"):
        return False
    return (
        re.match(
            r"(?:(?:,| and|,? et| y) (?:[A-Z][a-z]+))*,? (?:and [A-Z][a-z]+ )?(?:languages?|langues?|idiomas?)\b", after
        )
        is not None
    )


def find_agencies(reading: Reading) -> tuple[Agency, ...]:
    """Return the organisations that act in the text, in order of appearance; those named only as an attribute are left out."""
    order: dict[str, list[tuple[int, int]]] = {}
    parties = {}
    for row in reading.bodies:
        for body in row:
            if body.party.kind != "agency" or body.party.support.confidence < 0.7:
                continue
            after = reading.doc.text[body.end : body.end + 16]
            if _ATTRIBUTIVE.match(after) and body.detail in ("acronym", "ambiguous"):
                continue
            order.setdefault(body.party.key, []).append((body.start, body.end))
            held = parties.get(body.party.key)
            if held is None or body.party.support.confidence > held.support.confidence:
                parties[body.party.key] = body.party
    return tuple(
        _agency(reading, key, spans, parties[key].name, parties[key].known, parties[key].support)
        for key, spans in order.items()
    )


def _agency(
    reading: Reading, key: str, spans: list[tuple[int, int]], name: str, known: bool, support: Support
) -> Agency:
    """Return one agency with every place that names it."""
    row = reference.agencies().get(key)
    full = reading.support(spans, support.method, support.confidence)
    if row is not None:
        return Agency(key, row["name_en"], row["acronym"] or None, row["kind"], known, full)
    defined = {
        m.detail.removeprefix("defined:")
        for m in reading.mentions
        if m.kind == "agency" and m.detail.startswith("defined:") and m.value == name
    }
    return Agency(key, name, next(iter(sorted(defined)), None), _kind(name), known, full)


def _kind(name: str) -> str:
    """Return the kind of a new organisation by its head word."""
    for pattern, kind in (
        (
            r"Ministry|Ministère|Ministerio|Department|Government|Bureau|Embassy|Directorate|Authority|Police|Secretaría|Cancillería",
            "government",
        ),
        (r"Trade Union|Congress|Confederation|Employers|Syndicat|Sindicato|Centrale|Unions", "social_partner"),
        (r"Ltd|Inc|Company|Corporation|Airlines|GmbH", "company"),
        (r"Network|Forum|Process|Dialogue", "network"),
        (r"Foundation|Caritas|Council for Refugees|Association|Red Cross|Crescent", "ngo"),
    ):
        if re.search(pattern, name):
            return kind
    return "other"


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
        SdgLink(kind, code, reading.support(found, "sdg-reference", 0.97))  # type: ignore[arg-type]  # the finder writes the four kinds
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


def implied_goals(
    reading: Reading,
    explicit: tuple[SdgLink, ...],
    topics: tuple[Fact[str], ...],
    populations: tuple[Fact[str], ...],
    event_spans: list[tuple[int, int]],
) -> tuple[SdgLink, ...]:
    """Return the SDG targets that topics and populations suggest, marked implied; those named explicitly are left out."""
    named = {link.code for link in explicit}
    spans: dict[str, list[tuple[int, int]]] = {"10.7": list(event_spans)}
    for scheme, facts in (("topic", topics), ("population", populations)):
        for fact in facts:
            for target in reference.concepts(scheme)[fact.value].targets:
                spans.setdefault(target, []).extend((e.start, e.end) for e in fact.support.evidence)
    return tuple(
        SdgLink(
            "target", code, Support(reading.support(found, "", 0).evidence, "topic-suggests-target", 0.6, "implied")
        )
        for code, found in sorted(spans.items())
        if code not in named and found
    )
