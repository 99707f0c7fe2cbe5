"""Hold the values that pass between stages: frozen, typed, free of I/O.

Offsets are half-open ``[start, end)`` in Unicode code points of :attr:`Document.text`.
Dates are EDTF level 1 or 2 strings (Library of Congress, ISO 8601-2:2019).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

T = TypeVar("T")

Basis = Literal["stated", "suggested", "inferred", "implied"]
"""How a statement follows from its source: the words say it, a rule concludes it, or the topic suggests it."""

BlockKind = Literal["title", "meta", "dateline", "body", "item", "noise"]
Modality = Literal["happened", "planned", "denied"]
Tense = Literal["current", "former", "outgoing", "elect", "acting"]
MentionKind = Literal["agency", "state", "person", "role", "date", "city", "instrument", "cue", "goal", "concept"]
PartyKind = Literal["agency", "state"]
AgreementRole = Literal["primary", "mention"]
SdgKind = Literal["agenda", "goal", "target", "indicator"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document's text that was set aside, and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """One source as stored: its text, where it came from, and the hash of its bytes.

    Attributes:
        name: file stem, or the last part of the URL; ``stdin`` for standard input; with a mark, or the name it gives
            itself, for one of several documents in a file.
        source: path as given, URL or ``-``; with ``#`` and a mark for one of several that has no URL of its own.
        media_type: IANA media type, such as ``text/plain``.
        sha256: of the bytes read (hex, 64 characters); for one of several documents in a file, of its own bytes.
        text: the stored text; every offset of the project counts in it.
        title: headline the format itself declares (HTML ``title``), or None.
        published: EDTF date the format itself declares (HTML ``meta``), or None.
        lang: BCP 47 code, or ``und`` where no language was recognised.
        dropped: passages that the format itself marks as page furniture.
        skipped: why nothing is read from this document, such as an unsupported language; None if it is read.
    """

    name: str
    source: str
    media_type: str
    sha256: str
    text: str
    title: str | None = None
    published: str | None = None
    lang: str = "und"
    dropped: tuple[Passage, ...] = ()
    skipped: str | None = None

    @property
    def key(self) -> str:
        """Return the first 16 hex digits of the hash: the document's part in every IRI minted for it."""
        return self.sha256[:16]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or piece of page furniture."""

    start: int
    end: int
    kind: BlockKind
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a block that is kept.

    Attributes:
        block: index of its block in :attr:`Segmentation.blocks`.
        text: the words with line breaks replaced by spaces, so that ``text[i]`` stands at ``start + i``.
    """

    start: int
    end: int
    text: str
    block: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Segmentation:
    """The blocks and sentences of one document, in reading order."""

    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]

    @property
    def dropped(self) -> tuple[Passage, ...]:
        """Return the blocks that were set aside as noise."""
        return tuple(Passage(b.start, b.end, b.reason) for b in self.blocks if b.kind == "noise")


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names something.

    Attributes:
        sentence: index of its sentence in :attr:`Segmentation.sentences`.
        keys: candidate keys of the table row or concept named, best first; empty for what no table knows.
        value: normal form (an EDTF date, a goal code, a canonical role), or the words themselves.
        detail: a finer class inside the kind, such as ``demonym`` for a state or ``acronym`` for an agency.
        method: identifier of the rule that found it.
    """

    start: int
    end: int
    sentence: int
    kind: MentionKind
    text: str
    value: str
    keys: tuple[str, ...] = ()
    detail: str = ""
    method: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """The decision on what a mention stands for.

    Attributes:
        key: table key or minted slug; None where the linker abstains.
        known: True if a reference table holds the key.
        reason: one clause a reader can check.
    """

    mention: Mention
    key: str | None
    name: str
    known: bool
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The exact words behind a statement: ``document.text[start:end] == quote``."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Support:
    """Why a statement is made: the words, the rule, and how sure the rule is.

    Attributes:
        method: identifier of the rule or table row.
        confidence: 0 to 1, the rule's share of right answers as judged on development texts.
        basis: see :data:`Basis`.
    """

    evidence: tuple[Evidence, ...]
    method: str
    confidence: float
    basis: Basis = "stated"


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """A value with its support."""

    value: T
    support: Support


@dataclass(frozen=True, slots=True)
class Party:
    """Who concludes an agreement or employs a leader.

    Attributes:
        key: agency key, minted slug, or ISO 3166-1 alpha-3 code of a state.
        known: True if a reference table holds the key.
    """

    kind: PartyKind
    key: str
    name: str
    known: bool
    support: Support


@dataclass(frozen=True, slots=True)
class Agency:
    """An organisation that acts in the document."""

    key: str
    name: str
    acronym: str | None
    kind: str
    known: bool
    support: Support


@dataclass(frozen=True, slots=True)
class Leader:
    """A named person in an office, as the document tells it.

    Attributes:
        key: slug of the person; minted ones carry their employer (``mariam-kouadio.civ``), since a name alone names
            nobody.
        role: office in the words of the text.
        post: key of the office (``ilo-director-general``), or None where the employer is unknown.
        org: employer, or None where the text does not say.
    """

    key: str
    name: str
    role: str
    post: str | None
    org: Party | None
    tense: Tense
    known: bool
    support: Support


@dataclass(frozen=True, slots=True)
class Signatory:
    """A person who signs, and for whom.

    Attributes:
        person: key of the leader.
        post: key of the office in whose capacity the person signs, or None.
        on_behalf_of: None where the text does not say for whom.
    """

    person: str
    name: str
    role: str | None
    post: str | None
    on_behalf_of: Party | None
    support: Support


@dataclass(frozen=True, slots=True)
class Reason:
    """One premise of an inference, in a sentence, with where it comes from.

    Attributes:
        source: address of the table row's source; empty where the document itself is the source.
    """

    rule: str
    sentence: str
    source: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Inference:
    """A value the text does not state, kept apart from what it states.

    Attributes:
        field: name of the agreement field it would fill.
        value: EDTF for dates, such as ``[2020-10-23,2021-10-23]`` (one of a set).
    """

    field: str
    value: str
    method: str
    confidence: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Provision:
    """One clause of an agreement text.

    Attributes:
        ordinal: 1-based place in the text.
        number: as written, with its word: ``Article 5``, ``IV``.
        heading: None where the text gives none.
        types: concept keys of the provision-type scheme in the order of the text; ``other`` where no words tell.
        notice: time from notice to end, as xsd:duration (``P3M``).
        duration: how long the agreement stays in force, as xsd:duration (``P5Y``).
        renewal: whether it goes on without an act of the parties; None where the text does not say.
        entry: concept key of the entry-condition scheme.
        entry_date: EDTF; the day that condition ``fixed-date`` names.
    """

    ordinal: int
    start: int
    end: int
    number: Fact[str]
    heading: Fact[str] | None
    types: tuple[Fact[str], ...]
    notice: Fact[str] | None = None
    duration: Fact[str] | None = None
    renewal: Fact[bool] | None = None
    entry: Fact[str] | None = None
    entry_date: Fact[str] | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement as one document tells of it.

    Attributes:
        ordinal: 1-based number within the document.
        type: concept key of the agreement-type scheme (``memorandum-of-understanding``).
        status: concept key of the status scheme; the last state the text gives.
        date: EDTF; when concluded or to be concluded.
        venue: building or hall, kept apart from the city in ``place``.
        role: ``primary`` if the document reports it, ``mention`` if it only cites it.
        evidence: the sentences that state the event.
        provisions: clauses, where the document is the text of the agreement.
        languages: BCP 47 codes of the languages in which the text was done.
        depositary: who keeps the original, in the words of the text.
        cited: names of the instruments that the preamble cites.
    """

    ordinal: int
    label: Fact[str]
    type: Fact[str]
    status: Fact[str]
    modality: Fact[Modality]
    parties: tuple[Party, ...]
    date: Fact[str] | None
    place: Fact[str] | None
    venue: Fact[str] | None
    signatories: tuple[Signatory, ...]
    topics: tuple[Fact[str], ...]
    levels: tuple[Fact[str], ...]
    role: AgreementRole
    evidence: tuple[Evidence, ...]
    inferences: tuple[Inference, ...] = ()
    provisions: tuple[Provision, ...] = ()
    languages: tuple[Fact[str], ...] = ()
    depositary: Fact[str] | None = None
    cited: tuple[Fact[str], ...] = ()


