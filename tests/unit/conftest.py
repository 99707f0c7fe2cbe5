"""Offer a store with three hand-made documents and the reference data they use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from govgraph import query
from govgraph.model import Document
from govgraph.store import Snapshot, Store

_DEMO = Path(__file__).parents[1] / "fixtures" / "demo.trig"


@pytest.fixture(scope="session")
def demo_graphs() -> dict[str, list[Quad]]:
    """Return the quads of the demo by the last part of their graph's IRI."""
    graphs: dict[str, list[Quad]] = {}
    for quad in parse(path=_DEMO, format=RdfFormat.TRIG):
        assert isinstance(quad.graph_name, NamedNode)
        graphs.setdefault(quad.graph_name.value.rpartition("/")[2], []).append(quad)
    return graphs


@pytest.fixture(scope="session")
def demo_path(tmp_path_factory: pytest.TempPathFactory, demo_graphs: dict[str, list[Quad]]) -> Path:
    """Return the folder of a store that holds the demo; only read from it."""
    path = tmp_path_factory.mktemp("demo") / "store"
    with Store.open(path, create=True) as store:
        store.put_reference([quad for key, quads in demo_graphs.items() if len(key) != 16 for quad in quads])
        for key, quads in demo_graphs.items():
            if len(key) == 16:
                store.put_document(key, quads)
    return path


@pytest.fixture
def demo_snapshot(demo_path: Path) -> Iterator[Snapshot]:
    """Return the demo, open for reading."""
    with Snapshot.open(demo_path) as snapshot:
        yield snapshot


@pytest.fixture
def fresh_workers() -> Iterator[None]:
    """Give a test query workers of its own, as they keep the limits they started with."""
    query.close()
    yield
    query.close()


@pytest.fixture
def make_document() -> Callable[..., Document]:
    """Return a maker of plain documents from their text."""

    def make(text: str, lang: str = "en", **fields: Any) -> Document:
        return Document(
            name="t", source="t.txt", media_type="text/plain", sha256="0" * 64, text=text, lang=lang, **fields
        )

    return make
