"""Give the command-line tests a way to call commands, and a small store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest
from click.testing import CliRunner, Result

from govgraph.cli import main
from govgraph.model import Record
from govgraph.namespaces import document_graph
from govgraph.store import Store

Call = Callable[..., Result]
_FIXTURE = Path(__file__).parents[2] / "fixtures" / "demo.trig"


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Return a function that runs a command in an empty folder; standard output and error are kept apart."""
    monkeypatch.chdir(tmp_path)

    def run(*args: str | Path, stdin: bytes | str | None = None) -> Result:
        return CliRunner().invoke(main, [str(arg) for arg in args], input=stdin, prog_name="govgraph")

    return run


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return the folder of a store that holds the documents of a fixture."""
    path = tmp_path / "store"
    with _FIXTURE.open("rb") as file:
        quads = list(pyoxigraph.parse(file, format=pyoxigraph.RdfFormat.TRIG))
    prefix = document_graph("")
    graphs = {q.graph_name.value for q in quads if isinstance(q.graph_name, pyoxigraph.NamedNode)}
    with Store.open(path, create=True) as target:
        for graph in sorted(graphs):
            own = [q for q in quads if q.graph_name == pyoxigraph.NamedNode(graph)]
            if graph.startswith(prefix):
                target.put_document(graph.removeprefix(prefix), own)
        target.put_reference(q for q in quads if "/reference/" in str(q.graph_name))
    return path


ARTICLE = (
    "GENEVA, 23 October 2020 - The International Labour Organization (ILO) and the International Organization for "
    "Migration (IOM) signed an agreement on labour migration in Geneva today. ILO Director-General Guy Ryder and IOM "
    "Director-General António Vitorino signed it at ILO headquarters. The agreement helps migrant workers.\n"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """Return a short article that reports one agreement."""
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def unsound(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the mapping forget an agreement's name, as a faulty rule might: its graph breaks a shape."""
    from govgraph import pipeline
    from govgraph.namespaces import SKOS

    whole = pipeline.quads

    def broken(record: Record) -> list[pyoxigraph.Quad]:
        named = pyoxigraph.NamedNode(SKOS.prefLabel)
        return [q for q in whole(record) if not (q.predicate == named and "/id/agreement/" in str(q.subject))]

    monkeypatch.setattr(pipeline, "quads", broken)
