"""Check the shapes: each has a message of two sentences, and examples that do what their folder says."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph
import pyshacl
import pytest
from rdflib import RDF, SH, Graph, Literal, URIRef

from govgraph import resources
from govgraph.namespaces import SHAPES
from govgraph.validation import validate

EXAMPLES = resources.path("ontology", "examples")
VALID = sorted((EXAMPLES / "valid").glob("*.ttl"))
INVALID = sorted((EXAMPLES / "invalid").glob("*.ttl"))


def quads(*paths: Path) -> list[pyoxigraph.Quad]:
    """Return the triples of Turtle files as quads."""
    return [quad for path in paths for quad in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)]


@pytest.fixture(scope="module")
def shapes() -> Graph:
    """Return the graph of all shapes."""
    g = Graph()
    for path in sorted(resources.path("ontology", "shapes").glob("*.ttl")):
        g.parse(path)
    return g


def rules(g: Graph) -> set[str]:
    """Return the names of the shapes that state a rule: property shapes and shapes with a query."""
    found = set(g.subjects(RDF.type, SH.PropertyShape)) | set(g.subjects(SH.sparql, None))
    return {str(shape).removeprefix(SHAPES) for shape in found}


def test_the_shapes_are_shapes(shapes: Graph) -> None:
    """The shapes keep the shapes of SHACL itself."""
    assert pyshacl.validate(Graph(), shacl_graph=shapes, meta_shacl=True)[0]


def test_every_shape_says_what_it_wants(shapes: Graph) -> None:
    """Every shape has an IRI of ours, a name, a severity, and a message of two sentences: what is wrong, what to do."""
    nodes = set(shapes.subjects(RDF.type, SH.PropertyShape)) | set(shapes.subjects(RDF.type, SH.NodeShape))
    for shape in nodes:
        assert isinstance(shape, URIRef)
        assert str(shape).startswith(SHAPES)
        assert isinstance(shapes.value(shape, SH.name), Literal), shape
        assert shapes.value(shape, SH.severity) in {SH.Violation, SH.Warning, SH.Info}, shape
        message = str(shapes.value(shape, SH.message))
        assert re.fullmatch(r"[A-Z][^.]*\. [A-Z].*\.", message), message


def test_every_query_repeats_the_message_of_its_shape(shapes: Graph) -> None:
    """A shape with a query has one message, whichever of the two is read."""
    for shape, query in shapes.subject_objects(SH.sparql):
        assert shapes.value(query, SH.message) == shapes.value(shape, SH.message)


def test_every_rule_has_an_invalid_example(shapes: Graph) -> None:
    """The files of examples/invalid are named after the rules, one each."""
    assert {path.stem for path in INVALID} == rules(shapes)


def test_the_valid_examples_keep_every_rule(shapes: Graph) -> None:
    """The valid examples break nothing, and hold an instance of every class that shapes target."""
    example = quads(*VALID)
    assert validate(example).findings == ()
    instances = {str(quad.object)[1:-1] for quad in example if quad.predicate.value == str(RDF.type)}
    kinds = {str(shapes.value(URIRef(SHAPES["EventKind"]), SH.name))}
    targets = {str(o) for s, o in shapes.subject_objects(SH.targetClass) if str(shapes.value(s, SH.name)) not in kinds}
    assert targets - instances == set()


@pytest.mark.parametrize("path", INVALID, ids=[path.stem for path in INVALID])
def test_an_invalid_example_breaks_its_rule_only(path: Path, shapes: Graph) -> None:
    """Added to the valid examples, an invalid one breaks the rule it is named after, and no other."""
    report = validate(quads(*VALID, path))
    severity = str(shapes.value(URIRef(SHAPES[path.stem]), SH.severity)).rpartition("#")[2]
    assert {(finding.rule, finding.severity) for finding in report.findings} == {(path.stem, severity)}
    assert report.conforms is (severity != "Violation")
