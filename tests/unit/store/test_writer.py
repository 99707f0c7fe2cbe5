"""Check what a writer promises: whole documents, nothing twice, nobody else's words touched."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from govgraph.errors import StoreError, StoreLockedError
from govgraph.namespaces import REFERENCE_GRAPH, document_graph
from govgraph.store import Snapshot, Store

KEY = "0123456789abcdef"


def quad(value: str, *, key: str = KEY, datatype: str = "") -> Quad:
    """Return a quad of a document with a literal."""
    literal = Literal(value, datatype=NamedNode(datatype)) if datatype else Literal(value)
    return Quad(
        NamedNode("http://x.example/s"), NamedNode("http://x.example/p"), literal, NamedNode(document_graph(key))
    )


def test_put_document_replaces_the_whole_graph(tmp_path: Path) -> None:
    """A document put again holds the new quads and none of the old ones that are gone."""
    with Store.open(tmp_path / "s", create=True) as store:
        assert store.put_document(KEY, [quad("a"), quad("b")])
        assert store.put_document(KEY, [quad("b"), quad("c")])
        assert list(store.graph(document_graph(KEY))) == [quad("b"), quad("c")]


def test_put_document_twice_changes_nothing(tmp_path: Path) -> None:
    """Equal quads put again, typed literals in another spelling included, make no new snapshot."""
    decimal = "http://www.w3.org/2001/XMLSchema#decimal"
    with Store.open(tmp_path / "s", create=True) as store:
        assert store.put_document(KEY, [quad("0.60", datatype=decimal)])
        first = store.publish()
        assert not store.put_document(KEY, [quad("0.6", datatype=decimal)])
        assert not store.put_document(KEY, [quad("0.60", datatype=decimal)])
        assert store.publish() == first


def test_remove_document_removes_only_what_it_said(tmp_path: Path) -> None:
    """What another document says, the same words included, stays."""
    other = "fedcba9876543210"
    with Store.open(tmp_path / "s", create=True) as store:
        store.put_document(KEY, [quad("shared"), quad("own")])
        store.put_document(other, [quad("shared", key=other)])
        assert store.remove_document(KEY)
        assert list(store.quads()) == [quad("shared", key=other)]
        assert not store.remove_document(KEY)


def test_put_reference_replaces_only_reference_graphs(tmp_path: Path) -> None:
    """Reference data put again replaces what was there and leaves documents alone."""
    subject, predicate = NamedNode("http://x.example/a"), NamedNode("http://x.example/p")
    old, new = (Quad(subject, predicate, Literal(text), NamedNode(REFERENCE_GRAPH)) for text in ("old", "new"))
    with Store.open(tmp_path / "s", create=True) as store:
        store.put_document(KEY, [quad("a")])
        assert store.put_reference([old])
        assert store.put_reference([new])
        assert not store.put_reference([new])
        assert list(store.quads()) == [quad("a"), new]


@pytest.mark.parametrize(
    ("quads", "message"),
    [
        pytest.param([], "has no quads", id="nothing"),
        pytest.param([quad("a", key="fedcba9876543210")], "must be written to", id="another document's graph"),
        pytest.param(
            [Quad(NamedNode("a:a"), NamedNode("a:a"), Literal("x"))], "must be written to", id="default graph"
        ),
    ],
)
def test_put_document_refuses_what_is_not_its_graph(tmp_path: Path, quads: list[Quad], message: str) -> None:
    """Quads outside the document's graph are refused before anything is written."""
    with Store.open(tmp_path / "s", create=True) as store:
        with pytest.raises(StoreError, match=message):
            store.put_document(KEY, quads)
        assert list(store.quads()) == []


def test_put_reference_refuses_other_graphs(tmp_path: Path) -> None:
    """Reference data cannot be written into a document's graph."""
    with Store.open(tmp_path / "s", create=True) as store, pytest.raises(StoreError, match="cannot be written to"):
        store.put_reference([quad("a")])


