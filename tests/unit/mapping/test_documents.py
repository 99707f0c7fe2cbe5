"""Check the graph of a document against a graph written by hand, read by an independent reader."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import RDF, Graph, URIRef
from rdflib.compare import isomorphic

from govgraph.mapping import map_record, reference_quads
from govgraph.model import Agency, Agreement, Evidence, Fact, Leader, Party, Record, SdgLink, Signatory, Support
from govgraph.namespaces import BASE, DCTERMS, GG, OA, PREFIXES, VERSION, document_graph
from govgraph.validation import validate

EXPECTED = Path(__file__).with_name("expected_statements.ttl")


def graph(record: Record) -> Graph:
    """Return the mapped graph of a record as rdflib reads it."""
    triples = [quad.triple for quad in map_record(record, base=BASE)]
    text = pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert text is not None
    return Graph().parse(data=text, format="nt")


def plain(g: Graph) -> Graph:
    """Return what a graph states, without claims, evidence and selectors."""
    machinery = (GG.Claim, GG.Evidence, OA.TextQuoteSelector, OA.TextPositionSelector)
    hidden = {node for kind in machinery for node in g.subjects(RDF.type, URIRef(kind))}
    found = Graph()
    for triple in g:
        if triple[0] not in hidden:
            found.add(triple)
    return found


def placeholders(record: Record) -> dict[str, str]:
    """Return what stands for the words in capitals of expected_statements.ttl."""
    start, end = record.dropped[0].start, record.dropped[0].end
    places = {"KEY": record.document.key, "HASH": record.document.sha256, "NOISE": f"{start}-{end}", "VERSION": VERSION}
    return {**places, "START": str(start), "END": str(end), "TEXT": record.document.text}


def objects(g: Graph, predicate: str) -> set[str]:
    """Return all values of a property."""
    return {str(value) for value in g.objects(None, URIRef(predicate))}


def test_the_statements_are_those_written_by_hand(record: Record) -> None:
    """The plain triples of the article equal the graph in expected_statements.ttl."""
    text = EXPECTED.read_text(encoding="utf-8")
    for word, value in placeholders(record).items():
        text = text.replace(word, value)
    assert isomorphic(plain(graph(record)), Graph().parse(data=text, format="turtle"))


def test_the_same_record_gives_the_same_quads(record: Record) -> None:
    """Quads are sorted, free of duplicates and of blank nodes, in one graph, and equal on every call."""
    quads = map_record(record, base=BASE)
    keys = [(quad.subject.value, quad.predicate.value, str(quad.object)) for quad in quads]  # type: ignore[union-attr]
    assert keys == sorted(set(keys))
    assert quads == map_record(record, base=BASE)
    assert {str(quad.graph_name) for quad in quads} == {f"<{document_graph(record.document.key)}>"}
    assert not any(isinstance(term, pyoxigraph.BlankNode) for quad in quads for term in (quad.subject, quad.object))


def test_every_statement_has_one_claim_with_its_words(record: Record) -> None:
    """Each claim repeats one plain triple, and its evidence stands in the text at its offsets."""
    g = graph(record)
    claims = g.subjects(RDF.type, URIRef(GG.Claim))
    stated = Counter(
        tuple(g.value(claim, part) for part in (RDF.subject, RDF.predicate, RDF.object)) for claim in claims
    )
    assert set(stated.values()) == {1}
    assert set(stated) <= set(g)
    for evidence in g.subjects(RDF.type, URIRef(GG.Evidence)):
        selectors = g.objects(evidence, URIRef(OA.hasSelector))
        parts = {str(p): str(o) for node in selectors for p, o in g.predicate_objects(node)}
        start, end = int(parts[OA.start]), int(parts[OA.end])
        assert record.document.text[start:end] == parts[OA.exact]
        assert record.document.text[:start].endswith(parts[OA.prefix])
        assert record.document.text[end:].startswith(parts[OA.suffix])


def test_a_statement_made_twice_keeps_both_quotes(record: Record) -> None:
    """Two supports of one triple give one claim with the evidence of both and the surer rule."""
    twice = replace(record.agencies[0], support=Support((Evidence(22, 25, "Guy"),), "surer", 0.99))
    g = graph(replace(record, agencies=(*record.agencies, twice)))
    (claim,) = [
        claim
        for claim in g.subjects(RDF.object, URIRef(f"{BASE}id/agency/ilo"))
        if (claim, RDF.predicate, URIRef(GG.mentions)) in g
    ]
    assert {str(node).rpartition("#")[2] for node in g.objects(claim, URIRef(GG.hasEvidence))} == {
        "char=0,3",
        "char=22,25",
    }
    assert str(g.value(claim, URIRef(GG.method))) == "surer"


def test_a_title_that_only_the_format_declares_has_no_claim(record: Record) -> None:
    """A title or date from the head of an HTML page stands without a claim, since no words of the text prove it."""
    declared = Support((), "html-title", 0.9)
    g = graph(replace(record, title=Fact("Pact", declared), published=Fact("2020-10-26", declared)))
    assert (objects(g, DCTERMS["title"]), objects(g, DCTERMS.date)) == ({"Pact"}, {"2020-10-26"})
    predicates = {str(predicate) for predicate in g.objects(None, RDF.predicate)}
    assert predicates.isdisjoint({DCTERMS["title"], DCTERMS.date})


def test_what_a_table_knows_is_not_described_again(record: Record) -> None:
    """Known agencies, persons and posts are only named; minted ones carry class and name in the document's graph."""
    support = record.agencies[0].support
    ministry = Party("agency", "ministry-of-tides", "Ministry of Tides", known=False, support=support)
    ada = Leader(
        "ada-mbo.ministry-of-tides",
        "Ada Mbo",
        "Minister",
        "tides-minister",
        ministry,
        "current",
        known=False,
        support=support,
    )
    minted = Agency("ministry-of-tides", "Ministry of Tides", "MoT", "government", known=False, support=support)
    g = graph(replace(record, agencies=(*record.agencies, minted), leaders=(*record.leaders, ada)))
    described = {
        str(node).removeprefix(BASE)
        for kind in ("Agency", "Leader", "Post")
        for node in g.subjects(RDF.type, URIRef(GG[kind]))
    }
    assert described == {"id/agency/ministry-of-tides", "id/person/ada-mbo.ministry-of-tides", "id/post/tides-minister"}


