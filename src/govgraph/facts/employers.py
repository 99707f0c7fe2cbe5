"""Fill in for whom a leader works where the sentence of the name does not say: from the rest of the document.

Each filling has its own rule and a lower confidence than what stands beside the name.
"""

from __future__ import annotations

import re
from dataclasses import replace

from govgraph import reference
from govgraph.facts.events import Event
from govgraph.facts.leaders import post_key
from govgraph.facts.reading import Body, Reading
from govgraph.model import Leader, Mention, Party

_MISSION = re.compile(r"\b(?:Embassy|High Commission|Consulate|Ambassade|Embajada)\b(?: General)? (?:of|de|du|del)\b")
_OF_GOVERNMENT = re.compile(r"\b(?:Government|Gouvernement|Gobierno) (?:of|de|du|del)\b")  # the site of one
_PRESIDENT = re.compile(r"^(?:\w+ )?(?:president|président|presidente)", re.IGNORECASE)
_JOURNEY = re.compile(
    r"\b(?:visit\w*|arriv\w+|travel\w+|trip|landed|touched down|flew|en visite|arrivé\w*|visita|llegó|viaj\w+)\b",
    re.IGNORECASE,
)
_ABROAD = re.compile(r"(?:[\w'-]+ )?(?:ambassad\w+|embajador\w*|high commissioner|consul\w*|cónsul)\b", re.IGNORECASE)
_OF_PLACE = re.compile(r" (?:of|du|de|del) [A-ZÀ-Þ]")
_WITH = re.compile(
    r"\b(?:agreements?|accords?|deals?|pacts?|treat(?:y|ies)|memorand(?:um|a)|MoUs?|convenios?|acuerdos?)"
    r"(?: [\w'-]+){0,3} (?:with|avec|con) (?:the |la |le |el |l')?$"
)
_APPOSED = re.compile(
    r",? of (?:[\w-]+ ){0,6}|, (?:(?:the|member|speaker|minister|leader|head) (?:[\w-]+ ){0,4})?", re.IGNORECASE
)
_MINISTER = re.compile(r"(?:minist(?:er|re|ro|ra)|secretari[oa])$", re.IGNORECASE)
_MINISTRY = re.compile(r"(?:Ministry|Ministère|Ministerio|Secretaría) ")
_LISTING = re.compile(r"\b(?:agreements|arrangements|memoranda|accords|treaties|acuerdos|convenios)\b", re.IGNORECASE)


def home_state(reading: Reading) -> Party | None:
    """Return the state a report is written from: that of the dateline's city, if the text names the state too."""
    named = {body.party.key: body.party for row in reading.bodies for body in row if body.party.kind == "state"}
    for row, sent in zip(reading.bodies, reading.sentences, strict=True):
        if sent.kind == "body":
            break
        mission = _MISSION.search(sent.text)
        mission = mission or (_OF_GOVERNMENT.search(sent.text) if sent.kind == "meta" else None)
        owner = next(
            (b.party for b in row if mission and b.start >= sent.start + mission.end() and b.party.kind == "state"),
            None,
        )
        if owner is not None:
            return owner  # the page of an embassy tells of its own state
    for index, sent in enumerate(reading.sentences):
        if sent.kind == "title":
            continue
        for city in reading.inside(index, "city"):
            state = city.keys[0].split("|")[1]
            head = sent.kind == "meta" or city.start - sent.start < 3
            if head and state in named:
                support = reading.support([(city.start, city.end)], "state-of-dateline", 0.8)
                return Party("state", state, reading.state_name(state), True, support)
        if sent.kind == "body":
            break
    return _list_owner(reading)


def _list_owner(reading: Reading) -> Party | None:
    """Return the state that a list of agreements is of: ``Lesotho has the following arrangements``."""
    for index, sent in enumerate(reading.sentences):
        first = next(iter(reading.bodies[index]), None)
        if (
            first is not None
            and first.party.kind == "state"
            and first.start == sent.start
            and _LISTING.search(sent.text)
        ):
            return first.party
    return None


