"""Map agencies, states, persons, posts and tenures; what a reference table describes is not described again."""

from __future__ import annotations

from functools import cache

from pyoxigraph import NamedNode

from govgraph import reference
from govgraph.mapping.statements import Statements
from govgraph.mapping.terms import concept_of, text
from govgraph.model import Agency, Leader, Party
from govgraph.namespaces import FOAF, GG, ORG, SKOS, slug


def describe_agency(g: Statements, agency: Agency) -> NamedNode:
    """Return the node of an agency, described if it was minted from the text."""
    node = g.node("agency", agency.key)
    if not agency.known and g.is_new(node):
        g.type(node, GG.Agency)
        g.put(node, SKOS.prefLabel, text(agency.name, g.doc.lang))
        g.put(node, GG.agencyKind, concept_of("agency-kind", agency.kind))
        if agency.acronym:
            g.put(node, SKOS.notation, text(agency.acronym))
    return node


def describe_party(g: Statements, party: Party) -> NamedNode:
    """Return the node of an agency or state, described if it was minted from the text."""
    node = g.node(party.kind, party.key)
    if not party.known and g.is_new(node):
        g.type(node, GG.Agency if party.kind == "agency" else GG.State)
        g.put(node, SKOS.prefLabel, text(party.name, g.doc.lang))
    return node


def describe_person(g: Statements, key: str, name: str) -> NamedNode:
    """Return the node of a person, described if it was minted from the text."""
    node = g.node("person", key)
    if key not in reference.tenures() and g.is_new(node):
        g.type(node, GG.Leader)
        g.put(node, SKOS.prefLabel, text(name))
        g.put(node, FOAF.name, text(name))
    return node


def describe_post(g: Statements, key: str, role: str | None, org: Party | None) -> NamedNode:
    """Return the node of a post, described if it was minted from the text."""
    node = g.node("post", key)
    if key not in _known_posts() and g.is_new(node):
        g.type(node, GG.Post)
        if role:
            g.put(node, GG.roleTitle, text(role, g.doc.lang))
            g.put(node, SKOS.prefLabel, text(f"{role}, {org.name}" if org else role, g.doc.lang))
        if org:
            g.put(node, ORG.postIn, describe_party(g, org))
    return node


@cache
def _known_posts() -> frozenset[str]:
    return frozenset(row["post_key"] for row in reference.table("posts"))


def map_leader(g: Statements, leader: Leader) -> None:
    """Map a leader: the person is mentioned, and the tenure says in which office."""
    person = describe_person(g, leader.key, leader.name)
    g.say(g.document, GG.mentions, person, leader.support)
    tenure = g.node("tenure", f"{leader.key}.{leader.post or slug(leader.role) or 'post'}")
    g.type(tenure, GG.Tenure)
    g.put(tenure, GG.attestedIn, g.document)
    g.say(tenure, ORG.member, person, leader.support)
    g.say(tenure, GG.tense, concept_of("tense", leader.tense), leader.support)
    if leader.role:
        g.say(tenure, GG.roleTitle, text(leader.role, g.doc.lang), leader.support)
    if leader.org:
        g.say(tenure, ORG.organization, describe_party(g, leader.org), leader.support)
    if leader.post:
        g.say(tenure, GG.ofPost, describe_post(g, leader.post, leader.role, leader.org), leader.support)
