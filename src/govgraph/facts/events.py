"""Find the sentences that tell of an agreement: an instrument and what happens to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from govgraph import reference
from govgraph.facts import others, signatures, when, where
from govgraph.facts.parties import counterparts, find_parties
from govgraph.facts.reading import Reading
from govgraph.facts.signatures import Signer
from govgraph.model import Fact, Leader, Mention, Modality, Party

_NEXT = 30  # characters between a cue and the object right behind it
_REACH = 110  # characters between a cue and the instrument it governs
_PASSIVE = re.compile(
    r"\b(?:was|were|been|be|is|are|being|été|fue|fueron|sido|to be|yet to be|due to be|just|newly|,|was recently)"
    r"\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"\b(?:earlier|previous(?:ly)?|prior|existing|former|first|original|old(?:er)?"
    r"|replac(?:es|ed|ing)|supersed(?:es|ed|ing)|builds? (?:up)?on|building on|based on|based upon"
    r"|in (?:the )?framework of|cadre d[eu']|marco d[el]+|recordando|rappelant|in line with"
    r"|pursuant to|under (?:the|an?)|within the framework of|in accordance with|recall(?:s|ing)"
    r"|referring to|follow(?:s|ing) (?:the|an?)|since the|implement(?:s|ing|ation of)"
    r"|set out in|outlined in|committed to in|called for in|anchored in|enshrined in|objectives of|rooted in"
    r"|in support of|work on"
    r"|existant|précédent|antérieur|premier|première|conformément|vertu de"
    r"|anterior|previo|primer|virtud de)"
    r"(?: [\w'-]+){0,4} ?$",
    re.IGNORECASE,
)
_UNDER_THE = re.compile(r"(?:Under|En vertu de|Aux termes de|En virtud de|Bajo) ?(?:the|this|l'|la|el|le|cet|este)? ?")
_UNDER_A = re.compile(
    r"(?:^|[-–—] )(?:Under|En vertu d['’]|Aux termes d['’]|En virtud de|Bajo) ?(?:an?|une?|un nuevo) (?:[\w-]+ ){0,2}$"
)
_PARTICIPLE = re.compile(r"\s(?:(?:that|which) (?:was|were) |already |déjà |ya )?")  # "the accord signed in Bonn"
_NO_INSTRUMENT = re.compile(r"\b(?:strong|broad|general|full|common|in|mutual|reached|under this) $", re.IGNORECASE)
_DETERMINED = re.compile(r"\b(?:the|an?|this|its|their|new) (?:[\w-]+ ){0,3}$", re.IGNORECASE)
_PLUPERFECT = re.compile(
    r"\b(?:had|avait|avaient|había|habían)\s+(?:\w+ly |already |previously |déjà |ya )?$", re.IGNORECASE
)
_OWN = re.compile(r"\b(?:their|its|an?|leur|un|une|su)\b", re.IGNORECASE)
_ONE_WITH = re.compile(
    r"\b(?:one|another|the other|the second|the first) (?:with|between)\b"
    r"|\b(?:l['’]une?|l['’]autre|le premier|le second|une? autre) avec\b"
    r"|\b(?:un[oa]|(?:el |la )?otr[oa]|el primero|el segundo) con\b"
    r"|: (?:with|avec|con)\b|[,;)] (?:(?:and|et|y) )?(?:with|avec|con)\b"
)
_OTHER_THING = re.compile(r"[,;:]|\b(?:stress|emphasis|focus|view|aim|regard|respect|goal|on|hacia|miras)\b")
_LISTS_WITH = re.compile(r": (?:with|avec|con)\b")
_AND_WITH = re.compile(r"(?<![,;)]) (?:and with|et avec|y con)\b")
_OF_THE_KIND = re.compile(
    r"\b(?:similar|such|other|existing|previous|earlier|comparable|more|all|any|no|its|their|semblables|autres|similares|otros"
    r"|tels|tales)(?: [\w-]+){0,2} $|^ (?:of|de) (?:this|that|the same|ce|este) ",
    re.IGNORECASE,
)
_BETWEEN_BEHIND = re.compile(r"(?: [\w-]+){0,3} (?:between|entre) (?:the |la |le |l['’]|el )?[A-ZÀ-Þ]")
_NUMBER = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "deux": 2,
    "trois": 3,
    "dos": 2,
    "tres": 3,
    "cuatro": 4,
}
_NUMBER_BEFORE = re.compile(rf"\b({'|'.join(_NUMBER)})\b[\w\s-]{{0,30}}$", re.IGNORECASE)
_INFINITIVE = re.compile(
    r"\b(?:to|will|would|shall)\b[^.;]{0,50}\band $|\b(?:to|will|would|shall|not)(?: \w+ly)? $", re.IGNORECASE
)
_WILL_BE_AT = re.compile(r"\b(?:will|would|shall) (?:be|take part|attend|travel)\b[^.;]*$")  # "… at the signing of"
_MODAL = re.compile(
    r"\b(?:can|may|could|might|must|should|peut|peuvent|pourra|pourront|pourrait|puede|pueden|podrá|podrán|podría)"
    r"(?: also| only| not| then| aussi| también)?(?: be| être| ser)?(?: \w+ly)? $",
    re.IGNORECASE,
)
_SUBJUNCTIVE = re.compile(r"\bthat (?:the |an? )?\w+ be $")
_WHOSE = re.compile(r"\b(?:whose|dont|cuy[oa]s?) [^,;]*$")
_OTHER_OBJECT = re.compile(  # "signed a plan of consultations"
    r"\s(?:an?|another|two|three|several|some)\s(?:[\w-]+\s){0,2}(?:plan|programme|program|letter|contract|roadmap|book|petition"
    r"|bill|law|decree|order|note|minutes|record|report|statement of)\b"
)
_CONDITIONAL = re.compile(r"(?:^|[\s,(])(?:if|whether|unless|once|until|si)\s[^.;,]{0,50}$", re.IGNORECASE)
_TELLS = re.compile(r"\b(?:said|says|told|stated|added|thank\w*|noted)\b", re.IGNORECASE)
_PRAISES = re.compile(  # "praised the signing, speaking in Nairobi on Monday"
    r"\b(?:prais\w+|welcom\w+|hail\w+|lauded|applaud\w+|commend\w+"
    r"|congratulat\w+|salu[eé]\w*|félicit\w+|remerci\w+|celebró|agradeció|felicitó) [^,;]*$",
    re.IGNORECASE,
)
_OF_ITSELF = re.compile(r"\s(?:itself|themselves|automatically|tacitly|tacitement|automatiquement|automáticamente)\b")
_CEREMONY = re.compile(
    r"\b(?:took place|takes place|was held|were held|happened|a eu lieu|s['’]est (?:tenue|déroulée?)"
    r"|tuvo lugar|se llevó a cabo|se realizó|se celebró)\b",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(r":\s*$")
_BEFORE_LISTED = re.compile(r"(?:(?:with|avec|con) )?(?:the |la |le |l['’]|el )?", re.IGNORECASE)
_ITSELF = re.compile(  # the subject of "extends the agreement of 2006" is the new one
    r"(?:It|This|Il|Elle|Celui-ci|Celle-ci|Este|Ésta?"
    r"|(?:The|This|Le|La|L'|Ce|Cet|Cette|El|Este|Esta) ?(?:new |nouvel(?:le)? |nouveau |nuev[oa] )?"
    r"(?:text|deal|pact|accord|agreement|treaty|convention|memorandum|MoU|protocol|arrangement|texte|pacte|traité"
    r"|mémorandum|protocole|texto|pacto|acuerdo|convenio|tratado|memorando|protocolo))"
    r"(?: (?:also|thus|aussi|également|ainsi|también|así))? "
)
_OF_EARLIER = re.compile(
    r"[^;]{0,90}?\b(?:(?:had|avait|avaient|había|habían) \w+"
    r"|signed|concluded|reached|signée?s?|conclue?s?|firmad[oa]s?|suscrit[oa]s?|celebrad[oa]s?"
    r"|(?:of|from|dated|de|du|del) (?:\w+ ){0,3}(?:19|20)\d\d)\b"
)
_AHEAD = re.compile(r"\b(?:will|would|shall|to|it|they)(?: \w+ly)? $")  # "is expected to enter into force"
_SIGNED_ONE = re.compile(r"\b(?:sign|ink|conclud)\w* (?:an?|the|this) (?:[\w-]+ ){0,2}$", re.IGNORECASE)
_SPEAKS = re.compile(
    r"\b(?:said|says|reads?|according to|in|through|via) (?:a |an |the |their |its )?(?:\w+ )?$", re.IGNORECASE
)
_AGREEMENT_THAT = re.compile(r"^s? (?:that|on the need|among participants)\b", re.IGNORECASE)
_DEFINITE = re.compile(
    r"\b(?:(?:the|this|that|said|these|le|la|ce|cet|cette|el|este|esta|dicho)\s+|l')(?:[\w-]+ ){0,2}$", re.IGNORECASE
)
_PLURAL = re.compile(
    r"(?:ments|pacts|deals|accords|treaties|conventions|protocols|protocoles|protocolos|partnerships|frameworks|MoUs|MOUs"
    r"|(?:memoranda|memorandums)(?: of understanding)?|mémorandums|acuerdos|convenios|memorandos|traités|tratados)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\b(?:two|three|both|deux|trois|dos|tres|these|the)\b[\w\s-]{0,20}$", re.IGNORECASE)
_SUBJECT_START = 20  # characters before the instrument that is the subject of a sentence
_FINITE = re.compile(r", (?:was|were|has been|have been|a été|ont été|fue|fueron|ha sido|han sido)\s$")
_TO_WHICH = re.compile(
    r"^(?: [^.;]{2,60}?)?,? (?:(?:to|on|at the (?:foot|bottom|end) of) which"
    r"|auquel|à laquelle|au bas d(?:uquel|e laquelle)"
    r"|al que|a la que|al pie del? (?:que|cual)|en el que) [^;.]*$"
)
_AGENT_BEHIND = re.compile(r"\s+(?:by|on|in|at|par|por|yesterday|today)\b")
_ABOUT = re.compile(
    r"(?: \([^)]*\))? (?:for|on|of|towards|sur|sobre|para) (?:an? |the |une? |la |el )?(?:[\w-]+ ){0,3}"
)
_IN_NAME = frozenset({"", "bilateral", "labour", "labor", "migration"})  # between an instrument and the year before it
_OF_DATE = re.compile(r"\s(?:of|from|dated|de|du|del)\s")


@cache
def _not_of_instrument() -> re.Pattern[str]:
    """Return the pattern of an object right behind a verb that makes it tell of no instrument."""
    return re.compile(rf"^(?: [\w'-]+){{0,3}} {reference.word_list('no-instrument')}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Event:
    """What one sentence says of one agreement.

    Attributes:
        instrument: the word for the agreement, or None where the sentence only tells of signing.
        type: concept key of the agreement type, or None without an instrument.
        cited: True where the agreement is only referred to: earlier, existing, replaced, recalled.
        definite: True where the text refers to an agreement it has told of before.
        named_date: the year the instrument is named by: ``the 2009 memorandum``, ``a memorandum of 2006``.
    """

    sentence: int
    cue: Mention | None
    instrument: Mention | None
    type: str | None
    status: str
    modality: Modality
    cited: bool
    definite: bool
    parties: tuple[Party, ...]
    date: Fact[str] | None
    named_date: Fact[str] | None
    place: Fact[str] | None
    venue: Fact[str] | None
    signers: tuple[Signer, ...]


def find_events(reading: Reading, leaders: dict[str, Leader], anchor: str | None) -> list[Event]:
    """Return the events of a document in reading order.

    Args:
        leaders: by the linker's key of the person.
        anchor: EDTF date of writing, or None.
    """
    events: list[Event] = []
    for sentence, sent in enumerate(reading.sentences):
        if sent.kind == "meta" and not reading.inside(sentence, "cue"):
            continue
        cues = _outer(reading.inside(sentence, "cue"))
        instruments = [i for i in reading.inside(sentence, "instrument") if not _is_idiom(reading, i)]
        instruments = [i for i in instruments if not _is_said_again(reading, i, instruments)]
        instruments = [i for i in instruments if not _is_subject(reading, i, instruments)]
        used: set[int] = set()
        listed_partner = [] if instruments else _listed_partner(reading, sentence, anchor)
        for cue in cues:
            if others.is_of_another(reading, cue):
                continue
            instrument = _governed(reading, cue, cues, instruments, used)
            if instrument is not None:
                used.add(instrument.start)
            elif listed_partner or not _stands_alone(reading, cue, events):
                continue
            previous = next((e.date.value for e in reversed(events) if e.date is not None), None)
            event = _event(reading, sentence, cue, cues, instrument, leaders, anchor, previous)
            if event is not None:
                events += _of_each_partner(reading, _each(reading, event, anchor), events, leaders)
        events += listed_partner
        for instrument in instruments:
            if instrument.start not in used and sent.kind == "title":
                events.append(_bare(reading, sentence, instrument))
            elif instrument.start not in used and sent.kind == "item" and not cues:
                listed = _bare(reading, sentence, instrument)
                dates = [
                    m for m in reading.inside(sentence, "date") if m.detail not in ("relative", "weekday", "later")
                ]
                if len(listed.parties) >= 2 and dates:
                    fact = Fact(
                        dates[0].value, reading.support([(dates[0].start, dates[0].end)], dates[0].method, 0.85)
                    )
                    events.append(replace(listed, status="signed", date=fact))
    return events


def _listed_partner(reading: Reading, sentence: int, anchor: str | None) -> list[Event]:
    """Return the event of an item that names a partner only: ``A has signed agreements with:`` and, below, ``B, 2012``.

    The sentence before the list gives the instrument, its other party and what happened.
    """
    sent = reading.sentences[sentence]
    if sent.kind != "item":
        return []
    intro = next((i for i in range(sentence - 1, -1, -1) if reading.sentences[i].kind != "item"), None)
    if intro is None or not _FOLLOWING.search(reading.sentences[intro].text):
        return []
    instrument = next((i for i in reading.inside(intro, "instrument") if _PLURAL.search(i.text)), None)
    cue = next((c for c in reading.inside(intro, "cue") if instrument is not None and c.end <= instrument.start), None)
    first = next(iter(reading.bodies[sentence]), None)
    begins = first is not None and _BEFORE_LISTED.fullmatch(reading.doc.text, sent.start, first.start) is not None
    if instrument is None or cue is None or first is None or not begins or first.detail == "demonym":
        return []
    own = find_parties(reading, intro, cue, instrument, reading.sentences[intro].end)
    parties = (*(p for p in own if p.key != first.party.key), _partner(reading, first.party))
    status, modality = _meaning(reading, cue, [cue])
    dated = next((m for m in reading.inside(sentence, "date") if when.resolve(m, anchor, modality) is not None), None)
    date = None
    if dated is not None:
        value = when.resolve(dated, anchor, modality) or dated.value
        date = Fact(value, reading.support([(dated.start, dated.end)], "date-of-each", 0.85))
    told = _bare(reading, sentence, instrument)
    return [replace(told, status=status, modality=modality, parties=parties, date=date)]


def _each(reading: Reading, event: Event, anchor: str | None) -> list[Event]:
    """Return the event, or one for each agreement of ``two agreements: one with A on …, and one with B on …``."""
    sent = reading.sentences[event.sentence]
    if event.cue is None or event.instrument is None:
        return [event]
    patterns = (_ONE_WITH, _AND_WITH) if _LISTS_WITH.search(sent.text) else (_ONE_WITH,)
    starts = sorted(
        sent.start + m.end()
        for pattern in patterns
        for m in pattern.finditer(sent.text)
        if sent.start + m.end() > event.instrument.end and _names_partner(reading, event.sentence, sent.start + m.end())
    )
    if len(starts) < 2:
        return _with_each(reading, event)
    found = []
    own = [p for p in event.parties if not any(e.start >= starts[0] for e in p.support.evidence)]
    for start, end in zip(starts, [*starts[1:], sent.end], strict=True):
        others = [b.party for b in reading.bodies[event.sentence] if start <= b.start < end and b.detail != "demonym"]
        dates = [m for m in reading.inside(event.sentence, "date") if start <= m.start < end]
        value = next((v for m in dates if (v := when.resolve(m, anchor, event.modality)) is not None), None)
        date = event.date
        if value is not None:
            date = Fact(value, reading.support([(m.start, m.end) for m in dates[:1]], "date-of-each", 0.88))
        found.append(replace(event, parties=(*own, *others[:1]), date=date, definite=False))
    return found


def _names_partner(reading: Reading, sentence: int, start: int) -> bool:
    """Tell whether a body stands soon behind ``with``: not in ``with particular stress on hiring in the UAE``."""
    first = next((b for b in reading.bodies[sentence] if b.start >= start), None)
    lead = reading.doc.text[start : first.start] if first is not None else ""
    return first is not None and not _OTHER_THING.search(lead.replace("\n", " "))


def _with_each(reading: Reading, event: Event) -> list[Event]:
    """Return the event, or one for each partner of ``agreements with A, B and C``."""
    instrument = event.instrument
    if instrument is None or _PLURAL.search(instrument.text) is None:
        return [event]
    partners = counterparts(reading, instrument)
    before = reading.doc.text[max(0, instrument.start - 40) : instrument.start].replace("\n", " ")
    number = _NUMBER_BEFORE.search(before)
    shared = [b.party.key for b in partners]
    subjects = [p for p in event.parties if p.support.method == "parties-subject" and p.key not in shared]
    if len(partners) == 1 and len(subjects) >= 2 and number is None:  # "A and B have signed agreements with C"
        others = tuple(p for p in event.parties if p not in subjects)
        return [replace(event, parties=(_partner(reading, p), *others), definite=False) for p in subjects]
    if len(partners) < 2 or (number is not None and _NUMBER[number.group(1).lower()] != len(partners)):
        return [event]
    keys = {b.party.key for b in partners}
    own = tuple(p for p in event.parties if p.key not in keys)
    return [replace(event, parties=(*own, _partner(reading, b.party)), definite=False) for b in partners]


def _of_each_partner(
    reading: Reading, told: list[Event], before: list[Event], leaders: dict[str, Leader]
) -> list[Event]:
    """Return the one event told, or one for each of several agreements told of before: ``A signed the three MoUs``.

    Each has the place and date, and the signers who sign for its parties or of whom nothing is told.
    """
    event = told[0]
    instrument = event.instrument
    if len(told) > 1 or instrument is None or not event.definite or _PLURAL.search(instrument.text) is None:
        return told
    rows = {
        tuple(p.key for p in e.parties): e.parties
        for e in before
        if e.type == event.type and any(p.support.method == "partner-of-several" for p in e.parties)
    }
    lead = reading.doc.text[max(0, instrument.start - 40) : instrument.start].replace("\n", " ")
    number = _NUMBER_BEFORE.search(lead)
    sure = number is not None and _NUMBER[number.group(1).lower()] == len({frozenset(row) for row in rows})
    keys = {k for row in rows for k in row}
    if len(rows) < 2 or not sure or any(p.key not in keys for p in event.parties):
        return told
    found = []
    for parties in {frozenset(row): parties for row, parties in rows.items()}.values():
        own = {p.key for p in parties}
        bodies = [(s, signatures.party_of(reading, s, leaders[s.link_key])) for s in event.signers]
        signers = tuple(s for s, body in bodies if body is None or body.key in own)
        found.append(replace(event, parties=parties, signers=signers))
    return found


def _partner(reading: Reading, party: Party) -> Party:
    """Return a party as the one partner of several, each of whom has an agreement of its own."""
    sure = 0.9 * party.support.confidence
    return replace(party, support=reading.derived(party.support, "partner-of-several", sure))


def _stands_alone(reading: Reading, cue: Mention, events: list[Event]) -> bool:
    """Tell whether a cue without an instrument may tell of an event all the same."""
    if _has_plural_object(reading, cue, cue.sentence):
        return False
    return cue.value in ("signed", "planned", "rejected") or _goes_on(reading, cue.sentence, events)


def _has_plural_object(reading: Reading, cue: Mention, sentence: int) -> bool:
    """Tell whether what a cue speaks of is an unknown number: ``have concluded agreements of this kind``."""
    return any(
        _PLURAL.search(i.text) is not None and 0 <= i.start - cue.end <= _NEXT
        for i in reading.inside(sentence, "instrument")
    )


def _goes_on(reading: Reading, sentence: int, events: list[Event]) -> bool:
    """Tell whether a sentence of a list item goes on about the agreement of the sentence before it."""
    sent = reading.sentences[sentence]
    return sent.kind == "item" and any(reading.sentences[e.sentence].block == sent.block for e in events)


def _outer(cues: list[Mention]) -> list[Mention]:
    """Return the cues that lie in no other."""
    return [c for c in cues if not any(o is not c and o.start <= c.start and c.end <= o.end for o in cues)]


def _is_said_again(reading: Reading, instrument: Mention, others: list[Mention]) -> bool:
    """Tell whether an instrument is the short form of the one it follows: ``memorandum of understanding (MoU)``."""
    return any(reading.doc.text[other.end : instrument.start] == " (" for other in others)


def _is_subject(reading: Reading, instrument: Mention, others: list[Mention]) -> bool:
    """Tell whether an instrument is what another is about: ``a memorandum for a strategic partnership``."""
    return any(
        other.end < instrument.start
        and _ABOUT.fullmatch(reading.doc.text[other.end : instrument.start].replace("\n", " "))
        for other in others
    )


def _is_idiom(reading: Reading, instrument: Mention) -> bool:
    """Tell whether no instrument is meant by the word: ``strong agreement that``, plurals without a number."""
    text = reading.doc.text
    before = text[max(0, instrument.start - 25) : instrument.start].replace("\n", " ")
    after = text[instrument.end : instrument.end + 25].replace("\n", " ")
    if instrument.keys[0] == "agreement" and _NO_INSTRUMENT.search(before):
        return True
    if instrument.keys[0] == "agreement" and _AGREEMENT_THAT.match(after) and not _DETERMINED.search(before):
        return True
    if instrument.text.lower() == "understanding" and not _SIGNED_ONE.search(before):
        return True
    if instrument.keys[0] == "joint-statement" and _SPEAKS.search(before):
        return True
    if _PLURAL.search(instrument.text) is None or _NUMBERED.search(before) is not None:
        return False
    if _BETWEEN_BEHIND.match(reading.doc.text[instrument.end : instrument.end + 60].replace("\n", " ")):
        return False  # "the readmission and visa agreements between A and B"
    vague = _OF_THE_KIND.search(before) is not None or _OF_THE_KIND.match(after) is not None
    return vague or not counterparts(reading, instrument)


def _governed(
    reading: Reading, cue: Mention, cues: list[Mention], instruments: list[Mention], used: set[int]
) -> Mention | None:
    """Return the instrument a cue speaks of: behind an active verb, before a passive one."""
    sent = reading.sentences[cue.sentence]
    inside = [i for i in instruments if cue.start <= i.start and i.end <= cue.end]
    touching = [i for i in instruments if _PARTICIPLE.fullmatch(reading.doc.text, i.end, cue.start)]
    if inside or (touching and cue.value == "signed" and not cue.text.endswith("ing")):
        return (inside or touching)[0]
    behind = reading.doc.text[cue.end : cue.end + 60].replace("\n", " ")
    if cue.value != "signed" and _not_of_instrument().search(behind):
        return None
    related = [i for i in instruments if _TO_WHICH.search(reading.doc.text[i.end : cue.start].replace("\n", " "))]
    if related and cue.value == "signed" and cue.start - related[-1].end <= _REACH + 60:
        return related[-1]  # "the memorandum, to which A and B set their signatures, is the first agreement of …"
    passive = _is_passive(reading, cue) or signatures.is_inverted(cue.text)
    after = [
        i for i in instruments
        if i.start >= cue.end and i.start - cue.end <= _REACH and not any(cue.end <= o.start < i.start for o in cues)
    ]  # fmt: skip
    before = [i for i in instruments if i.end <= cue.start and cue.start - i.end <= _REACH + 60]
    if passive and not before and instruments and instruments[0].start - sent.start <= _SUBJECT_START:
        # "An agreement that … and that …, was signed by": the subject of the sentence, however far
        before = [i for i in instruments[:1] if _FINITE.search(reading.doc.text[sent.start : cue.start])]
    before = [i for i in before if not _has_other_subject(reading.doc.text[i.end : cue.start])]
    if cue.value == "announced" and not passive:
        before = []  # who announces an agreement is seldom a party, and what is announced stands behind
    order = (before[::-1], after) if passive else (after, [] if cue.start == sent.start else before[::-1])
    for group in order:
        free = [i for i in group if i.start not in used]
        if free:
            return free[0]
        if passive and group and group[0].end <= cue.start:
            return group[0]  # "its agreement with Oman, signed in Muscat": a second thing said of the same one
    return None


def _has_other_subject(between: str) -> bool:
    """Tell whether the subject of a cue is another than the instrument before it: ``for people whose visas were``."""
    return _WHOSE.search(between.replace("\n", " ")) is not None


def _is_passive(reading: Reading, cue: Mention) -> bool:
    """Tell whether a cue is in the passive: by what stands before it or behind it, or by itself."""
    text = reading.doc.text
    start = reading.sentences[cue.sentence].start
    before = text[max(start, cue.start - 25) : cue.start].replace("\n", " ")
    agent = _AGENT_BEHIND.match(text[cue.end : cue.end + 12])
    return _PASSIVE.search(before) is not None or agent is not None or signatures.is_passive(cue.text)


def _event(
    reading: Reading, sentence: int, cue: Mention, cues: list[Mention], instrument: Mention | None,
    leaders: dict[str, Leader], anchor: str | None, previous: str | None,
) -> Event | None:  # fmt: skip
    """Return the event of a cue, or None where it tells nothing of an agreement."""
    sent = reading.sentences[sentence]
    status, modality = _meaning(reading, cue, cues)
    behind = max(cue.end, instrument.end if instrument else 0)
    limit = min([o.start for o in cues if o.start > behind], default=sent.end)
    signers: tuple[Signer, ...] = ()
    if status in ("signed", "planned", "renewed"):
        signers = tuple(signatures.find_signers(reading, sentence, cue, leaders))
    parties = find_parties(reading, sentence, cue, instrument, limit)
    if instrument is None and cue.start > sent.start and _OTHER_OBJECT.match(reading.doc.text, cue.end):
        return None
    if instrument is None and not signers:
        # "Signed at UNICEF House in New York, the Framework …"
        ceremony = signatures.is_noun(cue.text) and _CEREMONY.search(sent.text) is not None
        if ceremony and not _TELLS.search(sent.text):
            parties = []  # when and where what the text tells of was signed
        opening = ceremony or sent.kind == "title" or (status == "signed" and cue.start == sent.start)
        if sent.kind != "item" and (status not in ("signed", "planned") or not (opening or len(parties) >= 2)):
            return None
    if len(parties) < 2:
        parties += _of_signers(reading, signers, leaders, {p.key for p in parties})
    date = _date(reading, sentence, cue, anchor, modality, previous)
    place, venue = where.find_place(reading, sentence, cue)
    if signatures.is_noun(cue.text) and (
        _TELLS.search(sent.text) or _PRAISES.search(reading.doc.text, sent.start, cue.start)
    ):
        date = place = venue = None  # when and where somebody speaks of it
    return Event(
        sentence=sentence,
        cue=cue,
        instrument=instrument,
        type=instrument.keys[0] if instrument else None,
        status=status,
        modality=modality,
        cited=(
            instrument is not None
            and _is_cited(reading, instrument, cue, denied=modality == "denied")
            and not (signers and _is_told_of_under(reading, instrument))
            and not _is_new_under(reading, instrument, cue)
        )
        or (instrument is not None and _is_renewed_by_text(reading, instrument, cue)),
        definite=instrument is None or _is_definite(reading, instrument),
        parties=tuple(parties),
        date=date,
        named_date=_named_date(reading, instrument),
        place=place,
        venue=venue,
        signers=signers,
    )


def _meaning(reading: Reading, cue: Mention, cues: list[Mention]) -> tuple[str, Modality]:
    """Return status and modality of a cue: the table's, unless the words before it make it a plan or deny it."""
    start = reading.sentences[cue.sentence].start
    before = reading.doc.text[max(start, cue.start - 60) : cue.start].replace("\n", " ")
    if _CONDITIONAL.search(before):
        return "none", "happened"
    if cue.value == "renewed" and _OF_ITSELF.match(reading.doc.text, cue.end):
        return "none", "happened"  # a clause on its term
    ahead = cue.value == "in-force" and _AHEAD.search(before) is not None
    if cue.detail == "happened" and (ahead or _MODAL.search(before) or _SUBJUNCTIVE.search(before)):
        return "none", "happened"  # what may be done with an agreement is not what happened to it
    if cue.detail in ("happened", "planned") and any(c.detail == "denied" and c.end <= cue.start for c in cues):
        return "rejected", "denied"
    if signatures.is_noun(cue.text) and _WILL_BE_AT.search(before):
        return "planned", "planned"
    if cue.text == "sign" and _INFINITIVE.search(before):
        return "planned", "planned"
    return cue.value, cue.detail  # type: ignore[return-value]  # the table holds only modalities


