"""Gather what the sentences of a document say into agreements, each told once."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from govgraph import reference
from govgraph.facts.clusters import Cluster, is_background, whole
from govgraph.facts.events import Event
from govgraph.facts.reading import Reading
from govgraph.facts.signatures import Signer, is_noun, party_of
from govgraph.model import Agreement, AgreementRole, Evidence, Fact, Leader, Party, Signatory

_RANK = (
    "terminated",
    "suspended",
    "rejected",
    "renewed",
    "adopted",
    "signed",
    "planned",
    "in-force",
    "announced",
    "none",
)
_GENERIC = frozenset({"agreement", "other"})
_MIN_PARTY = 0.7
_SUBJECT_CHARS = 130  # an instrument's subject ends within so many behind it
_OF_ALL = frozenset(
    {"compact", "declaration", "convention", "protocol", "treaty", "action-plan", "joint-statement"}
)  # instruments that need no named parties


def assemble(
    reading: Reading,
    cluster: Cluster,
    ordinal: int,
    main: Cluster | None,
    leaders: dict[str, Leader],
    home: Party | None,
) -> Agreement | None:
    """Return the agreement of a cluster, or None where too little is told to call it one.

    Args:
        main: the cluster the document is about, or None where it tells of one only.
        leaders: by the linker's key of the person.
        home: the state the document is written from, or None.
    """
    events = _consistent(cluster.events)
    last = _told_in_force(reading, events) or _status_event(events)
    kind = _type(reading, events)
    if last is None or kind is None:
        return None
    signers = _signers(events)
    parties = _all_parties(reading, events, signers, leaders, home)
    date = _date(events)
    cited = cluster.cited or (main is not None and main is not cluster and is_background(reading, cluster, main))
    if len(parties) < 2 and main is not None and main is not cluster and not signers:
        cited = True  # too little is told of it to be what the text is about
    role: AgreementRole = "mention" if cited else "primary"
    if cited and (last.status == "announced" or len(parties) < 2):
        return None
    if not cited and not parties and not _is_headline(reading, cluster):
        return None
    told = _cue_spans(reading, last)
    return Agreement(
        ordinal=ordinal,
        label=_label(reading, events, kind, parties),
        type=kind,
        status=Fact(last.status, reading.support(told, "cue-status", 0.94)),
        modality=Fact(last.modality, reading.support(told, "cue-modality", 0.95)),
        parties=tuple(parties),
        date=date,
        place=_first(events, "place"),
        venue=_first(events, "venue"),
        signatories=_signatories(reading, signers, parties, leaders),
        topics=(),
        levels=(),
        role=role,
        evidence=_evidence(reading, events),
    )


def _all_parties(
    reading: Reading, events: list[Event], signers: dict[str, Signer], leaders: dict[str, Leader], home: Party | None
) -> list[Party]:
    """Return the parties named, then the bodies signers sign for, then the state written from, while there are few."""
    parties = _parties(reading, events)
    if len(parties) < 2:
        for key, signer in signers.items():
            body = party_of(reading, signer, leaders[key])
            if body is not None and _match(body, parties) is None:
                parties.append(body)
    if len(parties) == 1 and home is not None and parties[0].kind == "state" and parties[0].key != home.key:
        parties.append(replace(home, support=reading.derived(home.support, "party-of-dateline", 0.7)))
    return parties


def _consistent(events: list[Event]) -> list[Event]:
    """Return the events without others' refusals: a concluded agreement was not rejected, though some may not join."""
    concluded = any(
        e.status in ("signed", "adopted") and e.modality == "happened" and e.instrument is not None for e in events
    )
    multilateral = {e.type for e in events} & {"compact", "declaration", "convention", "protocol"}
    refusals = {"rejected", "terminated", "suspended"} if multilateral else {"rejected"}
    return [e for e in events if not (concluded and e.status in refusals)] or events


def _cue_spans(reading: Reading, event: Event) -> list[tuple[int, int]]:
    """Return the sentence of an event as the span that supports its status."""
    sent = reading.sentences[event.sentence]
    return [(sent.start, sent.end)]


