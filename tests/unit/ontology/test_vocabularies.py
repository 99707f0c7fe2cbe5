"""Check the SKOS schemes: keys, labels in three languages, and cues that name one concept only."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from rdflib import RDF, SKOS, Graph, URIRef

from govgraph import namespaces as ns
from govgraph import resources

FILES = sorted(resources.path("ontology", "vocabularies").glob("*.ttl"))
LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
KEYS = {
    "agency-kind": "igo regional-organization government network social-partner ngo company other",
    "agreement-type": "agreement framework-agreement cooperation-agreement partnership-agreement "
    "memorandum-of-understanding treaty convention protocol compact declaration joint-statement action-plan "
    "policy-framework other",
    "basis": "stated suggested inferred implied",
    "document-kind": "news press-release statement treaty-text mou-text web-page fact-sheet",
    "entry-condition": "signature notification ratification fixed-date",
    "labour-practice": "normative-foundations equal-treatment transparency responsibilities evidence-of-demand "
    "fair-recruitment orientation gender employment-contract wage-protection working-conditions identity-documents "
    "freedom-of-association social-protection complaints remittances skills social-dialogue return monitoring",
    "level": "local national regional global",
    "migof": "migrants-rights whole-of-government partnerships well-being mobility-in-crises safe-orderly-migration",
    "modality": "happened planned denied",
    "provision-type": "purpose definitions areas-of-cooperation obligations information-exchange data-protection costs "
    "privileges joint-committee dispute-settlement amendment entry-into-force duration termination languages "
    "final-provisions other",
    "status": "planned announced signed adopted in-force renewed suspended terminated rejected",
    "tense": "current former outgoing elect acting",
    "verification": "seen common-knowledge unverified",
}
scheme_files = pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])


def concepts(g: Graph) -> list[URIRef]:
    """Return the concepts of a scheme."""
    return sorted(URIRef(str(node)) for node in g.subjects(RDF.type, SKOS.Concept))


@pytest.mark.parametrize("scheme", KEYS)
def test_a_scheme_has_the_keys_that_records_use(scheme: str) -> None:
    """The concepts of a closed scheme are the values of the record field."""
    g = Graph().parse(resources.path("ontology", "vocabularies", f"{scheme}.ttl"))
    assert {str(node).removeprefix(f"{ns.VOCAB}{scheme}/") for node in concepts(g)} == set(KEYS[scheme].split())


@scheme_files
def test_each_concept_is_labelled_defined_and_placed(path: Path) -> None:
    """A concept has one name in each language, a definition, its key as notation, and a place in its scheme."""
    g = Graph().parse(path)
    scheme = URIRef(ns.VOCAB[path.stem])
    assert (scheme, RDF.type, SKOS.ConceptScheme) in g
    for node in concepts(g):
        names = {getattr(name, "language", None) for name in g.objects(node, SKOS.prefLabel)}
        assert names == {"en", "fr", "es"}
        assert len(list(g.objects(node, SKOS.prefLabel))) == len(names)
        assert str(g.value(node, SKOS.definition)).endswith(".")
        assert str(node) == f"{scheme}/{g.value(node, SKOS.notation)}"
        assert (node, SKOS.inScheme, scheme) in g
        assert (g.value(node, SKOS.broader) is None) == ((node, SKOS.topConceptOf, scheme) in g)
        assert (g.value(node, SKOS.broader) is None) == ((scheme, SKOS.hasTopConcept, node) in g)


@scheme_files
def test_a_label_is_of_one_kind_and_names_one_concept(path: Path) -> None:
    """No label is both preferred and alternative (SKOS S13), and none is a cue for two concepts of a scheme."""
    g = Graph().parse(path)
    owners: dict[str, set[str]] = defaultdict(set)
    for node in concepts(g):
        labels = [label for kind in LABELS for label in g.objects(node, kind)]
        assert len(labels) == len(set(labels)), node
        for label in labels:
            owners[str(label).casefold()].add(str(node))
    assert {label: found for label, found in owners.items() if len(found) > 1} == {}


def test_suggested_targets_exist() -> None:
    """Topics and population groups suggest targets of the 2030 Agenda only."""
    from govgraph import reference

    known = {row["iri"] for row in reference.table("sdg_targets")}
    suggested = {str(o) for path in FILES for o in Graph().parse(path).objects(None, URIRef(ns.GG.suggestsTarget))}
    assert suggested
    assert suggested <= known


@scheme_files
def test_patterns_of_the_shapes_list_the_concepts(path: Path) -> None:
    """A shape that closes a scheme by pattern lists exactly its concepts."""
    keys = [str(node).rpartition("/")[2] for node in Graph().parse(path).subjects(RDF.type, SKOS.Concept)]
    for shapes in sorted(resources.path("ontology", "shapes").glob("*.ttl")):
        for part in shapes.read_text(encoding="utf-8").split(f"/vocab/{path.stem}/(")[1:]:
            assert sorted(part.partition(")")[0].split("|")) == sorted(keys)
