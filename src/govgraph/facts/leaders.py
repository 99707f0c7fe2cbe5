"""Find who holds which office where: pair people with roles in each sentence, then roles with their organisation.

People and roles of a sentence are paired in reading order so that the sum of the scores of the gaps between them is
greatest; that keeps lists straight whichever way round they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from govgraph import reference
from govgraph.facts.reading import Body, Reading
from govgraph.model import Leader, Link, Mention, Party, Tense
from govgraph.namespaces import slug

_ART = r"(?:the |la |le |les |el |los |l'|un |une |a |an )?"
_OF = r"(?:of|for|at|to|with|de|du|des|del|de la|de l'|d'|en|in|au|aux)"
_AFTER_NAME = (  # gap from a name to the role behind it
    (re.compile(rf"^, {_ART}(?:(?:new|current|then|its|his|her|their|also) )?(?:O(?:'s)?,? ?(?:\w+ )?)*$"), 1.0),
    (re.compile(rf"^ ?[(–-] ?{_ART}(?:O(?:'s)? ?)*$"), 0.9),
    (
        re.compile(
            r"^,? (?:who )?(?:is|was|serves as|served as|as|became|becomes|will be|has been|had served as|had been) "
            rf"{_ART}(?:O(?:'s)? ?)*$"
        ),
        0.85,
    ),
    (re.compile(r"^(?:the|and) (?:O )?$"), 0.8),  # glued to the name: "Popethe Director General"
    (re.compile(r"^ (?:O )?$"), 0.45),
)
_BEFORE_NAME = (  # gap from a role to the name behind it
    (re.compile(r"^ $"), 1.0),
    (re.compile(rf"^(?:'s)?,? ?(?:{_OF} ?{_ART}O(?:'s)? ?(?:and O)?)+,? $"), 0.97),
    (re.compile(r"^ O,? $"), 0.9),
    (re.compile(rf"^,? (?:{_OF} )?{_ART}[\w'-]+(?: (?:and |of |for |the )?[\w'-]+){{0,4}}, $"), 0.5),
    (re.compile(r"^, ?$"), 0.8),
    (re.compile(r"^,? ?O(?: O)?,? $"), 0.75),
)
_ORG_BEFORE_ROLE = re.compile(
    r"^(?:'s|')? ?(?:(?:new|current|outgoing|former|then|incoming|acting|own|first|federal|[A-Z]{3,}|[A-Z][\w-]+) )?"
    r"(?:(?:new|current|outgoing|former|acting|[A-Z][\w-]+) )?$"
)
_ORG_AFTER_ROLE = re.compile(rf"^(?:,? (?!(?:to|in|en|at|with|au|aux)\b){_OF} ?{_ART}|'s )$")
_MINISTER = re.compile(r" (?:(?:prime |deputy )?minister|president)\b", re.IGNORECASE)
_DIVISION = re.compile(r"\b(?:department|division|directorate|bureau|section|branch|unit)$", re.IGNORECASE)
_AT = re.compile(rf"^ (?:at|in|within|of) {_ART}$")
_DELEGATION = re.compile(
    r"\b(?:delegation of|delegation from|délégation d[eu']|delegación d[el]+) ?(?:the |la |le |el |l')?$", re.IGNORECASE
)
_THERE_WAS = re.compile(  # "for Chile there was the director", "por Chile estuvo el director"
    r"^ (?:there (?:was|were) |came |estuvo |estuvieron |asistió |participó |acudió |était présente? |participait )?"
    r"(?:the |el |la |le |l')?$"
)
_ORG_WHERE = re.compile(rf"^ (?:in|en|at|au|aux) {_ART}$")
_FOR_BEFORE = re.compile(r"\b(?:for|pour|por|on behalf of) (?:the |la |le |el |l')?$", re.IGNORECASE)
_OF_BEHIND_NAME = re.compile(rf"^ (?:of|de|du|del) ?{_ART}$")
_ORG_BRACKETED = re.compile(rf"^ ?\( ?{_ART}$", re.IGNORECASE)
_COMMA_THE = re.compile(r"^, (?:the |la |le |el |its |l')?(?:(?:acting|deputy|outgoing) )?$")
_ORG_APPOSED = re.compile(rf"^, {_ART}$")
_SELF_NAMING = (("high commissioner for refugees", "unhcr"), ("high commissioner for human rights", "ohchr"))
_SPLIT_PORTFOLIO = re.compile(
    r" (?:of|for) (?:the )?(?:[A-Z][\w'-]+)(?:(?:,? and |, | )(?:[A-Z][\w'-]+))*?"
    r"(?=,| and [A-Z]{2,}| and the| and [A-Z][\w-]+ (?:Director|Secretary|President|Minister)"
    r"|\.|$| (?:signed|said|told|met|opened|welcomed|announced|will|has|was|is)\b)"
)
_NEW_ITEM = re.compile(r"(?:'s)? (?:[A-Z][\w-]+ ?){1,3}")
_REACH = 60  # characters between an office and the title beside it
_SERVES = re.compile(
    r"\b(?:government|administration|rule)\b[^.,;]{0,30} (?:under|sous|bajo)(?: the)? $"
    r"|\b(?:secretary|adviser|advisor|spokes\w+|aide|assistant|envoy|chief of staff|delegate|porte-parole|conseill\w+"
    r"|portavoz|asesora?) (?:of|to|for|du|de la|del|de)(?: the)? $",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"\b([Mm]inister|[Pp]resident|[Ss]ecretar(?=ies)|[Dd]irector|[Hh]ead|[Cc]hief|[Aa]mbassador|[Cc]ommissioner|[Mm]inistre|[Mm]inistro"
    r"|[Mm]inistra|[Rr]epresentante|[Rr]epresentative|[Pp]residente|[Pp]résident|[Cc]ancillere|[Dd]irectore)(?:s|ies)\b"
)
_TO_LIST = re.compile(r"^(?: (?:of|de|du|des) (?:the )?O(?:,? (?:and |et |y )?(?:the )?O)*)?,? $")
_NEXT_IN_LIST = re.compile(
    r"^(?: (?:of|from|de|du|del) (?:the )?O)?(?:,|,? (?:and|et|y)) $"
)  # "A of Peru and B of Chile"
_APPOSED_OFFICE = re.compile(r"^, (?:the |respectively |les |los |las )?$")
_NEXT_NAME = re.compile(r"^(?:,|,? (?:and|et|y|e)) $")
_OWNER = re.compile(r"^ (?:of|de|du|del|de la|d')? ?(?:the |la |le |l'|el )?$")
_NEXT_OWNER = re.compile(r"^(?:,|,? (?:and|et|y|e)) (?:(?:of|de|du|del|d') ?)?(?:the |la |le |l'|el )?$")
_REPRESENTED = re.compile(
    r",? (?:which (?:was|is|were) |qui (?:est|était) )?(?:represented|représentée?s?|representad[oa]s?) (?:by|par|por) "
    r"(?:its |the |their |le |la |el |su )?"
)
_EU_COMMISSIONER = re.compile(r"Commissioner for [A-Z]")
_BYLINE = re.compile(r"(?:By|BY|Par|Por) [A-ZÀ-Þ]")
_JOINED = re.compile(r"^,? (?:and|et|y|e|as well as) (?:the |its |le |la |el |O )?$")
_POSSESSIVE = re.compile(
    r"\b(?:its|their|sa|son|leur|su)(?: (?:new|outgoing|general|nouvelle?|nuev[oa]))? $", re.IGNORECASE
)
_STATE_OFFICES = frozenset(
    {"Minister", "Prime Minister", "Secretary of State", "Minister of State", "Secretary", "Deputy Minister"}
)
_POSTED = frozenset(
    {"Chief of Mission", "Country Director", "Regional Director", "Head of Office", "Resident Representative",
     "Resident Coordinator", "Country Representative", "Regional Representative", "Coordinator", "Regional Coordinator"}
)  # fmt: skip
_OWN_PORTFOLIO = re.compile(
    r" (?:en charge|chargée?|a cargo|encargad[oa]|in charge|responsible) (?:de|du|des|del|d'|of|for)\b"
)
_STATE_SCOPE = ("Minister", "Prime Minister")
_FORMER_CLAUSE = re.compile(
    r"\b(?:before (?:joining|being|becoming)|previously|formerly|had served|used to|once)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Office:
    """A role as it stands in the text, with the organisation it belongs to there."""

    role: Mention
    text: str
    org: Party | None
    score: float
    reason: str


def find_leaders(reading: Reading) -> tuple[Leader, ...]:
    """Return the named office holders of a document, each once, in order of appearance."""
    found: dict[str, list[Leader]] = {}
    for sentence in range(len(reading.sentences)):
        if _BYLINE.match(reading.sentences[sentence].text) and reading.sentences[sentence].kind == "meta":
            continue
        people = [m for m in reading.inside(sentence, "person") if _is_named(reading, m)]
        if not people:
            continue
        bodies = reading.bodies[sentence]
        roles = [r for r in _outermost(reading.inside(sentence, "role")) if not _is_agency(reading, r, bodies)]
        roles = [r for r in roles if not _is_courtesy(reading, r, roles, people) and not _is_served(reading, r)]
        shared = {id(p): (p, r, body) for r in roles for p, body in _sharing(reading, r, people, bodies)}
        single = [(p, r, score) for p, r, score in _pair(reading, people, roles, bodies) if id(p) not in shared]
        for person, role, score in [*single, *((p, r, 0.95) for p, r, _ in shared.values())]:
            link = reading.link(person)
            if link is None or link.key is None:
                continue
            office = _office(reading, role, person, bodies, link)
            if id(person) in shared:
                office = _one_of(office, shared[id(person)][2])
            if office.org is None:
                office = _of_joined(reading, office, person, roles, people, bodies, link)
            if role.value in ("Counterpart", "Predecessor") and _OWN_PORTFOLIO.search(role.text) is None:
                office = _inherited(office, found, same_body=role.value == "Predecessor")
            leader = _leader(reading, person, link, office, score)
            found.setdefault(link.key, []).append(leader)
    return tuple(_merge(group) for group in found.values())


def _sharing(
    reading: Reading, role: Mention, people: list[Mention], bodies: list[Body]
) -> list[tuple[Mention, Body | None]]:
    """Return the people a plural office is shared by, each with the body told for it, if any.

    ``Foreign ministers A (Peru) and B (Chile)`` and ``the ministers of Peru and Chile, A and B``; one person is none.
    """
    if _PLURAL.search(role.text) is None:
        return []
    found: list[tuple[Mention, Body | None]] = []
    listed: list[Body] = []
    at = role.end
    for person in (p for p in people if p.start >= role.end):
        between = [b for b in bodies if at <= b.start and b.end <= person.start]
        gap = reading.gap(at, person.start, skip=between)
        if not (_TO_LIST if at == role.end else _NEXT_IN_LIST).match(gap):
            break
        listed = between if at == role.end else listed
        found.append((person, _body_behind(reading, person, bodies)))
        at = person.end
    if len(found) < 2:
        return _apposed_to(reading, role, people, bodies)
    if len(listed) == len(found):
        return [(person, body) for (person, _), body in zip(found, listed, strict=True)]
    return found


def _apposed_to(
    reading: Reading, role: Mention, people: list[Mention], bodies: list[Body]
) -> list[tuple[Mention, Body | None]]:
    """Return the people a plural office behind their names is shared by, each with the body at its place in the list.

    ``A and B, ministers of labour of Peru and of Chile``; where there are not as many bodies, with none.
    """
    found: list[Mention] = []
    at = role.start
    for person in reversed([p for p in people if p.end <= role.start]):
        gap = reading.gap(person.end, at)
        if not (_APPOSED_OFFICE if at == role.start else _NEXT_NAME).match(gap):
            break
        found.insert(0, person)
        at = person.start
    if len(found) < 2:
        return []
    listed: list[Body] = [b for b in bodies if role.start <= b.start and b.end <= role.end]
    end = role.end
    for body in (b for b in bodies if b.start >= role.end):
        if not (_NEXT_OWNER if listed else _OWNER).match(reading.gap(end, body.start)):
            break
        listed.append(body)
        end = body.end
    if len(listed) == len(found):
        return list(zip(found, listed, strict=True))
    return [(person, None) for person in found]


def _body_behind(reading: Reading, person: Mention, bodies: list[Body]) -> Body | None:
    """Return the body told for one of several in brackets or with ``of``: ``A (Peru)``, ``A of Peru``."""
    for body in bodies:
        gap = reading.doc.text[person.end : body.start] if body.start >= person.end else "-"
        if _ORG_BRACKETED.match(gap) or _OF_BEHIND_NAME.match(_flat(gap)):
            return body
    return None


def _one_of(office: Office, body: Body | None) -> Office:
    """Return the office of one of those who share it: in the singular, and in the organisation told for that one."""
    text = (
        re.sub(r"ies$", "y", office.text, count=1) if office.text.endswith("ies") else _PLURAL.sub(r"\1", office.text)
    )
    if body is None:
        return Office(office.role, text, None, 0.5, "one of several who share the office")
    return Office(office.role, text, body.party, 0.93, "told for each of those who share the office")


def _inherited(office: Office, found: dict[str, list[Leader]], *, same_body: bool) -> Office:
    """Return the office of a counterpart or predecessor: the role of the leader of a state told of last.

    Args:
        same_body: True for a predecessor, who held it in the same organisation.
    """
    told = [leaders[-1] for leaders in found.values()]
    last = next((one for one in reversed(told) if one.org is None or one.org.kind == "state" or same_body), None)
    if last is None:
        return office
    role = re.sub(r" of (?:the )?(?:Republic|Kingdom) of .*$", "", last.role)
    org = last.org if same_body and office.org is None else office.org
    score = 0.8 if org is not None else office.score
    return replace(office, text=role, org=org, score=score * 0.9, reason="the office of the leader before")


def _is_named(reading: Reading, mention: Mention) -> bool:
    """Tell whether a person mention was linked."""
    link = reading.link(mention)
    return link is not None and link.key is not None


def _outermost(roles: list[Mention]) -> list[Mention]:
    """Return the roles that lie in no other role."""
    return [r for r in roles if not any(o is not r and o.start <= r.start and r.end <= o.end for o in roles)]


def _is_courtesy(reading: Reading, role: Mention, roles: list[Mention], people: list[Mention]) -> bool:
    """Tell whether ``ambassador`` is a title beside another office: ``the director of X, Ambassador Ana Gil``."""
    if role.value != "Ambassador" or not any(p.start == role.end + 1 for p in people):
        return False
    before = [r for r in roles if r.end <= role.start and role.start - r.end <= _REACH]
    return bool(before) and re.fullmatch(r"[^.;:()]*, ", reading.doc.text[before[-1].end : role.start]) is not None


def _is_served(reading: Reading, role: Mention) -> bool:
    """Tell whether an office is the one somebody serves: ``private secretary of the President``."""
    text = reading.doc.text
    return (
        _SERVES.search(_flat(text[max(0, role.start - 60) : role.start])) is not None
        or re.match(r"(?:'s|’s) (?:Office|office|bureau)\b", text[role.end : role.end + 12]) is not None
    )


def _is_agency(reading: Reading, role: Mention, bodies: list[Body]) -> bool:
    """Tell whether an office is part of an agency's name: ``representative of the High Commissioner for Refugees``."""
    for body in bodies:
        if body.start <= role.start and role.end <= body.end:
            before = reading.doc.text[max(0, body.start - 12) : body.start].replace("\n", " ")
            return re.search(r"\b(?:of|for|del|de|du|by|at|with)(?: the| la| las)? $", before) is not None
    return False


