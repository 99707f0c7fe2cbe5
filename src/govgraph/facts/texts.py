"""Read the text of an agreement itself: title, parties, place and date of conclusion, signature block.

The form follows the usual layout of treaties (United Nations, Final Clauses of Multilateral Treaties: Handbook, 2003).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from govgraph import reference
from govgraph.facts.leaders import person_key, post_key
from govgraph.facts.reading import Body, Reading
from govgraph.model import Agreement, Fact, Leader, Link, Mention, Modality, Party, Signatory
from govgraph.namespaces import slug

_HEAD_CHARS = 1500  # the title stands within so many characters
_ARTICLE = re.compile(
    r"^\s*(?:(?:Article|ARTICLE|Section|Artículo|ARTÍCULO|Clause|Paragraph)\s+(?:[0-9]+(?:er|re|e|º|°|ro)?|[IVX]+|premier|[Pp]rimero|PREMIER|[Uu]n)\b|\d{1,2}\.\s+[A-ZÀ-Þ])",
    re.MULTILINE,
)
_DONE = re.compile(
    r"\b(?:Done|DONE|Signed|SIGNED|Concluded|Fait|FAIT|Hecho|HECHO|Suscrito|Firmado|Executed)\b"
    r"[^.\n]{0,30}?\s(?:at|in|à|en)\s(?!duplicate|triplicate|two|three|four|deux|trois|dos"
    r"|tres|good faith|witness|originals?|several)"
    r"(?:the (?:city|headquarters) of )?",
    re.MULTILINE,
)
_FOR = re.compile(
    r"(?:For|FOR|Pour|POUR|Por|POR|On behalf of|ON BEHALF OF|For and on behalf of)\s+(?:and on behalf of\s+)?"
    r"(?:the |THE |la |le |LA |LE |el |EL |l'|L')?(.+?)\s*[:.,]?\s*$"
)
_SUBJECT = re.compile(
    r"\b(?:on|concerning|regarding|for|implementing|relating to|relati(?:f|ve|vo|va) |concernant|portant|sur|sobre)\b",
    re.IGNORECASE,
)
_WITNESS = re.compile(
    r"^\s*(?:in the presence of|witness(?:ed|es)?|en présence d|en presencia d|testigos?)", re.IGNORECASE
)
_MARK = re.compile(
    r"^\s*(?:\(?(?:signed|sgd|sd|s/|signature|signé|firmado)\.?\)?|_{3,}|\.{3,}|…+|\[signature\])\s*:?\s*$",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\((?:signed|sgd|sd|s|signé|firmado|fdo)\.?\)\s+(?=\S)", re.IGNORECASE)  # before a name
_CAPITALS_FIRST = re.compile(
    r"([A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]*)+) (?=[A-ZÀ-Þ][a-zà-ÿ])"
)  # name, then office
_NAME_WORD = r"(?:[A-ZÀ-ÞŁŠŽ][\w'’.-]*|al-[A-Z]\w+|(?:von|van|de|da|dos|der|del|di|bin|el|la))"
_FORM_FIELD = re.compile(r"^(?:Date|Place|Lieu|Fecha)\b|^\(")
_OPEN_END = re.compile(r"(?:,|\band|\bof|\bfor|\bet|\bde|\by)$")
_MIN_ARTICLES = 3


@cache
def _title() -> re.Pattern[str]:
    """Return the pattern of the line a text's title begins with."""
    before = r"(?:[A-Z ]*\b|(?:[A-Z][a-z]+ ){1,2})?"  # "Implementing Protocol"
    return re.compile(rf"^\s*{before}({reference.word_list('text-title')})\b", re.MULTILINE)


@cache
def _preamble() -> re.Pattern[str]:
    """Return the pattern of the word a recital begins with."""
    return re.compile(rf"\b{reference.word_list('recital')}\b", re.IGNORECASE)


@cache
def _courtesy() -> re.Pattern[str]:
    """Return the pattern of what may stand before a name in a signature block: titles, or the name of the field."""
    listed = "|".join(reference.word_list(name) for name in ("courtesy", "courtesy-in-form"))
    return re.compile(rf"^(?:(?:H\.E\.|S\.E\.|{listed})\.?:? )*")


@cache
def _printed() -> re.Pattern[str]:
    """Return the pattern of a printed name."""
    return re.compile(rf"{_courtesy().pattern}{_NAME_WORD}(?: {_NAME_WORD}){{1,5}}$")