def _date(
    reading: Reading, sentence: int, cue: Mention, anchor: str | None, modality: Modality, previous: str | None
) -> Fact[str] | None:
    """Return the date of an event: as written, or reckoned from the day of writing."""
    dated = when.event_date(reading, sentence, cue, anchor, modality, previous)
    if dated is None:
        return None
    value, mention = dated
    method, confidence = (mention.method, 0.95) if value == mention.value else ("date-from-day-of-writing", 0.88)
    if mention.detail == "year":
        confidence = 0.75  # a year alone is often that of something else in the sentence
    return Fact(value, reading.support([(mention.start, mention.end)], method, confidence))


def _of_signers(
    reading: Reading, signers: tuple[Signer, ...], leaders: dict[str, Leader], have: set[str]
) -> list[Party]:
    """Return the bodies that two or more signers sign for, as parties, without those there already."""
    bodies: dict[str, Party] = {}
    for signer in signers:
        body = signatures.party_of(reading, signer, leaders[signer.link_key])
        if body is not None:
            bodies.setdefault(body.key, body)
    return [b for k, b in bodies.items() if k not in have] if len(bodies) >= 2 else []


def _named_date(reading: Reading, instrument: Mention | None) -> Fact[str] | None:
    """Return the year or date in an instrument's name: right before it, or behind it with ``of`` or ``from``."""
    if instrument is None:
        return None
    text = reading.doc.text
    for mention in reading.inside(instrument.sentence, "date"):
        if mention.detail in ("relative", "weekday"):
            continue
        before = mention.end <= instrument.start and text[mention.end : instrument.start].strip() in _IN_NAME
        behind = mention.start >= instrument.end and _OF_DATE.fullmatch(text, instrument.end, mention.start)
        if before or behind:
            return Fact(mention.value, reading.support([(mention.start, mention.end)], "date-in-name", 0.92))
    return None


