"""Find the names that reference tables and vocabularies hold, all at once (Aho–Corasick).

Single words and acronyms match in their own case or in capitals; names of several words match in any case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

import ahocorasick_rs

from govgraph import reference
from govgraph.folding import fold, lower, plain
from govgraph.mentions.span import Span
from govgraph.model import MentionKind

_SPELLINGS = (
    ("organization", "organisation"), ("labour", "labor"), ("centre", "center"), ("programme", "program"),
    ("co-operation", "cooperation"), ("commissioner", "comissioner"), ("high commissioner", "high commission"),
)  # fmt: skip
_SCHEMES = ("agreement-type", "topic", "population", "level")
_STATE_COLUMNS = (
    ("name_en", "name"), ("name_fr", "name"), ("name_es", "name"), ("official_en", "name"),
    ("aliases_en", "name"), ("aliases_fr", "name"), ("aliases_es", "name"),
    ("demonyms_en", "demonym"), ("demonyms_fr", "demonym"), ("demonyms_es", "demonym"),
)  # fmt: skip
_REPUBLICS = {"demonyms_fr": ("République", "e"), "demonyms_es": ("República", "a")}
_LONG_WORD = 4  # letters; a shorter word is an article or preposition and stays small
_PARTING = "\0"  # stands in no form
_OFFICE = re.compile(r"^(?!Executive Office)[\w .]*\b(?:Secretary|Director)[- ]General\b", re.IGNORECASE)
_LEADING = ("office of the ", "the ", "l'", "la ", "le ", "les ", "el ", "los ")


class _Name(NamedTuple):
    """One written form and what it names; ``blocked`` forms name nothing and only stop shorter ones."""

    kind: MentionKind | str
    key: str
    detail: str


class _Index(NamedTuple):
    """An automaton over the forms, with what each form names."""

    automaton: ahocorasick_rs.AhoCorasick
    names: list[tuple[_Name, ...]]


@cache
def _agency_forms() -> tuple[tuple[str, _Name], ...]:
    """Return the written forms of the agencies with what they name."""
    return tuple(_written_agencies())


def _written_agencies() -> Iterator[tuple[str, _Name]]:
    """Yield the written forms of the agencies."""
    for key, row in reference.agencies().items():
        ambiguous = set(reference.several(row["ambiguous"]))
        acronyms = [row["acronym"], row["acronym_fr"], row["acronym_es"]]
        names = [row["name_en"], row["name_fr"], row["name_es"], *reference.several(row["aliases"])]
        for form in filter(None, [*acronyms, *names]):
            if "general" in form.lower() and _OFFICE.search(form):
                continue  # the name of an office, which the role finder reads
            detail = "ambiguous" if form in ambiguous else "acronym" if form in acronyms or " " not in form else "name"
            name = _Name("agency", key, detail)
            yield form, name
            if detail == "name":
                yield from ((other, name) for other in _variants(form))
            if form in ("UN", "EU"):
                yield ".".join(form) + ".", name


def _variants(form: str) -> Iterator[str]:
    """Yield other spellings of a name of several words."""
    low = lower(form)
    for lead in _LEADING:
        if low.startswith(lead) and low.count(" ") > 3:
            low = low.removeprefix(lead)
            yield low
    if "united nations " in low:
        yield low.replace("united nations ", "un ")
    for a, b in _SPELLINGS:
        for x, y in ((a, b), (b, a)):
            if x in low:
                yield low.replace(x, y)


def _state_forms() -> Iterator[tuple[str, _Name]]:
    """Yield the written forms of the states and of their people."""
    for iso3, row in reference.states().items():
        ambiguous = set(reference.several(row["ambiguous"]))
        official = _Name("state", iso3, "name")
        for column, detail in _STATE_COLUMNS:
            noun, ending = _REPUBLICS.get(column, ("", ""))
            for form in reference.several(row[column]):
                if noun and form.endswith(ending):
                    yield from ((written, official) for written in _republics(noun, form))
                named = _Name("state", iso3, "ambiguous" if form in ambiguous else detail)
                yield form, named
                if detail == "name" and " " in form:
                    yield from ((written, named) for written in _capitalised(form))


def _republics(noun: str, form: str) -> Iterator[str]:
    """Yield the official name that a feminine adjective makes: ``République portugaise``, ``República Portuguesa``."""
    for words in (f"{noun} {form}", f"{noun} {form[0].upper()}{form[1:]}"):
        yield from (words, words[0].lower() + words[1:])


def _capitalised(form: str) -> Iterator[str]:
    """Yield a name with its long words capitalised, accented or not: ``Guinée Équatoriale``, ``Guinée Equatoriale``."""
    words = form.split(" ")
    if any(len(w) >= _LONG_WORD and w[0].islower() for w in words):
        initials = [(w[0].upper(), plain(w[0]).upper()) if len(w) >= _LONG_WORD else (w[0], w[0]) for w in words]
        for kind in (0, 1):
            yield " ".join(initial[kind] + w[1:] for initial, w in zip(initials, words, strict=True))


def _city_forms() -> Iterator[tuple[str, _Name]]:
    """Yield the written forms of the cities."""
    for row in reference.table("cities"):
        for form in (row["name"], *reference.several(row["variants"])):
            if "," in form:
                continue  # "Marrakech, Morocco" is a city and a state
            detail = "ambiguous" if row["ambiguous"] == "yes" else row["why"]
            yield form, _Name("city", f"{row['name']}|{row['country']}", detail)


def _person_forms() -> Iterator[tuple[str, _Name]]:
    """Yield the names of known office holders."""
    for key, rows in reference.tenures().items():
        for form in {rows[0]["person"], *(alias for row in rows for alias in reference.several(row["aliases"]))}:
            if " " in form:
                yield form, _Name("person", key, "known")


def _concept_forms() -> Iterator[tuple[str, _Name]]:
    """Yield the labels of the vocabularies that texts are searched for."""
    for scheme in _SCHEMES:
        kind = "instrument" if scheme == "agreement-type" else "concept"
        for concept in reference.concepts(scheme).values():
            for label in concept.labels:
                yield label, _Name(kind, concept.key, scheme)


def _build(pairs: Iterator[tuple[str, _Name]]) -> _Index:
    """Return the index of the given forms; a form may name several things."""
    collected: dict[str, tuple[_Name, ...]] = {}
    for form, name in pairs:
        held = collected.get(form, ())
        if form and name not in held:
            collected[form] = (*held, name)
    forms = sorted(collected)  # the automaton is built faster so
    return _Index(ahocorasick_rs.AhoCorasick(forms), [collected[form] for form in forms])


def _spelled(forms: Iterable[tuple[str, _Name]]) -> Iterator[tuple[str, _Name]]:
    """Yield the forms folded, and without their accents where they have any; all are folded at once, which is quick."""
    written, names = zip(*forms, strict=True)
    folded = fold(_PARTING.join(written))
    for form, bare, name in zip(folded.split(_PARTING), plain(folded).split(_PARTING), names, strict=True):
        yield form, name
        if bare != form:
            yield bare, name


@cache
def _exact() -> _Index:
    """Return the index of the forms that match in their own case: single words, acronyms, people, demonyms."""

    def pairs() -> Iterator[tuple[str, _Name]]:
        """Yield the forms with what they name."""
        for form, name in _spelled(chain(_agency_forms(), _state_forms(), _city_forms(), _person_forms())):
            yield form, name
            if name.kind in ("state", "city", "person") and name.detail != "demonym" and len(form) > 3:
                yield form.upper(), name
        for row in reference.table("blockers", folder="lexicon"):
            yield fold(row["phrase"]), _Name("blocked", row["phrase"], row["why"])

    return _build(pairs())


@cache
def _any_case() -> _Index:
    """Return the index of the names of several words, which match in any case."""

    def pairs() -> Iterator[tuple[str, _Name]]:
        """Yield the forms with what they name."""
        for form, name in _spelled(pair for pair in _agency_forms() if pair[1].detail == "name" and " " in pair[0]):
            yield lower(form), name
        for row in reference.table("blockers", folder="lexicon"):
            if " " in row["phrase"]:
                yield lower(fold(row["phrase"])), _Name("blocked", row["phrase"], row["why"])

    return _build(pairs())


@cache
def _labels() -> _Index:
    """Return the index of the concept labels, in lower case."""
    return _build((lower(fold(form)), name) for form, name in _concept_forms())


def _matches(index: _Index, text: str) -> Iterator[tuple[int, int, tuple[_Name, ...]]]:
    """Yield the matches that are whole words."""
    size = len(text)
    for number, start, end in index.automaton.find_matches_as_indexes(text, overlapping=True):
        begins = start == 0 or not text[start - 1].isalnum()
        if begins and (end == size or not text[end].isalnum() or not text[end - 1].isalnum()):
            yield start, end, index.names[number]


def _longest(found: list[tuple[int, int, tuple[_Name, ...]]]) -> Iterator[tuple[int, int, tuple[_Name, ...]]]:
    """Yield the matches that no longer match overlaps; equal spans are merged."""
    found.sort(key=lambda m: (m[0] - m[1], m[0]))
    taken: dict[tuple[int, int], dict[_Name, None]] = {}
    cover = bytearray(max((m[1] for m in found), default=0))
    for start, end, names in found:
        if (start, end) in taken:
            taken[start, end].update(dict.fromkeys(names))
        elif not any(cover[start:end]):
            taken[start, end] = dict.fromkeys(names)
            cover[start:end] = b"\1" * (end - start)
    for (start, end), merged in sorted(taken.items()):
        yield start, end, tuple(merged)


def find(text: str) -> list[Span]:
    """Return the spans of a folded text that tables and vocabularies name.

    A span that names several things is reported once a kind, with all keys.
    """
    low = lower(text)
    # "le plan international" is no organisation: some letter of a name in any case is a capital
    cased = (m for m in _matches(_any_case(), low) if not text[m[0] : m[1]].islower())
    proper = [*_matches(_exact(), text), *cased]
    labels = list(_matches(_labels(), low))
    spans = [*_spans(_longest(proper))]
    for scheme in _SCHEMES:
        own = ((s, e, tuple(n for n in names if n.detail == scheme)) for s, e, names in labels)
        spans += _spans(_longest([m for m in own if m[2]]))
    return spans


def _spans(matches: Iterator[tuple[int, int, tuple[_Name, ...]]]) -> Iterator[Span]:
    """Yield the spans of matches, one for each kind and detail."""
    for start, end, names in matches:
        kinds: dict[tuple[str, str], list[str]] = {}
        for name in names:
            kinds.setdefault((name.kind, name.detail), []).append(name.key)
        for (kind, detail), keys in kinds.items():
            if kind != "blocked":
                yield Span(start, end, kind, keys=tuple(dict.fromkeys(keys)), detail=detail, method="gazetteer")  # type: ignore[arg-type]  # kinds come from the builders above
