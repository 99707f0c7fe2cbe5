"""Keep the outline of a snapshot in memory: every agreement, office, signature and document in one line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from govgraph.edtf import bounds, settled
from govgraph.identity.compare import GENERIC_TYPES
from govgraph.namespaces import GG, concept
from govgraph.web.names import Names
from govgraph.web.reader import Reader, Row, value
from govgraph.web.urls import Urls

_LATER = frozenset({GG.EntryIntoForce, GG.Renewal, GG.Suspension, GG.Termination})
"""Events that follow the conclusion, whose date an agreement is listed under."""

_CALLED_ANYTHING = frozenset({"", *(concept("agreement-type", key) for key in GENERIC_TYPES)})
_NOT_YET = frozenset({"", concept("status", "planned"), concept("status", "announced")})
"""What an agreement is called, and how it stands, in a source that gives way to one that says more."""


@dataclass(slots=True)
class AgreementEntry:
    """What lists need to know of an agreement; IRIs and EDTF as the graph has them.

    Attributes:
        docs: the documents that report or cite it, sorted; those that report it first.
        date: of its conclusion; where sources differ, the set of their dates.
    """

    iri: str
    docs: list[str]
    role: str
    type: str = ""
    status: str = ""
    date: str = ""
    earliest: str = ""
    inferred: str = ""
    inferred_earliest: str = ""
    place: str = ""
    parties: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    goals: list[str] = field(default_factory=list)
    possible_goals: list[str] = field(default_factory=list)

    @property
    def year(self) -> str:
        """Return the stated year, or empty."""
        return self.earliest[:4] or (self.date[:4] if self.date[:4].isdigit() else "")

    @property
    def order(self) -> tuple[str, str]:
        """Return the key that sorts newest last; an inferred year counts where none is stated."""
        return (self.earliest or (self.date if self.year else "") or self.inferred_earliest, self.iri)


@dataclass(frozen=True, slots=True)
class SignatureEntry:
    """Who signed what, for whom, in which office."""

    agreement: str
    person: str
    party: str
    post: str


@dataclass(frozen=True, slots=True)
class TenureEntry:
    """Who held which office from when to when; EDTF or empty."""

    iri: str
    person: str
    post: str
    organization: str
    begins: str
    ends: str


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """What lists need to know of a document."""

    iri: str
    kind: str
    published: str
    source: str
    name: str
    relevant: bool


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Hold the outline of one snapshot.

    Attributes:
        agreements: those that documents report or cite.
        references: those that only the reference tables know; they are never counted among the others.
        signatures: those under the agreements of documents.
        reference_signatures: those under the reference agreements.
        mentions: documents that name each thing.
        about: agreement of each event and signature.
        provisions: clauses of each agreement, in the order of its text.
    """

    names: Names
    agreements: dict[str, AgreementEntry]
    references: dict[str, AgreementEntry]
    signatures: tuple[SignatureEntry, ...]
    reference_signatures: tuple[SignatureEntry, ...]
    tenures: tuple[TenureEntry, ...]
    documents: dict[str, DocumentEntry]
    mentions: dict[str, set[str]]
    about: dict[str, str]
    provisions: dict[str, list[str]]

    def newest(self) -> list[AgreementEntry]:
        """Return the agreements of documents, newest first; those without any date last."""
        return _newest(self.agreements.values())

    def newest_references(self) -> list[AgreementEntry]:
        """Return the reference agreements, newest first; those without any date last."""
        return _newest(self.references.values())

    def parts(self, agreement: str) -> list[str]:
        """Return the IRIs of an agreement's events and signatures."""
        return sorted(part for part, whole in self.about.items() if whole == agreement)

    def of_kind(self, kind: str) -> list[str]:
        """Return the IRIs of all named things of a kind."""
        return [iri for iri in self.names.labels if self.names.kind(iri) == kind]


def _newest(entries: Iterable[AgreementEntry]) -> list[AgreementEntry]:
    return sorted(entries, key=lambda entry: entry.order, reverse=True)


def catalogue(reader: Reader, urls: Urls) -> Catalogue:
    """Return the outline of the newest snapshot, reading it once.

    Raises:
        StoreError: if there is no store to read.
    """
    return reader.keep("catalogue", lambda: _build(reader, urls))


def _build(reader: Reader, urls: Urls) -> Catalogue:
    names = Names.load(reader, urls)
    agreements, references = _agreements(reader), _references(reader)
    known = {**references, **agreements}
    _fill(reader, known)
    about: dict[str, str] = {}
    signatures = _events(reader, names, known, about)
    for entry in agreements.values():
        names.shorten(entry.iri, entry.parties, entry.year)
    mentions: dict[str, set[str]] = defaultdict(set)
    for row in reader.rows("members"):
        mentions[value(row, "iri")].add(value(row, "doc"))
    documents = {}
    for row in reader.rows("documents"):
        doc = value(row, "doc")
        documents[doc] = DocumentEntry(
            doc, value(row, "kind"), value(row, "published"), value(row, "source"), value(row, "name"),
            value(row, "relevant") == "true",
        )  # fmt: skip
        names.add(doc, value(row, "name"))
    provisions = _provisions(reader, names)
    return Catalogue(
        names, agreements, references, tuple(s for s in signatures if s.agreement not in references),
        tuple(s for s in signatures if s.agreement in references), _tenures(reader, names), documents, mentions, about,
        provisions,
    )  # fmt: skip