def _pair(
    reading: Reading, people: list[Mention], roles: list[Mention], bodies: list[Body]
) -> list[tuple[Mention, Mention, float]]:
    """Return the pairs of neighbouring person and role whose gap scores sum to the most."""
    items = sorted([*people, *roles], key=lambda m: m.start)
    best: list[tuple[float, tuple[tuple[Mention, Mention, float], ...]]] = [(0.0, ())]
    for index, item in enumerate(items):
        score, pairs = best[index]
        if index:
            before = items[index - 1]
            gap_score = _gap_score(reading, before, item, bodies)
            if gap_score > 0:
                person, role = (before, item) if before.kind == "person" else (item, before)
                total = best[index - 1][0] + gap_score
                if total > score:
                    score, pairs = total, (*best[index - 1][1], (person, role, gap_score))
        best.append((score, pairs))
    return list(best[-1][1])


def _gap_score(reading: Reading, first: Mention, second: Mention, bodies: list[Body]) -> float:
    """Return how well two neighbours go together, 0 where they do not."""
    if first.kind == second.kind or second.start < first.end:
        return 0.0
    # a body may reach into the role: "UN High Commissioner for Refugees" names the agency as well
    end = min([second.start, *(b.start for b in bodies if first.end <= b.start < second.start < b.end)])
    start = max([first.end, *(b.end for b in bodies if b.start < first.end < b.end <= end)])
    between = [b for b in bodies if b.start >= start and b.end <= end]
    gap = reading.gap(start, end, skip=between)
    for pattern, score in _AFTER_NAME if first.kind == "person" else _BEFORE_NAME:
        if pattern.match(gap):
            return score
    return 0.0


