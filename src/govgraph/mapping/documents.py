"""Turn the record of one document into the document's named graph."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from pyoxigraph import Quad

from govgraph.mapping.actors import describe_agency, describe_party, describe_person, map_leader
from govgraph.mapping.agreements import map_agreement
from govgraph.mapping.goals import goal_node, objective_node
from govgraph.mapping.statements import Statements
from govgraph.mapping.terms import Term, concept_of, edtf, text, truth, whole
from govgraph.model import Record, Support
from govgraph.namespaces import DCTERMS, GG

TEXT_KINDS = ("treaty_text", "mou_text")
SHARED_LINK_FACTOR = 0.7
"""Where a document reports several agreements, a goal it names may belong to some only: the confidence shrinks."""


def map_record(record: Record, *, base: str) -> list[Quad]:
    """Return the named graph of one document, sorted and without duplicates.

    Args:
        base: the base of data IRIs (a setting).

    Raises:
        TableError: if a reference table is missing.
    """
    g = Statements(record.document, base=base)
    _describe_document(g, record)
    _map_actors(g, record)
    for agreement in record.agreements:
        map_agreement(g, agreement)
    _map_links(g, record)
    return g.quads()


def _describe_document(g: Statements, record: Record) -> None:
    doc, node = record.document, g.document
    g.type(node, GG.Document, GG.AgreementText if record.kind in TEXT_KINDS else GG.Article)
    g.put(node, GG.documentKind, concept_of("document-kind", record.kind))
    g.put(node, DCTERMS.language, text(doc.lang))
    g.put(node, DCTERMS.identifier, text(doc.name))
    g.put(node, DCTERMS.source, text(doc.source if "://" in doc.source else PurePath(doc.source).name))
    g.put(node, DCTERMS["format"], text(doc.media_type))
    g.put(node, GG.sha256, text(doc.sha256))
    g.put(node, GG.text, text(doc.text))
    g.put(node, GG.relevant, truth(record.relevant))
    if record.title:
        _put_declared(g, DCTERMS["title"], text(record.title.value, doc.lang), record.title.support)
    if record.published:
        _put_declared(g, DCTERMS.date, edtf(record.published.value), record.published.support)
    for passage in record.dropped:
        dropped = g.node("document", f"{doc.key}/dropped/{passage.start}-{passage.end}")
        g.type(dropped, GG.DroppedPassage)
        g.put(node, GG.hasDroppedPassage, dropped)
        g.put(dropped, GG.start, whole(passage.start))
        g.put(dropped, GG.end, whole(passage.end))
        g.put(dropped, GG.reason, text(passage.reason))


def _put_declared(g: Statements, predicate: str, value: Term, support: Support) -> None:
    """Add a title or date: a statement where the text has the words, else a description that its format declares."""
    if support.evidence:
        g.say(g.document, predicate, value, support)
    else:
        g.put(g.document, predicate, value)


def _map_actors(g: Statements, record: Record) -> None:
    for agency in record.agencies:
        g.say(g.document, GG.mentions, describe_agency(g, agency), agency.support)
    for fact in record.countries:
        g.say(g.document, GG.mentions, g.node("state", fact.value), fact.support)
    for leader in record.leaders:
        map_leader(g, leader)
    for agreement in record.agreements:
        for party in agreement.parties:
            describe_party(g, party)
        for signatory in agreement.signatories:
            if signatory.on_behalf_of:
                describe_party(g, signatory.on_behalf_of)
            if not any(leader.key == signatory.person for leader in record.leaders):
                describe_person(g, signatory.person, signatory.name)


def _map_links(g: Statements, record: Record) -> None:
    """Link the document, and the agreements it reports, to goals, objectives and population groups."""
    for link in record.sdgs:
        node = goal_node(link.code, base=g.base)
        if link.support.basis == "stated":
            g.say(g.document, GG.mentions, node, link.support)
        predicate = GG.contributesTo if link.support.basis == "stated" else GG.mayContributeTo
        _link_agreements(g, record, predicate, node, link.support)
    for objective in record.gcm_objectives:
        node = objective_node(objective.value)
        g.say(g.document, GG.mentions, node, objective.support)
        _link_agreements(g, record, GG.addressesObjective, node, objective.support)
    for population in record.populations:
        node = concept_of("population", population.value)
        g.say(g.document, GG.concernsPopulation, node, population.support)
        _link_agreements(g, record, GG.concernsPopulation, node, population.support)


def _link_agreements(g: Statements, record: Record, predicate: str, value: Term, support: Support) -> None:
    primary = [agreement for agreement in record.agreements if agreement.role == "primary"]
    if len(primary) > 1:
        support = replace(support, confidence=support.confidence * SHARED_LINK_FACTOR)
    for agreement in primary:
        g.say(g.own("agreement", str(agreement.ordinal)), predicate, value, support)