def _status_event(events: list[Event]) -> Event | None:
    """Return the event that gives the last state of an agreement."""
    told = [e for e in events if e.status != "none"]
    if not told:
        return None
    if any(_reports_signing(e) and e.instrument is not None for e in told):
        told = [e for e in told if e.status != "planned"] or told
    elif any(e.status == "planned" for e in told):
        # "the signing will …" of what is to be signed; a cabinet's approval of it is leave to sign
        before = {"signed"} if _is_multilateral(told) else {"signed", "adopted"}
        told = [e for e in told if e.status not in before] or told
    if not _is_multilateral(told) and any(e.status == "signed" and e.modality == "happened" for e in told):
        told = [e for e in told if e.status != "adopted"]  # approval by a parliament or council is not the signing
    return min(told, key=lambda e: (_RANK.index(e.status), -len(e.signers), e.date is None, e.sentence))


def _is_multilateral(events: list[Event]) -> bool:
    """Tell whether an instrument is of a kind that a conference adopts."""
    return bool({e.type for e in events} & {"compact", "declaration", "convention", "protocol", "action-plan"})


def _told_in_force(reading: Reading, events: list[Event]) -> Event | None:
    """Return the event of a headline that says an agreement is in force, unless it has ended since."""
    ended = any(e.status in ("terminated", "suspended") for e in events)
    titled = (e for e in events if e.status == "in-force" and reading.sentences[e.sentence].kind == "title")
    return None if ended else next(titled, None)


def _reports_signing(event: Event) -> bool:
    """Tell whether an event reports that something was signed, rather than only names the signing."""
    noun = event.cue is not None and is_noun(event.cue.text)
    return event.status == "signed" and event.modality == "happened" and not (noun and event.date is None)


def _parties(reading: Reading, events: list[Event]) -> list[Party]:
    """Return the parties, surest naming first found; a part gives way to nothing, a whole to its part.

    What a sentence says outweighs the headline, which is short and names a government where its agency signs.
    """
    told = [e for e in events if reading.sentences[e.sentence].kind != "title"]
    if any(len({p.key for p in e.parties}) >= 2 for e in told):
        events = told
    named = [[p for p in e.parties if p.support.method != "party-of-signatory"] for e in events]
    if any(len({p.key for p in row}) >= 2 for row in named):
        events = [replace(e, parties=tuple(row)) for e, row in zip(events, named, strict=True)]
    counts = Counter(p.key for e in events for p in e.parties)
    best: dict[str, Party] = {}
    for event in events:
        for party in event.parties:
            if party.support.confidence >= _MIN_PARTY and (
                party.key not in best or party.support.confidence > best[party.key].support.confidence
            ):
                best[party.key] = party
    sizes = [len({p.key for p in e.parties}) for e in events]
    if sizes and max(sizes) >= 2:
        full = {p.key for e in events if len({q.key for q in e.parties}) >= 2 for p in e.parties}
        best = {k: p for k, p in best.items() if k in full}
    best = _of_states(best)
    wholes = {whole(k) for k in best if whole(k) != k}
    return [
        p for k, p in best.items() if not (k in wholes and counts[k] <= max(counts[o] for o in best if whole(o) == k))
    ]


def _of_states(parties: dict[str, Party]) -> dict[str, Party]:
    """Return the parties with each ministry that stands beside states only as its state: ministers sign for states."""
    states = reference.states()
    minted = {
        k: k.rsplit(".", 1)[1].upper() for k, p in parties.items() if p.kind == "agency" and not p.known and "." in k
    }
    if not minted or any(k not in states and k not in minted for k in parties) or len(parties) < 2:
        return parties
    found: dict[str, Party] = {}
    for key, party in parties.items():
        iso3 = minted.get(key)
        if iso3 is not None and iso3 in states:
            name = states[iso3]["name_en"].replace("’", "'")
            support = replace(party.support, method="state-of-ministry")
            found.setdefault(iso3, Party("state", iso3, name, True, support))
        else:
            found.setdefault(key, party)
    return found


def _match(body: Party, parties: list[Party]) -> Party | None:
    """Return the party that a body is, or belongs to, or is the whole of; None where it is none of them."""
    same = next((p for p in parties if p.key == body.key), None)
    return same or next((p for p in parties if whole(p.key) == whole(body.key)), None)


