"""Check how questions are given, answered and refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgraph.namespaces import GG

from .conftest import Call

_COUNT = "SELECT (COUNT(DISTINCT ?a) AS ?n) { ?d gg:reports|gg:cites ?a }"


def test_text_is_answered_as_a_table(call: Call, store: Path) -> None:
    """SPARQL on the command line needs no prefixes; the answer is all there is on standard output."""
    result = call("query", _COUNT, "--store", store)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "n\n-\n4\n", "")


def test_a_file_and_standard_input_are_the_same_question(call: Call, store: Path, tmp_path: Path) -> None:
    """A question may come from a file ending in .rq, or through "-"."""
    (tmp_path / "q.rq").write_text(_COUNT)
    from_file = call("query", "q.rq", "--store", store, "--format", "csv")
    from_stdin = call("query", "-", "--store", store, "--format", "csv", stdin=_COUNT)
    assert from_file.stdout_bytes == from_stdin.stdout_bytes == b"n\r\n4\r\n"


def test_a_graph_is_answered_as_triples(call: Call, store: Path) -> None:
    """A CONSTRUCT query takes the formats of graphs, by name or suffix."""
    result = call("query", "CONSTRUCT WHERE { ?a gg:hasParty ?p }", "--store", store, "--format", "nt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert all(GG.hasParty in line for line in result.stdout.splitlines())


def test_a_parameter_is_bound_as_text_or_iri(call: Call, store: Path) -> None:
    """A value is a literal unless it stands in angle brackets, and cannot change the question."""
    question = "SELECT ?x (STR(?x) AS ?s) { BIND(1 AS ?one) }"
    text = call("query", question, "--store", store, "--param", 'x=a" } #', "--format", "tsv")
    iri = call("query", question, "--store", store, "--param", "x=<http://example.org/a>", "--format", "tsv")
    assert text.stdout.splitlines()[1] == r'"a\" } #"' + "\t" + r'"a\" } #"'
    assert iri.stdout.splitlines()[1] == '<http://example.org/a>\t"http://example.org/a"'


def test_without_a_question_the_stored_ones_are_listed(call: Call) -> None:
    """The list needs no store."""
    result = call("query")
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        pytest.param(["SELECT {"], 2, "GG-QRY-001", id="malformed"),
        pytest.param(["DELETE WHERE { ?s ?p ?o }"], 2, "GG-QRY-001", id="update"),
        pytest.param(["nosuch"], 2, "there is no question nosuch", id="unknown-name"),
        pytest.param(["missing.rq"], 2, "missing.rq: No such file", id="missing-file"),
        pytest.param([_COUNT, "--format", "nosuch"], 2, "choose one of", id="unknown-format"),
        pytest.param([_COUNT, "--param", "x"], 2, "lacks a value", id="no-value"),
        pytest.param([_COUNT, "--param", "x=<a b>"], 2, "--param", id="no-iri"),
        pytest.param([_COUNT, "--store", "nowhere"], 3, "nowhere is not a GovGraph store", id="no-store"),
    ],
)
def test_what_cannot_be_asked_is_one_line(call: Call, store: Path, args: list[str], code: int, message: str) -> None:
    """Each wrong question ends with one line on standard error, none on standard output."""
    result = call("query", *args, *([] if "--store" in args else ["--store", store]))
    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_slow_question_is_stopped(call: Call, store: Path) -> None:
    """The time limit ends the question, not the patience of whoever asks."""
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    result = call("query", slow, "--store", store, "--timeout", "0.2")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "stopped after 0.2 seconds" in result.stderr