def _office(reading: Reading, role: Mention, person: Mention, bodies: list[Body], link: Link) -> Office:
    """Return the role with its organisation: named beside it, part of it, or known from the table of terms."""
    text = reading.doc.text[role.start : role.end].replace("\n", " ")
    named = _named_by_role(reading, role, text)
    if named is not None:
        return named
    options = [(score, body, why) for body in bodies for score, why in _ties(reading, role, person, body)]
    tabled = _from_table(reading, role, link)
    if options:
        score, body, reason = max(options, key=lambda o: (o[0], -o[1].start))
        party = body.party
        if tabled is not None and tabled.key != party.key and _is_part(tabled.key, party.key):
            return Office(role, text, tabled, 0.9, "table of terms of office, within the organisation named")
        return Office(role, text, party, score, reason)
    if tabled is not None:
        return Office(role, text, tabled, 0.85, "table of terms of office")
    owner = _owner(reading, role)
    if owner is not None:
        return Office(role, text, owner.party, 0.78, "the organisation told of before")
    return Office(role, text, None, 0.5, "no organisation beside the role")


def _of_joined(
    reading: Reading, office: Office, person: Mention, roles: list[Mention], people: list[Mention], bodies: list[Body],
    link: Link,
) -> Office:  # fmt: skip
    """Return an office with the organisation of the one joined to it: ``Deputy Premier and Italian foreign minister``.

    The other office must stand right behind, joined by a conjunction, with no person between.
    """
    index = roles.index(office.role)
    behind = roles[index + 1] if index + 1 < len(roles) else None
    if behind is None or any(office.role.end <= p.start < behind.start for p in people):
        return office
    gap = reading.gap(office.role.end, behind.start, skip=bodies)
    if _JOINED.match(gap) is None:
        return office
    other = _office(reading, behind, person, bodies, link)
    if other.org is None or other.score < 0.9:
        return office
    return replace(office, org=other.org, score=0.85, reason="the office joined to it")