def _agreements(reader: Reader) -> dict[str, AgreementEntry]:
    """Return what documents tell of; of several, one that reports the agreement says more than one that cites it."""
    found: dict[str, AgreementEntry] = {}
    for row in sorted(reader.rows("agreements"), key=_reported_first):
        iri, type_, status = (value(row, name) for name in ("agreement", "type", "status"))
        role = "primary" if value(row, "role") == GG.reports else "mention"
        entry = found.setdefault(iri, AgreementEntry(iri, [], role))
        if (doc := value(row, "doc")) not in entry.docs:
            entry.docs.append(doc)
        entry.type = type_ if entry.type in _CALLED_ANYTHING and type_ else entry.type
        entry.status = status if entry.status in _NOT_YET and status else entry.status
    return found


def _reported_first(row: Row) -> tuple[bool, str]:
    return value(row, "role") != GG.reports, value(row, "doc")


def _references(reader: Reader) -> dict[str, AgreementEntry]:
    return {
        iri: AgreementEntry(iri, [], "reference", value(row, "type"), value(row, "status"))
        for row in reader.rows("reference_agreements")
        for iri in (value(row, "agreement"),)
    }


def _fill(reader: Reader, known: dict[str, AgreementEntry]) -> None:
    """Add parties, topics and goals."""
    for row in reader.rows("agreement_values"):
        held = known.get(value(row, "agreement"))
        if held is not None:
            lists = {
                GG.hasParty: held.parties,
                GG.hasTopic: held.topics,
                GG.contributesTo: held.goals,
                GG.mayContributeTo: held.possible_goals,
            }
            lists[value(row, "property")].append(value(row, "value"))


def _events(
    reader: Reader, names: Names, agreements: dict[str, AgreementEntry], about: dict[str, str]
) -> tuple[SignatureEntry, ...]:
    dates: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for row in sorted(reader.rows("events"), key=_conclusion_first):
        event, agreement = value(row, "event"), value(row, "agreement")
        about[event] = agreement
        names.add(event, f"{names.label(value(row, 'type')).capitalize()} of {names.label(agreement)}")
        entry = agreements.get(agreement)
        if entry is not None:
            if date := value(row, "date"):
                dates[agreement].setdefault(event, []).append(date)
            entry.inferred = entry.inferred or value(row, "inferred")
            entry.inferred_earliest = entry.inferred_earliest or value(row, "inferredEarliest")
            entry.place = entry.place or value(row, "place")
    for agreement, told in dates.items():
        _settle(agreements[agreement], next(iter(told.values())))
    signatures = set()
    for row in reader.rows("signatures"):
        signature, agreement = value(row, "signature"), about.get(value(row, "event"), "")
        about[signature] = agreement
        names.add(signature, f"Signature of {names.label(value(row, 'person'))}")
        signatures.add((agreement, value(row, "person"), value(row, "party"), value(row, "post")))
    return tuple(SignatureEntry(*signature) for signature in sorted(signatures))


def _settle(entry: AgreementEntry, dates: list[str]) -> None:
    """Give an agreement the date its sources agree on, or all of theirs; an inferred year yields to a stated one."""
    entry.date = settled(dates)
    entry.earliest = bounds(entry.date)[0] or ""
    if entry.earliest:
        entry.inferred = entry.inferred_earliest = ""


def _conclusion_first(row: Row) -> tuple[bool, bool, str, str]:
    """Return the key by which what concluded an agreement comes before its plans, and both before what followed."""
    planned = value(row, "modality") != concept("modality", "happened")
    return value(row, "type") in _LATER, planned, value(row, "earliest"), value(row, "event")


def _provisions(reader: Reader, names: Names) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in reader.rows("provisions"):
        provision, number, heading = value(row, "provision"), value(row, "number"), value(row, "heading")
        found[value(row, "agreement")].append(provision)
        names.add(provision, f"{number}: {heading}" if heading else number)
    return found


def _tenures(reader: Reader, names: Names) -> tuple[TenureEntry, ...]:
    found: dict[str, TenureEntry] = {}
    for row in reader.rows("tenures"):
        entry = TenureEntry(
            *(value(row, name) for name in ("tenure", "person", "post", "organization", "begins", "ends"))
        )
        found.setdefault(entry.iri, entry)
        names.add(entry.iri, f"{names.label(entry.person)}, {names.label(entry.post or entry.organization)}")
    return tuple(sorted(found.values(), key=lambda tenure: (tenure.begins, tenure.iri)))