def _signers(events: list[Event]) -> dict[str, Signer]:
    """Return the signers by the linker's key, each as the sentence tells that says for whom."""
    best: dict[str, Signer] = {}
    for event in events:
        for signer in event.signers:
            held = best.get(signer.link_key)
            if held is None or (held.on_behalf_of is None and signer.on_behalf_of is not None):
                best[signer.link_key] = signer
    return best


def _signatories(
    reading: Reading, signers: dict[str, Signer], parties: list[Party], leaders: dict[str, Leader]
) -> tuple[Signatory, ...]:
    """Return the people who sign with the party each signs for; none where the body signed for is no party."""
    found = []
    for key, signer in signers.items():
        leader = leaders[key]
        body = signer.on_behalf_of or leader.org
        party = _match(body, parties) if body is not None else None
        support = reading.support(signer.spans, signer.method, signer.confidence * _signs_for(signer, leader, party))
        found.append(Signatory(leader.key, leader.name, leader.role, leader.post, party, support))
    return tuple(found)


def _signs_for(signer: Signer, leader: Leader, party: Party | None) -> float:
    """Return by how much less sure it is for whom a person signs than that the person does."""
    if party is None:
        return 0.7
    return 0.97 if signer.on_behalf_of is not None else min(0.97, leader.support.confidence)


def _type(reading: Reading, events: list[Event]) -> Fact[str] | None:
    """Return the most specific type named, the most frequent of those."""
    counts: Counter[str] = Counter()
    where: dict[str, tuple[int, int]] = {}
    for event in events:
        if event.instrument is not None and event.type is not None:
            counts[event.type] += 1
            where.setdefault(event.type, (event.instrument.start, event.instrument.end))
    if not counts:
        agreed = next(
            (
                e
                for e in events
                if e.cue is not None
                and _AGREE.match(e.cue.text)
                and len(e.parties) >= 2
                and reading.sentences[e.sentence].kind != "title"
            ),
            None,
        )
        if agreed is None or agreed.cue is None:
            return None
        return Fact("agreement", reading.support([(agreed.cue.start, agreed.cue.end)], "type-from-verb", 0.7))
    specific = [t for t in counts if t not in _GENERIC] or list(counts)
    best = max(specific, key=lambda t: (counts[t], t == "memorandum-of-understanding", -where[t][0]))
    return Fact(best, reading.support([where[best]], "instrument-word", 0.95))


def _date(events: list[Event]) -> Fact[str] | None:
    """Return the date of conclusion: that of signing or adopting, the most precise named."""
    named = next((e.named_date for e in events if e.named_date is not None), None)
    last = _status_event(events)
    if last is not None and last.status == "renewed" and last.date is not None and last.date.value[:4].isdigit():
        return last.date
    order = {"signed": 0, "adopted": 0, "renewed": 0, "planned": 1, "rejected": 2, "announced": 3}
    concluded = any(order.get(e.status) == 0 and e.modality == "happened" for e in events)
    dated = [e for e in events if e.date is not None and e.status in order and not (concluded and order[e.status] > 0)]
    if not _is_multilateral(events) and any(e.status == "signed" and e.modality == "happened" for e in events):
        dated = [e for e in dated if e.status != "adopted"]  # the day of a parliament's or cabinet's approval
    if named is not None and not dated:
        return named
    if not dated:
        return None
    best = min(dated, key=lambda e: (order[e.status], -len(e.date.value.replace("X", "")) if e.date else 0, e.sentence))
    return best.date


def _first(events: list[Event], name: str) -> Fact[str] | None:
    """Return the first place or venue told with a signing, adoption or plan."""
    last = _status_event(events)
    renewed = last is not None and last.status == "renewed"
    ranked = sorted(
        events,
        key=lambda e: (
            renewed and e is not last,
            e.status not in ("signed", "adopted", "planned", "renewed"),
            e.sentence,
        ),
    )
    for event in ranked:
        fact: Fact[str] | None = getattr(event, name)
        if fact is not None:
            return fact
    return None


def _is_headline(reading: Reading, cluster: Cluster) -> bool:
    """Tell whether the headline or the first sentences tell of an agreement without named parties (a compact)."""
    formal = cluster.types & _OF_ALL
    body = [i for i, s in enumerate(reading.sentences) if s.kind == "body"][:4]
    return bool(formal) and any(
        e.status in ("adopted", "signed", "planned", "in-force")
        and (reading.sentences[e.sentence].kind == "title" or e.sentence in body)
        for e in cluster.events
    )


