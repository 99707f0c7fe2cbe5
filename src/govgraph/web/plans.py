"""Say which statements stand under which heading, kind by kind."""

from __future__ import annotations

from govgraph.namespaces import DCTERMS, GG, SKOS

Plan = tuple[tuple[str, str, tuple[str, ...], str], ...]
"""Sections of a page: anchor, heading, properties in their order, and the note under the heading."""

_POSSIBLE = "The text does not name these. Its topics suggest them, so they are kept apart from what it says."

AGREEMENT: Plan = (
    ("parties", "Parties", (GG.hasParty,), ""),
    ("what", "What it is", (GG.hasType, GG.hasStatus, GG.modality, GG.hasEvent, SKOS["prefLabel"]), ""),
    ("when", "When and where", (GG.date, GG.inferredDate, GG.place, GG.venue), ""),
    ("originals", "The text itself", (GG.originalLanguage, GG.depositary, GG.citedInstrument), ""),
    ("signatures", "Who signed, and for whom", (GG.signatory, GG.onBehalfOf, GG.inCapacityOf), ""),
    ("topics", "What it is about", (GG.hasTopic, GG.hasLevel, GG.concernsPopulation), ""),
    ("goals", "Goals it names", (GG.contributesTo,), ""),
    ("possible-goals", "Goals it may serve", (GG.mayContributeTo, GG.addressesObjective), _POSSIBLE),
)
PROVISIONS = (
    GG.number, GG.heading, GG.provisionType, GG.noticePeriod, GG.duration, GG.renewsTacitly, GG.entryCondition,
    GG.entryDate,
)  # fmt: skip
"""Properties of a clause, in the order of its row."""

DOCUMENT: Plan = (
    ("document", "The document", (DCTERMS["title"], DCTERMS["date"], GG.relevant, GG.documentKind), ""),
    *AGREEMENT,
    ("provisions", "Clauses of the text", PROVISIONS, ""),
    ("offices", "Offices held", (GG.ofPost, GG.tense), ""),
    ("named", "Named in the text", (GG.mentions,), ""),
)
BODY: Plan = (
    ("parties", "Named as a party", (GG.hasParty,), ""),
    ("represented", "Represented by", (GG.onBehalfOf,), ""),
    ("named", "Named in documents", (GG.mentions,), ""),
)
PERSON: Plan = (
    ("signatures", "Named as signatory", (GG.signatory,), ""),
    ("offices", "Offices, as the documents tell", (GG.ofPost, GG.tense), ""),
    ("named", "Named in documents", (GG.mentions,), ""),
)
GOAL: Plan = (
    ("goals", "Named by", (GG.contributesTo,), ""),
    ("possible-goals", "Suggested by the topic", (GG.mayContributeTo,), _POSSIBLE),
    ("named", "Named in documents", (GG.mentions,), ""),
)
TOPIC: Plan = (("topics", "The words behind it", (GG.hasTopic,), ""),)

HERO = (GG.signatory, GG.date, GG.hasStatus, GG.hasParty)
"""Properties whose sentence opens the page of an agreement: who signed proves most."""