@pytest.fixture(scope="module")
def shared_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a store that stays open for many examples."""
    with Store.open(tmp_path_factory.mktemp("shared") / "s", create=True) as store:
        yield store


@hypothesis_settings(max_examples=10, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives_replacing(shared_store: Store, text: str) -> None:
    """A literal of any characters is the same after it replaced another in one update."""
    shared_store.put_document(KEY, [quad("first")])
    shared_store.put_document(KEY, [quad(text)])
    assert list(shared_store.graph(document_graph(KEY))) == [quad(text)]


def test_second_writer_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    """A second writer gets an error that names the folder, the process and what to do."""
    with Store.open(tmp_path / "s", create=True), pytest.raises(StoreLockedError) as caught:
        Store.open(tmp_path / "s")
    assert str(tmp_path / "s") in str(caught.value)
    assert "process" in str(caught.value)
    assert "--store" in str(caught.value)
    Store.open(tmp_path / "s").close()


def test_killed_writer_leaves_no_lock_and_shows_what_it_committed(tmp_path: Path) -> None:
    """After a kill the next writer opens at once, and readers see the documents that were committed."""
    program = (
        "import os, signal, sys\n"
        "from pyoxigraph import Literal, NamedNode, Quad\n"
        "from govgraph.store import Store\n"
        "store = Store.open(sys.argv[1], create=True)\n"
        "quad = Quad(NamedNode('a:a'), NamedNode('a:b'), Literal('x'), NamedNode(sys.argv[3]))\n"
        "store.put_document(sys.argv[2], [quad])\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    path = tmp_path / "s"
    done = subprocess.run([sys.executable, "-c", program, str(path), KEY, document_graph(KEY)], check=False)
    assert done.returncode == -9
    Store.open(path).close()
    with Snapshot.open(path) as snapshot:
        assert [str(found.object) for found in snapshot.quads()] == ['"x"']


def test_open_without_create_needs_a_store(tmp_path: Path) -> None:
    """A folder that is no store is named, with what to do, and stays as it was."""
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text("x")
    for path in (tmp_path / "letters", tmp_path / "nowhere"):
        with pytest.raises(
            StoreError, match=r"is not a GovGraph store; name another folder, or make one with: govgraph"
        ):
            Store.open(path)
    assert [entry.name for entry in tmp_path.rglob("*")] == ["letters", "a.txt"]


def test_create_refuses_a_folder_with_other_files(tmp_path: Path) -> None:
    """A store is never made among other files, but in an empty folder it is."""
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text("x")
    with pytest.raises(StoreError, match="is not a GovGraph store"):
        Store.open(tmp_path / "letters", create=True)
    (tmp_path / "empty").mkdir()
    Store.open(tmp_path / "empty", create=True).close()
    assert (tmp_path / "empty" / "govgraph.json").is_file()


@pytest.mark.parametrize(
    ("header", "message"),
    [
        pytest.param(
            json.dumps({"format": 99, "base": "x"}), "store format 99, this version reads 1", id="later format"
        ),
        pytest.param("{", "is damaged", id="broken"),
        pytest.param("[]", "is damaged", id="another shape"),
    ],
)
def test_open_refuses_an_unknown_header(tmp_path: Path, header: str, message: str) -> None:
    """A store of another format is refused, never guessed at."""
    Store.open(tmp_path / "s", create=True).close()
    (tmp_path / "s" / "govgraph.json").write_text(header)
    with pytest.raises(StoreError, match=message):
        Store.open(tmp_path / "s")


def test_store_keeps_its_base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The base of data IRIs is fixed when the store is made, and documents of another base are refused."""
    monkeypatch.setenv("GOVGRAPH_BASE", "https://data.example/")
    Store.open(tmp_path / "s", create=True).close()
    monkeypatch.delenv("GOVGRAPH_BASE")
    with Store.open(tmp_path / "s") as store:
        assert store.base == "https://data.example/"
        with pytest.raises(StoreError, match="check the base setting"):
            store.put_document(KEY, [quad("a")])
