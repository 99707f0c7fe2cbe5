"""Find names that no table holds: people by the shape of their names, organisations by shape, head word or defined acronym."""

from __future__ import annotations

import re
from functools import cache

from govgraph import reference
from govgraph.mentions.span import Span

_PARTICLE = r"(?:von|van|der|den|de|da|dos|das|do|di|del|della|la|le|bin|bint|ben|ibn|al|el|ould|abu|y|e|du|ter|zu)"
_CAP = r"(?:[A-ZÀ-ÖØ-ÞŁŠŽČĆĐŞİ][\w'’]*(?:-[\w'’]+)*|[Aa]l-[A-Z][\w'’-]+|[Ee]l-[A-Z][\w'’-]+|[dD]['’][A-Z][\w-]+)"
_INITIAL = r"(?:[A-Z]\.(?:-?[A-Z]\.)*)"
_TITLE = re.compile(
    r"(?:(?:H\.? ?E\.?|His Excellency|Her Excellency|S\.E\.M?|Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Amb|Hon|Sir|Dame|Lord|Lady|Sheikh|Sheikha"
    r"|Prince|Princess|Senator|Sen|Representative|Rep|Excellency|Colonel|General|Gen|Col|Capt|Major|Shri|Dato'? ?Sri|Dato'?|Datuk|Tan Sri|U|Daw|Mme|Mlle|MM|Maître|Sr|Sra|Srta|Don|Doña|Ing|Lic)\.? )+"
)
_MONSIEUR = re.compile(r"(?:M|MM)\. (?=[A-ZÀ-Þ])")
_PERSON = re.compile(rf"(?:{_INITIAL}|{_CAP})(?:[ ](?:{_PARTICLE}[ ])*(?:{_INITIAL}|{_CAP}))*")
_GLUED = re.compile(
    r"(?<=[a-zà-ÿ])(?:the|and)$"
)  # markup lost between a name and the next word: "Rutteand the President"
_HEAD = (
    "Ministry|Ministries|Department|Agency|Bureau|Office|Commission|Council|Organization|Organisation|Union|Association|Federation|"
    "Confederation|Congress|Fund|Bank|Authority|Institute|Institution|Centre|Center|Network|Secretariat|Foundation|Directorate|"
    "Directorate-General|Service|Board|Committee|Company|Corporation|Chamber|Forum|Alliance|University|Embassy|Mission|Programme|Community|"
    "Ministère|Agence|Direction|Conseil|Syndicat|Fédération|Confédération|Centrale|Banque|Fonds|Ministerio|Agencia|Dirección|Consejo|"
    "Sindicato|Federación|Confederación|Central|Banco|Fondo|Instituto|Oficina|Secretaría|Servicio|Defensoría|Cancillería"
)
_SMALL = r"(?:of|for|and|the|on|de|du|des|la|le|les|l'|d'|et|del|los|las|y|para|por|pour|&)"
_ORG = re.compile(
    rf"(?:[A-ZÀ-Þ][\w'-]*[ ])*?\b(?:{_HEAD})\b(?:(?!,? (?:and|et|y) (?:the|la|le|el) )(?:,? {_SMALL})+ (?:(?:l'|d')?[A-ZÀ-Þ][\w'-]*(?: [A-ZÀ-Þ][\w'-]*)*)"
    rf"|, (?:[A-ZÀ-Þ][\w'-]*)(?=(?:, [A-Z]\w+)* and [A-Z]))*"
)
_DEFINED = re.compile(
    rf"((?:(?:[A-ZÀ-Þ][\w'.-]*|{_SMALL})[ ]){{1,9}}(?:[A-ZÀ-Þ][\w'.-]*))[ ]\(([A-Z][A-Za-z-]{{1,9}})\)"
)


@cache
def _stop_words() -> frozenset[str]:
    """Return capitalised words that begin sentences or titles and are no names."""
    words = {w for row in reference.table("stopwords", folder="lexicon") for w in row["words"].split("|")}
    portfolios = (w for row in reference.table("portfolios", folder="lexicon") for w in row["words"].split("|"))
    return frozenset(words | {part.capitalize() for w in portfolios for part in re.findall(r"[^\W\d_]{4,}", w)})


@cache
def _function_words() -> frozenset[str]:
    """Return the words that begin sentences and no name."""
    rows = reference.table("stopwords", folder="lexicon")
    return frozenset(w for row in rows if "function" in row["why"] for w in row["words"].split("|"))


