"""Check the alignments: each mapping has its reason, and every foreign term was seen in its vocabulary."""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SH, SKOS, VANN, VOID, XSD, Graph, Literal, URIRef
from rdflib.namespace import DefinedNamespace

from govgraph import namespaces as ns
from govgraph import resources

FOLDER = resources.path("ontology", "alignments")
FILES = sorted(FOLDER.glob("*.ttl"))
NAMES = "cpov dcterms eli foaf followthemoney oa org pa-x prov schema sdg skos wikidata"
ALIGNMENT = ns.BASE + "alignment/"
CLOSED: tuple[type[DefinedNamespace], ...] = (
    DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SH, SKOS, VANN, VOID, XSD,
)  # fmt: skip
"""Vocabularies that rdflib carries with the list of their terms."""
HIERARCHY = {RDFS.subClassOf, RDFS.subPropertyOf}
MAPPINGS = HIERARCHY | {SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch}
files = pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])


def table() -> list[dict[str, str]]:
    """Return the foreign terms that rdflib does not know, each with the document in which it was seen."""
    with (FOLDER / "foreign-terms.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


SEEN = {row["iri"] for row in table()}
VOCABULARIES = {str(vocabulary._NS) for vocabulary in CLOSED} | {re.sub(r"[^/#]*$", "", iri) for iri in SEEN}


def is_known(iri: str) -> bool:
    """Return True for a term that its vocabulary has."""
    return iri in SEEN or any(URIRef(iri) in vocabulary for vocabulary in CLOSED)


def is_foreign_term(iri: str) -> bool:
    """Return True for an IRI in a vocabulary of others."""
    return iri not in VOCABULARIES and any(iri.startswith(vocabulary) for vocabulary in VOCABULARIES)


def is_ours(iri: str) -> bool:
    """Return True for an IRI of this project."""
    return iri.startswith(ns.BASE)


def terms_of_turtle(path: Path) -> Iterator[str]:
    """Yield the foreign terms of a file: properties, classes and datatypes, and what else is in a vocabulary."""
    for subject, predicate, value in Graph().parse(path):
        yield str(predicate)
        if predicate == RDF.type:
            yield str(value)
        if isinstance(value, Literal):
            yield str(value.datatype or XSD.string)
            yield from terms_of_query(str(value)) if predicate == SH.select else ()
        yield from (str(node) for node in (subject, value) if isinstance(node, URIRef) and is_foreign_term(str(node)))


def terms_of_query(text: str) -> Iterator[str]:
    """Yield the terms of a SPARQL query, written with a prefix or in full."""
    code = re.sub(r'"[^"\n]*"|^\s*#.*$', " ", text, flags=re.MULTILINE)
    prefixes = ns.PREFIXES | dict(re.findall(r"PREFIX\s+(\w+):\s*<([^>]+)>", code, re.IGNORECASE))
    body = re.sub(r"PREFIX\s+\w+:\s*<[^>]+>", " ", code, flags=re.IGNORECASE)
    yield from (iri for iri in re.findall(r"<(http[^>\s]+)>", body) if is_foreign_term(iri))
    for prefix, local in re.findall(r"(?<![\w<?$/:])(\w+):([A-Za-z]\w*)", re.sub(r"<[^>\s]+>", " ", body)):
        yield prefixes[prefix] + local


def terms_of_python(path: Path) -> Iterator[str]:
    """Yield the terms that code builds from a namespace: ``ORG.member`` and ``DCTERMS["title"]``."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        owner = getattr(node, "value", None)
        space = getattr(ns, owner.id, None) if isinstance(owner, ast.Name) else None
        if isinstance(space, ns.Namespace) and space not in (ns.SDG, ns.GRAPH, ns.VOCAB):
            if isinstance(node, ast.Attribute) and not hasattr(str, node.attr):
                yield space + node.attr
            elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
                yield space + str(node.slice.value)


def sources() -> list[Path]:
    """Return the files that may use a foreign term: the ontology folder, the code and its queries."""
    package = Path(ns.__file__).parent
    return sorted([*resources.path("ontology").rglob("*.ttl"), *package.rglob("*.rq"), *package.rglob("*.py")])


READERS: dict[str, Callable[[Path], Iterator[str]]] = {
    ".ttl": terms_of_turtle,
    ".rq": lambda path: terms_of_query(path.read_text(encoding="utf-8")),
    ".py": terms_of_python,
}


@pytest.fixture(scope="module")
def used() -> set[tuple[str, str]]:
    """Return each term that a file uses, with the file's name."""
    return {(path.name, iri) for path in sources() for iri in READERS[path.suffix](path)}


@pytest.mark.parametrize("suffix", READERS)
def test_every_foreign_term_exists_in_its_vocabulary(suffix: str, used: set[tuple[str, str]]) -> None:
    """A term of others is in a vocabulary that rdflib carries, or in the table of terms seen."""
    found = {(name, iri) for name, iri in used if name.endswith(suffix)}
    assert found
    assert {(name, iri) for name, iri in found if not is_ours(iri) and not is_known(iri)} == set()


@pytest.mark.parametrize(
    ("iri", "known"),
    [(ORG.Post, True), (f"{ns.ORG}Chair", False), (ns.OA.exact, True), (ns.OA.exactly, False), (ns.EDTF.Date, False)],
)
def test_an_invented_term_is_found_out(iri: str, known: bool) -> None:
    """A term that looks right and is in no vocabulary is not known."""
    assert is_known(str(iri)) is known


def test_each_term_of_the_table_is_used_and_says_where_it_was_seen(used: set[tuple[str, str]]) -> None:
    """The table is sorted, holds nothing that rdflib knows, and nothing that is not used."""
    rows = table()
    assert [row["iri"] for row in rows] == sorted(SEEN)
    assert all(all(row.values()) for row in rows)
    assert not [iri for iri in SEEN if any(URIRef(iri) in vocabulary for vocabulary in CLOSED)]
    assert {iri for _, iri in used} >= SEEN


def test_the_vocabularies_that_are_aligned() -> None:
    """There is a file for each vocabulary, and a header in each."""
    assert [path.stem for path in FILES] == NAMES.split()
    for path in FILES:
        g = Graph().parse(path)
        linkset = URIRef(ALIGNMENT + path.stem)
        assert (linkset, RDF.type, VOID.Linkset) in g
        for field in (DCTERMS.title, DCTERMS.description, DCTERMS.creator, DCTERMS.license, DCTERMS.source):
            assert g.value(linkset, field), (path.stem, field)


@files
def test_each_mapping_has_a_reason_and_a_source(path: Path) -> None:
    """What a file maps is what its statements explain: one sentence why, and the document of the vocabulary."""
    g = Graph().parse(path)
    explained = set()
    for statement in g.subjects(RDF.type, RDF.Statement):
        (why,) = g.objects(statement, RDFS.comment)
        assert re.fullmatch(r"\S.* .*\.", str(why)), why
        assert isinstance(g.value(statement, DCTERMS.source), URIRef)
        assert str(statement).startswith(f"{ALIGNMENT}{path.stem}/")
        explained.add(tuple(g.value(statement, part) for part in (RDF.subject, RDF.predicate, RDF.object)))
    assert {triple for triple in g if triple[1] in MAPPINGS} == explained
    assert explained


def test_what_is_mapped_exists() -> None:
    """The left side of a mapping is a term of the ontology or a concept of a scheme."""
    g = Graph().parse(resources.path("ontology", "govgraph.ttl"))
    for path in resources.path("ontology", "vocabularies").glob("*.ttl"):
        g.parse(path)
    for path in FILES:
        for subject, predicate, _ in Graph().parse(path):
            assert predicate not in MAPPINGS or (subject, RDF.type, None) in g, subject


def test_the_ontology_itself_leans_on_no_other_vocabulary() -> None:
    """Classes and properties stand below foreign ones in the alignment files only; RDF is the language itself."""
    g = Graph().parse(resources.path("ontology", "govgraph.ttl"))
    above = {str(value) for predicate in MAPPINGS for value in g.objects(None, predicate)}
    assert {iri for iri in above if not is_ours(iri)} == {str(RDF.Statement)}