@cache
def _no_name() -> re.Pattern[str]:
    """Return the pattern of a word of offices and bodies, which no person's name holds."""
    return re.compile(rf"\b{reference.word_list('not-a-name')}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One cell of the signature block."""

    start: int
    end: int
    text: str
    column: int


def is_agreement_text(reading: Reading) -> bool:
    """Tell whether the document is the text of an agreement: titled as one, in articles."""
    text = reading.doc.text
    title = _title().search(text[:_HEAD_CHARS])
    return (
        title is not None
        and title.start() < 700
        and title.end() <= _preamble_end(reading)
        and len(_ARTICLE.findall(text)) >= _MIN_ARTICLES
        and _preamble_end(reading) > 0
    )


def _preamble_end(reading: Reading) -> int:
    """Return where the first article begins, or 0."""
    first = _ARTICLE.search(reading.doc.text)
    return first.start() if first is not None else 0


def read_text(reading: Reading, kind: str) -> tuple[Agreement | None, tuple[Leader, ...]]:
    """Return the agreement that a treaty or memorandum text is, and the people who sign it.

    Args:
        kind: ``treaty_text`` or ``mou_text``.
    """
    text = reading.doc.text
    end = _preamble_end(reading)
    parties = _parties(reading, end)
    title = _title().search(text[:_HEAD_CHARS])
    if len(parties) < 2 or title is None:
        return None, ()
    done = _done(reading)
    date, place = _date_and_place(reading, done)
    leaders, signatories = _signature_block(reading, done, parties)
    status = "signed" if date is not None or signatories or len(parties) == 2 else "adopted"
    span = [(done[0], done[1])] if done else [(title.start(1), title.end(1))]
    happened: Modality = "happened"
    evidence = [reading.quote(*_line(text, title.start(1)))] + ([reading.quote(*done)] if done else [])
    agreement = Agreement(
        ordinal=1,
        label=_label(reading, title, end),
        type=_type(reading, title, kind),
        status=Fact(status, reading.support(span, "agreement-text", 0.93)),
        modality=Fact(happened, reading.support(span, "agreement-text", 0.95)),
        parties=tuple(parties),
        date=date,
        place=place,
        venue=None,
        signatories=signatories,
        topics=(),
        levels=(),
        role="primary",
        evidence=tuple(dict.fromkeys(evidence)),
    )
    return agreement, leaders


def _line(text: str, at: int) -> tuple[int, int]:
    """Return the span of the line round a point, without space."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return start, end


def _bodies(reading: Reading, start: int, end: int) -> list[Body]:
    """Return the bodies named between two points."""
    return [b for row in reading.bodies for b in row if start <= b.start and b.end <= end and b.detail != "demonym"]


def _parties(reading: Reading, end: int) -> list[Party]:
    """Return the parties named in the head, behind ``between`` where the head has the word."""
    head = reading.doc.text[:end]
    between = re.search(r"\b(?:between|entre)\b", head, re.IGNORECASE)
    bodies = _bodies(reading, between.start() if between else 0, end)
    found: dict[str, Party] = {}
    last, told = 0, False
    stop = _preamble().search(head)
    for body in bodies:
        if stop is not None and body.start > stop.start() and len(found) >= 2:
            break
        # what the agreement is on may name another agreement and its parties: no new ones, but a ministry for its state
        told = told or (len(found) >= 2 and _SUBJECT.search(head, last, body.start) is not None)
        last = body.end
        if told and body.party.key.rpartition(".")[2].upper() not in found:
            continue
        if body.party.key not in found:
            support = reading.support(
                [(body.start, body.end)], "parties-of-title", 0.95 * body.party.support.confidence
            )
            found[body.party.key] = Party(body.party.kind, body.party.key, body.party.name, body.party.known, support)
    return list(found.values())


def _type(reading: Reading, title: re.Match[str], kind: str) -> Fact[str]:
    """Return the type the title names."""
    span = (title.start(1), title.end(1))
    named = [m for m in reading.mentions if m.kind == "instrument" and m.start <= span[0] and span[1] <= m.end]
    key = named[0].keys[0] if named else "memorandum-of-understanding" if kind == "mou_text" else "agreement"
    return Fact(key, reading.support([span], "title-of-text", 0.95))


def _label(reading: Reading, title: re.Match[str], end: int) -> Fact[str]:
    """Return the full title on one line: from its first word to the blank line before the preamble."""
    text = reading.doc.text
    start = title.start(1)
    stop = end
    for pattern in (
        r"\n\s*(?:Le|La|The|El) (?:Gouvernement|Government|Gobierno|Kingdom|Republic|Royaume|République)\b",
        r"\n\s*\n\s*(?:The|THE|La|Le|El|WHEREAS|PREAMBLE|Preamble)\b",
        r"\(hereinafter",
        r"\bhereinafter\b",
    ):
        found = re.search(pattern, text[start:stop])
        if found:
            stop = start + found.start()
    words = re.sub(r"\s+", " ", text[start:stop]).strip(" ,(")
    words = re.sub(r"(?: between| entre)$", "", words, flags=re.IGNORECASE)
    if words.isupper():
        words = re.sub(
            r"\b(?:And|Of|The|On|For|Between|In|To|With|De|Du|Des|La|Le|Et|Entre|Sur|Y|Del|En|Sobre)\b",
            lambda m: m.group().lower(),
            words.title(),
        )
    return Fact(words[:300], reading.support([(start, min(stop, start + 300))], "title-of-text", 0.9))


def _done(reading: Reading) -> tuple[int, int] | None:
    """Return the span of the sentence that says where and when the text was done, the last such."""
    every = list(_DONE.finditer(reading.doc.text))
    if not every:
        return None
    found = every[-1]
    end = reading.doc.text.find(".", found.end() + 5)
    blank = reading.doc.text.find("\n\n", found.end())
    ends = [e for e in (end + 1, blank) if e > 0]
    return found.start(), min(ends) if ends else len(reading.doc.text)


def _date_and_place(reading: Reading, done: tuple[int, int] | None) -> tuple[Fact[str] | None, Fact[str] | None]:
    """Return date and place of the closing sentence."""
    if done is None:
        return None, None
    inside = [m for m in reading.mentions if done[0] <= m.start and m.end <= done[1]]
    date = next((m for m in inside if m.kind == "date" and m.detail in ("dmy", "mdy", "iso", "my", "dm", "md")), None)
    city = next((m for m in inside if m.kind == "city"), None)
    dated = Fact(date.value, reading.support([(date.start, date.end)], "done-at", 0.97)) if date is not None else None
    if city is not None:
        return dated, Fact(city.keys[0].split("|")[0], reading.support([(city.start, city.end)], "done-at", 0.96))
    word = re.match(r"[A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+)*", reading.doc.text[_done_end(reading, done) :])
    if word is None:
        return dated, None
    start = _done_end(reading, done)
    return dated, Fact(word.group(), reading.support([(start, start + word.end())], "done-at", 0.85))


def _done_end(reading: Reading, done: tuple[int, int]) -> int:
    """Return where the place of the closing sentence begins."""
    found = _DONE.match(reading.doc.text, done[0])
    return found.end() if found is not None else done[0]


def _cells(reading: Reading, start: int) -> list[Line]:
    """Return the cells of the signature block: lines, cut into columns at wide gaps."""
    cells = []
    text = reading.doc.text
    for row in re.finditer(r"[^\n]+", text[start:]):
        offset = 0
        for column, part in enumerate(re.split(r"( {3,}|\t+)", row.group())[::2]):
            at = row.group().index(part, offset) if part else offset
            offset = at + len(part)
            marked = _SIGNED.match(part.strip())
            bare = part.strip()[marked.end() :] if marked is not None else part.strip()
            if bare:
                begin = start + row.start() + at + part.index(bare)
                split = _CAPITALS_FIRST.match(bare) if marked is not None else None
                cuts = [0, split.end(1) + 1, len(bare) + 1] if split is not None else [0, len(bare) + 1]
                for a, b in pairwise(cuts):
                    cells.append(Line(begin + a, begin + b - 1, bare[a : b - 1], column))
    return cells


def _signature_block(
    reading: Reading, done: tuple[int, int] | None, parties: list[Party]
) -> tuple[tuple[Leader, ...], tuple[Signatory, ...]]:
    """Return the people of the signature block with the parties above their names; witnesses do not sign."""
    cells = _cells(reading, done[1] if done is not None else _preamble_end(reading))
    leaders: list[Leader] = []
    signatories: list[Signatory] = []
    for column in sorted({c.column for c in cells}):
        mine = [c for c in cells if c.column == column]
        if _is_headed_below(mine):
            continue
        for leader, header, cell in _signing(reading, mine, parties):
            spans = [(header.start, header.end), (cell.start, cell.end)]
            support = reading.support(spans, "signature-block", 0.95)
            leaders.append(leader)
            signatories.append(Signatory(leader.key, leader.name, leader.role, leader.post, leader.org, support))
    return tuple(leaders), tuple(signatories)


def _is_headed_below(cells: list[Line]) -> bool:
    """Tell whether a column prints names above the words for whom they sign: a heading's next name is another's."""
    first = next((c for c in cells if _FOR.match(c.text) or (_is_name(c.text) and not _WITNESS.match(c.text))), None)
    return first is not None and _FOR.match(first.text) is None and any(_FOR.match(c.text) for c in cells)


def _signing(reading: Reading, cells: list[Line], parties: list[Party]) -> Iterator[tuple[Leader, Line, Line]]:
    """Yield the people of one column who sign, each with the cell that heads the signature and that of the name."""
    party: Party | None = None
    header: Line | None = None
    for index, cell in enumerate(cells):
        if _WITNESS.match(cell.text):
            return
        heading = _FOR.match(cell.text)
        if heading is not None:
            party, header = _party_of(reading, _whole_heading(cells, index), heading.group(1), parties), cell
        elif party is not None and header is not None and not _MARK.match(cell.text) and _is_name(cell.text):
            yield _leader(reading, cell, _role_below(cells, index), party), header, cell
            party = None


def _whole_heading(cells: list[Line], index: int) -> list[Line]:
    """Return the cells of a heading: its own, and those it runs on to, in capitals or behind an open end."""
    heading = [cells[index]]
    for more in cells[index + 1 : index + 3]:
        runs_on = more.text.isupper() or more.text[0].islower() or _OPEN_END.search(heading[-1].text) is not None
        if not runs_on or _is_name(more.text) or _MARK.match(more.text):
            break
        heading.append(more)
    return heading


def _party_of(reading: Reading, heading: list[Line], words: str, parties: list[Party]) -> Party | None:
    """Return the party a heading of the block names, in full, by acronym or by its short name in the text.

    Args:
        words: the first line of the heading behind ``For``.
    """
    words = " ".join([words, *(cell.text for cell in heading[1:])])
    for body in (b for cell in heading for b in _bodies(reading, cell.start, cell.end)):
        for party in parties:
            if party.key == body.party.key:
                return party
    short = re.escape(words.strip().strip(":"))
    defined = re.search(
        rf"\(?\s*(?:hereinafter[^()\n]{{0,40}})?[\"“'«]\s*(?:the )?{short}\s*[\"”'»]", reading.doc.text, re.IGNORECASE
    )
    if defined is not None:
        before = [b for b in _bodies(reading, 0, defined.start()) if b.party.key in {p.key for p in parties}]
        return next((p for p in parties if before and p.key == before[-1].party.key), None)
    folded = slug(words)
    for party in parties:
        if folded and (folded in slug(party.name) or slug(party.name) in folded):
            return party
    return None


def _is_name(text: str) -> bool:
    """Tell whether a cell holds a person's name."""
    return 2 <= len(text.split()) <= 7 and _no_name().search(text) is None and _printed().match(text) is not None


def _role_below(cells: list[Line], index: int) -> tuple[str, int, int] | None:
    """Return the office printed below a name, lines joined, up to the next heading, name or blank."""
    parts: list[Line] = []
    for cell in cells[index + 1 : index + 4]:
        if (
            _FOR.match(cell.text)
            or _WITNESS.match(cell.text)
            or _MARK.match(cell.text)
            or (parts and _is_name(cell.text) and not re.search(r"(?:and|of|,|et|y)$", parts[-1].text))
        ):
            break
        if _FORM_FIELD.match(cell.text):
            break
        parts.append(cell)
        wrapped = len(cell.text) > 20 and len(parts) < 2 and _continues(cells, index + 1 + len(parts))
        if not _OPEN_END.search(cell.text) and not wrapped:
            break
    if not parts:
        return None
    return " ".join(p.text for p in parts), parts[0].start, parts[-1].end


def _continues(cells: list[Line], index: int) -> bool:
    """Tell whether the cell at an index goes on with the office above it."""
    return index < len(cells) and re.match(r"(?:and|of|for|et|de|y|&)\b", cells[index].text) is not None


def _leader(reading: Reading, cell: Line, role: tuple[str, int, int] | None, party: Party) -> Leader:
    """Return the leader of a name and the office below it."""
    name = _courtesy().sub("", cell.text)
    if name.isupper():
        name = name.title()
    own = slug(name)
    key = next((k for k, rows in reference.tenures().items() if slug(rows[0]["person"]) == own), None)
    mention = Mention(cell.start, cell.end, 0, "person", cell.text, name)
    tabled = reference.tenures()[key][0]["person"] if key else name
    link = Link(mention, key or own, tabled, key is not None, 0.95, "signature block")
    words = role[0] if role is not None else "Signatory"
    canonical = re.split(r" (?:of|for|de|du|des|del) |,", words)[0]
    spans = [(cell.start, cell.end)] + ([(role[1], role[2])] if role is not None else [])
    support = reading.support(spans, "signature-block", 0.93)
    post = post_key(canonical, words, party) if role is not None else None
    return Leader(person_key(link, party), link.name, words, post, party, "current", link.known, support)


def text_kind(reading: Reading) -> str:
    """Return ``mou_text`` or ``treaty_text`` for an agreement text."""
    title = _title().search(reading.doc.text[:_HEAD_CHARS])
    return (
        "mou_text"
        if title is not None and title.group(1).lower().startswith(("memorand", "mémorand"))
        else "treaty_text"
    )