def _owner(reading: Reading, role: Mention) -> Body | None:
    """Return the agency whose office ``its director`` is: the one named last before, here or in the sentence before."""
    sent = reading.sentences[role.sentence]
    before = reading.doc.text[sent.start : role.start].replace("\n", " ")
    if role.detail.split(":")[0] != "agency" or _POSSESSIVE.search(before) is None:
        return None
    here = [b for b in reading.bodies[role.sentence] if b.end <= role.start]
    earlier = reading.bodies[role.sentence - 1] if role.sentence else []
    named = [b for b in (*earlier, *here) if b.party.kind == "agency"]
    return named[-1] if named else None


def _named_by_role(reading: Reading, role: Mention, text: str) -> Office | None:
    """Return the role with the agency its words name, or None where they name none."""
    low = text.lower().replace("comissioner", "commissioner")
    key = next((key for words, key in _SELF_NAMING if words in low), None)
    score = 0.97
    if low.startswith("european commissioner"):
        key, score = "ec", 0.95
    if key is None and _EU_COMMISSIONER.match(text) and _speaks_of_eu(reading):
        key, score = "ec", 0.85
    if key is None:
        return None
    support = reading.support([(role.start, role.end)], "role-names-agency", score)
    party = Party("agency", key, reference.agencies()[key]["name_en"], True, support)
    return Office(role, text, party, score, "the office names the agency")