def fill_employers(reading: Reading, leaders: dict[str, Leader], events: list[Event]) -> dict[str, Leader]:
    """Return the leaders with employers filled in where the document allows only one.

    Args:
        leaders: by the linker's key of the person.

    Rules, first that applies:
        signs-for: the person signs ``on behalf of`` a body.
        own-ministry: the minister of a portfolio where the ministry of that portfolio concludes.
        other-state: a minister among the states that conclude, the other ones having theirs.
        state-of-dateline: a minister in a report from that state's capital.
    """
    filled = _told(reading, leaders, events)
    home = home_state(reading)
    signing = {signer.link_key for event in events for signer in event.signers}
    parties = {p.key: p for e in events for p in e.parties if p.kind == "state" and not e.cited}
    by_key = {body.party.key: body.party for row in reading.bodies for body in row if body.party.kind == "state"}
    named = set(by_key)
    concluding = {p.key for e in events for p in e.parties if not e.cited}
    scopes = _scopes(reading, leaders)
    for key, leader in filled.items():
        head = scopes.get(key) == "both" and _PRESIDENT.search(leader.role) is not None
        if leader.org is not None or not (head or scopes.get(key) == "state"):
            continue
        taken = {other.org.key for other in leaders.values() if other.org is not None and other.org.kind == "state"}
        signed_for = {org.key for k in signing if (org := filled[k].org) is not None}
        left = [p for k, p in parties.items() if k not in taken]
        unsigned = [p for p in left if p.key not in signed_for]
        if key in signing and len(unsigned) == 1 and len(concluding) >= 2:
            filled[key] = _employed(reading, leader, unsigned[0], "other-state", 0.75)
        elif home is not None and not _competes(key, leader, filled, home, parties):
            filled[key] = _of_dateline(reading, key, leader, home)
        elif len(left) == 1 and len(parties) >= 2:
            filled[key] = _employed(reading, leader, left[0], "other-state", 0.7)
        elif len(named) == 2 and (own := _signing_with(events, key, named)) is not None:
            filled[key] = _employed(reading, leader, by_key[own], "other-state", 0.7)
        elif set(parties) == named and len(parties) == 1 and len(concluding) >= 2:
            filled[key] = _employed(reading, leader, next(iter(parties.values())), "state-that-concludes", 0.65)
    for event in events:
        filled |= _in_order(reading, event, filled, scopes, parties if set(parties) == concluding else {})
    return filled


def _told(reading: Reading, leaders: dict[str, Leader], events: list[Event]) -> dict[str, Leader]:
    """Return the leaders with the employers that what is told of the signing gives: for whom, or of which portfolio."""
    filled = dict(leaders)
    for event in events:
        for signer in event.signers:
            key = signer.link_key
            if filled[key].org is None and signer.on_behalf_of is not None:
                filled[key] = _employed(reading, filled[key], signer.on_behalf_of, "signs-for", 0.85)
    for key, leader in filled.items():
        ministry = _own_ministry(leader, events) if leader.org is None else None
        if ministry is not None:
            filled[key] = _employed(reading, leader, ministry, "own-ministry", 0.8)
    return filled


