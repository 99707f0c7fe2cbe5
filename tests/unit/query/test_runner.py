"""Check that users' queries are answered under limits, whatever they ask."""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from govgraph import query
from govgraph.errors import (
    QueryBusyError,
    QueryError,
    QueryMemoryError,
    QueryTimeoutError,
    StoreError,
    TooManyRowsError,
)
from govgraph.store import Snapshot, Store

CART = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
STEP = "(gg:hasEvidence|^gg:hasEvidence|oa:hasSource|^oa:hasSource|rdf:subject|^rdf:subject|gg:hasParty|^gg:hasParty)"
KILLERS = [
    pytest.param(f"SELECT (COUNT(*) AS ?n) {{ {CART} }}", id="cartesian count"),
    pytest.param(f"SELECT (COUNT(*) AS ?n) {{ ?a {STEP}* ?b . ?b {STEP}* ?c }}", id="path bomb"),
    pytest.param(f"SELECT (GROUP_CONCAT(?c) AS ?n) {{ {CART} }}", id="concatenation"),
]


@pytest.mark.parametrize("killer", KILLERS)
def test_killer_is_stopped_in_time_and_the_next_query_answered(demo_snapshot: Snapshot, killer: str) -> None:
    """A query without end is stopped within 0.3 s of its limit, and a cheap one afterwards is answered."""
    query.run(demo_snapshot, "ASK {}")  # a warm worker: the limit counts evaluation
    started = time.monotonic()
    with pytest.raises(QueryTimeoutError, match=r"stopped after 0.4 seconds"):
        query.run(demo_snapshot, killer, timeout_s=0.4)
    assert time.monotonic() - started < 0.7
    assert query.run(demo_snapshot, "ASK {}").answer()


@pytest.mark.usefixtures("fresh_workers")
@pytest.mark.parametrize(
    "killer",
    [
        pytest.param(f"SELECT ?c {{ {CART} }} ORDER BY ?c ?f ?i", id="sorting billions"),
        pytest.param("SELECT (1" + "+1" * 20000 + " AS ?x) {}", id="stack"),
    ],
)
def test_worker_death_is_an_error_not_a_crash(
    demo_snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch, killer: str
) -> None:
    """A query that exhausts memory or stack ends its worker only."""
    monkeypatch.setenv("GOVGRAPH_QUERY_MEMORY_BYTES", "150000000")
    with pytest.raises(QueryMemoryError, match="more memory"):
        query.run(demo_snapshot, killer, timeout_s=20)
    assert query.run(demo_snapshot, "ASK {}").answer()