def find(text: str, known: list[Span], lang: str) -> list[Span]:
    """Return people and organisations of a folded text that lie outside the spans already known.

    People are runs of two to five capitalised words, or one after a title or an office; organisations are capitalised
    runs round a head word (``Ministry of …``) or before an acronym they spell out.
    """
    blocked = bytearray(len(text))
    roles = [s for s in known if s.kind == "role"]
    for span in known:
        if span.kind in ("agency", "state", "role", "city") or span.kind == "person":
            blocked[span.start : span.end] = b"\1" * (span.end - span.start)
    found = _organisations(text, known)
    for span in found:
        blocked[span.start : span.end] = b"\1" * (span.end - span.start)
    return found + _people(text, blocked, roles, lang)


def acronyms(text: str, named: list[Span]) -> list[Span]:
    """Return further uses of the acronyms that organisations found by :func:`find` define."""
    found = []
    for span in named:
        if span.detail.startswith("defined:"):
            acronym = span.detail.removeprefix("defined:")
            for match in re.finditer(rf"(?<![\w-]){re.escape(acronym)}(?!\w)", text):
                found.append(Span(match.start(), match.end(), "agency", span.value, (), span.detail, "acronym-defined"))
    return found


def surnames(text: str, people: list[Span], known: list[Span]) -> list[Span]:
    """Return further uses of the last names of people named in full, outside every span already known."""
    blocked = bytearray(len(text))
    for span in known:
        if span.kind != "role":
            blocked[span.start : span.end] = b"\1" * (span.end - span.start)
    last = {text[p.start : p.end].split(" ")[-1] for p in people if p.detail != "surname"}
    names = sorted(name for name in last if len(name) > 2 and name not in _stop_words())
    if not names:
        return []
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")
    return [
        Span(m.start(), m.end(), "person", m.group(), (), "surname", "surname-again")
        for m in pattern.finditer(text)
        if not any(blocked[m.start() : m.end()])
    ]


def _organisations(text: str, known: list[Span]) -> list[Span]:
    """Return organisations named by a head word or by the acronym they define."""
    found: dict[tuple[int, int], Span] = {}
    taken = [(s.start, s.end) for s in known if s.kind == "instrument" or (s.kind == "agency" and s.detail == "name")]

    states = [(s.start, s.end) for s in known if s.kind == "state" and s.detail != "demonym"]

    def free(start: int, end: int) -> bool:
        return not any(a <= start and end <= b for a, b in taken)

    for match in _DEFINED.finditer(text):
        words, acronym = match.group(1), match.group(2)
        start = _spelled(words, acronym)
        if start is not None and free(match.start(1) + start, match.end(1)):
            span = Span(
                match.start(1) + start,
                match.end(1),
                "agency",
                words[start:],
                (),
                "defined:" + acronym,
                "acronym-defined",
            )
            found[span.start, span.end] = span
    for match in _ORG.finditer(text):
        start, end = _trim(text, match.start(), _before_next(match.start(), match.end(), [*taken, *states]))
        words = text[start:end]
        if (
            any(a == start for a, _ in taken)
            or words.count(" ") < 1
            or not free(start, end)
            or any(a < end and start < b for a, b in found)
        ):
            continue
        end = start + len(_without_person(words))
        words = text[start:end]
        if _OFFICE_OF_KNOWN.search(words) and any(s.start == start and s.kind == "agency" for s in known):
            continue
        if words.split()[0] in _function_words() or re.search(rf"\b(?:{_HEAD})\b", words) is None:
            continue
        found[start, end] = Span(start, end, "agency", words, (), "shaped", "organisation-shape")
    return sorted(found.values())


_OFFICE_OF_KNOWN = re.compile(
    r"\b(?:Office|Mission|Bureau|Secretariat|Council|Team|Headquarters)(?: (?:in|for|to) .*)?$"
)


def _without_person(words: str) -> str:
    """Return a ministry's or department's name without the capitalised words behind it that are no portfolio."""
    if not re.match(r"(?:[A-ZÀ-Þ][\w'-]+ ){0,2}(?:Ministry|Department|Ministère|Ministerio|Secretaría)\b", words):
        return words
    tokens = list(re.finditer(r"[^\s,]+", words))
    keep = len(words)
    for token in reversed(tokens[2:]):
        if token.group().lower() in _portfolio_words() or token.group().lower() in _FUNCTION:
            break
        keep = token.start()
    cut = words[:keep].rstrip(" ,")
    cut = re.sub(rf"(?:,? (?:{_SMALL}))+$", "", cut)
    return cut if len(cut.split()) >= 3 else words


