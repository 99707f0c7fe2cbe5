"""Hold one agreement as one document tells of it: what its identity is decided by."""

from __future__ import annotations

from dataclasses import dataclass, field

from govgraph.identity.wording import content_words, instrument


@dataclass(frozen=True, slots=True, order=True)
class Signature:
    """Who signs for whom at an event, as one document tells it."""

    iri: str
    person: str
    party: str


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """An event of an agreement as one document tells it.

    Attributes:
        kind: last part of the IRI of its class, such as ``Signing``.
        modality: key of the modality, such as ``planned``.
    """

    iri: str
    kind: str
    modality: str
    signatures: tuple[Signature, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Report:
    """One agreement as one document tells of it.

    Attributes:
        iri: of the agreement as read from this document.
        document: key of the document.
        lang: BCP 47 code of the document's language, as of the label.
        label: name of the agreement in the words of the document.
        type: key of the type of agreement.
        status: key of the status, such as ``signed`` or ``in-force``.
        parties: IRIs or keys of the parties.
        party_names: names of the parties, which tell nothing about what the agreement is on.
        date: EDTF date of the event that the status names, or None.
        place: place of that event, or None.
        published: EDTF date of the document, or None.
        primary: whether the document reports the agreement; False for one only cited.
        signatories: IRIs or keys of the persons who sign.
        topics: keys of the topics.
        events: the events told, sorted.
        words: stems of the words of the label that tell what the agreement is on.
        instrument: key of the well-known instrument that the label names, or None.
    """

    iri: str
    document: str
    lang: str
    label: str
    type: str
    status: str
    parties: frozenset[str]
    party_names: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    published: str | None = None
    primary: bool = True
    signatories: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    events: tuple[Event, ...] = ()
    words: frozenset[str] = field(init=False, compare=False, default=frozenset())
    instrument: str | None = field(init=False, compare=False, default=None)

    def __post_init__(self) -> None:
        """Find the words of the label that tell what the agreement is on, and the well-known instrument it names."""
        object.__setattr__(self, "words", content_words(self.label, self.party_names))
        object.__setattr__(self, "instrument", instrument(self.label))

    @property
    def nodes(self) -> frozenset[str]:
        """Return the IRIs that a document mints for the agreement, its events and its signatures."""
        events = {event.iri for event in self.events}
        return frozenset({self.iri, *events, *(item.iri for event in self.events for item in event.signatures)})
