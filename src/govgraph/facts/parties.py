"""Find between whom an agreement is made, by the grammar: between A and B, A and B sign, A signs with B."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from govgraph import reference
from govgraph.facts import signatures
from govgraph.facts.reading import Body, Reading
from govgraph.model import Mention, Party

_DET = (
    r"(?:the |la |le |les |l'|el |los |its |their |su |sus |un |une |a )?"
    r"(?:[Gg]overnments? of |[Gg]ouvernements? (?:de |du |d')?|[Gg]obiernos? (?:de )?)?"
    r"(?:(?:ministères?|ministerios?|ministry|ministries) (?:(?:[\w'é-]+,? ){1,8}?(?:of |de |du |del |d'))?)?"
    r"(?:(?:the |la |le |l'|el )?(?:[Ss]ecretariat (?:of|for) |[Ss]ecrétariat (?:de |du |d')|[Ss]ecretaría de(?:l )?))?"
    r"(?:the |la |le |l'|el )?"
    r"(?:(?:(?:Islamic |Hashemite |Democratic |People's |Federal |Federative |United )*"
    r"(?:Republic|Kingdom|Commonwealth|State|Sultanate|Union) of|République (?:de |du )|República de) (?:the )?)?"
)
_SOME = (  # bodies without a name in a list of those who sign: "the ministry, the trade unions and IOM"
    r"(?:(?:the |los |las |les |l')?(?:trade unions?|unions|employers|sindicatos|empresarios|patronales|syndicats"
    r"|organi[sz]ations|organisations|organizaciones|associations|asociaciones)"
    r"(?:'? [a-zà-ÿ]+){0,2}?(?:, ?| (?=and |y |et )))*"
)
_AND = re.compile(
    rf"^(?:'s)?(?: [Gg]overnments?)?,? ?{_SOME}"
    r"(?:et d(?:u|e la|e l'|e|')|y de(?:l| la)?|and of|and by|and between|and with|and|&|/|-|–|—|et par|et"
    rf"|y|e|as well as|,)? ?{_DET}$"
)
_OPENING = re.compile(  # what may stand before the first subject of a sentence
    rf"^(?:[^.!?]{{0,90}}\s[-–—]{{1,2}}\s|[A-ZÀ-Þ][^.!?()]{{0,60}}\([^()]{{2,20}}\)\s|(?:On|In|At|Le|El|En|Today|Yesterday)\b[^,]{{0,40}},\s)?(?i:{_DET})$"
)
_BETWEEN = re.compile(rf"\b(?:between|among|entre|of|by|par|por|de) {_DET}$", re.IGNORECASE)
_BETWEEN_ONLY = re.compile(rf"\b(?:between|among|entre) {_DET}$", re.IGNORECASE)
_WITH = re.compile(rf"\b(?:with|avec|con)(?: its \w+)? {_DET}$", re.IGNORECASE)
_AND_WITH = re.compile(rf",? (?:and|as well as|et|y) (?:also )?(?:with|avec|con)(?: its \w+)? {_DET}")
_WITH_IDIOM = re.compile(
    r"\b(?:line|accordance|along|compliance|connection|together|dealing|deal|consistent|met|meeting|talks"
    r"|coordination|consultation) with(?: its \w+)? [\w' ]*$",
    re.IGNORECASE,
)
_BY = re.compile(rf"\b(?:by|par|por) {_DET}$", re.IGNORECASE)
_MEMBERS_OF = re.compile(r"\bmember (?:states|countries) of (?:the )?$", re.IGNORECASE)
_MEMBERS = re.compile(r"^(?:'s)? (?:member|Member) (?:[Ss]tates|countries)\b")
_AGREED = re.compile(
    r"\b(?:agreed|agree|decided|pledged|committed|resolved|s'engagent|convinrent|acordaron|acuerdan)\b"
)
_THROUGH = re.compile(
    r"\b(?:through|by|under|with|via|in|par|mediante)(?: an?| the| un| una)? (?:\w+ )?$", re.IGNORECASE
)
_FOR = re.compile(r"\b(?:for|on behalf of|pour|au nom de|por|en nombre de) (?:the |la |le |l'|el )?$")
_DATELINE_HEAD = re.compile(
    r"[A-ZÀ-Þ][^.;:()]{0,60}?(?:, |\s)(?:[A-Z]?\w+ )?\d{0,2}[^a-z(]{0,12}\($|[A-ZÀ-Þ][A-ZÀ-Þ ,]+\($"
)
_ABOUT = re.compile(r"(?:\s[a-zà-ÿ]+){0,3}\s(?:the|an?|la|le|el)\s")
_SEVERAL = re.compile(
    r"(?:ments|partnerships|partenariats|conventions|protocols|protocoles|protocolos|pacts|deals|accords|acuerdos|convenios|memorandos|MoUs|MOUs"
    r"|(?:memoranda|[Mm]emorandums)(?: of [Uu]nderstanding)?|treaties)$"
)
_PARTNERS_CHARS = 80  # between several agreements and the first they are with
_SEVERAL_WITH = re.compile(rf"{_SEVERAL.pattern.removesuffix('$')} (?:with|avec|con)\b")
_WHERE = re.compile(r"\s(?:in|en|au|aux)\s(?:the\s|la\s|el\s)?")
_IN_SHORT_NAME = re.compile(r" \((?:[A-Z][\w&-]* ){1,3}")
_OF_STATE = re.compile(r"\s(?:of|de|du|del)\s(?:the\s|la\s|el\s)?")
_COUNTRY_OFFICE = re.compile(r",? (?:and|et|y) ")  # "IOM-Peru and the Municipality of Arica"
_BY_SIGNING = re.compile(  # "With the signing of an agreement on …, A and B will"
    r"(?:[^.!?]{2,60} [-–—] )?(?:With|By|Through|Under"
    r"|Avec|Par|En vertu d['eu]|Aux termes d['eu]|Con|Mediante|Por|Bajo|En virtud de)\b",
)
_LISTED_BEFORE = re.compile(rf"(?:\b(?:were|are|son|fueron|sont|étaient|and|et|y)|[,;:]) {_DET}$")
_LISTED_BEHIND = re.compile(r"(?: \([^()]{2,30}\))?(?:[,;.]|,? (?:and|et|y) |$)")
_ENVOYS = re.compile(
    r"(?:The |Los |Las |Les |Le |La |El )?(?:[\w'-]+ ){0,3}?(?i:representatives"
    r"|delegations?|negotiators|envoys|officials|ministers"
    r"|heads of (?:state|government|delegation)|représentants|délégations?|négociateurs|ministres|gouvernements"
    r"|representantes|delegaciones|delegación|negociadores|ministros|cancilleres|presidentes)"
    rf"(?: (?:de|of|des) (?:[a-zà-ÿ]+)){{0,2}} (?:of|from|de|du|del|d') ?{_DET}"
)
_OTHER_CLAUSE = re.compile(r"[;:“”\"«»]| (?:that|who|which|qui|que|said|met|discussed|welcomed) ")
_THE_TWO = re.compile(
    r"(?:(?:Representatives|Officials|Ministers|Delegations|Envoys) of )?"
    r"(?:[Tt]he (?:two|three)|[Bb]oth|[Ll]es (?:deux|trois)|[Ll]os (?:dos|tres)|[Aa]mbos|[Aa]mbas)"
    r" (?:countries|governments|states|nations|sides|pays|gouvernements|états|países|gobiernos|estados|naciones)"
    r" (?:[\w'-]+ ){0,4}$"
)
_THREE = re.compile(r"\b(?:three|trois|tres)\b")
_THEN = re.compile(rf"[^,;:]{{0,110}}, {_DET}$|^(?: [A-Za-z]+| on \w+| \d+)? {_DET}$")
_BINDS_SELF = re.compile(
    r" (?:will|would|shall|is to|are to|has agreed to|agrees to|undertakes to|s'engage|va|se compromete)\b"
)
_PARTNERSHIP = re.compile(
    r"(?: [\w-]+){0,3} (?:partnership|agreement|deal|pact|dialogue|cooperation|framework|partenariat|asociación)\b"
)
_OFFICIAL_NAME = re.compile(
    r"\b(?:(?:gouvernement|ministère|autorité|république|royaume|gobierno|ministerio|autoridad|república|reino)s?"
    r"|(?:gouvernements|gobiernos)(?: [a-zà-ÿ-]+(?:,| et| y))*) $",
    re.IGNORECASE,
)
_ACTS_FOR = re.compile(  # "the Argentine government, representing MERCOSUR, signed": the one represented is the party
    r"(?:\([^()]{2,20}\))?,? \(?(?:acting |agissant |actuando )?"
    r"(?:qui représent\w+|représentant|representing|who represented|that represented|on behalf of|au nom d[eu']"
    r"|en representación d\w+|en nombre d\w+|por cuenta d\w+|pour le compte d[eu']) ?(?:the |la |le |l'|el )?"
)
_INCLUDING = re.compile(  # "21 countries, including A, B and C"; "the twelve member states taking part (A, B, C)"
    r"\b(?:countries|states|nations|governments|members|partners|pays|états|países|estados)(?: [\w-]+){0,4},?"
    rf" (?:(?:including|such as|like|among them|dont|notamment|incluidos|entre ellos|como) {_DET}|\()$",
    re.IGNORECASE,
)
_ACTS_THROUGH = re.compile(
    r"['’]s?\b| [A-ZÀ-Þ]| (?:minister|president|ambassador|director|secretary|officials?|represent)"
)
_OWNS = re.compile(r"['’]s? (?!Government)[A-ZÀ-Þ]")  # a body of the state acts, not the state
_OFFICIALS = re.compile(
    r"^(?:(?:,| and|, and) [A-Z]\w+)* (?:[Gg]overnments?|authorities|officials|sides?|counterparts?"
    r"|(?:[a-z]+ (?:and [a-z]+ )?){0,2}(?:ministry|ministries|delegations)|(?:[a-z]+ ){0,2}ministers(?! [A-Z]))\b"
)
_COUNTERPART = re.compile(r"^(?:counterparts?|authorities)\b")  # "the minister and her Omani counterpart signed"
_HELD_IN = re.compile(  # "the ambassador of Togo in Benin has signed": where an office is held
    r"\b(?:[Aa]mbassad\w+|[Ee]mbajador\w*|[Rr]epr[eé]sent\w+|[Cc]hief|[Dd]irect\w+)[^.,;]{0,50}\s(?:in|to|en|au|aux)\s(?:the\s)?$"
)
_HELD_CHARS = 80
_BRACKETED = re.compile(r" \([^()]*\)")
_PRIVATE_SURE = 0.72  # a state whose trade unions or firms sign: no party, but it tells whose agreement it is
_PRIVATE_CHARS = 110  # before a state, enough for a short list of states
_OFFICIALS_CHARS = 70
_OPENING_CHARS = 90  # from the start of a sentence to its word of signing


@cache
def _adverbial() -> re.Pattern[str]:
    """Return the pattern of a word that may stand between a subject and its verb."""
    return re.compile(rf"\b(?:{reference.word_list('adverb')}|\d+)\b", re.IGNORECASE)


@cache
def _private() -> re.Pattern[str]:
    """Return the pattern of bodies without a name that do not act for their state: ``the trade unions of``."""
    nouns = reference.word_list("private-body")
    det = r"(?:the |la |le |l'|el |los |les )?"
    return re.compile(
        rf"\b(?:{nouns})(?: [a-zà-ÿ-]+)? (?:of|in|from|de|du|des|del|d'|en|au|aux) ?{det}"
        rf"(?:[A-ZÀ-Þ][\w'-]*(?: [A-ZÀ-Þ][\w'-]*)*(?:, |,? (?:and|et|y|e) ){det}(?:(?:of|de|du|del) {det})?)*$"
    )


def find_parties(
    reading: Reading, sentence: int, cue: Mention | None, instrument: Mention | None, limit: int
) -> list[Party]:
    """Return the parties one sentence names, surest pattern first, each once.

    Args:
        limit: offset where the next event of the sentence begins; nothing behind it belongs to this one.
    """
    bodies = _without_where(reading, reading.bodies[sentence])
    found: list[tuple[float, str, list[Body]]] = []
    anchor = instrument or cue
    if anchor is not None:
        found += _after(reading, sentence, [b for b in bodies if b.start < limit], anchor, cue)
    if cue is not None:
        found.append(
            (0.95, "parties-subject", _subject(reading, [b for b in bodies if not _is_of_city(reading, b)], cue))
        )
        found.append((0.9, "party-acted-for", _acted_for(reading, [b for b in bodies if b.start < limit], cue)))
        found.append((0.93, "parties-listed", _listed(reading, sentence, bodies, cue)))
        found.append((0.92, "parties-by-signing", _by_signing(reading, sentence, bodies, cue, instrument)))
        found.append((0.86, "parties-represented", _represented_by(reading, sentence, bodies, cue)))
        found.append((0.82, "parties-of-both", _both(reading, sentence, cue)))
        found.append((0.9, "parties-first-subject", _first_subject(reading, sentence, bodies, cue)))
    if cue is None and instrument is not None and bodies and bodies[0].start == reading.sentences[sentence].start:
        group = [b for b in _run(reading, bodies, 0, step=1) if b.end <= instrument.start]
        found.append((0.88, "parties-of-headline", group if len(group) >= 2 else []))
    if instrument is not None:
        found.append((0.88, "parties-agreed", _agreed(reading, sentence, bodies, instrument)))
        found.append((0.93, "parties-joined", _joined(reading, sentence, bodies, instrument)))
        found.append((0.9, "party-attributive", _attributive(reading, bodies, instrument)))
        found.append((0.9, "party-of-item", _heading(reading, sentence, bodies, instrument)))
    parties: dict[str, Party] = {}
    for score, method, group in found:
        if group and _INCLUDING.search(
            reading.doc.text[max(0, group[0].start - 90) : group[0].start].replace("\n", " ")
        ):
            continue
        for body in (_represented(reading, bodies, b) for b in group):
            if body.party.key not in parties and (method == "parties-of-both" or _may_be_party(reading, body)):
                sure = score * body.party.support.confidence
                if body.party.kind == "state" and _is_of_private(reading, body):
                    sure = min(sure, _PRIVATE_SURE)
                support = reading.support([(body.start, body.end)], method, sure)
                parties[body.party.key] = replace(body.party, support=support)
    return list(parties.values())


def _represented(reading: Reading, bodies: list[Body], body: Body) -> Body:
    """Return the body for which another is said to act, or the body itself."""
    text = reading.doc.text
    end = body.end + (len(" government") if text.startswith(" government", body.end) else 0)
    behind = next((b for b in bodies if b.start >= end), None)
    if behind is None or _ACTS_FOR.fullmatch(text[end : behind.start].replace("\n", " ").replace("’", "'")) is None:
        return body
    return behind


def counterparts(reading: Reading, instrument: Mention) -> list[Body]:
    """Return the bodies that a plural instrument is with, each its own: ``agreements on labour with A, B and C``."""
    bodies = [b for b in _without_where(reading, reading.bodies[instrument.sentence]) if b.start >= instrument.end]
    if not bodies:
        return []
    lead = reading.doc.text[instrument.end : bodies[0].start].replace("\n", " ").replace("’", "'")
    if len(lead) > _PARTNERS_CHARS or re.search(r"[.;:]", lead) or not _WITH.search(lead) or _WITH_IDIOM.search(lead):
        return []
    group = _run(reading, bodies, 0, step=1)
    return group if all(_may_be_party(reading, b) for b in group) else []


def _without_where(reading: Reading, bodies: list[Body]) -> list[Body]:
    """Return the bodies with a state that only says where an agency works joined to it: ``IOM in Iraq and A``."""
    row: list[Body] = []
    for body in bodies:
        if _is_agency_of_dateline(reading, body):
            continue
        if row and _is_of_agency(reading, row[-1], body):
            row[-1] = replace(row[-1], end=body.end)
            continue
        of_agency = row and body.party.kind == "state" and row[-1].party.kind == "agency"
        if of_agency and body.detail != "demonym" and _is_where(reading, row[-1], body):
            row[-1] = replace(row[-1], end=body.end)
        else:
            row.append(body)
    return row


def _is_where(reading: Reading, agency: Body, state: Body) -> bool:
    """Tell whether a state behind an agency says where it works: ``IOM in Iraq``, ``IOM-Peru and``."""
    text = reading.doc.text
    if _WHERE.fullmatch(text, agency.end, state.start):
        return True
    row = reference.agencies().get(agency.party.key)
    hyphen = text[agency.end : state.start] == "-" and _COUNTRY_OFFICE.match(text, state.end) is not None
    return hyphen and row is not None and row["kind"] != "regional_organization"


def _is_of_agency(reading: Reading, agency: Body, state: Body) -> bool:
    """Tell whether a state is part of an agency's name: ``the Ministry of Work of Peru``, ``the Agency (IM Japan)``."""
    if agency.party.kind != "agency" or state.party.kind != "state" or state.start < agency.end:
        return False
    text = reading.doc.text
    if _IN_SHORT_NAME.fullmatch(text, agency.end, state.start) and text[state.end : state.end + 1] == ")":
        return True
    own = not agency.party.known and agency.party.key.endswith("." + state.party.key.lower())
    return own and _OF_STATE.fullmatch(text, agency.end, state.start) is not None


