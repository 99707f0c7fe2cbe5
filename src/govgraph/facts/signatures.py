"""Find who signs, and for whom; those present, witnessing, quoted or represented are not signatories."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from govgraph import reference
from govgraph.facts.reading import Body, Reading
from govgraph.model import Leader, Mention, Party

_ON_BEHALF = re.compile(
    r"\b(?:on behalf of|for and on behalf of|in the name of"
    r"|au nom d[eu']|pour le compte d|en nombre d|en representación d"
    r"|in (?:his|her|its|their) capacity as (?:the )?(?:pro tempore )?(?:presidency|chair|presidents?) of"
    r"|en (?:sa|leur) qualité de (?:la )?présiden(?:ce|te?) (?:pro tempore )?d[eu']"
    r"|en (?:su )?(?:calidad|carácter) de (?:la )?president?(?:e|a|cia) (?:pro t[ée]mpore )?de)",
    re.IGNORECASE,
)
_SIGNED_FOR = re.compile(
    r"\b(?:(?:signed|signs|sign|signing|signé|firmó) (?:\w+ ){0,2}?|(?:and|while) [A-Z][^,.;]{3,40} )"
    r"(?:for|pour|por) (?=(?:the |la |le |l'|el )?[A-Z])"
    r"|\b(?:names?|signatures?) to (?:\w+ ){1,4}?for (?=(?:the )?[A-Z])"
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|be|is|are|being|été|fue|fueron|sido|ha sido|had|which was|to be)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
_NOUN = re.compile(r"signing|signature|firma|signatura", re.IGNORECASE)
_AS_WITNESSES = re.compile(
    r",? (?:with|avec|con) (?=[^.;]{3,160}\b(?:as|comme|como) (?:an? )?(?:witness(?:es)?|témoins?|testigos?)\b)",
    re.IGNORECASE,
)
_WORKS_FOR = (
    r"(?:the |la |le |el |los |les |l')?"
    r"(?:(?:[Gg]overnment of|[Gg]ouvernement d[eu]|[Gg]obierno de) ?)?(?:the |la |le |l')?"
)
_BETWEEN_NEXT = re.compile(r" (?:between|entre) (?:the|la|el|le|l')")
_BETWEEN = re.compile(r"\b(?:between|entre)\b")
_BY = re.compile(r"\b(?:by|par|por)\b", re.IGNORECASE)
_BY_SOON = re.compile(
    r"^(?: (?:on|in|at|today|yesterday|this|le|à|en|el|hoy|ayer|este|hier|ce|cette|aujourd)"
    r"\b[^,;.]{0,40}?)?:? (?:by|par|por)\b|^ by\b"
)
_WITH = re.compile(r"\bwith (?:his |her |its )?(?:[\w'-]+ ){0,6}$")
_WITH_OFFICE = re.compile(  # "together with the Regional Director of IOM for Africa, A": offices and bodies are letters
    r"\b(?:with|avec|con) (?:his |her |its |the |le |la |el |l'|son |sa |su |O(?:'s)? )*R(?: [\w'-]+){0,6}, $"
)
_DASH_OPENS = re.compile(r"[\s,.][-–—] ?$")  # "the accord - signed today by A - is"
_DASH_CLOSES = re.compile(r"\s?[-–—](?=[\s,.;])")
_INVERTED = re.compile(
    r"signing .* (?:were|was|are|will be)$|(?:the )?signatories|.* the signatures? of$|.*both signatures of$"
    r"|(?:those|the \w+) (?:who|which|that) .*(?:were|are)$"
    r"|(?:les )?signataires .*(?:sont|étaient|ont été)$|los firmantes"
    r"|.*(?:la signature|les signatures) d|.*\b(?:la firma|las firmas) de",
    re.IGNORECASE,
)
_INVERTED_VERB = re.compile(r"(?:Firm(?:ó|aron)|Suscrib(?:ió|ieron)|Sign[èe]rent|Ont signé)$")
_BEHALF_SOON = re.compile(
    r"^(?:, [^,]{0,60},)?,? ?(?:(?:did so|does so|signed|signing|has signed) )?"
    r"(?:on behalf of|for|on|in the name of|au nom d[eu']|pour|por|en nombre d\w*|en representación d\w*)"
    rf"\s*{_WORKS_FOR}$",
    re.IGNORECASE,
)
_OTHERS_BEHALF = re.compile(  # "… and, on behalf of B, …" begins the next one's
    r"\b(?:and|et|y|while),? (?:for and )?(?:on behalf of|in the name of|au nom d[eu']?"
    r"|en nombre d\w*|en representación d\w*|for|pour|por)(?: the| l'| le| la)?\s*$",
    re.IGNORECASE,
)
_JOINS = re.compile(r"\b(?:and|while|whereas|with|et|y|tandis que|mientras)\b|[;,]", re.IGNORECASE)
_BEHALF_OF_ONE = re.compile(r"['’]s? behalf\b")
_HAVE_BEFORE = re.compile(r"\b(?:han|ha|ont|qu'ont|que han) $")
_SUBJECT_BEHIND = re.compile(
    r"(?:, (?:además de|junto a|junto con|outre) [^,.;]{2,50},)?"
    r"(?: (?:el|la|un|una|dicho|este|le|cet|l') ?"
    r"(?:convenio|acuerdo|memorando|memorándum|documento|texto|pacto|accord|document)"
    r"(?: [^,.;]{3,50})?)?"
    r"(?:, [^,.;]{2,60},)? (?:el|la|los|las|le|les) (?:ministr|president|president|secretari|secrétaire|directeur"
    r"|direct|viceministr|canciller|vicecanciller|premier|présid|rector|comisi|embajador|jefe|coordinador|subsecretari"
    r"|represent|représent|ambassad|chef)",
    re.IGNORECASE,
)
_FOR_RIGHT_BEHIND = re.compile(r" (?:for|pour|por) (?:the |la |le |el |l'|l’)?")
_FOR_ONE = re.compile(
    r"\b(?:[Ff]or(?: and on behalf of)?|[Oo]n behalf of|[Ii]n the name of|[Pp]our|[Aa]u nom d[eu']"
    rf"|[Pp]or(?: parte del?)?|[Ee]n nombre de|[Ee]n representación de) ?{_WORKS_FOR}$"
)
_FOR_ONE_CHARS = 50
_PRESENT_GAP = re.compile(r"\w (?:(?:the|its|his|her|their|le|la|el|du|of|de|and|visiting|host) |[ORP'’s]| )*$")
_BY_AT_LAST = re.compile(r",? (?:by|par|por)\b[^;.]{0,90}$")
_WAS_ONE = re.compile(
    r"[^.;,]{2,60} (?:was|were|is|are|will be) (?:(?! and )[^.;,]){0,80}"
)  # "Signing for Chad was the"
_AND_ANOTHER = re.compile(r" (?:and|et|y|e|as well as) (?:the |le |la |el |[OR'’s]| )*")
_OTHER_CLAUSE = re.compile(r",? (?:after|following|amid|despite|when|while|because|après|suite à|tras|después de) ")
_WHO = re.compile(r"^, (?:who|qui|quien) [^.;]{3,80},(?= )")  # "the President, who has been on a visit, signed"
_AND_OFFICE = re.compile(
    r",? (?:and|et|y|e) (?:the |le |la |el |l')?(?:O(?:'s)? )?R(?: (?:of|de|du|del) (?:the )?O)?,? "
)
_APPOSED_NEXT = re.compile(  # "with A, Minister of O, B, Minister of O, and C"
    r", R(?: (?:of|de|du|del) (?:the )?O)?(?: (?:to|auprès de|ante) (?:the )?O)?,(?: and| et| y)? "
)
_SAID_AS = re.compile(  # "the Secretary, A, said as she signed the agreement"
    r"^,? (?:said|says|told reporters|stated|added|remarked|explained)(?: on \w+| today)?,?"
    r" (?:as|when|after|while|before|upon) (?:(?:he|she) (?:had )?)?$"
    r"|^ (?:a dit|a déclaré|a affirmé|a indiqué|dijo|afirmó|señaló|declaró|expresó),? (?:en|après avoir|al|tras) $"
)
_WHO_SIGNED = re.compile(
    r"^,? (?:who|qui|quien|que) (?:also |jointly |today |had |has |will |ont |a )*$", re.IGNORECASE
)


@cache
def _bystanders() -> re.Pattern[str]:
    """Return the pattern of the words whose subject or object does not sign."""
    return re.compile(rf"\b{reference.word_list('bystander')}\b", re.IGNORECASE)


@cache
def _presence() -> re.Pattern[str]:
    """Return the pattern of the words before those who are only present."""
    return re.compile(rf"\b{reference.word_list('presence')}\w*\b", re.IGNORECASE)


@cache
def _does_signing() -> re.Pattern[str]:
    """Return the pattern of the words that tell who does the signing a noun names: ``the signing was done by``."""
    done, charge = reference.word_list("signing-done"), reference.word_list("signing-in-charge")
    where = r"(?: (?:in|at|à|en) [A-ZÀ-Þ]\S+)?"
    return re.compile(rf"\b(?:(?i:{done}){where} (?:by|par|por)|(?i:{charge}))(?!\w)")


@cache
def _active_gap() -> re.Pattern[str]:
    """Return the pattern of what may stand between signer and verb, where bodies, roles and people are letters."""
    return re.compile(rf"^[,\s]*(?:O|R|P|,|&|{reference.word_list('signer-gap')}|\d+|'s|\s|-)*$", re.IGNORECASE)


@cache
def _courtesy() -> re.Pattern[str]:
    """Return the pattern of a courtesy title."""
    return re.compile(rf"\b(?:H\.? ?E\.?|M|{reference.word_list('courtesy')})\.? ")


@dataclass(frozen=True, slots=True)
class Signer:
    """A person found signing, with the body signed for where the sentence says so.

    Attributes:
        link_key: the linker's key of the person, under which the document's leaders are held.
    """

    link_key: str
    person: Mention
    on_behalf_of: Party | None
    spans: tuple[tuple[int, int], ...]
    confidence: float
    method: str


_CLAUSE_ENDS = re.compile(r"[;.]|\b(?:while|signed|signs|firmó|signé)\b")
_OF_THEIRS = re.compile(  # "on behalf of their countries by A and Kuwaiti minister B"
    r"(?:es? |s | )?(?:their|his|her|its|both|the two|leurs?|son|sa|deux|les deux|sus?|ambos|los dos)"
    r"(?: own| respective| respectifs| respectives)? (?:respectiv[oa]s )?"
    r"(?:countr|government|side|state|part|nation|pays|gouvernement|état|país|gobierno|estado)",
    re.IGNORECASE,
)


def party_of(reading: Reading, signer: Signer, leader: Leader) -> Party | None:
    """Return the body a signer signs for as a party, no surer than who it is was read; None where none is told."""
    body = signer.on_behalf_of or leader.org
    if body is None:
        return None
    sure = signer.confidence if signer.on_behalf_of is not None else leader.support.confidence
    return replace(body, support=reading.derived(body.support, "party-of-signatory", sure))


def find_signers(reading: Reading, sentence: int, cue: Mention, leaders: dict[str, Leader]) -> list[Signer]:
    """Return the people who sign according to one sentence.

    Args:
        cue: the word of signing.
        leaders: the document's leaders by the linker's key of the person.
    """
    sent = reading.sentences[sentence]
    people = [m for m in reading.inside(sentence, "person") if (link := reading.link(m)) and link.key in leaders]
    if not people:
        return []
    text = reading.doc.text
    words = sent.text.replace("’", "'")
    each = _for_each(reading, sentence, people)
    if each:
        return each
    behalf = sorted(sent.start + m.end() for p in (_ON_BEHALF, _SIGNED_FOR) for m in p.finditer(words))
    told = _told_for(reading, sentence)
    passive = _PASSIVE.search(_flat(text, max(sent.start, cue.start - 30), cue.start)) is not None
    flat = _flat(text, cue.end, cue.end + 110)
    lead = _flat(text, max(sent.start, cue.start - 12), cue.start)
    alone = not any(m.end <= cue.start for m in people)
    if is_noun(cue.text):
        done = _does_signing().search(words, cue.end - sent.start)
        if done is not None:
            behalf = sorted({*behalf, *told})
            return _up_to_bystanders(reading, sentence, people, behalf, sent.start + done.end(), "signing-done-by")
    verb_first = (alone or _HAVE_BEFORE.search(lead) is not None) and _SUBJECT_BEHIND.match(flat) is not None
    behalf, named = sorted({*behalf, *told}), behalf
    if verb_first or _INVERTED.match(cue.text) or (cue.start == sent.start and _INVERTED_VERB.match(cue.text)):
        return _up_to_bystanders(reading, sentence, people, behalf, cue.end, "signs-inverted")
    passive = passive or _BETWEEN_NEXT.match(flat) is not None
    if passive or is_passive(cue.text) or _BY_SOON.match(_flat(text, cue.end, cue.end + 60)):
        return _behind(reading, sentence, cue, people, behalf)
    before = [m for m in people if m.end <= cue.start]
    since = _flat(text, before[-1].end, cue.start) if before else ""
    if before and (_WHO_SIGNED.match(since) or _SAID_AS.match(since)):
        found = [_signer(reading, sentence, before[-1], behalf, "who-signed", 0.95)]
    else:
        chosen = _subjects(reading, sentence, cue, before)
        found = [_signer(reading, sentence, m, behalf, "signs-active", 0.95) for m in chosen]
    if found:
        found += [
            _signer(reading, sentence, m, behalf, "signs-with", 0.85)
            for m in people
            if m.start >= cue.end
            and (
                _WITH.search(_flat(text, cue.end, m.start))
                or _WITH_OFFICE.search(_masked(reading, sentence, cue.end, m.start))
            )
            and not _bystanders().search(text[cue.end : m.start])
            and not any(w.start() <= m.start for w in _AS_WITNESSES.finditer(text, cue.end, sent.end))
        ]
        beside = {s.person.start for s in found if s.method == "signs-with"}
        for last, person in pairwise(people):  # "with the Minister of Security, B, and the Minister of Justice, C"
            gap = _masked(reading, sentence, last.end, person.start)
            if last.start in beside and (_AND_OFFICE.fullmatch(gap) or _APPOSED_NEXT.fullmatch(gap)):
                beside.add(person.start)
                found.append(_signer(reading, sentence, person, behalf, "signs-with", 0.85))
        chosen_starts = {s.person.start for s in found}
        found += [
            _signer(reading, sentence, m, behalf, "signs-too", 0.9)
            for m in people
            if m.start >= cue.end and m.start not in chosen_starts and _signs_too(reading, sentence, m, behalf)
        ]
    return [s for s in found if not _represented(s.person, named, text)]


def _told_for(reading: Reading, sentence: int) -> list[int]:
    """Return where two or more bodies stand that people sign for: ``A signed the pact for Chad, B for Jordan``."""
    sent = reading.sentences[sentence]
    text = reading.doc.text
    told = []
    for body in reading.bodies[sentence]:
        before = _flat(text, max(sent.start, body.start - _FOR_ONE_CHARS), body.start).replace("’", "'")
        behind = _BEHALF_OF_ONE.match(text, body.end)
        if body.detail != "demonym" and (behind or (_FOR_ONE.search(before) and text[body.end : body.end + 1] != "'")):
            told.append(body)
    return [b.start for b in told] if len({b.party.key for b in told}) >= 2 else []


def _for_each(reading: Reading, sentence: int, people: list[Mention]) -> list[Signer]:
    """Return the signers of a sentence that tells for whom before each: ``for Peru A signed, for Chile B``."""
    sent = reading.sentences[sentence]
    found: list[Signer] = []
    text = reading.doc.text
    bodies = [
        b
        for b in reading.bodies[sentence]
        if _FOR_ONE.search(_flat(text, max(sent.start, b.start - _FOR_ONE_CHARS), b.start).replace("’", "'"))
    ]
    if bodies and people[0].start < bodies[0].start:
        return []  # "A signed for Chad and B for Jordan, in the presence of C"
    for body, end in zip(bodies, [*(b.start for b in bodies[1:]), sent.end], strict=False):
        named = [m for m in people if body.end <= m.start < end]
        if not named or body.detail == "demonym":
            return []
        link = reading.link(named[0])
        key = link.key if link is not None and link.key is not None else ""
        found.append(Signer(key, named[0], body.party, ((sent.start, sent.end),), 0.93, "signs-for-each"))
    different = len({s.on_behalf_of.key for s in found if s.on_behalf_of is not None}) == len(found) >= 2
    return found if different and len({s.link_key for s in found}) == len(found) else []


def _signs_too(reading: Reading, sentence: int, person: Mention, behalf: list[int]) -> bool:
    """Tell whether a person is the second subject of ``X signed on behalf of A and Y on behalf of B``."""
    before = [m.end for kind in ("person", "cue") for m in reading.inside(sentence, kind) if m.end <= person.start]
    lead = _flat(reading.doc.text, max(before, default=person.start), person.start)
    if _JOINS.search(lead) is None or _bystanders().search(lead):
        return False
    gaps = [_masked(reading, sentence, person.end, at) for at in behalf if at > person.end]
    return any(_BEHALF_SOON.match(gap) for gap in gaps)


def _flat(text: str, start: int, end: int) -> str:
    """Return a stretch of the text on one line."""
    return text[start:end].replace("\n", " ")


def tells_of_bystanders(text: str) -> bool:
    """Tell whether a stretch has a word whose subject or object does not sign: attended, welcomed, watched."""
    return _bystanders().search(text) is not None


def is_noun(cue: str) -> bool:
    """Tell whether a cue only names the signing, which may yet come: ``the signing of the agreement``."""
    return _NOUN.fullmatch(cue) is not None


def is_inverted(cue: str) -> bool:
    """Tell whether those who sign stand behind a cue, and what they sign before it: ``bears the signatures of``."""
    return _INVERTED.match(cue) is not None


def is_passive(cue: str) -> bool:
    """Tell whether a cue is itself in the passive, such as ``to be signed``."""
    return re.search(r"\b(?:be|is|are|été|ser|sera|seront|será) (?:\w+ )*?\w+(?:ed|é|ée|és|ado|ada)$", cue) is not None


def _behind(reading: Reading, sentence: int, cue: Mention, people: list[Mention], behalf: list[int]) -> list[Signer]:
    """Return the people behind ``signed by``, up to the words that begin another clause."""
    sent = reading.sentences[sentence]
    text = reading.doc.text
    by = _BY.search(text, cue.end, sent.end)
    if by is not None and _OTHER_CLAUSE.search(text, cue.end, by.start()):
        by = None
    by = by or _signed_between(text, cue.end, sent.end, people)
    if by is None:
        return []
    if _DASH_OPENS.search(_flat(text, max(0, cue.start - 3), cue.start)):
        closes = _DASH_CLOSES.search(text, by.end(), sent.end)
        people = [m for m in people if closes is None or m.start < closes.start()]
    return _up_to_bystanders(reading, sentence, people, behalf, by.end(), "signed-by")


def _signed_between(text: str, start: int, end: int, people: list[Mention]) -> re.Match[str] | None:
    """Return the ``between`` of ``signed between the minister, A, and the director, B``, which names two people."""
    between = _BETWEEN.search(text, start, end)
    named = [m for m in people if between is not None and m.start > between.end()]
    return between if len(named) >= 2 else None


def _up_to_bystanders(
    reading: Reading, sentence: int, people: list[Mention], behalf: list[int], start: int, method: str
) -> list[Signer]:
    """Return the people from a point on, up to the words that begin another clause."""
    sent = reading.sentences[sentence]
    text = reading.doc.text
    stops = [p.search(text, start, sent.end) for p in (_bystanders(), _AS_WITNESSES)]
    end = min((stop.start() for stop in stops if stop is not None), default=sent.end)
    return [
        _signer(reading, sentence, person, behalf, method, 0.95)
        for person in people
        if start <= person.start < end and not _represented(person, [at for at in behalf if at >= start], text)
    ]


def _subjects(reading: Reading, sentence: int, cue: Mention, before: list[Mention]) -> list[Mention]:
    """Return the people who are the subject of an active cue, from the one next to it back."""
    chosen: list[Mention] = []
    right = cue.start
    present = _present(reading, sentence, before)
    for person in reversed(before):
        if person.start in present:
            right = min(right, present[person.start])
            continue
        if not _active_gap().match(_WHO.sub(" ", _masked(reading, sentence, person.end, right))):
            break
        chosen.append(person)
        right = person.start
    return chosen[::-1]


def _present(reading: Reading, sentence: int, people: list[Mention]) -> dict[int, int]:
    """Return where the people are who are only present, with where the words begin that say so.

    ``A and B signed, in the presence of C and D``: those joined to one who is present are so as well.
    """
    found: dict[int, int] = {}
    last = reading.sentences[sentence].start
    for before, person in zip([None, *people], people, strict=False):
        lead = _masked(reading, sentence, last, person.start)
        told = _presence().search(_flat(reading.doc.text, last, person.start).replace("’", "'"))
        if told is not None and _PRESENT_GAP.search(lead):
            found[person.start] = last + told.start()
        elif before is not None and before.start in found and _AND_ANOTHER.fullmatch(lead):
            found[person.start] = found[before.start]
        last = person.end
    return found


def _masked(reading: Reading, sentence: int, start: int, end: int) -> str:
    """Return a stretch with bodies, roles and people written as single letters."""
    marks: list[tuple[int, int, str]] = [(b.start, b.end, "O") for b in reading.bodies[sentence]]
    marks += [(m.start, m.end, "R") for m in reading.inside(sentence, "role")]
    marks += [(m.start, m.end, "P") for m in reading.inside(sentence, "person")]
    marks += [(m.start, m.end, " ") for m in reading.inside(sentence, "date")]
    parts, at = [], start
    for a, b, letter in sorted(marks):
        if a >= at and b <= end:
            parts += [reading.doc.text[at:a], letter]
            at = b
    text = "".join([*parts, reading.doc.text[at:end]]).replace("\n", " ").replace("’", "'")
    return re.sub(r"\s*\([^)]*\)?", "", _courtesy().sub("", text))


def _represented(person: Mention, behalf: list[int], text: str) -> bool:
    """Tell whether a person stands right behind ``on behalf of``: represented, not signing."""
    return any(
        at <= person.start and not re.search(r"[;]|\b(?:while|and|signed|et|y|by|par|por)\b", text[at : person.start])
        for at in behalf
    )


def _signer(reading: Reading, sentence: int, person: Mention, behalf: list[int], method: str, score: float) -> Signer:
    """Return the signer with the body that ``on behalf of`` names behind it, if any."""
    link = reading.link(person)
    key = link.key if link is not None and link.key is not None else ""
    sent = reading.sentences[sentence]
    following = [m.start for m in reading.inside(sentence, "person") if m.start > person.start]
    spans = [(sent.start, sent.end)]
    party = next(  # "A for Peru and B for Chile signed"
        (
            b.party
            for b in reading.bodies[sentence]
            if _FOR_RIGHT_BEHIND.fullmatch(_flat(reading.doc.text, person.end, b.start))
        ),
        None,
    )
    for at in behalf:
        others = [p for p in following if p < at]
        between = _flat(reading.doc.text, min(at, person.end), max(at, person.start))
        if (
            person.start >= at
            and (_BY_AT_LAST.search(_courtesy().sub("", between)) or _WAS_ONE.fullmatch(between))
            and at >= _clause(reading, sentence, person)
        ):
            body = _first_body(reading.bodies[sentence], at, reading.doc.text)
            party = body.party if body is not None else None
        if at >= person.end and not others and not _OTHERS_BEHALF.search(between):
            body = _first_body(reading.bodies[sentence], at, reading.doc.text)
            if body is not None:
                party = body.party
                break
    return Signer(key, person, party, tuple(spans), score, method)


def _clause(reading: Reading, sentence: int, person: Mention) -> int:
    """Return where the clause of a person begins: behind the person named before, or at the sentence's start."""
    before = [m.end for m in reading.inside(sentence, "person") if m.end <= person.start]
    start = reading.sentences[sentence].start
    return before[-2] if len(before) >= 2 else start


def _first_body(bodies: list[Body], at: int, text: str) -> Body | None:
    """Return the first body behind a point, before a clause ends."""
    for body in bodies:
        if body.start >= at:
            between = text[at : body.start].replace("\n", " ")
            return None if _CLAUSE_ENDS.search(between) or _OF_THEIRS.match(between) else body
    return None
