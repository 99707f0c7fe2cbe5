"""Map an agreement with the events of its life and the signatures under it.

Which field becomes which property is listed in tables; the functions only walk them.
"""

from __future__ import annotations

from dataclasses import replace

from pyoxigraph import NamedNode

from govgraph.edtf import bounds
from govgraph.mapping.actors import describe_party, describe_post
from govgraph.mapping.provisions import map_text
from govgraph.mapping.statements import Row, Statements
from govgraph.mapping.terms import concept_of, day, edtf, text
from govgraph.model import Agreement, Signatory, Support
from govgraph.namespaces import GG, SKOS

AGREEMENT_FIELDS: tuple[Row, ...] = (
    ("type", GG.hasType, lambda key: concept_of("agreement-type", key)),
    ("status", GG.hasStatus, lambda key: concept_of("status", key)),
    ("topics", GG.hasTopic, lambda key: concept_of("topic", key)),
    ("levels", GG.hasLevel, lambda key: concept_of("level", key)),
)
EVENT_FIELDS: tuple[Row, ...] = (("date", GG.date, edtf), ("place", GG.place, text), ("venue", GG.venue, text))
INFERRED_FIELDS = {"date": (GG.inferredDate, GG.inferredEarliest, GG.inferredLatest)}
EVENT_CLASSES = {
    "planned": GG.Signing, "signed": GG.Signing, "announced": GG.Announcement, "adopted": GG.Adoption,
    "renewed": GG.Renewal, "rejected": GG.Rejection,
}  # fmt: skip
LATER_EVENT_CLASSES = {"in-force": GG.EntryIntoForce, "suspended": GG.Suspension, "terminated": GG.Termination}
"""Events after the conclusion; the record's date, place, venue and signatures belong to the conclusion."""


def map_agreement(g: Statements, agreement: Agreement) -> None:
    """Map one agreement of a record."""
    node = g.own("agreement", str(agreement.ordinal))
    g.type(node, GG.Agreement)
    g.put(g.document, GG.reports if agreement.role == "primary" else GG.cites, node)
    g.say(node, SKOS.prefLabel, text(agreement.label.value, g.doc.lang), agreement.label.support)
    g.say_fields(node, agreement, AGREEMENT_FIELDS)
    for party in agreement.parties:
        g.say(node, GG.hasParty, describe_party(g, party), party.support)
    _map_events(g, node, agreement)
    map_text(g, node, agreement)


def _map_events(g: Statements, node: NamedNode, agreement: Agreement) -> None:
    status, modality = agreement.status.value, agreement.modality
    later = LATER_EVENT_CLASSES.get(status)
    if later is None:
        event = _event(g, node, str(agreement.ordinal), EVENT_CLASSES[status], modality.value, modality.support)
        _state_event(g, node, event, agreement)
        _map_conclusion(g, event, agreement)
        return
    event = _event(g, node, f"{agreement.ordinal}-{status}", later, modality.value, modality.support)
    _state_event(g, node, event, agreement)
    if agreement.date or agreement.place or agreement.venue or agreement.signatories or agreement.inferences:
        supposed = replace(agreement.status.support, method=f"concluded-before-{status}", basis="inferred")
        kind = GG.Signing if agreement.signatories else GG.AgreementEvent
        _map_conclusion(g, _event(g, node, str(agreement.ordinal), kind, "happened", supposed), agreement)


def _state_event(g: Statements, node: NamedNode, event: NamedNode, agreement: Agreement) -> None:
    """State that an event belongs to an agreement, with the sentences that tell of it."""
    support = agreement.status.support
    g.say(node, GG.hasEvent, event, replace(support, evidence=agreement.evidence or support.evidence))


def _event(g: Statements, node: NamedNode, key: str, kind: str, modality: str, support: Support) -> NamedNode:
    event = g.own("event", key)
    g.type(event, GG.AgreementEvent, kind)
    g.put(node, GG.hasEvent, event)
    g.put(event, GG.eventOf, node)
    g.say(event, GG.modality, concept_of("modality", modality), support)
    return event


def _map_conclusion(g: Statements, event: NamedNode, agreement: Agreement) -> None:
    """Map when, where and by whom an agreement was or is to be concluded."""
    g.say_fields(event, agreement, EVENT_FIELDS)
    if agreement.date:
        _put_bounds(g, event, agreement.date.value, GG.earliest, GG.latest)
    for inference in agreement.inferences:
        predicate, earliest, latest = INFERRED_FIELDS[inference.field]
        support = Support((), inference.method, inference.confidence, "inferred")
        g.say(event, predicate, edtf(inference.value), support, inference.reasons)
        _put_bounds(g, event, inference.value, earliest, latest)
    for number, signatory in enumerate(agreement.signatories, start=1):
        _map_signature(g, event, f"{agreement.ordinal}-{number}", signatory)


def _put_bounds(g: Statements, event: NamedNode, date: str, earliest: str, latest: str) -> None:
    for predicate, limit in zip((earliest, latest), bounds(date), strict=True):
        if limit is not None:
            g.put(event, predicate, day(limit))


def _map_signature(g: Statements, event: NamedNode, key: str, signatory: Signatory) -> None:
    signature = g.own("signature", key)
    g.type(signature, GG.Signature)
    g.put(event, GG.hasSignature, signature)
    g.say(signature, GG.signatory, g.node("person", signatory.person), signatory.support)
    if signatory.on_behalf_of:
        g.say(signature, GG.onBehalfOf, describe_party(g, signatory.on_behalf_of), signatory.support)
    if signatory.post:
        post = describe_post(g, signatory.post, signatory.role, signatory.on_behalf_of)
        g.say(signature, GG.inCapacityOf, post, signatory.support)