def test_caps_of_rows_triples_and_bytes(demo_snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer over a cap is refused whole, saying the cap; one at the cap is given."""
    text = "SELECT ?s { ?s a gg:Document } ORDER BY ?s"
    for form in ("json", "xml", "csv", "tsv"):
        assert query.run(demo_snapshot, text, max_rows=3, format=form).count == 3
        with pytest.raises(TooManyRowsError, match="more than 2 rows"):
            query.run(demo_snapshot, text, max_rows=2, format=form)
    with pytest.raises(TooManyRowsError, match="more than 2 triples"):
        query.run(demo_snapshot, "CONSTRUCT WHERE { ?s a gg:Document }", max_rows=2)
    monkeypatch.setenv("GOVGRAPH_QUERY_MAX_BYTES", "1000")
    with pytest.raises(TooManyRowsError, match="larger than 1000 bytes"):
        query.run(demo_snapshot, "SELECT * { ?s ?p ?o }")


def test_syntax_errors_have_their_place(demo_snapshot: Snapshot) -> None:
    """The engine's line and column are passed on."""
    with pytest.raises(QueryError, match="line 2, column 10: the query cannot be read here") as caught:
        query.run(demo_snapshot, "SELECT *\n{ ?s ?p }")
    assert (caught.value.line, caught.value.column) == (2, 10)


def test_values_are_bound(demo_snapshot: Snapshot) -> None:
    """Bound values restrict the answer; a variable that is not selected cannot be bound."""
    text = "SELECT ?agency ?code { ?agency a gg:Agency ; skos:notation ?code }"
    assert query.run(demo_snapshot, text, bind={"code": Literal("IOM")}).rows() == [
        {"agency": NamedNode("https://w3id.org/govgraph/id/agency/iom"), "code": Literal("IOM")}
    ]
    with pytest.raises(QueryError, match=r"\?nothing"):
        query.run(demo_snapshot, text, bind={"nothing": Literal("x")})


def test_dataset_is_the_union_unless_named(demo_snapshot: Snapshot) -> None:
    """FROM, and its protocol twins, see only the graphs they name; nothing is fetched for one that is not there."""
    reference = "https://w3id.org/govgraph/graph/reference/core"
    ask = "{ ?d a gg:Document }"
    assert query.run(demo_snapshot, f"ASK {ask}").answer()
    assert not query.run(demo_snapshot, f"ASK FROM <{reference}> {ask}").answer()
    assert not query.run(demo_snapshot, f"ASK FROM <file:///etc/passwd> {ask}").answer()
    assert not query.run(demo_snapshot, f"ASK {ask}", default_graphs=[reference]).answer()
    assert query.run(demo_snapshot, "ASK { GRAPH ?g { ?a a gg:Agency } }", named_graphs=[reference]).answer()
    assert not query.run(demo_snapshot, "ASK { ?a a gg:Agency }", named_graphs=[reference]).answer()


def test_format_must_fit_the_kind(demo_snapshot: Snapshot) -> None:
    """A graph is not written as CSV, nor rows as Turtle."""
    with pytest.raises(QueryError, match="cannot be answered as csv; choose one of turtle"):
        query.run(demo_snapshot, "CONSTRUCT WHERE { ?s ?p ?o }", format="csv")
    with pytest.raises(QueryError, match="cannot be answered as turtle; choose one of json"):
        query.run(demo_snapshot, "ASK {}", format="turtle")


@pytest.mark.usefixtures("fresh_workers")
def test_busy_workers_are_waited_for_only_so_long(demo_snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    """With every worker at work, a further query is refused after the waiting time, not queued for ever."""
    monkeypatch.setenv("GOVGRAPH_QUERY_WORKERS", "1")
    monkeypatch.setenv("GOVGRAPH_QUERY_WAIT_S", "0.05")
    query.run(demo_snapshot, "ASK {}")

    def ask(text: str) -> str:
        try:
            query.run(demo_snapshot, text, timeout_s=1)
        except QueryError as error:
            return type(error).__name__
        return "answered"

    with ThreadPoolExecutor(3) as pool:
        heavy = f"SELECT (COUNT(*) AS ?n) {{ {CART} }}"
        found = sorted(pool.map(ask, [heavy] * 3))
    assert found == [QueryBusyError.__name__, QueryBusyError.__name__, QueryTimeoutError.__name__]


@pytest.mark.usefixtures("fresh_workers")
def test_removed_snapshot_is_replaced_by_the_newest(tmp_path: Path) -> None:
    """A reader that slept through several batches is answered from the newest; without a store it is told so."""
    path = tmp_path / "s"
    Store.open(path, create=True).close()
    with Snapshot.open(path) as snapshot:
        old = snapshot.path
        for name in ("000002", "000003"):
            (path / "unpublished").touch()
            with Store.open(path) as store:
                assert store.publish().name == name
        assert not old.exists()
        assert query.run(snapshot, "ASK {}").answer()
        assert snapshot.path.name == "000003"
        query.close()
        for entry in (path / "snapshots").iterdir():
            entry.rename(tmp_path / entry.name)
        with pytest.raises(StoreError):
            query.run(snapshot, "ASK {}")


def test_program_without_main_guard_may_query(demo_path: Path, tmp_path: Path) -> None:
    """A plain script that queries at its top level runs once, and leaves no worker behind to wait for."""
    script = tmp_path / "script.py"
    script.write_text(
        "import sys\n"
        "from govgraph import query\n"
        "from govgraph.store import Snapshot\n"
        "print(query.run(Snapshot.open(sys.argv[1]), 'ASK { ?s a gg:Agreement }').answer())\n"
    )
    done = subprocess.run([sys.executable, script, demo_path], capture_output=True, text=True, check=True, timeout=30)
    assert (done.stdout, done.stderr) == ("True\n", "")