def _is_agency_of_dateline(reading: Reading, body: Body) -> bool:
    """Tell whether a body is the news service in a dateline: ``GENEVA, 26 February (UNHCR) The …``."""
    sent = reading.sentences[body.sentence]
    head, text = reading.doc.text[sent.start : body.start], reading.doc.text
    return head.endswith("(") and text[body.end : body.end + 1] == ")" and _DATELINE_HEAD.match(head) is not None


def _may_be_party(reading: Reading, body: Body) -> bool:
    """Tell whether a body can stand for itself: an adjective only before ``government`` and the like."""
    before = reading.doc.text[max(0, body.start - 60) : body.start].replace("\n", " ")
    after = reading.doc.text[body.end : body.end + _OFFICIALS_CHARS].replace("\n", " ")
    if _MEMBERS_OF.search(before) or _MEMBERS.match(after) or (body.party.kind == "state" and _OWNS.match(after)):
        return False
    return body.detail != "demonym" or _OFFICIALS.match(after) is not None or _OFFICIAL_NAME.search(before) is not None


def _is_of_private(reading: Reading, body: Body) -> bool:
    """Tell whether a state only says where bodies without a name lie: ``the trade unions of Peru and Chile``."""
    lead = reading.doc.text[max(0, body.start - _PRIVATE_CHARS) : body.start].replace("\n", " ").replace("’", "'")
    return _private().search(_BRACKETED.sub("", lead)) is not None


