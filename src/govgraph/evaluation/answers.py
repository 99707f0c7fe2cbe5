"""Hold the fields of a record that are scored, and read them from JSON of any origin.

Whatever cannot be read counts as missing: a prediction may come from another program, and a fault in it costs recall,
not the run. What another program may send, beside the public form of a record: a name for an object with a name, one
value for a list of one, a number for a text, evidence as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency by name and acronym."""

    name: str
    acronym: str | None = None


@dataclass(frozen=True, slots=True)
class Leader:
    """A person with office and organisation."""

    name: str
    role: str | None = None
    org: str | None = None


@dataclass(frozen=True, slots=True)
class Signatory:
    """A person and the party signed for."""

    person: str
    on_behalf_of: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Evidence of an agreement: offsets where both are known, or words.

    Attributes:
        agreement: index of its agreement in the record, or None where the record does not tell.
    """

    text: str | None = None
    start: int | None = None
    end: int | None = None
    agreement: object = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement with what is scored of it."""

    label: str | None = None
    type: str | None = None
    status: str | None = None
    date: str | None = None
    place: str | None = None
    parties: tuple[str, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    levels: tuple[str, ...] = ()
    evidence: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """What a record says, as far as it is scored.

    Attributes:
        relevant: None where the record does not tell.
        targets: codes of SDG targets the text names; ``implied_targets`` those its topic suggests.
    """

    relevant: bool | None = None
    agencies: tuple[Agency, ...] = ()
    leaders: tuple[Leader, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    agenda2030: bool = False
    goals: tuple[int, ...] = ()
    targets: tuple[str, ...] = ()
    implied_targets: tuple[str, ...] = ()
    gcm_objectives: tuple[int, ...] = ()
    countries: tuple[str, ...] = ()
    populations: tuple[str, ...] = ()


def read(record: object) -> Answers:
    """Return the answers of a record; of something that is no object, none."""
    found = record if isinstance(record, Mapping) else {}
    sdgs = found.get("sdgs")
    sdgs = sdgs if isinstance(sdgs, Mapping) else {}
    relevant = found.get("relevant")
    return Answers(
        relevant=relevant if isinstance(relevant, bool) else None,
        agencies=tuple(
            Agency(name, words(item.get("acronym"))) for item, name in _named(found.get("agencies"), "name")
        ),
        leaders=read_leaders(found.get("leaders")),
        agreements=_agreements(found),
        agenda2030=sdgs.get("agenda2030") is True,
        goals=_numbers(sdgs.get("goals")),
        targets=_codes(sdgs.get("targets")),
        implied_targets=_codes(sdgs.get("implied_targets")),
        gcm_objectives=_numbers(found.get("gcm_objectives")),
        countries=names(found.get("countries")),
        populations=names(found.get("populations")),
    )


def read_leaders(value: object) -> tuple[Leader, ...]:
    """Return the persons of a list with their offices."""
    return tuple(Leader(name, words(item.get("role")), words(item.get("org"))) for item, name in _named(value, "name"))


def read_signatories(value: object) -> tuple[Signatory, ...]:
    """Return the persons of a list with the parties they signed for."""
    return tuple(Signatory(name, words(item.get("on_behalf_of"))) for item, name in _named(value, "person"))


def items(value: object) -> list[object]:
    """Return a list as it is, a single value as a list of one, and nothing or an object as an empty list."""
    if isinstance(value, list | tuple):
        return list(value)
    return [] if value is None or value == "" or isinstance(value, Mapping) else [value]


def words(value: object) -> str | None:
    """Return a text without blanks around it, a number as text, and None for all else."""
    if isinstance(value, str):
        return value.strip() or None
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def names(value: object) -> tuple[str, ...]:
    """Return the texts of a list, and the names of its objects."""
    found = (words(item.get("name") if isinstance(item, Mapping) else item) for item in items(value))
    return tuple(name for name in found if name is not None)


def _named(value: object, key: str) -> Iterable[tuple[Mapping[str, object], str]]:
    """Yield the objects of a list with their name; those without one are left out, a bare text is a name."""
    for item in items(value):
        found: Mapping[str, object] = item if isinstance(item, Mapping) else {key: item}
        name = words(found.get(key))
        if name is not None:
            yield found, name


def _agreements(record: Mapping[str, object]) -> tuple[Agreement, ...]:
    """Return the agreements of a record; one that is no object stays as an empty one, since evidence counts them."""
    found = [item if isinstance(item, Mapping) else {} for item in items(record.get("agreements"))]
    quotes = _quotes(record.get("quotes_evidence"))
    return tuple(
        Agreement(
            label=words(item.get("label")),
            type=words(item.get("type")),
            status=words(item.get("status")),
            date=words(item.get("date")),
            place=words(item.get("place")),
            parties=names(item.get("parties")),
            signatories=read_signatories(item.get("signatories")),
            levels=names(item.get("levels")),
            evidence=tuple(q for q in quotes if q.agreement == index or (q.agreement is None and len(found) == 1))
            + _quotes(item.get("evidence")),
        )
        for index, item in enumerate(found)
    )


def _quotes(value: object) -> tuple[Quote, ...]:
    """Return evidence given as a list, one object or one text."""
    found: list[Quote] = []
    for item in [value] if isinstance(value, Mapping) else items(value):
        if isinstance(item, str):
            found.append(Quote(text=item))
        elif isinstance(item, Mapping):
            start, end = _offset(item.get("start")), _offset(item.get("end"))
            both = start is not None and end is not None
            span = (start, end) if both else (None, None)
            found.append(Quote(words(item.get("text")), *span, agreement=item.get("agreement")))
    return tuple(found)


def _offset(value: object) -> int | None:
    """Return a whole number, and None for all else."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _numbers(value: object) -> tuple[int, ...]:
    """Return the whole numbers of a list, each once, in order."""
    return tuple(sorted({int(text) for text in map(str, items(value)) if text.strip().isdecimal()}))


def _codes(value: object) -> tuple[str, ...]:
    """Return the texts of a list, each once, in order."""
    return tuple(sorted({code for code in map(words, items(value)) if code is not None}))
