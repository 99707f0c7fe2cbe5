"""Check that every term of the ontology is labelled, defined, exemplified and tied to its ontology."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pyshacl
import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, VANN, XSD, Graph, Literal, Namespace, URIRef

from govgraph import namespaces as ns
from govgraph import resources

BIBO = Namespace("http://purl.org/ontology/bibo/")
ONTOLOGY = URIRef(ns.GG.rstrip("#"))
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
HEADER = (
    DCTERMS.title, DCTERMS.description, DCTERMS.abstract, DCTERMS.creator, DCTERMS.publisher, DCTERMS.created,
    DCTERMS.modified, DCTERMS.issued, DCTERMS.license, DCTERMS.bibliographicCitation, OWL.versionIRI, OWL.versionInfo,
    OWL.priorVersion, BIBO.status, VANN.preferredNamespacePrefix, VANN.preferredNamespaceUri,
)  # fmt: skip
DESIGN_TERMS = """
    Agency State Leader Post Tenure Agreement AgreementEvent Signing Adoption Announcement EntryIntoForce
    Renewal Suspension Termination Rejection Signature Document Article AgreementText Provision Claim Evidence
    Run hasParty hasEvent hasSignature signatory onBehalfOf inCapacityOf date earliest latest place modality
    hasTopic hasLevel concernsPopulation contributesTo mentions hasEvidence confidence method
    ReferenceClaim verification conflictsWith confirms supersedes amends buildsOn renewalOf addressesDimension
    coversPractice
""".split()


@pytest.fixture(scope="module")
def g() -> Graph:
    """Return the ontology."""
    return Graph().parse(resources.path("ontology", "govgraph.ttl"))


def terms(g: Graph) -> list[URIRef]:
    """Return the terms that the ontology declares."""
    return sorted({URIRef(str(term)) for kind in KINDS for term in g.subjects(RDF.type, kind)})


def test_each_term_is_documented_once(g: Graph) -> None:
    """Each term has one English label, one definition in one sentence, an example, and its ontology."""
    for term in terms(g):
        (label,) = g.objects(term, RDFS.label)
        (definition,) = g.objects(term, SKOS.definition)
        assert isinstance(label, Literal)
        assert label.language == "en"
        assert re.fullmatch(r"[A-Z][^.]*\.", str(definition).replace("2030.", "")), definition
        assert list(g.objects(term, SKOS.example)), term
        assert list(g.objects(term, RDFS.isDefinedBy)) == [ONTOLOGY]


def test_a_class_is_not_defined_by_its_own_name(g: Graph) -> None:
    """A definition gives kind and difference; it does not begin with the label it defines."""
    for term in g.subjects(RDF.type, OWL.Class):
        label = str(g.value(term, RDFS.label))
        definition = str(g.value(term, SKOS.definition))
        assert not definition.lower().startswith((f"{label} ", f"an {label} ", f"a {label} "))


def test_borrowed_terms_name_their_source(g: Graph) -> None:
    """A term below a foreign term says where that comes from."""
    aligned = Graph()
    for path in resources.path("ontology", "alignments").glob("*.ttl"):
        aligned.parse(path)
    for axiom in (RDFS.subClassOf, RDFS.subPropertyOf):
        for term, above in (*g.subject_objects(axiom), *aligned.subject_objects(axiom)):
            assert str(above).startswith(ns.GG) or g.value(term, DCTERMS.source), term


def test_the_design_names_are_there(g: Graph) -> None:
    """The names that outside tools rely on exist."""
    assert {ns.GG[name] for name in DESIGN_TERMS} <= {str(term) for term in terms(g)}


def test_the_code_uses_only_terms_that_exist(g: Graph) -> None:
    """Every GG.name in the mapping is a term of the ontology."""
    used = set()
    for path in (Path(ns.__file__).parent / "mapping").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "GG":
                used.add(ns.GG[node.attr])
    assert used <= {str(term) for term in terms(g)}


def test_the_header_is_complete(g: Graph) -> None:
    """The header has each field once that the style guide and the check lists of the field ask for."""
    for field in HEADER:
        assert len(list(g.objects(ONTOLOGY, field))) == 1, field
    for field in (DCTERMS.license, OWL.versionIRI, OWL.priorVersion, BIBO.status):
        assert isinstance(g.value(ONTOLOGY, field), URIRef), field
    for field in (DCTERMS.created, DCTERMS.modified, DCTERMS.issued):
        assert getattr(g.value(ONTOLOGY, field), "datatype", None) == XSD.date, field
    assert str(g.value(ONTOLOGY, OWL.priorVersion)) != str(g.value(ONTOLOGY, OWL.versionIRI))


@pytest.mark.parametrize("file", ["govgraph.ttl", "shapes/shapes.ttl"])
def test_the_quality_kit_finds_nothing(file: str) -> None:
    """The shapes for ontologies in the shared folder give no result, whatever its severity."""
    kit = Path(__file__).parents[4] / "shared" / "kits" / "ontology_quality_shapes.ttl"
    if not kit.exists():
        pytest.skip("the shared quality kit is not on this machine")
    report = pyshacl.validate(
        Graph().parse(resources.path("ontology", *file.split("/"))), shacl_graph=Graph().parse(kit)
    )
    assert list(report[1].objects(None, SH.result)) == []


def test_the_header_carries_the_version_of_the_code(g: Graph) -> None:
    """Ontology, shapes and code have one version number, and the header names the preferred prefix."""
    assert str(g.value(ONTOLOGY, OWL.versionInfo)) == ns.VERSION
    assert str(g.value(ONTOLOGY, OWL.versionIRI)) == f"{ONTOLOGY}/{ns.VERSION}"
    assert f"version {ns.VERSION}. {ONTOLOGY}/{ns.VERSION}" in str(g.value(ONTOLOGY, DCTERMS.bibliographicCitation))
    shapes = URIRef(ns.SHAPES.rstrip("#"))
    header = Graph().parse(resources.path("ontology", "shapes", "shapes.ttl"))
    assert str(header.value(shapes, OWL.versionInfo)) == ns.VERSION
    assert str(header.value(shapes, OWL.versionIRI)) == f"{shapes}/{ns.VERSION}"
    assert str(g.value(ONTOLOGY, VANN.preferredNamespacePrefix)) == "gg"
    assert str(g.value(ONTOLOGY, VANN.preferredNamespaceUri)) == ns.GG


def test_nothing_is_imported_and_no_blank_node_is_used(g: Graph) -> None:
    """Reuse is by axiom only."""
    assert not list(g.triples((None, OWL.imports, None)))
    assert all(isinstance(node, URIRef | Literal) for triple in g for node in triple)