_FUNCTION = frozenset("republic kingdom state states nations general".split())


@cache
def _portfolio_words() -> frozenset[str]:
    """Return the single words that portfolios are made of."""
    rows = reference.table("portfolios", folder="lexicon")
    return frozenset(w for row in rows for w in re.findall(r"[^\W\d_]+", row["words"]))


def _before_next(start: int, end: int, taken: list[tuple[int, int]]) -> int:
    """Return where a shape must end so that it does not run into a name that a table holds."""
    return min([a for a, _ in taken if start < a < end], default=end)


def _spelled(words: str, acronym: str) -> int | None:
    """Return where in ``words`` the name begins that spells the acronym, or None.

    The initials of the capitalised words, read from the last back, must give the acronym's capitals.
    """
    letters = [c for c in acronym if c.isupper()]
    if len(letters) < 2:
        return None
    tokens = [(m.start(), m.group()) for m in re.finditer(r"[^\s-]+", words)]
    want = len(letters) - 1
    begin = None
    for start, token in reversed(tokens):
        bare = token.lstrip("(\"'")
        bare = bare[2:] if bare[:2] in ("l'", "d'", "L'", "D'") else bare
        if want < 0:
            break
        if bare[:1].upper() == letters[want] and bare[:1].isupper():
            want -= 1
            begin = start
        elif bare[:1].isupper():
            return None
    return begin if want < 0 else None


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without a leading function word and a trailing possessive."""
    lead = re.match(r"(?:(?:The|La|Le|Les|El|Los|In|At|On|By|And|But|From|With) |L')+", text[start:end])
    if lead:
        start += lead.end()
    if text[start:end].endswith("'s"):
        end -= 2
    tail = re.search(rf"(?:,? (?:{_SMALL}))*[\s,]*$", text[start:end])
    return start, end - (len(tail.group()) if tail else 0)


def _people(text: str, blocked: bytearray, roles: list[Span], lang: str) -> list[Span]:
    """Return the runs of capitalised words that have the shape of a person's name."""
    found = []
    stops = _stop_words()
    near = {role.end for role in roles}
    starts = {role.start for role in roles}
    for match in _PERSON.finditer(text):
        for start, end in _free_runs(text, match.start(), match.end(), blocked):
            words = text[start:end].split(" ")
            while words and (
                words[0] in stops
                or (len(words[0]) > 2 and words[0].rstrip(".") in stops)
                or re.fullmatch(_PARTICLE, words[0])
            ):
                start += len(words.pop(0)) + 1
            titled = bool(_TITLE.search(text[max(0, start - 24) : start])) and text[max(0, start - 1) : start] == " "
            inner = _TITLE.match(text, start) or (_MONSIEUR.match(text, start) if lang == "fr" else None)
            if inner and inner.end() < end:
                start, titled = inner.end(), True
                words = text[start:end].split(" ")
            glued = _GLUED.search(text[start:end])
            if glued and (end + 1 in starts or re.match(r" the ", text[end : end + 5])):
                end -= len(glued.group())
                words = text[start:end].split(" ")
            name = " ".join(words)
            if name.endswith("'s"):
                name, end = name[:-2], end - 2
            if (
                not name
                or name != text[start:end]
                or any(w in stops for w in words)
                or name.isupper()
                and len(words) == 1
            ):
                continue
            capitals = sum(1 for w in words if w[:1].isupper() or "-" in w)
            single = len(words) == 1
            if single and not (titled or start - 1 in near):
                continue
            if len(words) > 6 or capitals < (1 if single else 2) or any(ch.isdigit() for ch in name):
                continue
            detail = "surname" if single else "titled" if titled else "shaped"
            found.append(Span(start, end, "person", name, (), detail, "name-shape"))
    return found


def _free_runs(text: str, start: int, end: int, blocked: bytearray) -> list[tuple[int, int]]:
    """Return the parts of a run that no known span covers, cut at spaces."""
    runs, at = [], start
    while at < end:
        while at < end and (blocked[at] or text[at] == " "):
            at += 1
        stop = at
        while stop < end and not blocked[stop]:
            stop += 1
        cut = stop
        while cut > at and text[cut - 1] == " ":
            cut -= 1
        if cut > at and text[at].isalpha():
            runs.append((at, cut))
        at = stop
    return runs