def _run(reading: Reading, bodies: list[Body], first: int, *, step: int) -> list[Body]:
    """Return the bodies joined by commas and conjunctions, from one on in a direction."""
    group = [bodies[first]]
    index = first
    while 0 <= index + step < len(bodies):
        a, b = (bodies[index], bodies[index + step]) if step > 0 else (bodies[index + step], bodies[index])
        gap = reading.gap(a.end, b.start)
        if not _AND.match(gap) or (gap.strip() == "" and a.detail != "demonym"):
            break
        index += step
        group.append(bodies[index])
    return group


def _after(
    reading: Reading, sentence: int, bodies: list[Body], anchor: Mention, cue: Mention | None
) -> list[tuple[float, str, list[Body]]]:
    """Return the groups behind the instrument or cue: between A and B, of A and B, with B, by A and B."""
    sent = reading.sentences[sentence]
    found: list[tuple[float, str, list[Body]]] = []
    taken: set[int] = set()
    joined = 0  # where the last group behind "with" ends
    for index, body in enumerate(bodies):
        if body.start < anchor.start or index in taken:
            continue
        begin = max(e for e in (sent.start, anchor.end, cue.end if cue is not None else 0) if e <= body.start)
        lead = reading.doc.text[begin : body.start].replace("’", "'").replace("\n", " ")
        group = _run(reading, bodies, index, step=1)
        taken.update(range(index, index + len(group)))
        if _BETWEEN_ONLY.search(lead) and len(group) >= 2:
            found.append((0.98, "parties-between", group))
        elif _BETWEEN.search(lead) and len(group) >= 2 and len(lead) < 90 and not _BY.search(lead):
            found.append((0.9, "parties-of", group))
        elif _WITH.search(lead) and not _WITH_IDIOM.search(lead) and len(lead) < 120 and not re.search(r"[;:]", lead):
            since = reading.doc.text[joined : body.start].replace("\n", " ").replace("’", "'") if joined else ""
            if joined and not _AND_WITH.fullmatch(since):
                continue  # another clause has its own: "… with A, and is to negotiate with B"
            joined = group[-1].end
            if len(group) >= 2 and (_SEVERAL.search(anchor.text) or _SEVERAL_WITH.search(lead)):
                continue  # "agreements with A and B": one with each
            found.append((0.93, "parties-with", group))
        elif _BY.search(lead) and len(group) >= 2 and len(lead) < 75:
            found.append((0.93, "parties-by", group))
        elif (
            cue is not None and _BY.search(lead) and len(lead) < 75 and not _ACTS_THROUGH.match(_behind(reading, group))
        ):
            found.append((0.85, "party-by", group))
    return found