def _speaks_of_eu(reading: Reading) -> bool:
    """Tell whether the text names the European Union or its Commission, and no other body that has commissioners."""
    named = {body.party.key for row in reading.bodies for body in row}
    return bool(named & {"eu", "ec"}) and not named & {"au", "auc", "ecowas"}


def _ties(reading: Reading, role: Mention, person: Mention, body: Body) -> Iterator[tuple[float, str]]:
    """Yield how well a body goes with a role, and why: by where it stands to the role, and to the person."""
    text = reading.doc.text
    if body.party.kind == "state" and role.value in _POSTED and not role.start <= body.start < role.end:
        return  # the state such an office is held in: "IOM Chief of Mission in Australia"
    if role.start <= body.start and body.end <= role.end:
        # A state's office names other bodies as its portfolio: "Minister of Foreign Affairs, European Union and …".
        if body.party.kind == "state" or role.value not in _STATE_OFFICES:
            yield 0.98, "inside the role"
    elif body.detail == "demonym" and body.start == role.end + 1:
        yield 0.93, "adjective behind the role"
    elif body.end <= role.start:
        yield from _ties_before(reading, role, body)
    elif body.start >= role.end:
        yield from _ties_behind(reading, role, person, body)
    if (
        body.party.kind == "state"
        and _ORG_BRACKETED.match(text[person.end : body.start])
        and text[body.end : body.end + 1] == ")"
    ):
        yield 0.95, "in brackets behind the name"
    if body.end <= person.start and text[body.end : person.start] == " " and person.end < role.start:
        yield 0.75, "right before the name"


