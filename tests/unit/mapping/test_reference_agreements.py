"""Check the graph of the known agreements: each statement with its source, conflicts shown and not decided."""

from __future__ import annotations

from collections import Counter

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode, Quad
from rdflib import Graph
from rdflib.compare import isomorphic

from govgraph import namespaces as ns
from govgraph import reference
from govgraph.mapping import reference_quads
from govgraph.mapping.reference_agreements import in_office, status
from govgraph.namespaces import DCTERMS, FOAF, GG, RDF, SCHEMA, SKOS
from govgraph.store import Term
from govgraph.validation.context import name

EXPECTED = """
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix gg: <https://w3id.org/govgraph/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <https://w3id.org/govgraph/id/> .
@prefix v: <https://w3id.org/govgraph/vocab/> .
:agreement\\/unodc-iom-2012 a gg:Agreement ;
    gg:hasType v:agreement-type\\/memorandum-of-understanding ;
    gg:hasStatus v:status\\/signed ;
    gg:hasParty :agency\\/unodc , :agency\\/iom ;
    gg:buildsOn :agreement\\/un-iom-1996 ;
    gg:hasTopic v:topic\\/counter-trafficking , v:topic\\/counter-smuggling , v:topic\\/border-management ;
    gg:hasEvent :event\\/unodc-iom-2012.announcement , :event\\/unodc-iom-2012.signing .
:event\\/unodc-iom-2012.announcement a gg:AgreementEvent , gg:Announcement ;
    gg:eventOf :agreement\\/unodc-iom-2012 ;
    gg:modality v:modality\\/happened ;
    gg:date "2012-04-17"^^edtf:EDTF ; gg:earliest "2012-04-17"^^xsd:date ; gg:latest "2012-04-17"^^xsd:date ;
    gg:place "Vienna" .
:event\\/unodc-iom-2012.signing a gg:AgreementEvent , gg:Signing ;
    gg:eventOf :agreement\\/unodc-iom-2012 ;
    gg:modality v:modality\\/happened ;
    gg:date "2012-04-17"^^edtf:EDTF ; gg:earliest "2012-04-17"^^xsd:date ; gg:latest "2012-04-17"^^xsd:date ;
    gg:place "Vienna" ;
    gg:hasSignature :signature\\/unodc-iom-2012.signing.1 , :signature\\/unodc-iom-2012.signing.2 .
:signature\\/unodc-iom-2012.signing.1 a gg:Signature ;
    gg:signatory :person\\/william-lacy-swing ;
    gg:onBehalfOf :agency\\/iom ;
    gg:inCapacityOf :post\\/iom-director-general .
:signature\\/unodc-iom-2012.signing.2 a gg:Signature ;
    gg:signatory :person\\/yury-fedotov ;
    gg:onBehalfOf :agency\\/unodc ;
    gg:inCapacityOf :post\\/unodc-executive-director .
"""
DESCRIBING = {
    RDF.type, SKOS.prefLabel, SKOS.note, SKOS.editorialNote, DCTERMS.source, SCHEMA.keywords, FOAF["name"],
    GG.hasEvent, GG.eventOf, GG.hasSignature, GG.earliest, GG.latest,
}  # fmt: skip
"""Properties of an agreement's graph that describe rather than state."""


@pytest.fixture(scope="module")
def quads() -> list[Quad]:
    """Return all reference graphs."""
    return reference_quads(ns.BASE)


@pytest.fixture(scope="module")
def known(quads: list[Quad]) -> list[Quad]:
    """Return the graph of the known agreements."""
    return [quad for quad in quads if quad.graph_name == NamedNode(ns.AGREEMENTS_GRAPH)]


def values(quads: list[Quad], kind: str, key: str, predicate: str) -> set[str]:
    """Return the values of a property of a thing; of IRIs the last part."""
    subject = NamedNode(ns.entity(kind, key))
    found = (quad.object for quad in quads if quad.subject == subject and quad.predicate.value == predicate)
    return {name(term).rpartition("/")[2] if isinstance(term, NamedNode) else name(term) for term in found}