def _behind(reading: Reading, group: list[Body]) -> str:
    """Return what stands right behind a group of bodies."""
    return reading.doc.text[group[-1].end : group[-1].end + 30].replace("\n", " ")


def _is_of_city(reading: Reading, body: Body) -> bool:
    """Tell whether a state only says where a city lies: ``in Buenos Aires, Argentina, the directors signed``."""
    return body.party.kind == "state" and any(
        city.keys[0].split("|")[1] == body.party.key and reading.doc.text[city.end : body.start] == ", "
        for city in reading.inside(body.sentence, "city")
    )


def _subject(reading: Reading, bodies: list[Body], cue: Mention) -> list[Body]:
    """Return the group that is the subject of an active cue: nothing but auxiliaries and adverbs stands between."""
    before = [b for b in bodies if b.end <= cue.start]
    if not before:
        return []
    gap = reading.gap(before[-1].end, cue.start).strip()
    if before[-1].detail == "demonym":
        gap = _COUNTERPART.sub("", gap)
    if gap.startswith("'s"):
        return []
    if re.search(r"\w", _adverbial().sub(" ", gap)):
        return []
    group = _run(reading, before, len(before) - 1, step=-1)
    if len(group) == 1 and _HELD_IN.search(reading.doc.text, max(0, group[0].start - _HELD_CHARS), group[0].start):
        return []
    return group[::-1]


