"""Check the migrations: a report finds what is deprecated, an update rewrites it, and the result is valid."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat
from rdflib import DCTERMS, OWL, SKOS, Graph, URIRef

from govgraph import namespaces as ns
from govgraph import resources
from govgraph.validation import validate

FOLDER = resources.path("ontology", "migrations")
VERSIONS = sorted(path for path in FOLDER.iterdir() if path.is_dir())
EVENT_OF = NamedNode(ns.GG.eventOf)
GRAPHS = (NamedNode(ns.GRAPH["document/a"]), pyoxigraph.DefaultGraph())
migrations = pytest.mark.parametrize("folder", VERSIONS, ids=[path.name for path in VERSIONS])


@pytest.fixture(params=GRAPHS, ids=["a named graph", "the default graph"])
def store(request: pytest.FixtureRequest) -> pyoxigraph.Store:
    """Return a store with the valid examples, in one graph."""
    store = pyoxigraph.Store()
    for path in resources.path("ontology", "examples", "valid").glob("*.ttl"):
        for quad in pyoxigraph.parse(path=str(path), format=RdfFormat.TURTLE):
            store.add(Quad(quad.subject, quad.predicate, quad.object, request.param))
    return store


def rows(store: pyoxigraph.Store, folder: Path) -> list[tuple[str, ...]]:
    """Return what the report of a migration says."""
    text = (folder / "report.rq").read_text(encoding="utf-8")
    found = store.query(text, use_default_graph_as_union=True)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return [tuple(str(value) for value in row) for row in found]


@migrations
def test_report_and_update(folder: Path, store: pyoxigraph.Store) -> None:
    """The report has rows before the update and none after; the data stay valid; a second update changes nothing."""
    before = rows(store, folder)
    assert before
    update = (folder / "update.ru").read_text(encoding="utf-8")
    store.update(update)
    after = set(store)
    assert rows(store, folder) == []
    assert validate(after).findings == ()
    store.update(update)
    assert set(store) == after


def test_a_link_that_was_missing_is_added(store: pyoxigraph.Store) -> None:
    """An event that says gg:eventOf without being linked from its agreement is reported so, and linked."""
    quad = next(iter(store.quads_for_pattern(None, EVENT_OF, None)))
    link = Quad(quad.object, NamedNode(ns.GG.hasEvent), quad.subject, quad.graph_name)  # type: ignore[arg-type]  # a node
    store.remove(link)
    assert [row[2] for row in rows(store, FOLDER / "0.2.0")].count(str(pyoxigraph.Literal(False))) == 1
    store.update((FOLDER / "0.2.0" / "update.ru").read_text(encoding="utf-8"))
    assert link in store


def test_what_is_deprecated_says_since_when_why_and_what_instead() -> None:
    """A deprecated term has a replacement that is not deprecated, a reason with its version, and a migration."""
    g = Graph().parse(resources.path("ontology", "govgraph.ttl"))
    deprecated = set(g.subjects(OWL.deprecated, None))
    assert deprecated == {URIRef(ns.GG.eventOf)}
    for term in deprecated:
        instead = g.value(term, DCTERMS.isReplacedBy)
        assert instead not in deprecated
        assert (instead, None, None) in g
        since = re.match(r"Deprecated in (\d+\.\d+\.0): .+\.", str(g.value(term, SKOS.changeNote)))
        assert since is not None
        assert FOLDER / since[1] in VERSIONS


def test_no_query_of_the_package_uses_a_deprecated_term() -> None:
    """The queries that ship with the package would work on data without it."""
    package = Path(ns.__file__).parent
    assert not [path.name for path in package.rglob("*.rq") if "gg:eventOf" in path.read_text(encoding="utf-8")]


@migrations
def test_each_migration_is_told(folder: Path) -> None:
    """The README has a heading for each version, and each folder holds a report and an update."""
    assert f"## {folder.name}, from " in (FOLDER / "README.md").read_text(encoding="utf-8")
    assert {path.name for path in folder.iterdir()} == {"report.rq", "update.ru"}