def test_an_agreement_is_the_one_written_by_hand(known: list[Quad]) -> None:
    """Rows of two tables give the agreement with its events and signatures; sources, names and notes aside."""
    notes = {DCTERMS.source, SKOS.note, SKOS.editorialNote, SKOS.prefLabel, SCHEMA.keywords}
    mine = [
        quad.triple
        for quad in known
        if isinstance(quad.subject, NamedNode)
        and quad.subject.value.rpartition("/")[2].partition(".")[0] == "unodc-iom-2012"
        and "/claim/" not in quad.subject.value
        and quad.predicate.value not in notes
    ]
    text = pyoxigraph.serialize(mine, format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert text is not None
    assert isomorphic(Graph().parse(data=text, format="nt"), Graph().parse(data=EXPECTED))


def test_every_statement_has_a_claim_with_a_page(known: list[Quad]) -> None:
    """The source of each plain statement is one hop away, but where reviewed claims leave a value of their own."""
    claims: dict[str, dict[str, list[Term]]] = {}
    for quad in known:
        assert isinstance(quad.subject, NamedNode)
        if "/id/claim/reference/" in quad.subject.value:
            claims.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object)
    assert all(len(claim[part]) == 1 for claim in claims.values() for part in (RDF.subject, RDF.predicate, RDF.object))
    assert all(isinstance(page, NamedNode) for claim in claims.values() for page in claim[DCTERMS.source])
    claimed = {
        tuple(str(claim[part][0]) for part in (RDF.subject, RDF.predicate, RDF.object)) for claim in claims.values()
    }
    plain = {
        (str(quad.subject), str(quad.predicate), str(quad.object))
        for quad in known
        if str(quad.subject).strip("<>") not in claims and quad.predicate.value not in DESCRIBING
    }
    assert {(subject.rpartition("/")[2], value) for subject, _, value in plain - claimed} == {
        ("kampala-2009.adoption>", f'"[2009-10-22,2009-10-23]"^^<{ns.EDTF}EDTF>'),
        ("unhcr-wb-2018.signing>", f'"[2018-04-20,2019-04]"^^<{ns.EDTF}EDTF>'),
        ("iom-unicef-mou.signing>", f'"[2006,2008]"^^<{ns.EDTF}EDTF>'),
    }


@pytest.mark.parametrize(
    ("kind", "key", "predicate", "expected"),
    [
        pytest.param("event", "kampala-2009.adoption", GG.date, {"[2009-10-22,2009-10-23]"}, id="open: the set"),
        pytest.param("event", "kampala-2009.adoption", GG.earliest, {"2009-10-22"}, id="open: bounds of the set"),
        pytest.param("event", "gcr-2018.adoption", GG.date, {"2018-12-17"}, id="one set aside"),
        pytest.param("event", "ilo-iom-2020.signing", GG.date, {"2020-10-23"}, id="confirmed"),
        pytest.param("event", "icmpd-unhabitat.signing", GG.date, {"XXXX-11-07"}, id="no year"),
        pytest.param("event", "icmpd-unhabitat.signing", GG.earliest, set(), id="no year, no bounds"),
        pytest.param(
            "tenure", "terry-davis.coe-secretary-general", GG.ends, {"[2009-08-31,2009-09-30]"}, id="tenure, open"
        ),
        pytest.param("tenure", "yury-fedotov.unodc-executive-director", GG.begins, {"2010-09-13"}, id="tenure, aside"),
        pytest.param("tenure", "guy-ryder.ilo-director-general", GG.ends, {"2022-09-30"}, id="tenure, uncontested"),
        pytest.param("agreement", "gcm-2018", GG.hasStatus, {"adopted"}, id="status"),
        pytest.param("agreement", "iom-eco", GG.hasStatus, {"planned"}, id="announced is not signed"),
        pytest.param("agreement", "npl-mys-2018", GG.hasStatus, {"signed"}, id="not renewed"),
        pytest.param("agreement", "ita-lby-2017", GG.hasStatus, {"renewed"}, id="renewed"),
        pytest.param("agreement", "palermo-smuggling-2000", GG.hasStatus, {"in-force"}, id="in force"),
        pytest.param("agreement", "un-iom-2016", GG.supersedes, {"un-iom-1996"}, id="predecessor"),
        pytest.param("agreement", "who-iom-2019", GG.contributesTo, {"3.8"}, id="target"),
        pytest.param("agreement", "gcm-2018", GG.addressesObjective, {str(n) for n in range(1, 24)}, id="objectives"),
        pytest.param("agreement", "gcm-2018", GG.hasParty, set(), id="party in words"),
        pytest.param("signature", "eu-tun-2023.signing.1", GG.onBehalfOf, {"eu"}, id="commissioner signs for the union"),
        pytest.param("signature", "iom-unfpa-2.signing.2", GG.inCapacityOf, {"iom-director-general"}, id="same page"),
        pytest.param("signature", "ind-deu-2022.signing.1", GG.inCapacityOf, set(), id="office not looked up"),
    ],
)  # fmt: skip
def test_plain_values(quads: list[Quad], kind: str, key: str, predicate: str, expected: set[str]) -> None:
    """What the graph states of a fact follows from the reviewed statements, or from the row."""
    assert values(quads, kind, key, predicate) == expected


def test_conflicts_and_confirmations_go_both_ways(quads: list[Quad]) -> None:
    """Statements of one fact are tied to each other: those that fit confirm, those that do not conflict."""
    ties = {
        (
            name(quad.predicate).rpartition("#")[2],
            *(name(term).rpartition("/")[2] for term in (quad.subject, quad.object)),
        )
        for quad in quads
        if quad.predicate.value in (GG.conflictsWith, GG.confirms)
    }
    assert {(tie, other, one) for tie, one, other in ties} == ties
    brundtland = "gro-harlem-brundtland.who-director-general.ends"
    assert {tie for tie in ties if tie[1] == f"{brundtland}.qwizzeria"} == {
        ("confirms", f"{brundtland}.qwizzeria", f"{brundtland}.wikimili"),
        ("conflictsWith", f"{brundtland}.qwizzeria", f"{brundtland}.another-page"),
    }
    seed = "ilo-iom-2020.signing.date"
    assert ("confirms", f"{seed}.dated-pages", f"{seed}.undated-page") in ties


