"""Check what readers see, and when."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from govgraph.errors import QueryError, StoreError
from govgraph.namespaces import document_graph
from govgraph.store import DocumentInfo, Snapshot, Store

KEY = "0123456789abcdef"


def put(store: Store, text: str) -> None:
    """Put a document with one word."""
    graph = NamedNode(document_graph(KEY))
    store.put_document(KEY, [Quad(NamedNode("a:s"), NamedNode("a:p"), Literal(text), graph)])


def words(snapshot: Snapshot) -> list[str]:
    """Return the literals of a snapshot."""
    return [quad.object.value for quad in snapshot.quads() if isinstance(quad.object, Literal)]


def test_reader_sees_a_batch_only_after_refresh(tmp_path: Path) -> None:
    """An open reader is not disturbed by the writer; refreshing shows what was published, and is idle otherwise."""
    with Store.open(tmp_path / "s", create=True) as store, Snapshot.open(tmp_path / "s") as snapshot:
        put(store, "one")
        assert words(snapshot) == []
        assert not snapshot.refresh()
        store.publish()
        assert snapshot.refresh()
        assert words(snapshot) == ["one"]
        assert not snapshot.refresh()


def test_reader_outlives_its_snapshot(tmp_path: Path) -> None:
    """A reader goes on answering when the writer has removed the snapshot it reads."""
    with Store.open(tmp_path / "s", create=True) as store:
        put(store, "one")
        store.publish()
        with Snapshot.open(tmp_path / "s") as snapshot:
            for text in ("two", "three", "four"):
                put(store, text)
                store.publish()
            assert not snapshot.path.exists()
            assert words(snapshot) == ["one"]
            assert snapshot.refresh()
            assert words(snapshot) == ["four"]
    assert len(list((tmp_path / "s" / "snapshots").iterdir())) == 2


def test_open_needs_a_store(tmp_path: Path) -> None:
    """A folder that is no store is named with the remedy."""
    with pytest.raises(StoreError, match="is not a GovGraph store"):
        Snapshot.open(tmp_path)


def test_open_says_so_where_no_snapshot_is_left(tmp_path: Path) -> None:
    """A store whose snapshots are gone asks for a backup."""
    Store.open(tmp_path / "s", create=True).close()
    (tmp_path / "s" / "snapshots" / "000001").rename(tmp_path / "elsewhere")
    with pytest.raises(StoreError, match="it has no snapshot; restore it from a backup"):
        Snapshot.open(tmp_path / "s")


def test_select_binds_values_as_values(demo_snapshot: Snapshot) -> None:
    """A bound value restricts the answer and is never read as SPARQL."""
    query = "SELECT ?label ?agency WHERE { ?agency skos:notation ?label ; a gg:Agency }"
    assert demo_snapshot.select(query, bind={"label": Literal("ILO")}) == [
        {"label": Literal("ILO"), "agency": NamedNode("https://w3id.org/govgraph/id/agency/ilo")}
    ]
    assert demo_snapshot.select(query, bind={"label": Literal('" } UNION { ?a ?b ?c')}) == []


def test_ask_and_construct_answer_over_all_graphs(demo_snapshot: Snapshot) -> None:
    """The default graph is the union: documents and reference data are joined without GRAPH."""
    assert demo_snapshot.ask("ASK { ?a gg:hasParty ?p . ?p skos:notation 'ILO' }")
    triples = demo_snapshot.construct(
        "CONSTRUCT { ?p skos:notation ?n } WHERE { ?a gg:hasParty ?p . ?p skos:notation ?n }"
    )
    assert [str(triple.object) for triple in triples] == ['"AU"', '"EU"', '"ILO"', '"IOM"', '"GBR"', '"RWA"', '"TUN"']


@pytest.mark.parametrize(
    ("method", "query"),
    [
        pytest.param("select", "ASK {}", id="ask for select"),
        pytest.param("ask", "SELECT * {}", id="select for ask"),
        pytest.param("construct", "ASK {}", id="ask for construct"),
        pytest.param("select", "SELECT * {", id="broken"),
    ],
)
def test_wrong_form_is_a_query_error(demo_snapshot: Snapshot, method: str, query: str) -> None:
    """A query of another form, or none, is refused."""
    with pytest.raises(QueryError):
        getattr(demo_snapshot, method)(query)


def test_unselected_variable_cannot_be_bound(demo_snapshot: Snapshot) -> None:
    """Binding a variable that is not selected says so instead of being ignored."""
    with pytest.raises(QueryError, match=r"\?q"):
        demo_snapshot.select("SELECT ?s { ?s skos:notation ?q }", bind={"q": Literal("ILO")})


def test_threads_share_a_snapshot(demo_snapshot: Snapshot) -> None:
    """Many threads get the same whole answer."""
    query = "SELECT ?c ?m { ?c a gg:Claim ; gg:method ?m } ORDER BY ?c"
    expected = demo_snapshot.select(query)
    with ThreadPoolExecutor(4) as pool:
        assert all(found == expected for found in pool.map(lambda _: demo_snapshot.select(query), range(24)))


def test_documents_are_described(demo_snapshot: Snapshot) -> None:
    """Documents come sorted by name with all a list needs."""
    found = demo_snapshot.documents()
    assert [info.name for info in found] == ["000_810f7df1b2f0bc11", "eu-tunisia-memorandum-2023", "gbr-rwa-2023-text"]
    assert found[1] == DocumentInfo(
        key="5ebbc4d8dd43ede6",
        iri="https://w3id.org/govgraph/id/document/5ebbc4d8dd43ede6",
        graph="https://w3id.org/govgraph/graph/document/5ebbc4d8dd43ede6",
        name="eu-tunisia-memorandum-2023",
        source="eu-tunisia-memorandum-2023.txt",
        title="EU and Tunisia conclude partnership memorandum in Tunis",
        published="2023-07-16",
        language="en",
        kind="press-release",
        media_type="text/plain",
        sha256=found[1].sha256,
        relevant=True,
    )


def test_about_and_graph_are_sorted(demo_snapshot: Snapshot) -> None:
    """What is read quad by quad comes in one order."""
    about = demo_snapshot.about("https://w3id.org/govgraph/id/agency/ilo")
    assert [str(quad) for quad in about] == sorted(str(quad) for quad in about)
    assert len(list(demo_snapshot.quads())) == len(demo_snapshot)
    assert list(demo_snapshot.graph("https://w3id.org/none")) == []
