"""Find names that no table holds: people by the shape of their names, organisations by shape or defined acronym."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from govgraph import reference
from govgraph.cover import Cover
from govgraph.folding import plain
from govgraph.mentions import lower
from govgraph.mentions.span import Span
from govgraph.namespaces import slug

_PARTICLE = r"(?:von|van|der|den|de|da|dos|das|do|di|del|della|la|le|bin|bint|ben|ibn|al|el|ould|abu|du|ter|zu)"
_PARTICLES = re.compile(_PARTICLE)
_CAP = r"(?:[A-ZÀ-ÖØ-ÞŁŠŽČĆĐŞİ][\w'’]*(?:-[\w'’]+)*|[Aa]l-[A-Z][\w'’-]+|[Ee]l-[A-Z][\w'’-]+|[dD]['’][A-Z][\w-]+)"
_INITIAL = r"(?:[A-Z]\.(?:-?[A-Z]\.)*)"
_MONSIEUR = re.compile(r"(?:M|MM)\. (?=[A-ZÀ-Þ])")
_PERSON = re.compile(
    rf"(?=[A-ZÀ-ÖØ-ÞŁŠŽČĆĐŞİaed])(?:{_INITIAL}|{_CAP})(?:[ ](?:{_PARTICLE}[ ])*(?:{_INITIAL}|{_CAP}))*"
)
# markup lost between a name and the next word: "Rutteand the President"
_GLUED = re.compile(r"(?<=[a-zà-ÿ])(?:the|and)$")
_SMALL = r"(?:of|for|and|the|on|de|du|des|la|le|les|l'|d'|et|del|los|las|y|para|por|pour|&)"
_WORD = r"[A-ZÀ-Þ][\w'-]*"
_DEFINED = re.compile(
    rf"((?:(?:[A-ZÀ-Þ][\w'.-]*,?|{_SMALL})[ ]){{1,9}}(?:[A-ZÀ-Þ][\w'.-]*))[ ]\(([A-Z][A-Za-z-]{{1,9}})\)"
)
_DEFINED_WORDS = 11  # more than the pattern takes
_BRACKETED = re.compile(r" \([A-Z][A-Za-z-]{1,9}\)")
_OFFICE_OF_KNOWN = re.compile(
    r"\b(?:Office|Mission|Bureau|Secretariat|Council|Team|Headquarters)(?: (?:in|for|to) .*)?$"
)
_MINISTRY = re.compile(r"(?:[A-ZÀ-Þ][\w'-]+ ){0,2}(?:Ministry|Department|Ministère|Ministerio|Secretaría)\b")
_FUNCTION = frozenset("republic kingdom state states nations general".split())
_LEAD = re.compile(r"(?:(?:The|La|Le|Les|El|Los|In|At|On|By|And|But|From|With) |L')+")
_TAIL = re.compile(rf"(?:,? (?:{_SMALL}))*[\s,]*$")
_INNER = frozenset(
    {"Al", "El", "La", "Le", "Los", "Las", "De", "Del", "Da", "Dos", "Van", "Von", "Bin", "Ben", "Ould", "Ag"}
)
_ARTICLE = re.compile(r"[LlDd]'(?=[A-ZÀ-Þ])")
_GENERIC = re.compile(
    r"\b(?:News Agency|Press Agency|Daily News|Press Trust|Broadcasting"
    r"|Ministries|Working Group|Task Force|Departments|Embassies|Governments)\b"
)
_STATE_FORM = re.compile(r"(?:[A-Z][\w']+ )*(?:Republic|Kingdom|Sultanate) of ")
_JOINING = ("and", "et", "y")
_JOINT = re.compile(r" (?:and|et|y) ")
_WEAK_HEAD = re.compile(
    r" (?:Service|Office|Centre|Center|Board|Mission|Programme|Community|Company|Fund|Bank|Forum|Committee)$"
)
_GOES_ON = re.compile(r"(?:of|de|du|des|del|for|para|pour)\b")
_ONE_MORE = re.compile(r"\b(?:and|et|y|&) $")
_TWO_NAMES = re.compile(r"[A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'.-]*){1,3}")
_OF_PERSON = re.compile(r",? (?:of|the|its|said|signed|chair|head|director|[a-z]+ (?:of|for))\b|, [a-z]")
_CAPITAL_BEFORE = re.compile(r"(?<![\w'’-])([A-ZÀ-Þ][a-zà-ÿ'-]+),?( (?:and|&|et|y))? $")
_CAPITAL_BEHIND = re.compile(r" ([A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'.-]*)*)")
_IN_WORD = re.compile(r"[\w-]")
_MAX_WORDS = 6  # the longest names of people


@cache
def _title() -> re.Pattern[str]:
    """Return the pattern of the courtesy titles before a name, at least one."""
    listed = "|".join(reference.word_list(name) for name in ("courtesy", "courtesy-in-text", "courtesy-before-name"))
    return re.compile(rf"(?:(?:H\.? ?E\.?|S\.E\.M?|{listed})\.? )+")


@cache
def _place_head() -> re.Pattern[str]:
    """Return the pattern of a word for a kind of place with what ties it to the name behind it."""
    return re.compile(rf"\b{reference.word_list('place-head')}s? (?:of |de |del |du |d'|)$", re.IGNORECASE)


@cache
def _head() -> re.Pattern[str]:
    """Return the pattern of the head word of an organisation's name."""
    return re.compile(rf"\b{reference.word_list('organisation-head')}\b")