def _own_ministry(leader: Leader, events: list[Event]) -> Party | None:
    """Return the one ministry among those who conclude that has the portfolio of a minister, or None."""
    head, _, portfolio = leader.role.partition(" ")
    words = _words(portfolio)
    if not words or _MINISTER.match(head) is None:
        return None
    found = {
        p.key: p
        for event in events
        for p in event.parties
        if p.kind == "agency" and not p.known and _MINISTRY.match(p.name) and words <= _words(p.name)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _words(text: str) -> set[str]:
    """Return the words of a text that are no little ones, in lower case."""
    return {w.lower() for w in re.findall(r"[^\W\d_]{4,}", text)}


def _in_order(
    reading: Reading, event: Event, leaders: dict[str, Leader], scopes: dict[str, str], parties: dict[str, Party]
) -> dict[str, Leader]:
    """Return the signers of states named in the same order, where no word says who signs for whom: a suggestion.

    Args:
        parties: the states that conclude, for an event that names none itself.
    """
    states = [p for p in event.parties if p.kind == "state"] or list(parties.values())
    keys = [s.link_key for s in event.signers]
    open_ends = all(leaders[k].org is None and scopes.get(k) in ("state", "both") for k in keys)
    if len(keys) < 2 or len(keys) != len(states) or len(states) < len(event.parties) or not open_ends:
        return {}
    return {k: _employed(reading, leaders[k], s, "order-of-states", 0.6) for k, s in zip(keys, states, strict=True)}


def _competes(key: str, leader: Leader, leaders: dict[str, Leader], home: Party, parties: dict[str, Party]) -> bool:
    """Tell whether another leader may hold, or holds, the office in the state a report is written from.

    A state has one president and one minister of a portfolio; where another state concludes as well, two of them stand
    for two states, and the text does not say who for which.
    """
    if len(parties) < 2:
        return False
    same = [o for k, o in leaders.items() if k != key and _is_same_office(o.role, leader.role)]
    return any(o.org is None or o.org.key == home.key for o in same)


def _signing_with(events: list[Event], key: str, named: set[str]) -> str | None:
    """Return which of the two states a text names is not the one that a person is said to sign ``with``."""
    for event in events:
        partners = {p.key for p in event.parties if p.support.method == "parties-with"} & named
        if len(partners) == 1 and any(signer.link_key == key for signer in event.signers):
            return next(iter(named - partners))
    return None


def _of_dateline(reading: Reading, key: str, leader: Leader, home: Party) -> Leader:
    """Return a leader as an office holder of the state written from, or unchanged where it may be a visitor.

    Counted on the labelled batches and 90 read pages: 7 of 8 right where no other state is named beside the person,
    14 of 18 else, before visitors and ambassadors were left out.
    """
    manner = _stands_to(reading, key, leader, home)
    if manner == "apart":
        return leader
    return _employed(reading, leader, home, "state-of-dateline", 0.75 if manner == "alone" else 0.55)


def _stands_to(reading: Reading, key: str, leader: Leader, home: Party) -> str:
    """Tell how the sentences that name a person stand to the state a report is written from.

    Returns:
        ``apart`` where they tell of a journey, tie the person to another state or place, or sign with the home state;
        ``beside`` where they name another state without a tie; ``alone`` otherwise.
    """
    if _ABROAD.match(leader.role) or (_PRESIDENT.search(leader.role) and _OF_PLACE.search(leader.role)):
        return "apart"
    manner = "alone"
    for index, sent in enumerate(reading.sentences):
        people = [
            m for m in reading.inside(index, "person") if (link := reading.link(m)) is not None and link.key == key
        ]
        if not people:
            continue
        others = [b for b in reading.bodies[index] if b.party.kind == "state" and b.party.key != home.key]
        if _JOURNEY.search(sent.text) or _signs_with(reading, index, people[0], home):
            return "apart"
        if any(_is_tied(reading, person, body) for person in people for body in others):
            return "apart"
        if others:
            manner = "beside"
    return manner


def _signs_with(reading: Reading, sentence: int, person: Mention, home: Party) -> bool:
    """Tell whether a sentence names a person and later says ``agreement with`` the state: it is the other side."""
    homes = [b for b in reading.bodies[sentence] if b.party.key == home.key and b.start > person.end]
    return any(_WITH.search(reading.doc.text[person.end : b.start].replace("\n", " ")) for b in homes)


def _is_tied(reading: Reading, person: Mention, body: Body) -> bool:
    """Tell whether a state stands in a person's apposition: ``A, San Marino's Secretary``, ``B of the Party of Japan``.

    Another person between makes it that one's.
    """
    if body.start < person.end:
        return False
    between = reading.doc.text[person.end : body.start].replace("\n", " ")
    return _APPOSED.fullmatch(between) is not None and not any(
        person.end <= other.start < body.start for other in reading.inside(person.sentence, "person")
    )


def _is_same_office(one: str, other: str) -> bool:
    """Tell whether a state has one holder of both offices only: the same words, or both are a head's."""
    heads = ("president", "président", "presidente", "king", "chancellor", "prime minister", "premier")
    one, other = one.lower(), other.lower()
    return one == other or (one.startswith(heads) and other.startswith(heads))


def _scopes(reading: Reading, leaders: dict[str, Leader]) -> dict[str, str]:
    """Return, by the linker's key of each person, whether the office nearest to it is a state's or an agency's."""
    scopes: dict[str, str] = {}
    for index in range(len(reading.sentences)):
        roles: list[Mention] = reading.inside(index, "role")
        for person in reading.inside(index, "person"):
            link = reading.link(person)
            if link is None or link.key is None or not roles:
                continue
            own = leaders[link.key].role if link.key in leaders else ""
            nearest = next((r for r in roles if own and r.text == own), None) or min(
                roles, key=lambda r: min(abs(r.end - person.start), abs(person.end - r.start))
            )
            scopes.setdefault(link.key, nearest.detail.split(":")[0])
    return scopes


def _employed(reading: Reading, leader: Leader, org: Party, method: str, confidence: float) -> Leader:
    """Return a leader with an employer, the evidence of both, and the key an employer gives."""
    spans = [(e.start, e.end) for e in (*leader.support.evidence, *org.support.evidence)]
    support = reading.support(spans, method, min(confidence, leader.support.confidence + 0.3))
    key = leader.key if leader.known else f"{leader.key}.{org.key.lower()}"
    heads = ((row["canonical"], row["head"].split("|")) for row in reference.table("roles", folder="lexicon"))
    canonical = next((office for office, head in heads if leader.role.lower() in head), leader.role)
    return replace(leader, key=key, org=org, post=post_key(canonical, leader.role, org), support=support)