def _ties_before(reading: Reading, role: Mention, body: Body) -> Iterator[tuple[float, str]]:
    """Yield how well a body that stands before a role goes with it."""
    gap = reading.gap(body.end, role.start)
    before = _flat(reading.doc.text[max(0, body.start - 20) : body.start])
    if _ORG_BEFORE_ROLE.match(gap):
        yield 0.96, "right before the role"
    elif _REPRESENTED.fullmatch(_flat(gap)):
        yield 0.93, "represented by the person"
    elif _THERE_WAS.match(_flat(gap)) and (_DELEGATION.search(before) or _FOR_BEFORE.search(before)):
        yield 0.93, "of whose delegation the person is"
    elif _COMMA_THE.match(_flat(gap)) and _FOR_BEFORE.search(before):
        yield 0.93, "for whom the person acts, before the role"


def _ties_behind(reading: Reading, role: Mention, person: Mention, body: Body) -> Iterator[tuple[float, str]]:
    """Yield how well a body that stands behind a role goes with it."""
    text = reading.doc.text
    gap = _flat(text[role.end : body.start])
    name_between = role.end <= person.start and person.end <= body.start
    if _ORG_BRACKETED.match(gap) and text[body.end : body.end + 1] == ")":
        yield 0.95, "in brackets behind the role"
    elif _ORG_AFTER_ROLE.match(gap):
        yield 0.97, "behind the role"
    elif _AT.match(gap) and body.party.kind == "agency" and _DIVISION.search(text[role.start : role.end]):
        yield 0.93, "the body the division is of"
    elif gap == " to the " and body.detail == "demonym" and _MINISTER.match(text[body.end : body.end + 20]):
        yield 0.9, "the office one serves under"
    elif _ORG_WHERE.match(gap) and body.party.kind == "agency":
        yield 0.7, "where the office is held"
    elif name_between and _OF_BEHIND_NAME.match(_flat(text[person.end : body.start])):
        yield 0.85, "behind the name"
    elif _ORG_APPOSED.match(gap) and body.detail != "demonym" and not _starts_new_item(reading, body):
        yield 0.8, "apposed to the role"


def _flat(text: str) -> str:
    """Return text on one line with straight apostrophes."""
    return text.replace("\n", " ").replace("’", "'")


def _starts_new_item(reading: Reading, body: Body) -> bool:
    """Tell whether a body behind a comma belongs to the next person of a list rather than to this one."""
    rest = reading.doc.text[body.end : body.end + 40].replace("’", "'")
    return _NEW_ITEM.match(rest) is not None and "," not in rest[:3]


def _is_part(part: str, whole: str) -> bool:
    """Tell whether an agency is a body of another, by the table."""
    row = reference.agencies().get(part)
    return row is not None and row["parent"] == whole


def _from_table(reading: Reading, role: Mention, link: Link) -> Party | None:
    """Return the agency in which the table has this person in this office, if the text names it or no other fits."""
    rows = [r for r in reference.tenures().get(link.key or "", ()) if _same_office(r["post"], role.value)]
    keys = list(dict.fromkeys(r["agency"] for r in rows))
    fitting = [k for k in keys if k in reading.named] or keys
    if len(fitting) != 1 or fitting[0] not in reference.agencies():
        return None
    support = reading.support([(link.mention.start, link.mention.end)], "tenure-table", 0.85)
    return Party("agency", fitting[0], reference.agencies()[fitting[0]]["name_en"], True, support)