def _acted_for(reading: Reading, bodies: list[Body], cue: Mention) -> list[Body]:
    """Return the body for which somebody signs: ``signed two agreements for the EU``."""
    found = []
    for body in bodies:
        lead = reading.doc.text[cue.end : body.start].replace("\n", " ") if body.start >= cue.end else ""
        if _FOR.search(lead) and len(lead) < 60 and not re.search(r"[,;:]", lead):
            found.append(body)
    return found[:1]


def _first_subject(reading: Reading, sentence: int, bodies: list[Body], cue: Mention) -> list[Body]:
    """Return two or more joined bodies that open the sentence of an active cue: ``A and B, meeting in …, signed``."""
    sent = reading.sentences[sentence]
    if not bodies or bodies[0].end > cue.start:
        return []
    opening = reading.doc.text[sent.start : bodies[0].start].replace("\n", " ").replace("’", "'")
    between = reading.doc.text[bodies[0].end : cue.start]
    if not _OPENING.match(opening) or re.search(r"[“”\"«»;:]| (?:that|who|which|qui|que) ", between):
        return []
    group = [b for b in _run(reading, bodies, 0, step=1) if b.end <= cue.start]
    return group if len(group) >= 2 else []


def _represented_by(reading: Reading, sentence: int, bodies: list[Body], cue: Mention) -> list[Body]:
    """Return two or more joined bodies whose people open the sentence: ``Envoys of A and B ended … signing``."""
    sent = reading.sentences[sentence]
    before = [b for b in bodies if b.end <= cue.start and b.detail != "demonym"]
    if not before or len(opening := reading.doc.text[sent.start : before[0].start]) > _OPENING_CHARS:
        return []
    group = _run(reading, before, 0, step=1)
    between = reading.doc.text[group[-1].end : cue.start].replace("\n", " ")
    if _ENVOYS.fullmatch(opening.replace("\n", " ").replace("’", "'")) is None or _OTHER_CLAUSE.search(between):
        return []
    if signatures.is_noun(cue.text) and cue.text != "signing":
        return []
    if signatures.tells_of_bystanders(between) or any(group[-1].end <= b.start < cue.start for b in bodies):
        return []  # "The ministers of A and B watched as C signed"
    return group if len(group) >= 2 else []