def _bare(reading: Reading, sentence: int, instrument: Mention) -> Event:
    """Return the event of a headline that names an agreement without a verb."""
    parties = find_parties(reading, sentence, None, instrument, reading.sentences[sentence].end)
    return Event(
        sentence=sentence,
        cue=None,
        instrument=instrument,
        type=instrument.keys[0],
        status="none",
        modality="happened",
        cited=False,
        definite=False,
        parties=tuple(parties),
        date=None,
        named_date=None,
        place=None,
        venue=None,
        signers=(),
    )


def _is_renewed_by_text(reading: Reading, instrument: Mention, cue: Mention) -> bool:
    """Tell whether an agreement is renewed by another: ``It extends the agreement that A and B had signed in 2006``."""
    if cue.value != "renewed" or instrument.start < cue.end:
        return False
    start = reading.sentences[cue.sentence].start
    subject = reading.doc.text[start : cue.start].replace("\n", " ").replace("’", "'")
    behind = reading.doc.text[instrument.end : reading.sentences[cue.sentence].end].replace("\n", " ")
    return _ITSELF.fullmatch(subject) is not None and _OF_EARLIER.match(behind) is not None


def _is_definite(reading: Reading, instrument: Mention) -> bool:
    """Tell whether an article or pronoun refers back."""
    sent = reading.sentences[instrument.sentence]
    before = (
        reading.doc.text[max(sent.start, instrument.start - 40) : instrument.start].replace("\n", " ").replace("’", "'")
    )
    return _DEFINITE.search(before) is not None


