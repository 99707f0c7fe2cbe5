"""Hold what a careful reader marked in a document: what is right, what else is right, and what may be left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from govgraph.evaluation import answers
from govgraph.evaluation.aliases import Variants
from govgraph.evaluation.answers import Agency, Agreement, Answers, Signatory

OrNone = tuple[str | None, ...]
"""Further right answers; None among them means that none need be given."""


@dataclass(frozen=True, slots=True)
class GoldLeader:
    """A person with every office that is right, and every organisation; the first of each is the main one.

    Attributes:
        roles: empty where the text gives no office, so that any is right.
    """

    name: str
    roles: tuple[str, ...]
    orgs: OrNone
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldAgreement:
    """An agreement with other right answers, and what may be there or not.

    Attributes:
        is_mention: only cited, so neither required nor an error.
    """

    main: Agreement
    is_mention: bool = False
    type_alt: tuple[str, ...] = ()
    status_alt: tuple[str, ...] = ()
    date_alt: OrNone = ()
    place_alt: OrNone = ()
    parties_optional: tuple[str, ...] = ()
    signatories_optional: tuple[Signatory, ...] = ()
    levels_optional: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldRecord:
    """The labels of one document.

    Attributes:
        sha256: of the document's bytes (hex), or empty.
        main: the fields that need nothing more than an answer has; agencies, leaders and agreements stand beside it.
        aliases: further names that mean the same in this document, by canonical name.
        attributes: members of the record that are one text, such as ``lang``, to group documents by.
    """

    name: str
    sha256: str
    main: Answers
    agencies: tuple[Agency, ...] = ()
    agencies_optional: tuple[Agency, ...] = ()
    leaders: tuple[GoldLeader, ...] = ()
    agreements: tuple[GoldAgreement, ...] = ()
    countries_optional: tuple[str, ...] = ()
    populations_optional: tuple[str, ...] = ()
    aliases: Variants = field(default_factory=dict)
    attributes: Mapping[str, str] = field(default_factory=dict)


def read(record: object) -> GoldRecord:
    """Return the labels of one document.

    Raises:
        ValueError: if the record cannot be a label, naming all that it lacks.
    """
    if not isinstance(record, Mapping):
        raise ValueError("it is no object")
    if faults := _faults(record):
        raise ValueError("; ".join(faults))
    main = answers.read(record)
    agencies = [(bool(item.get("optional")), _agency(item)) for item in record["agencies"]]
    return GoldRecord(
        name=str(record["id"]),
        sha256=answers.words(record.get("sha256")) or "",
        main=main,
        agencies=tuple(agency for optional, agency in agencies if not optional),
        agencies_optional=tuple(agency for optional, agency in agencies if optional),
        leaders=tuple(_leader(item) for item in record["leaders"]),
        agreements=tuple(_agreement(a, item) for a, item in zip(main.agreements, record["agreements"], strict=True)),
        countries_optional=answers.names(record.get("countries_optional")),
        populations_optional=answers.names(record.get("populations_optional")),
        aliases={str(name): answers.names(others) for name, others in _object(record.get("aliases")).items()},
        attributes={key: value for key, value in record.items() if isinstance(value, str)},
    )


def _faults(record: Mapping[str, object]) -> list[str]:
    """Return what a record lacks to be a label."""
    faults = [] if isinstance(record.get("id"), str) else ["id must be a text"]
    if not isinstance(record.get("relevant"), bool):
        faults.append("relevant must be true or false")
    for key, needed in (("agencies", ("name",)), ("leaders", ("name",)), ("agreements", ("label", "type", "status"))):
        found = record.get(key)
        if not isinstance(found, list):
            faults.append(f"{key} must be a list")
            continue
        for index, item in enumerate(found):
            missing = [n for n in needed if not isinstance(_object(item).get(n), str)]
            faults += [f"{key}[{index}].{name} must be a text" for name in missing]
    return faults


def _object(value: object) -> Mapping[str, object]:
    """Return an object as it is, and anything else as an empty one."""
    return value if isinstance(value, Mapping) else {}


def _agency(item: Mapping[str, object]) -> Agency:
    """Return a marked agency."""
    return Agency(str(item["name"]), answers.words(item.get("acronym")))


def _leader(item: Mapping[str, object]) -> GoldLeader:
    """Return a marked person."""
    role = answers.words(item.get("role"))
    return GoldLeader(
        name=str(item["name"]),
        roles=() if role is None else (role, *answers.names(item.get("role_alt"))),
        orgs=(answers.words(item.get("org")), *_or_none(item.get("org_alt"))),
        optional=bool(item.get("optional")),
    )


def _agreement(main: Agreement, item: Mapping[str, object]) -> GoldAgreement:
    """Return a marked agreement."""
    return GoldAgreement(
        main=main,
        is_mention=item.get("role") == "mention",
        type_alt=answers.names(item.get("type_alt")),
        status_alt=answers.names(item.get("status_alt")),
        date_alt=_or_none(item.get("date_alt")),
        place_alt=_or_none(item.get("place_alt")),
        parties_optional=answers.names(item.get("parties_optional")),
        signatories_optional=answers.read_signatories(item.get("signatories_optional")),
        levels_optional=answers.names(item.get("levels_optional")),
    )


def _or_none(value: object) -> OrNone:
    """Return texts of a list and each null as None."""
    return tuple(answers.words(item) for item in answers.items(value))