def _both(reading: Reading, sentence: int, cue: Mention) -> list[Body]:
    """Return the states that ``the two governments`` stands for, where the text names as many and no others."""
    sent = reading.sentences[sentence]
    told = _THE_TWO.match(reading.doc.text[sent.start : cue.start].replace("\n", " ").replace("’", "'"))
    if told is None:
        return []
    states = {b.party.key: b for row in reading.bodies for b in reversed(row) if b.party.kind == "state"}
    named = {b.party.key: b for row in reading.bodies for b in row if b.party.kind == "state" and b.detail != "demonym"}
    number = _THREE.search(told.group()) is not None
    return [named.get(k, b) for k, b in states.items()] if len(states) == (3 if number else 2) and named else []


def _listed(reading: Reading, sentence: int, bodies: list[Body], cue: Mention) -> list[Body]:
    """Return two or more bodies that a list of those who signed names: ``The signatories were A (Chad), B and C``."""
    if not signatures.is_inverted(cue.text):
        return []
    sent = reading.sentences[sentence]
    found = []
    for body in (b for b in bodies if b.start >= cue.end):
        before = reading.doc.text[max(cue.start, body.start - 60) : body.start].replace("\n", " ").replace("’", "'")
        if _LISTED_BEFORE.search(before) and _LISTED_BEHIND.match(reading.doc.text[body.end : sent.end]):
            found.append(body)
    return found if len(found) >= 2 else []


