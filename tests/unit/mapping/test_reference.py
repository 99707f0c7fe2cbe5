"""Check the reference graphs: what a row gives, and that all of it keeps the rules."""

from __future__ import annotations

from collections import Counter

import pyoxigraph
import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from govgraph import namespaces as ns
from govgraph import reference
from govgraph.mapping import reference_quads
from govgraph.mapping.goals import goal_node
from govgraph.validation import validate

EXPECTED = """
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix gg: <https://w3id.org/govgraph/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix : <https://w3id.org/govgraph/id/> .
:tenure\\/guy-ryder.ilo-director-general a gg:Tenure ;
    org:member :person\\/guy-ryder ;
    org:organization :agency\\/ilo ;
    gg:ofPost :post\\/ilo-director-general ;
    gg:roleTitle "Director-General"@en ;
    gg:begins "2012-10-01"^^edtf:EDTF ;
    gg:ends "2022-09-30"^^edtf:EDTF .
"""


@pytest.fixture(scope="module")
def quads() -> list[pyoxigraph.Quad]:
    """Return the graphs that every store holds."""
    return reference_quads(ns.BASE)


def values(quads: list[pyoxigraph.Quad], subject: str, predicate: str) -> set[str]:
    """Return the values of a property as N-Triples terms."""
    return {str(q.object) for q in quads if str(q.subject) == f"<{subject}>" and q.predicate.value == predicate}


def test_the_quads_are_sorted_within_their_graphs(quads: list[pyoxigraph.Quad]) -> None:
    """Tables, agreements, vocabularies and ontology lie in graphs of their own, without duplicates and blank nodes."""
    graphs = list(dict.fromkeys(str(quad.graph_name) for quad in quads))
    assert graphs == [f"<{graph}>" for graph in ns.REFERENCE_GRAPHS]
    assert set(Counter(quads).values()) == {1}
    assert not any(isinstance(term, pyoxigraph.BlankNode) for quad in quads for term in (quad.subject, quad.object))


def test_a_tenure_row_gives_the_tenure_written_by_hand(quads: list[pyoxigraph.Quad]) -> None:
    """The term of office of one person is mapped column by column; sources and notes are left aside here."""
    subject = f"<{ns.entity('tenure', 'guy-ryder.ilo-director-general')}>"
    notes = {ns.DCTERMS.source, ns.SKOS.note, ns.SKOS.editorialNote}
    triples = [q.triple for q in quads if str(q.subject) == subject and q.predicate.value not in notes]
    text = pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert text is not None
    assert isomorphic(Graph().parse(data=text, format="nt"), Graph().parse(data=EXPECTED))


def test_a_post_is_named_after_its_agency(quads: list[pyoxigraph.Quad]) -> None:
    """A post has one English name, made of its first title and its agency."""
    post = ns.entity("post", "ilo-director-general")
    name = '"Director-General of the International Labour Organization"@en'
    assert values(quads, post, ns.SKOS.prefLabel) == {name}


def test_every_row_of_every_table_is_there(quads: list[pyoxigraph.Quad]) -> None:
    """No row of the mapped tables gets lost."""
    subjects = {str(quad.subject) for quad in quads}
    keys = {
        ("agency", "agencies"): "key",
        ("state", "states"): "iso3",
        ("post", "posts"): "post_key",
        ("tenure", "tenures"): "key",
        ("agreement", "agreements"): "key",
        ("event", "agreement_events"): "key",
    }
    for (kind, table), column in keys.items():
        assert {f"<{ns.entity(kind, row[column])}>" for row in reference.table(table)} <= subjects
    for table in ("sdg_goals", "sdg_targets", "sdg_indicators"):
        assert {str(goal_node(row["code"])) for row in reference.table(table)} <= subjects


GOALS = {
    "2030": "http://metadata.un.org/sdg",
    "10": "http://metadata.un.org/sdg/10",
    "10.c": "http://metadata.un.org/sdg/10.c",
    "10.7.1": "http://metadata.un.org/sdg/C100701",
    "10.7.3": f"{ns.BASE}id/indicator/10.7.3",
}


@pytest.mark.parametrize(("code", "iri"), GOALS.items(), ids=GOALS)
def test_goals_have_the_iris_of_the_un(code: str, iri: str) -> None:
    """Where the UN gives an IRI it is used; other indicators get one of ours."""
    assert goal_node(code).value == iri


def test_the_reference_graphs_keep_every_rule(quads: list[pyoxigraph.Quad]) -> None:
    """Tables and vocabularies break no shape; what is left to know is which parties and signatories nobody names."""
    found = {(finding.severity, finding.shape.rpartition("#")[2]) for finding in validate(quads).findings}
    assert found == {("Warning", "AgreementParty"), ("Info", "SigningSignature")}
