"""Check the measures of the ontology: what is bundled has no fault, and each fault is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph

from govgraph import resources
from govgraph.export.codebook import markdown
from govgraph.namespaces import GG, PREFIXES
from govgraph.ontology import codebook, reasoning, style
from govgraph.ontology.report import Question, measured
from govgraph.ontology.schemes import schemes
from govgraph.ontology.shacl import unfit
from govgraph.ontology.shapes import shapes
from govgraph.ontology.terms import terms
from govgraph.ontology.triples import files

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "web" / "docs" / "reference" / "codebook.md"
KIT = ROOT.parent / "shared" / "kits" / "ontology_quality_shapes.ttl"
HEAD = "".join(
    f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in {**PREFIXES, "vann": "http://purl.org/vocab/vann/"}.items()
)


def test_the_bundled_files_keep_the_style() -> None:
    """The project's own style shapes find nothing."""
    assert style.bundled_remarks() == ()


@pytest.mark.skipif(not KIT.exists(), reason="the outside style shapes are not beside this checkout")
def test_the_bundled_files_keep_the_outside_style() -> None:
    """Style shapes that others wrote find nothing either."""
    assert style.remarks(files("", "vocabularies", "shapes"), KIT) == ()


@pytest.mark.parametrize(
    ("triples", "rules"),
    [
        ("gg:thing a owl:Class .", {"TermLabel", "TermDefinition", "TermExample", "TermDefinedBy", "ClassName", "ClassShape"}),
        ("org:Thing a owl:Class .", set()),
        (('gg:Thing a owl:Class ; rdfs:label "thing"@en ; skos:definition "Thing that is."@en ; skos:example "x"@en ; '
         "rdfs:isDefinedBy <https://w3id.org/govgraph/ontology> ; rdfs:subClassOf org:Agent ."),
         {"ClassSelfDefined", "TermSource", "ClassShape"}),
        ("gg:Has_x a owl:ObjectProperty .", {"TermLabel", "TermDefinition", "TermExample", "TermDefinedBy", "PropertyName"}),
        ("ggsh:S a sh:NodeShape .", {"ShapeName", "ShapeSeverity", "ShapeMessage"}),
        ("ggv:x\\/y a skos:Concept .", {"ConceptLabel", "ConceptDefinition", "ConceptScheme", "ConceptNotation"}),
        ("ggv:x a skos:ConceptScheme .", {"SchemeTitle", "SchemeDefinition", "SchemeCreator", "SchemeLicence", "SchemeTop"}),
        ("<http://x> a owl:Ontology ; owl:imports <http://y> .",
         {"HeaderTitle", "HeaderDescription", "HeaderCreator", "HeaderCreated", "HeaderModified", "HeaderLicence",
          "HeaderVersion", "HeaderImports"}),
    ],
    ids=["bare", "foreign", "circular", "property", "shape", "concept", "scheme", "header"],
)  # fmt: skip
def test_each_fault_of_style_is_found(tmp_path: Path, triples: str, rules: set[str]) -> None:
    """A bare term, shape, concept, scheme or header breaks the rules about it, and a foreign term none."""
    path = tmp_path / "x.ttl"
    path.write_text(HEAD + triples)
    main = {"MainAbstract", "MainIssued", "MainVersionIri", "MainPrefix", "MainNamespace", "MainStatus", "MainCitation", "MainSource"}  # fmt: skip
    assert {remark.rule for remark in style.remarks([path])} - main == rules


@pytest.mark.parametrize("path", [*files("shapes"), ROOT / "ontology" / "style.ttl"], ids=lambda path: path.stem)
def test_files_of_shapes_are_shacl(path: Path) -> None:
    """Each file of shapes keeps the shapes of SHACL itself."""
    assert unfit(path) == ""