def _by_signing(
    reading: Reading, sentence: int, bodies: list[Body], cue: Mention, instrument: Mention | None
) -> list[Body]:
    """Return who acts in a sentence that opens with the signing: ``With the signing of an agreement, A and B will``.

    One state that binds itself there and one other state that the sentence names are the two sides: ``Under an
    agreement signed on Monday, A is to pay for flights from B``.
    """
    sent = reading.sentences[sentence]
    behind = max(cue.end, instrument.end if instrument is not None else 0)
    after = [b for b in bodies if b.start >= behind]
    opening = reading.doc.text[sent.start : min(cue.start, instrument.start if instrument is not None else cue.start)]
    if not after or len(opening) > _OPENING_CHARS or _BY_SIGNING.match(opening.replace("\n", " ")) is None:
        return []
    if _THEN.search(reading.doc.text[behind : after[0].start].replace("\n", " ").replace("’", "'")) is None:
        return []
    group = _run(reading, after, 0, step=1)
    states = {b.party.key: b for b in bodies if b.party.kind == "state" and b.detail != "demonym"}
    if len(group) == 1 and len(states) == 2 and after[0].party.key in states and cue.value == "signed":
        binds = _BINDS_SELF.match(reading.doc.text, after[0].end) is not None
        return list(states.values()) if binds and instrument is not None else []
    return group if len(group) >= 2 else []