@dataclass(frozen=True, slots=True)
class SdgLink:
    """A link to the 2030 Agenda, a goal, a target or an indicator.

    Attributes:
        code: ``2030`` for the Agenda, else ``10``, ``10.7`` or ``10.7.1``.
        support: its basis tells explicit (``stated``) from suggested (``implied``).
    """

    kind: SdgKind
    code: str
    support: Support


@dataclass(frozen=True, slots=True)
class Abstention:
    """Something that was seen and not decided."""

    start: int
    end: int
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class Record:
    """All that was read from one document.

    Attributes:
        kind: ``news``, ``press_release``, ``statement``, ``treaty_text``, ``mou_text``, ``web_page`` or ``fact_sheet``.
        relevant: True if the text states a migration-governance agreement as an event, or is its text.
        countries: ISO 3166-1 alpha-3 codes.
        populations: concept keys of the population scheme.
    """

    document: Document
    kind: str
    title: Fact[str] | None
    published: Fact[str] | None
    relevant: bool
    agencies: tuple[Agency, ...] = ()
    leaders: tuple[Leader, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    sdgs: tuple[SdgLink, ...] = ()
    gcm_objectives: tuple[Fact[int], ...] = ()
    countries: tuple[Fact[str], ...] = ()
    populations: tuple[Fact[str], ...] = ()
    dropped: tuple[Passage, ...] = ()
    abstentions: tuple[Abstention, ...] = field(default=())