def test_what_is_no_shacl_is_found(tmp_path: Path) -> None:
    """A shape with two counts is refused."""
    path = tmp_path / "x.ttl"
    path.write_text(HEAD + "ggsh:S a sh:PropertyShape ; sh:path gg:date ; sh:minCount 1, 2 .")
    assert unfit(path)


def test_the_ontology_is_consistent() -> None:
    """No reasoner finds a contradiction or an unsatisfiable class, with the examples as data."""
    assert [verdict for verdict in reasoning.bundled_verdicts() if not verdict.is_sound] == []


@pytest.mark.parametrize(
    ("triples", "contradicts", "empty"),
    [
        ("gg:Odd a owl:Class ; rdfs:subClassOf prov:Entity, prov:Activity .", False, ("Odd",)),
        ("<http://x/a> a gg:Agreement, prov:Activity .", True, ()),
        ("<http://x/a> a gg:Agreement .", False, ()),
    ],
    ids=["empty class", "contradiction", "sound"],
)
def test_contradictions_are_found(tmp_path: Path, triples: str, *, contradicts: bool, empty: tuple[str, ...]) -> None:
    """A class below two disjoint ones is unsatisfiable, and a thing in both contradicts."""
    path = tmp_path / "x.ttl"
    path.write_text(f"{HEAD} prov:Entity owl:disjointWith prov:Activity . gg:Agreement a owl:Class ; rdfs:subClassOf prov:Entity .")  # fmt: skip
    own, data = tmp_path / "own.ttl", Graph()
    own.write_text(HEAD + (triples if empty else ""))
    data.parse(data=HEAD + ("" if empty else triples))
    verdict = reasoning.by_rules([path, own], data)
    assert (bool(verdict.contradictions), verdict.empty) == (contradicts, tuple(GG[name] for name in empty))


def test_a_thing_of_two_kinds_contradicts() -> None:
    """The kinds of things exclude one another: a leader who is an agency is found, one who is only a leader is not."""
    paths = [resources.path("ontology", "govgraph.ttl")]
    wrong, right = Graph(), Graph()
    wrong.parse(data=HEAD + "<http://x/a> a gg:Leader, gg:Agency .")
    right.parse(data=HEAD + "<http://x/a> a gg:Leader .")
    assert reasoning.by_rules(paths, wrong).contradictions
    assert reasoning.by_rules(paths, right).contradictions == ()


def test_the_report_names_what_is_missing() -> None:
    """A term without a question, a question without rows and a style finding each stand under their measure."""
    question = Question("cq-01", frozenset({f"gg:{name}" for name in terms() if name != "State"}), is_answered=False)
    found = measured(
        terms(), schemes().values(), shapes().values(), [question],
        remarks=[style.Remark("R", "f", "Wrong. Mend.")], verdicts=[reasoning.Verdict("r", contradictions=("c",))], unfit={"x.ttl": "why"},
    )  # fmt: skip
    faults = {measure.name.strip(): measure.faults for measure in found.measures if measure.faults}
    assert faults["Terms without a question"] == ("State",)
    assert faults["with expected rows"] == ("cq-01",)
    assert faults["Style findings"] == ("f: Wrong. Mend.",)
    assert faults["files that are no SHACL"] == ("x.ttl: why",)
    assert faults["r"] == ("c",)
    assert not found.is_clean
    assert "Terms without a question" in found.to_text()


def test_every_field_is_described() -> None:
    """Every field has a label, a meaning and, read forwards, an example."""
    lacking = [
        f"{f.owner} {f.name}" for f in codebook.fields() if not (f.label and f.meaning and (f.example or f.is_inverse))
    ]
    assert lacking == []


def test_the_codebook_page_is_up_to_date() -> None:
    """Regenerating the page changes nothing; running this file as a program writes it anew."""
    assert PAGE.read_text(encoding="utf-8") == markdown(codebook.fields(), None)


if __name__ == "__main__":
    PAGE.write_text(markdown(codebook.fields(), None), encoding="utf-8")