def test_signatures_are_those_of_signings(known: list[Quad]) -> None:
    """Whoever was present at a meeting signed nothing, and two may sign for one party."""
    found = Counter(name(q.subject).rpartition("/")[2] for q in known if q.predicate.value == GG.hasSignature)
    assert "unnm-principals-2019.adoption" not in found
    assert found["iom-unhabitat-lac.signing"] == 3
    behalf = [values(known, "signature", f"iom-unhabitat-lac.signing.{n}", GG.onBehalfOf) for n in (1, 2, 3)]
    assert behalf == [{"iom"}, {"iom"}, {"unhabitat"}]


def test_what_is_not_verified_is_marked(known: list[Quad]) -> None:
    """Cells from memory or worked out are unverified; the cell beside them is seen."""
    checked = {
        key: values(known, "claim", f"reference/{key}", GG.verification)
        for key in ("eu-tun-2023.signing.date", "eu-tun-2023.signing.place", "iom-nld-2016.signing.place",
                    "iom-nld-2016.signing.date", "au-iom-first.party.au")
    }  # fmt: skip
    assert list(checked.values()) == [{"unverified"}, {"seen"}, {"unverified"}, {"seen"}, {"unverified"}]


def test_terms_from_memory_are_not_in_the_graph(quads: list[Quad]) -> None:
    """No term of office that nobody looked up is stated."""
    stated = {str(quad.subject) for quad in quads}
    own = {row["key"] for row in reference.table("tenures")}
    memory = {row["key"] for row in reference.table("tenures_unverified")} - own
    assert {key for key in memory if f"<{ns.entity('tenure', key)}>" in stated} == set()


def test_words_that_are_no_topic_stay_words(known: list[Quad]) -> None:
    """A topic in words becomes a concept where it is a label of one, and a keyword elsewhere."""
    assert values(known, "agreement", "nyd-2016", GG.concernsPopulation) == {"refugees", "migrants"}
    assert values(known, "agreement", "un-iom-1996", SCHEMA.keywords) == {"institutional relations"}
    assert values(known, "agreement", "un-iom-1996", GG.hasTopic) == set()


def test_indicators_without_an_iri_get_one_of_ours_and_say_so(quads: list[Quad]) -> None:
    """Each of the 20 indicators that the United Nations gives no IRI is minted under our base with a note why."""
    minted = [row["code"] for row in reference.table("sdg_indicators") if not row["iri"]]
    assert len(minted) == 20
    assert [code for code in minted if not values(quads, "indicator", code, SKOS.note)] == []


@pytest.mark.parametrize(
    ("person", "agency", "date", "pages", "expected"),
    [
        pytest.param("guy-ryder", "ilo", "2020-10-23", (), "guy-ryder.ilo-director-general", id="in office"),
        pytest.param("guy-ryder", "ilo", "2023-01-01", (), None, id="after the term"),
        pytest.param("guy-ryder", "ilo", "XXXX-10-23", (), None, id="no year"),
        pytest.param("guy-ryder", "ilo", "", (), None, id="no date"),
        pytest.param("guy-ryder", "iom", "2020-10-23", (), None, id="another body"),
        pytest.param(
            "amy-e-pope", "iom", "2022-01-01", (), "amy-e-pope.iom-deputy-director-general-for-management-and-reform",
            id="the office of that day",
        ),
        pytest.param("volker-turk", "unhcr", "2016-07-01", (), "volker-turk.unhcr-assistant-high-commissioner-for-protection", id="attested"),
        pytest.param("volker-turk", "unhcr", "2018-07-01", (), None, id="attested on another day"),
    ],
)  # fmt: skip
def test_office_on_the_day(person: str, agency: str, date: str, pages: tuple[str, ...], expected: str | None) -> None:
    """A signature has the office that the person is known to have held in that body on that day, or none."""
    found = in_office(person, agency, date, pages)
    assert (found and found["key"]) == expected


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([("signing", "happened")], "signed"),
        ([("signing", "planned")], "planned"),
        ([("announcement", "happened"), ("signing", "planned")], "announced"),
        ([("signing", "happened"), ("renewal", "denied")], "signed"),
        ([("renewal", "happened"), ("signing", "happened"), ("in-force", "happened")], "renewed"),
    ],
)
def test_status_is_the_last_stage_reached(events: list[tuple[str, str]], expected: str) -> None:
    """Plans and denials bring an agreement no further."""
    assert status({"kind": kind, "modality": modality} for kind, modality in events) == expected


def test_labels_of_signatories_minted_here(known: list[Quad]) -> None:
    """A signatory without a looked-up term is a leader with a name; one with a term is described in his table."""
    name = Quad(
        NamedNode(ns.entity("person", "annalena-baerbock")), NamedNode(SKOS.prefLabel), Literal("Annalena Baerbock"),
        NamedNode(ns.AGREEMENTS_GRAPH),
    )  # fmt: skip
    assert name in known
    assert values(known, "person", "guy-ryder", SKOS.prefLabel) == set()
