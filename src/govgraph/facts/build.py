"""Build the record of a document from its linked mentions."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from govgraph import reference
from govgraph.cover import Cover
from govgraph.facts import texts, themes, when
from govgraph.facts.agreements import assemble, leaders_by_link
from govgraph.facts.clusters import gather, main_cluster
from govgraph.facts.employers import fill_employers, home_state
from govgraph.facts.events import find_events
from govgraph.facts.implied import implied_goals
from govgraph.facts.inference import infer_date
from govgraph.facts.leaders import find_leaders
from govgraph.facts.provisions import with_provisions
from govgraph.facts.reading import Reading
from govgraph.folding import lower
from govgraph.model import (
    Abstention,
    Agreement,
    Document,
    Fact,
    Leader,
    Link,
    Mention,
    Party,
    Record,
    Segmentation,
)
from govgraph.patterns import lowered

_KINDS = (
    ("fact_sheet", re.compile(r"\bfact ?sheet\b", re.IGNORECASE)),
    ("statement", re.compile(r"^(?:joint )?statement\b|^déclaration conjointe|^declaración conjunta", re.IGNORECASE)),
    ("web_page", re.compile(r"^about\b|^à propos|^acerca de|timeline|^history\b", re.IGNORECASE)),
)
_PRESS = re.compile(
    r"\b(?:press|news|media) release\b|/Public Release|for media:"
    r"|for (?:more|further) information,? (?:please )?contact|communiqué de presse|comunicado de prensa",
    re.IGNORECASE,
)
_PRESS_WORDS = ("release", "for media:", "information", "communiqué", "comunicado")  # each match holds one
_MIGRATION_AGENCIES = frozenset({"iom", "unhcr", "icmpd", "unnm", "frontex", "gfmd", "jdc", "gmg"})


@cache
def _senses(name: str) -> re.Pattern[str]:
    """Return the pattern of the words of one sense of ``data/lexicon/relevance.csv``, in lower case.

    It takes in what stands before the word.
    """
    patterns = (row["pattern"] for row in reference.table("relevance", folder="lexicon") if row["sense"] == name)
    return lowered(rf"\W(?:{'|'.join(patterns)})\b")


def build_record(
    doc: Document, segmentation: Segmentation, mentions: tuple[Mention, ...], links: tuple[Link, ...]
) -> Record:
    """Return everything read from one document, each value with its evidence."""
    reading = Reading(doc, segmentation, mentions, links)
    written = when.published(reading)
    anchor = written.value if written is not None else None
    is_text = texts.is_agreement_text(reading)
    kind = texts.text_kind(reading) if is_text else _kind(reading)
    if is_text:
        agreement, leaders = texts.read_text(reading, kind)
        agreements: tuple[Agreement, ...] = () if agreement is None else (with_provisions(reading, agreement),)
    else:
        leaders = find_leaders(reading)
        agreements, leaders = _reported(reading, leaders, anchor)
    topics = themes.find_concepts(reading, "topic", "topic-label")
    populations = themes.find_concepts(reading, "population", "population-label")
    levels = themes.find_levels(reading)
    explicit = themes.find_goals(reading)
    relevant = _is_relevant(reading, agreements)
    if not relevant:
        agreements = ()
    agreements = _with_themes(agreements, topics, levels)
    spans = [(e.start, e.end) for a in agreements if a.role == "primary" for e in a.evidence]
    implied = implied_goals(reading, explicit, topics, populations, spans) if relevant else ()
    agreements = tuple(replace(a, inferences=infer_date(reading, a, weekday=_weekday(reading, a))) for a in agreements)
    return Record(
        document=doc,
        kind=kind,
        title=_title(reading),
        published=written,
        relevant=relevant,
        agencies=themes.find_agencies(reading),
        leaders=leaders,
        agreements=agreements,
        sdgs=explicit + implied,
        gcm_objectives=themes.find_objectives(reading),
        countries=themes.find_countries(reading),
        populations=populations,
        dropped=segmentation.dropped,
        abstentions=_abstentions(links),
    )


def _reported(
    reading: Reading, leaders: tuple[Leader, ...], anchor: str | None
) -> tuple[tuple[Agreement, ...], tuple[Leader, ...]]:
    """Return the agreements a report tells of, and the leaders with employers filled in from them."""
    known = leaders_by_link(reading, leaders)
    events = find_events(reading, known, anchor)
    filled = fill_employers(reading, known, events)
    clusters = gather(reading, events)
    main = main_cluster(reading, clusters)
    home = home_state(reading)
    found: list[Agreement] = []
    for cluster in clusters:
        agreement = assemble(reading, cluster, len(found) + 1, main, filled, home)
        if agreement is not None:
            found.append(agreement)
    by_name = {leader.name: leader for leader in filled.values()}
    return tuple(found), tuple(by_name.get(leader.name, leader) for leader in leaders)


def _with_themes(
    agreements: tuple[Agreement, ...], topics: tuple[Fact[str], ...], levels: tuple[Fact[str], ...]
) -> tuple[Agreement, ...]:
    """Return the agreements with topics and levels: all for the one a text is about, else those of its sentences."""
    alone = sum(a.role == "primary" for a in agreements) <= 1
    return tuple(
        replace(a, topics=topics, levels=levels)
        if alone and a.role == "primary"
        else replace(a, topics=_near(a, topics), levels=_near(a, levels))
        for a in agreements
    )


def _near(agreement: Agreement, facts: tuple[Fact[str], ...]) -> tuple[Fact[str], ...]:
    """Return the facts whose words stand in the sentences that tell of an agreement."""
    kept = []
    told = Cover((e.start, e.end) for e in agreement.evidence)
    for fact in facts:
        inside = tuple(e for e in fact.support.evidence if told.holds(e.start, e.end))
        if inside:
            kept.append(Fact(fact.value, replace(fact.support, evidence=inside)))
    return tuple(kept)


def _kind(reading: Reading) -> str:
    """Return the kind of a document that is no agreement text."""
    title = _title(reading)
    for kind, pattern in _KINDS:
        if title is not None and pattern.search(title.value):
            return kind
    return "press_release" if _is_press_release(reading.doc.text) else "news"


def _is_press_release(text: str) -> bool:
    """Tell whether a text says so, or whom the press may ask."""
    low = lower(text)
    return any(word in low for word in _PRESS_WORDS) and _PRESS.search(text) is not None


def _title(reading: Reading) -> Fact[str] | None:
    """Return the headline as printed."""
    for sent in reading.sentences:
        if sent.kind == "title":
            return Fact(sent.text, reading.support([(sent.start, sent.end)], "headline", 0.9))
    return None


def _is_relevant(reading: Reading, agreements: tuple[Agreement, ...]) -> bool:
    """Tell whether the document reports or is an agreement on migration.

    A body whose mandate is migration is a party, or the headline or the sentences of the event speak of migration
    (where states conclude, of workers or borders), or the text speaks at least twice of people who migrate. Where those
    sentences speak of animals or data that migrate, it is not.
    """
    primary = [a for a in agreements if a.role == "primary"]
    if not primary:
        return False
    parties = [p for a in primary for p in a.parties]
    if any(p.key in _MIGRATION_AGENCIES for p in parties):
        return True
    told = [e for a in primary for e in a.evidence]
    between_states = any(len({_state(p) for p in a.parties} - {""}) >= 2 for a in primary)
    near, people, field = 0, 0, 0
    for sent in reading.sentences:
        central = sent.kind == "title" or any(e.start <= sent.start < e.end for e in told)
        rest = " " + lower(sent.text)
        other = _senses("other").search(rest) is not None
        if other:
            rest = _senses("other").sub(lambda found: found.group()[0] + " ", rest)
        persons = len(_senses("people").findall(rest))
        if central and other and not persons:
            return False
        people += persons
        fields = len(_senses("field").findall(rest))
        field += fields
        if central:
            weak = between_states and not other and _senses("between-states").search(rest) is not None
            near += persons + fields + weak
    known = len(parties) >= 2 and all(p.known for p in parties)
    return near >= 1 or people >= (1 if known else 2) or (between_states and people + field >= 2)


def _state(party: Party) -> str:
    """Return the state a party is or belongs to, or an empty text."""
    if party.kind == "state":
        return party.key
    return party.key.rsplit(".", 1)[1].upper() if not party.known and "." in party.key else ""


def _weekday(reading: Reading, agreement: Agreement) -> int | None:
    """Return the weekday written with an agreement's date, or None."""
    if agreement.date is None:
        return None
    spans = {(e.start, e.end) for e in agreement.date.support.evidence}
    for mention in reading.mentions:
        if mention.kind == "date" and (mention.start, mention.end) in spans and mention.keys:
            return int(mention.keys[0])
    return None


def _abstentions(links: tuple[Link, ...]) -> tuple[Abstention, ...]:
    """Return what the linker saw and did not decide."""
    return tuple(
        Abstention(link.mention.start, link.mention.end, link.mention.text, link.reason)
        for link in links
        if link.key is None and link.mention.detail != "anaphor"
    )