def _joined(reading: Reading, sentence: int, bodies: list[Body], instrument: Mention) -> list[Body]:
    """Return bodies joined by a hyphen or slash before an instrument, or before the colon of a headline."""
    sent = reading.sentences[sentence]
    for index, body in enumerate(bodies[:-1]):
        following = bodies[index + 1]
        gap = reading.doc.text[body.end : following.start].strip()
        if gap not in ("-", "–", "—", "/"):
            continue
        if following.end > instrument.start:
            lead = reading.doc.text[instrument.end : body.start]
            if _ABOUT.fullmatch(lead) and _PARTNERSHIP.match(reading.doc.text, following.end):
                return _run(reading, bodies, index, step=1)
            continue
        after = reading.doc.text[following.end : instrument.start]
        headline = sent.kind == "title" and re.match(r"\s*:", after) is not None
        if headline or (len(after) <= 40 and not re.search(r"[.,;:]", after)):
            return _run(reading, bodies, index, step=1)
    return []


def _attributive(reading: Reading, bodies: list[Body], instrument: Mention) -> list[Body]:
    """Return the state or agency whose name stands right before the instrument: ``Oman labour agreement``."""
    return [
        b
        for b in bodies
        if b.end < instrument.start and reading.doc.text[b.end : instrument.start] == " " and b.detail != "demonym"
    ]


def _agreed(reading: Reading, sentence: int, bodies: list[Body], instrument: Mention) -> list[Body]:
    """Return the group that agrees on something ``through`` the instrument: ``A and B agreed … through a treaty``."""
    sent = reading.sentences[sentence]
    verb = _AGREED.search(sent.text)
    if verb is None or sent.start + verb.start() > instrument.start:
        return []
    if _THROUGH.search(reading.doc.text[sent.start + verb.end() : instrument.start].replace("\n", " ")) is None:
        return []
    at = sent.start + verb.start()
    before = [b for b in bodies if b.end <= at]
    if not before or re.search(r"\w{3,}", _adverbial().sub(" ", reading.gap(before[-1].end, at))):
        return []
    group = _run(reading, before, len(before) - 1, step=-1)[::-1]
    return group if len(group) >= 2 else []


def _heading(reading: Reading, sentence: int, bodies: list[Body], instrument: Mention) -> list[Body]:
    """Return the body that a list item begins with, before a dash or colon: ``* Qatar - Agreement on …``."""
    sent = reading.sentences[sentence]
    if sent.kind != "item" or not bodies or bodies[0].start != sent.start or bodies[0].end > instrument.start:
        return []
    return bodies[:1] if re.match(r"\s*[-–—:]", reading.doc.text[bodies[0].end : bodies[0].end + 3]) else []
