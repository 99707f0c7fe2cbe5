"""Check the Python face of a store."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

import govgraph
from govgraph.errors import QueryError, StoreError, UsageError
from govgraph.namespaces import GG, document_graph, entity
from govgraph.store import Store

_FIXTURE = Path(__file__).parents[1] / "fixtures" / "demo.trig"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a store that holds the documents of a fixture."""
    path = tmp_path_factory.mktemp("api") / "store"
    quads = list(pyoxigraph.parse(_FIXTURE.read_bytes(), format=pyoxigraph.RdfFormat.TRIG))
    by_graph: dict[str, list[pyoxigraph.Quad]] = {}
    for quad in quads:
        by_graph.setdefault(str(quad.graph_name).strip("<>"), []).append(quad)
    with Store.open(path, create=True) as target:
        for graph, own in by_graph.items():
            if graph.startswith(document_graph("")):
                target.put_document(graph.removeprefix(document_graph("")), own)
        target.put_reference(q for graph, own in by_graph.items() if "/reference/" in graph for q in own)
    return path


def test_an_answer_has_plain_values(store: Path) -> None:
    """Numbers are numbers, truth is truth, IRIs and texts are strings, and what is unbound is None."""
    with govgraph.open(store) as g:
        answer = g.query(
            "SELECT (1 AS ?i) (0.5 AS ?f) (true AS ?b) (<http://example.org/> AS ?iri) ('x' AS ?s) ?none {}"
        )
    assert list(answer) == [{"i": 1, "f": 0.5, "b": True, "iri": "http://example.org/", "s": "x", "none": None}]
    assert answer.columns == ("i", "f", "b", "iri", "s", "none")


def test_an_answer_becomes_a_data_frame(store: Path) -> None:
    """The frame has the columns of the question, in order."""
    pytest.importorskip("pandas", reason="the extra govgraph[pandas] is not installed")
    with govgraph.open(store) as g:
        frame = g.query("SELECT ?a ?n { VALUES (?a ?n) { ('x' 1) ('y' 2) } } ORDER BY ?a").to_pandas()
    assert frame.to_dict("list") == {"a": ["x", "y"], "n": [1, 2]}


def test_a_stored_question_is_asked_by_name(store: Path) -> None:
    """Its parameters are keywords."""
    ilo = entity("agency", "ilo")
    with govgraph.open(store) as g:
        answer = g.query("agencies", party=ilo)
    assert [row["party"] for row in answer] == [ilo]


def test_agreements_of_a_party_by_any_of_its_names(store: Path) -> None:
    """Acronym, full name and IRI find the same agreements, which are those that have it as a party."""
    with govgraph.open(store) as g:
        by_iri = g.agreements(party=entity("agency", "ilo"))
        by_acronym = g.agreements(party="ilo")
        having = g.query(f"SELECT DISTINCT ?a {{ ?a <{GG.hasParty}> <{entity('agency', 'ilo')}> }}")
    assert list(by_iri) == list(by_acronym)
    assert {row["agreement"] for row in by_iri} == {row["a"] for row in having} != set()


def test_agreements_of_a_year_include_inferred_years(store: Path) -> None:
    """A date without a year counts by the years inferred for it, and not in any other."""
    with govgraph.open(store) as g:
        yearless = [row for row in g.agreements() if str(row["date"]).startswith("XXXX")]
        of_2020, of_1951 = list(g.agreements(year=2020)), list(g.agreements(year=1951))
    assert yearless
    assert all(row in of_2020 for row in yearless)
    assert of_1951 == []


def test_what_cannot_be_answered_is_an_error(store: Path) -> None:
    """Unknown parties, unknown parameters and other kinds of queries name the remedy."""
    with govgraph.open(store) as g:
        with pytest.raises(UsageError, match="no agency or state is called nobody"):
            g.agreements(party="nobody")
        with pytest.raises(UsageError, match="only a stored question"):
            g.query("SELECT * {}", party="x")
        with pytest.raises(QueryError, match="SELECT"):
            g.query("ASK {}")
    with pytest.raises(StoreError, match="not a GovGraph store"):
        govgraph.open(store.parent)


def test_the_public_face_is_small() -> None:
    """What the package offers is what it lists."""
    assert govgraph.__all__ == ["__version__", "open"]