def test_a_role_without_an_employer_is_kept(record: Record) -> None:
    """A leader whose employer the text does not name has a tenure with the title and no post."""
    lone = replace(record.leaders[0], key="ada-mbo", name="Ada Mbo", role="Envoy", post=None, org=None, known=False)
    g = graph(replace(record, leaders=(lone,)))
    tenure = URIRef(f"{BASE}id/tenure/ada-mbo.envoy")
    assert str(g.value(tenure, URIRef(GG.roleTitle))) == "Envoy"
    assert g.value(tenure, URIRef(GG.ofPost)) is None


STATUS_EVENTS = {
    "planned": {"Signing"},
    "announced": {"Announcement"},
    "adopted": {"Adoption"},
    "renewed": {"Renewal"},
    "rejected": {"Rejection"},
    "in-force": {"EntryIntoForce", "Signing"},
    "suspended": {"Suspension", "Signing"},
    "terminated": {"Termination", "Signing"},
}


@pytest.mark.parametrize(("status", "kinds"), STATUS_EVENTS.items(), ids=STATUS_EVENTS)
def test_a_status_gives_the_events_of_its_stage(record: Record, status: str, kinds: set[str]) -> None:
    """Date and signatures stay with the conclusion; what came later is an event of its own, without that date."""
    agreement = replace(record.agreements[0], status=Fact(status, record.agreements[0].status.support))
    g = graph(replace(record, agreements=(agreement,)))
    events = {
        str(kind).removeprefix(GG): node
        for node in g.subjects(RDF.type, URIRef(GG.AgreementEvent))
        for kind in g.objects(node, RDF.type)
        if kind != URIRef(GG.AgreementEvent)
    }
    assert set(events) == kinds
    conclusion = events["Signing"] if "Signing" in events else next(iter(events.values()))
    assert set(g.subjects(URIRef(GG.date), None)) == {conclusion}
    assert set(g.subjects(URIRef(GG.hasSignature), None)) == {conclusion}


def test_a_stated_year_gives_bounds(record: Record) -> None:
    """An event with a dated year has its earliest and latest day."""
    agreement = replace(record.agreements[0], date=Fact("2020-10", record.agreements[0].status.support), inferences=())
    g = graph(replace(record, agreements=(agreement,)))
    assert (objects(g, GG.earliest), objects(g, GG.latest)) == ({"2020-10-01"}, {"2020-10-31"})


def test_a_goal_named_beside_several_agreements_is_less_sure(record: Record) -> None:
    """Where two agreements are reported, each gets the goal with a smaller confidence; cited ones get none."""
    first = record.agreements[0]
    others = (replace(first, ordinal=2), replace(first, ordinal=3, role="mention"))
    target = (SdgLink("target", "10.7", record.sdgs[1].support),)
    g = graph(replace(record, agreements=(first, *others), sdgs=target))
    claims = list(g.subjects(RDF.predicate, URIRef(GG.contributesTo)))
    found = {str(g.value(claim, RDF.subject))[-2:]: str(g.value(claim, URIRef(GG.confidence))) for claim in claims}
    assert found == {"-1": "0.63", "-2": "0.63"}


def test_a_signatory_who_is_no_leader_is_described(record: Record) -> None:
    """Whoever signs is a described person, even if the record lists no such leader."""
    signatory = Signatory("ada-mbo", "Ada Mbo", None, None, None, record.agencies[0].support)
    agreement: Agreement = replace(record.agreements[0], signatories=(signatory,))
    g = graph(replace(record, agreements=(agreement,)))
    assert (URIRef(f"{BASE}id/person/ada-mbo"), RDF.type, URIRef(GG.Leader)) in g


def test_the_graph_keeps_every_rule(record: Record) -> None:
    """With the reference graphs as context, the mapped article has no finding."""
    assert validate(map_record(record, base=BASE), context=reference_quads(BASE)).findings == ()


def test_another_base_moves_the_data_only(record: Record) -> None:
    """Data IRIs and the graph's name follow the base setting; terms and concepts stay."""
    quads = map_record(record, base="https://example.org/kg/")
    text = json.dumps([str(quad) for quad in quads])
    assert f"<{BASE}id/" not in text
    assert f"<{BASE}graph/document" not in text
    assert f"<{PREFIXES['gg']}" in text