def _same_office(post: str, canonical: str) -> bool:
    """Tell whether the title of a post begins with a canonical office."""
    return post.lower().replace("-", " ").startswith(canonical.lower().replace("-", " "))


def _leader(reading: Reading, person: Mention, link: Link, office: Office, score: float) -> Leader:
    """Return the leader that one sentence tells of."""
    behind = (
        _SPLIT_PORTFOLIO.match(reading.doc.text[person.end : person.end + 90].replace("\n", " "))
        if office.role.end <= person.start
        else None
    )
    names = [b.start for b in reading.bodies[person.sentence]]
    if behind is not None and any(person.end <= at < person.end + behind.end() for at in names):
        behind = None  # "Minister Rosalia Mbewe of Zambia"
    if behind is not None and office.role.value in _STATE_SCOPE and " " not in office.text:
        office = replace(office, text=office.text + behind.group())  # "Minister Lilianne Ploumen of Foreign Trade"
    tense: Tense = "current"
    if ":" in office.role.detail:
        tense = office.role.detail.split(":")[1]  # type: ignore[assignment]  # the role finder writes only tenses
    elif office.role.value == "Predecessor" or _FORMER_CLAUSE.search(
        reading.doc.text, max(0, person.start - 60), office.role.end
    ):
        tense = "former"
    start, end = min(person.start, office.role.start), max(person.end, office.role.end)
    spans = [(start, end)]
    if office.org is not None:
        spans += [(e.start, e.end) for e in office.org.support.evidence if not start <= e.start <= end]
    confidence = min(0.98, score * office.score + 0.02) if office.org else 0.6 * score
    support = reading.support(spans, "person-role-pairing", confidence)
    return Leader(
        key=person_key(link, office.org),
        name=link.name,
        role=_clean_role(office.text),
        post=post_key(office.role.value, office.text, office.org),
        org=office.org,
        tense=tense,
        known=link.known,
        support=support,
    )


def person_key(link: Link, org: Party | None) -> str:
    """Return the key of a person: the table's, or the name's slug with the employer's key behind it."""
    if link.known or org is None:
        return link.key or ""
    return f"{link.key}.{org.key.lower()}"


def post_key(canonical: str, text: str, org: Party | None) -> str | None:
    """Return the key of an office in an organisation, or None without an organisation."""
    if org is None:
        return None
    full = slug(text)
    known = _posts()
    for candidate in (f"{org.key.lower()}-{full}", f"{org.key.lower()}-{slug(canonical)}"):
        if candidate in known:
            return candidate
    return f"{org.key.lower()}-{full}"


@cache
def _posts() -> frozenset[str]:
    """Return the keys of the known posts."""
    return frozenset(row["post_key"] for row in reference.table("posts"))


def _clean_role(text: str) -> str:
    """Return the role with single spaces, without a state's adjective in it (``ministre ivoirienne de l'Emploi``)."""
    words = re.sub(r"\s+", " ", text)
    inner = re.match(r"(ministre|ministra|ministro|secrétaire d'État|viceministr[oa]) ([a-zà-ÿ]{4,}) (d.+)$", words)
    return f"{inner.group(1)} {inner.group(3)}" if inner and inner.group(2) not in ("délégué", "déléguée") else words


def _merge(group: list[Leader]) -> Leader:
    """Return one leader from what sentences say of one person: the surest with an organisation, and all evidence."""
    current = [leader for leader in group if leader.tense != "former"] or group
    posts = {row["post_key"] for row in reference.tenures().get(group[0].key, ())}

    def rank(leader: Leader) -> tuple[bool, bool, float, int]:
        """Return how much an account of the person tells, and how surely."""
        return leader.post in posts, leader.org is not None, round(leader.support.confidence, 2), len(leader.role)

    best = max(current, key=rank)
    agreeing = [leader for leader in group if leader.org == best.org or leader.role == best.role]
    evidence = tuple(sorted({e for leader in agreeing for e in leader.support.evidence}))
    longer = [o for o in current if best.role.lower() in o.role.lower() and (o.org is None or o.org == best.org)]
    told = max(longer, key=lambda o: len(o.role), default=best)
    if told.role != best.role and best.org is not None and best.post not in posts:
        best = replace(best, role=told.role, post=f"{best.org.key.lower()}-{slug(told.role)}")
    return replace(best, support=replace(best.support, evidence=evidence))