@cache
def _no_body() -> re.Pattern[str]:
    """Return the pattern of a word that makes a name with an acronym an instrument's or a scheme's."""
    return re.compile(rf"\b{reference.word_list('no-body')}\b")


@cache
def _organisation() -> re.Pattern[str]:
    """Return the pattern of an organisation's name: capitalised words, a head word, what it is of, for or on."""
    return re.compile(
        rf"(?:{_WORD}[ ](?:(?:and|&|et|y)[ ])?)*?{_head().pattern}"
        rf"(?: {reference.word_list('romance-rank')})?"
        rf"(?:(?! (?:and|et|y) (?:the|la|le|el) )(?: {_SMALL})+ (?:(?:l'|d')?{_WORD}(?: {_WORD})*)"
        rf"|, (?:{_WORD})(?=(?:, [A-ZÀ-Þ]\w+)*,? (?:and|y|et|e) [A-ZÀ-Þ]))*"
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
        if span.kind in ("agency", "state", "role", "city", "person"):
            blocked[span.start : span.end] = b"\1" * (span.end - span.start)
    found = _organisations(text, known)
    for span in found:
        blocked[span.start : span.end] = b"\1" * (span.end - span.start)
    people = [s for s in _people(text, blocked, roles, lang) if "'s " not in s.value]  # "Homeland Security's Gil"
    return found + people + _heads_alone(text, blocked) + _capitals(text, blocked)


_THE = r"\b(?:[Tt]he|[Ll]a|[Ll]e|[Ee]l|[Ll]')"


@cache
def _anaphor() -> re.Pattern[str]:
    """Return the pattern of a head word that stands for an organisation named before: ``the Commission``."""
    return re.compile(
        rf"{_THE} ({reference.word_list('anaphor-head')})\b(?! (?:of|for|on)\b| [A-Z])(?:(?='s?)|(?=[ ,.;:)]))"
    )


@cache
def _no_agencies() -> frozenset[str]:
    """Return the capitals that name no organisation."""
    return frozenset(reference.words("not-an-agency"))


_CAPITALS = re.compile(r"[A-Z][A-Z]{2,7}(?![\w-])")
_BEFORE_CAPITALS = re.compile(
    rf"(?:{_THE} ?|(?:\b(?:and|with|et|avec|y|con|between|entre|by|par|por)|&) |(?:^|(?<=\.)) ?)$"
)
_BEFORE_CAPITALS_CHARS = len("between ")
_ACTS = re.compile(
    r"(?:, (?:which|who|lui)\b|,? (?:said|says|welcomed|welcomes|called|has|have|had|will"
    r"|would|is|are|was|were|signed|sign|agreed|se|a|ont|ha|han|dit)\b"
    r"|\)? (?:on|in|for|to|at) |[.,]| (?:and|&|et|y) (?:the )?[A-Z])"
)


def _heads_alone(text: str, blocked: bytearray) -> list[Span]:
    """Return the head words that stand alone for an organisation, outside every known span."""
    return [
        Span(m.start(1), m.end(1), "agency", m.group(1), (), "anaphor", "head-word")
        for m in _anaphor().finditer(text)
        if not any(blocked[m.start(1) : m.end(1)])
    ]


def _capitals(text: str, blocked: bytearray) -> list[Span]:
    """Return acronyms that nothing defines, where they act or stand beside another body, in text of mixed case."""
    found = []
    for match in _CAPITALS.finditer(text):
        start, end = match.span()
        if not _BEFORE_CAPITALS.search(text, max(0, start - _BEFORE_CAPITALS_CHARS), start):
            continue
        around = text[max(0, start - 30) : end + 30]
        mixed = sum(c.islower() for c in around) > len(around) / 3
        if f"({match.group()})" in text:
            continue  # defined as the short name of something else
        if mixed and not any(blocked[start:end]) and match.group() not in _no_agencies() and _ACTS.match(text, end):
            found.append(Span(start, end, "agency", match.group(), (), "undefined", "acronym-undefined"))
    return found


def acronyms(text: str, named: list[Span]) -> list[Span]:
    """Return further uses of the acronyms that organisations found by :func:`find` define."""
    found = []
    places: dict[str, list[tuple[int, int]]] = {}
    for span in named:
        if span.detail.startswith("defined:"):
            acronym = span.detail.removeprefix("defined:")
            if acronym not in places:
                places[acronym] = [(a, b) for a, b in _ended(text, acronym) if not _goes_on(text, a)]
            for start, end in places[acronym]:
                found.append(Span(start, end, "agency", span.value, (), span.detail, "acronym-defined"))
    return found


def _ended(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Yield where a word stands that ends there, none overlapping; a pattern of it takes long to compile."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if text[end : end + 1].isalnum() or text.startswith("_", end):
            start = text.find(word, start + 1)
        else:
            yield start, end
            start = text.find(word, end)


def _goes_on(text: str, at: int) -> bool:
    """Tell whether a word goes on at a place, rather than begins there."""
    return at > 0 and _IN_WORD.match(text, at - 1) is not None


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
    return [
        Span(start, end, "person", text[start:end], (), "surname", "surname-again")
        for start, end in _whole_words(text, names)
        if not any(blocked[start:end])
    ]


def _whole_words(text: str, words: list[str]) -> list[tuple[int, int]]:
    """Return where words stand, hyphens belonging to them, none overlapping; a pattern takes long to compile."""
    found = []
    for word in words:
        start = text.find(word)
        while start >= 0:
            end = start + len(word)
            if not _IN_WORD.match(text, end) and not _goes_on(text, start):
                found.append((start, end))
            start = text.find(word, start + 1)
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: span[0]):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _organisations(text: str, known: list[Span]) -> list[Span]:
    """Return organisations named by a head word or by the acronym they define."""
    taken = [(s.start, s.end) for s in known if s.kind == "instrument" or (s.kind == "agency" and s.detail == "name")]
    offices = [(s.start, s.end) for s in known if s.kind == "role"]
    states = [(s.start, s.end) for s in known if s.kind == "state" and s.detail != "demonym"]
    found = {(span.start, span.end): span for span in _defining(text, [*taken, *offices, *states])}
    for span in (*_shaped(text, known, taken, list(found)), *lower.find(text, known)):
        if not any(a < span.end and span.start < b for a, b in [*found, *taken] if (a, b) != (span.start, span.end)):
            found[span.start, span.end] = span
    return sorted(found.values())


def _defining(text: str, taken: list[tuple[int, int]]) -> Iterator[Span]:
    """Yield the organisations whose names spell the acronym in brackets behind them."""
    held = Cover(taken)
    for match in _defined(text):
        words, acronym = match.group(1), match.group(2)
        offset = _spelled(words, acronym)
        if offset is not None and (article := _ARTICLE.match(words, offset)) is not None:
            offset = article.end()
        if (
            offset is not None
            and not _is_no_body(words[offset:])
            and not held.holds(match.start(1) + offset, match.end(1))
        ):
            start, detail = match.start(1) + offset, "defined:" + acronym
            yield Span(start, match.end(1), "agency", words[offset:], (), detail, "acronym-defined")


def _defined(text: str) -> Iterator[re.Match[str]]:
    """Yield what stands before an acronym in brackets, with it; only there is the pattern of names tried."""
    at = 0
    for bracket in _BRACKETED.finditer(text):
        begin = bracket.start()
        for _ in range(_DEFINED_WORDS):
            begin = max(at, text.rfind(" ", at, begin))
        match = _DEFINED.search(text, begin, bracket.end())
        if match is not None:
            at = match.end()
            yield match


def _shaped(text: str, known: list[Span], taken: list[tuple[int, int]], found: list[tuple[int, int]]) -> Iterator[Span]:
    """Yield the organisations named by a head word, outside those taken and those found before."""
    states = [(s.start, s.end) for s in known if s.kind == "state" and s.detail != "demonym"]
    stops, held = Cover([*taken, *states]), Cover(taken)
    begun = {start for start, _ in taken}
    agencies = {s.start for s in known if s.kind == "agency"}
    spans = list(found)
    for begin, stop in _shapes(text):
        start, end = _trim(text, begin, stops.next(begin, stop))  # not into a name that a table holds
        words = text[start:end]
        overlaps = any(a < end and start < b for a, b in spans)
        if start in begun or " " not in words or held.holds(start, end) or overlaps:
            continue
        words = _without_joined(_without_person(words), text, start)
        if start + len(words) == end and not _MINISTRY.match(words):
            end = _with_state(text, end, states)
            words = text[start:end]
        if _OFFICE_OF_KNOWN.search(words) and start in agencies:
            continue
        if _is_cut(text, start, start + len(words), known):
            continue
        if words.count(" ") == 1 and _WEAK_HEAD.search(words):
            continue  # "Civil Service", "Press Office"
        if words.split()[0] in _function_words() or _head().search(words) is None:
            continue
        if _is_told_of(text, words) or _GENERIC.search(words):
            continue
        spans.append((start, start + len(words)))
        yield Span(start, start + len(words), "agency", words, (), "shaped", "organisation-shape")


def _is_told_of(text: str, words: str) -> bool:
    """Tell whether a head word with one word before it is a thing the text calls by the head word alone.

    ``Eventual Commission proposals`` says no more than ``the Commission``.
    """
    first, _, head = words.rpartition(" ")
    if " " in first or head not in reference.words("anaphor-head") or text.count(words) != 1:
        return False
    return re.search(rf"{_THE} {head}\b", text) is not None


def _shapes(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the shapes of organisations stand; two joined by ``and``, each with its head word, are two."""
    at = 0
    while (match := _organisation().search(text, _run_before_head(text, at))) is not None:
        at = match.end()
        for joint in _JOINT.finditer(text, match.start(), match.end()):
            left, right = text[match.start() : joint.start()], text[joint.end() : match.end()]
            if _head().search(left) and _head().search(right):
                at = joint.start()
                break
        yield match.start(), at
        at = max(at, match.start() + 1)


def _run_before_head(text: str, at: int) -> int:
    """Return where the run of words begins that ends in the next head word: capitalised ones, and what joins them."""
    head = _head().search(text, at)
    if head is None:
        return len(text)
    begin = text.rfind(" ", at, head.start()) + 1 or at
    while begin > at:
        before = text.rfind(" ", at, begin - 1) + 1 or at
        word = text[before : begin - 1]
        if word.islower() and word not in _JOINING:
            break
        begin = before
    return begin


def _with_state(text: str, end: int, states: list[tuple[int, int]]) -> int:
    """Return where a name ends that goes on with ``of`` and a state: ``Union of Seafarers of Azerbaijan``."""
    behind = re.match(r" (?:of|de|du|del) (?:the |la |el )?", text[end:])
    if behind is None:
        return end
    return next((b for a, b in states if a == end + behind.end()), end)


def _without_person(words: str) -> str:
    """Return a ministry's or department's name without the capitalised words behind it that are no portfolio."""
    if not _MINISTRY.match(words):
        return words
    tokens = list(re.finditer(r"[^\s,]+", words))
    keep = len(words)
    for token in reversed(tokens[2:]):
        if token.group().lower() in _portfolio_words() or token.group().lower() in _FUNCTION:
            break
        keep = token.start()
    if _GOES_ON.match(words[keep:]) or (keep > 0 and _ONE_MORE.search(words[:keep]) and " " not in words[keep:]):
        return words  # "… of Communication of the Presidency", "… Resources and Emiratization"
    cut = words[:keep].rstrip(" ,")
    cut = re.sub(rf"(?:,? (?:{_SMALL}))+$", "", cut)
    return cut if len(cut.split()) >= 3 else words


def _without_joined(words: str, text: str, start: int) -> str:
    """Return a name without what a conjunction ties to it that is no part of it: a person, a word behind the head."""
    head = _head().search(words)
    joints = list(_JOINT.finditer(words))
    if head is None or not joints:
        return words
    first = next((j for j in joints if j.start() == head.end()), None)
    if first is not None:
        return words[: first.start()]  # "Council and States"
    last = joints[-1]
    behind = words[last.end() :]
    listed = any(w.lower() in _portfolio_words() for w in behind.split())
    person = _TWO_NAMES.fullmatch(behind) and _OF_PERSON.match(text, start + len(words))
    return words[: last.start()] if person and not listed and _head().search(behind) is None else words


def _is_cut(text: str, start: int, end: int, known: list[Span]) -> bool:
    """Tell whether a name goes on before or behind what was found of it, so that it is none: ``… of Overseas``."""
    near = [s for s in known if s.kind in ("state", "agency", "city", "person", "role", "date", "instrument")]
    before = _CAPITAL_BEFORE.search(text, max(0, start - 60), start)
    if before is not None:
        word = before.group(1)
        joined = (
            before.group(2) is not None and _head().fullmatch(word) is not None
        )  # "the Home Office and Malaysia's …"
        held = joined or any(s.start <= before.start(1) < s.end for s in near)
        at_start = (
            re.search(r"(?:^|[.!?:;\n“\"(•*–—-] ?)$", text[max(0, before.start(1) - 3) : before.start(1)]) is not None
        )
        if not held and not (at_start and before.group(2)) and word not in _function_words():
            return True
    behind = _CAPITAL_BEHIND.match(text, end)
    if behind is None or any(s.start <= behind.start(1) < s.end and s.detail != "demonym" for s in near):
        return False
    return _TWO_NAMES.match(behind.group(1)) is None


@cache
def _portfolio_words() -> frozenset[str]:
    """Return the single words that portfolios are made of."""
    rows = reference.table("portfolios", folder="lexicon")
    listed = {w for row in rows for w in re.findall(r"[^\W\d_]+", row["words"])}
    return frozenset(listed | {plain(w) for w in listed})


def _is_no_body(name: str) -> bool:
    """Tell whether a name with an acronym is a state's, an instrument's or a scheme's rather than an organisation's."""
    last = name.rpartition(" ")[2]
    kind = _no_body().search(name) is not None and _head().search(name) is None
    return _STATE_FORM.match(name) is not None or _no_body().fullmatch(last) is not None or kind


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
    lead = _LEAD.match(text[start:end])
    if lead:
        start += lead.end()
    if text[start:end].endswith("'s"):
        end -= 2
    tail = _TAIL.search(text[start:end])
    return start, end - (len(tail.group()) if tail else 0)


def _people(text: str, blocked: bytearray, roles: list[Span], lang: str) -> list[Span]:
    """Return the runs of capitalised words that have the shape of a person's name."""
    found = []
    near = {role.end for role in roles}
    starts = {role.start for role in roles}
    for match in _PERSON.finditer(text):
        for run in _free_runs(text, match.start(), match.end(), blocked):
            start, end, titled = _bare(text, *run, starts, lang)
            words = text[start:end]
            if not _is_person(words, alone=titled or start - 1 in near) or _is_place(text, start):
                continue
            name = words.removesuffix("'s")
            detail = "surname" if " " not in name else "titled" if titled else "shaped"
            found.append(Span(start, start + len(name), "person", name, (), detail, "name-shape"))
    return found


def _is_place(text: str, start: int) -> bool:
    """Tell whether the word before a name makes it a place's: ``the border post of``, ``the town of``."""
    return _place_head().search(text[max(0, start - 40) : start]) is not None


def _bare(text: str, start: int, end: int, roles: set[int], lang: str) -> tuple[int, int, bool]:
    """Return the span of a name without what surrounds it in a run, and whether a courtesy title stands before it.

    Args:
        roles: where offices begin.
    """
    words = text[start:end].split(" ")
    while words and _is_before_name(words[0]):
        start += len(words.pop(0)) + 1
    while len(words) >= 3 and words[0].isupper() and len(words[0]) >= 3 and words[1].istitle() and words[2].istitle():
        start += len(words.pop(0)) + 1  # "CEO of IID Ana Gil": the short name of a body before a person
    while words and _PARTICLES.fullmatch(words[-1]):
        end -= len(words.pop()) + 1
    before = text[max(0, start - 24) : start]
    titled = before[-1:] == " " and not before.islower() and _title().search(before) is not None
    inner = _title().match(text, start) or (_MONSIEUR.match(text, start) if lang == "fr" else None)
    if inner and inner.end() < end:
        start, titled = inner.end(), True
    glued = _GLUED.search(text[start:end]) if text.endswith(("the", "and"), start, end) else None
    if glued and (
        end + 1 in roles or text.startswith(" the ", end) or _names_else(text, start, end - len(glued.group()))
    ):
        end -= len(glued.group())
    return start, end, titled


def _names_else(text: str, start: int, end: int) -> bool:
    """Tell whether a name without what is glued to it is an office holder's, or stands elsewhere in the text."""
    name = text[start:end]
    known = slug(name) in reference.office_holders()
    return known or (" " in name and re.search(rf"\b{re.escape(name)}\b", text[:start] + text[end + 3 :]) is not None)


def _is_before_name(word: str) -> bool:
    """Tell whether a word at the head of a run belongs to no name: a stop word or a particle."""
    stops = _stop_words()
    return word in stops or (len(word) > 2 and word.rstrip(".") in stops) or _PARTICLES.fullmatch(word) is not None


def _is_person(text: str, *, alone: bool) -> bool:
    """Tell whether words may be a person's name, perhaps in the possessive.

    Args:
        alone: True where a single word will do, because a title or an office stands before it.
    """
    name, words = text.removesuffix("'s"), text.split(" ")
    single = len(words) == 1
    if not name or (single and (name.isupper() or not alone)) or any(w in _stop_words() for w in words[:1]):
        return False
    if any(w in _stop_words() and w not in _INNER for w in words[1:]):
        return False
    capitals = sum(1 for w in words if w[:1].isupper() or "-" in w)
    return len(words) <= _MAX_WORDS and capitals >= (1 if single else 2) and not any(c.isdigit() for c in name)


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


def longer(text: str, people: list[Span]) -> list[Span]:
    """Return the people of a table with the further name the text gives them: ``Amira Elfadil Mohammed``."""
    found = []
    for span in people:
        more = _FURTHER.match(text, span.end)
        words = more.group(1).split() if more else []
        if more and not any(w in _stop_words() for w in words):
            span = span._replace(end=more.end(1))
        found.append(span)
    return found


_FURTHER = re.compile(rf"((?: {_CAP}){{1,2}})(?=[,.;)]| (?:said|signed|and|who|put)\b)")