def _evidence(reading: Reading, events: list[Event]) -> tuple[Evidence, ...]:
    """Return the sentences of the events, each once."""
    return tuple(reading.sentence_evidence(s) for s in sorted({e.sentence for e in events}))


_AGREE = re.compile(r"conclu", re.IGNORECASE)  # verbs that imply an instrument; to agree on measures implies none
_SUBJECT = re.compile(
    r"^\s*(?:\([^)]{2,20}\)\s*)?((?:on|for|concerning|regarding|sur|relatif à|sobre|para) [^.,;:()\"“”]{4,90}?)"
    r"(?=[.,;:()\"“”]|\s(?:was|were|has|have|had|is|are|will|that|which|who|signed|between|with|at|in|today|yesterday"
    r"|this|last|during|soon|dated|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|on \d|a été|ont|fue|entre|avec|con"
    r"|stands?|bears?|bore|carr(?:y|ies|ied)|replaces?|together|porte(?:nt)?|remplace|sont|sera|seront|son|será|serán|llevan?|reemplaza"
    r"|hier|ayer|hoy|aujourd'hui|lors|durante|tras|après|en \d|le \d|el \d|qui|que)\b|$)"
)


def _label(reading: Reading, events: list[Event], kind: Fact[str], parties: list[Party]) -> Fact[str]:
    """Return a readable name: type, parties, and the subject where the text gives one beside the instrument."""
    proper = _proper_name(events)
    if proper is not None and proper.instrument is not None:
        span = (proper.instrument.start, proper.instrument.end)
        return Fact(proper.instrument.text.replace("\n", " "), reading.support([span], "proper-name", 0.93))
    name = reference.concepts("agreement-type")[kind.value].name
    spans = [(e.start, e.end) for e in kind.support.evidence]
    subject, place = _subject(reading, events)
    if place is not None:
        spans.append(place)
    between = ""
    if parties:
        names = [_short(party) for party in parties]
        between = f" between {' and '.join(names)}" if len(names) >= 2 else f" of {names[0]}"
    words = name[0].upper() + name[1:] + between + subject
    return Fact(words, reading.support(spans, "label-from-type-and-parties", 0.9))


def _subject(reading: Reading, events: list[Event]) -> tuple[str, tuple[int, int] | None]:
    """Return what an agreement is on, with a space before it, and the span of its instrument; else empty and None."""
    for event in events:
        if event.instrument is not None:
            end = event.instrument.end
            stop = min(end + _SUBJECT_CHARS, reading.sentences[event.sentence].end)
            found = _SUBJECT.match(reading.doc.text[end:stop].replace("\n", " "))
            if found and not _begins_otherwise(reading, event, end + found.start(1), end + found.end(1)):
                return " " + found.group(1).strip(), (event.instrument.start, end)
    return "", None


def _proper_name(events: list[Event]) -> Event | None:
    """Return the event that calls its instrument by a name of its own (Global Compact for Migration), or None."""
    named = [
        e for e in events
        if e.instrument is not None and e.instrument.text.count(" ") >= 3 and e.instrument.text[0].isupper()
        and e.type in ("compact", "declaration", "convention", "protocol", "policy-framework")
    ]  # fmt: skip
    return max(named, key=lambda e: len(e.instrument.text) if e.instrument else 0, default=None)


def _begins_otherwise(reading: Reading, event: Event, start: int, end: int) -> bool:
    """Tell whether the words behind an instrument give a date or a represented body rather than its subject."""
    dates = reading.inside(event.sentence, "date")
    return any(start <= d.start <= start + 8 for d in dates) or "behalf" in reading.doc.text[start:end]


def _short(party: Party) -> str:
    """Return the acronym of a known agency, else the name."""
    row = reference.agencies().get(party.key)
    return row["acronym"] or party.name if row is not None else party.name


def leaders_by_link(reading: Reading, leaders: tuple[Leader, ...]) -> dict[str, Leader]:
    """Return the leaders by the linker's key of the person, under which later mentions are found."""
    found: dict[str, Leader] = {}
    by_name = {leader.name: leader for leader in leaders}
    for link in reading.links:
        if link.key is not None and link.mention.kind == "person" and link.name in by_name:
            found[link.key] = by_name[link.name]
    return found