def _is_told_of_under(reading: Reading, instrument: Mention) -> bool:
    """Tell whether ``under the agreement`` begins a sentence, which with its signers tells of the agreement itself."""
    start = reading.sentences[instrument.sentence].start
    return _UNDER_THE.fullmatch(reading.doc.text[start : instrument.start].replace("\n", " ")) is not None


def _is_new_under(reading: Reading, instrument: Mention, cue: Mention) -> bool:
    """Tell whether a sentence opens with an agreement it makes known: ``Under an agreement signed on Monday``."""
    start = reading.sentences[instrument.sentence].start
    before = reading.doc.text[start : instrument.start].replace("\n", " ")
    days = [m for m in reading.inside(instrument.sentence, "date") if m.detail in ("relative", "weekday")]
    recent = any(0 <= m.start - cue.end <= len(" on ") for m in days)
    return recent and _UNDER_A.search(before) is not None


def _is_cited(reading: Reading, instrument: Mention, cue: Mention, *, denied: bool) -> bool:
    """Tell whether the words before an instrument make it an earlier or underlying one."""
    sent = reading.sentences[instrument.sentence]
    before = reading.doc.text[max(sent.start, instrument.start - 60) : instrument.start].replace("\n", " ")
    # past perfect and something not yet told of: background
    told = reading.doc.text[max(sent.start, cue.start - 20) : cue.start].replace("\n", " ")
    background = cue.end <= instrument.start and _PLUPERFECT.search(told) is not None
    if background and not denied and not _is_definite(reading, instrument):
        return True
    found = _CITED.search(before)
    if found is None:
        return False
    if (
        found.group().lower().startswith("first")
        and cue.end <= instrument.start
        and _OWN.search(reading.doc.text, cue.end, instrument.start)
    ):
        return False  # "signed their first agreement" reports it
    # the cue itself may follow such words: "under the agreement signed today" cites, "signed … based on" does not
    return not (cue.end <= instrument.start and instrument.start - len(before) + found.start() < cue.start)
