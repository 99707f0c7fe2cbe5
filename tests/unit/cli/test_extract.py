"""Check what extract prints, in each format, and where."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph

from govgraph.namespaces import GG

from .conftest import ARTICLE, Call


def test_one_line_of_json_for_each_document(call: Call, article: Path) -> None:
    """Standard output holds records only, in the order given; progress and messages do not get in."""
    (article.parent / "b.txt").write_text(ARTICLE.replace("2020", "2019"), encoding="utf-8")
    result = call("extract", "b.txt", article)
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert (result.exit_code, result.stderr) == (0, "")
    assert [record["id"] for record in records] == ["b", "article"]
    assert [agency["acronym"] for agency in records[1]["agencies"]] == ["ILO", "IOM"]


def test_standard_input_is_a_source(call: Call) -> None:
    """A document can come through a pipe."""
    result = call("extract", "-", stdin=ARTICLE.encode())
    assert json.loads(result.stdout)["id"] == "stdin"


def test_json_is_one_array(call: Call, article: Path) -> None:
    """The array holds the records that JSON Lines has one a line, and is valid when empty."""
    lines = [json.loads(line) for line in call("extract", article).stdout.splitlines()]
    assert json.loads(call("extract", article, "--format", "json").stdout) == lines
    assert json.loads(call("extract", "missing.txt", "--format", "json").stdout) == []


def test_rdf_holds_the_agreement(call: Call, article: Path) -> None:
    """Turtle, read by an independent reader, holds the triples that TriG holds in graphs, the parties among them."""
    from rdflib import Graph, URIRef

    g = Graph().parse(data=call("extract", article, "--format", "ttl").stdout, format="turtle")
    assert len(list(g.objects(None, URIRef(GG.hasParty)))) == 2
    trig = call("extract", article, "--format", "trig").stdout_bytes
    assert len(list(pyoxigraph.parse(trig, format=pyoxigraph.RdfFormat.TRIG))) == len(g)


def test_two_runs_print_the_same_bytes(call: Call, article: Path) -> None:
    """Nothing depends on the clock or on hash seeds."""
    for form in ("jsonl", "trig"):
        runs = {call("extract", article, "--format", form).stdout_bytes for _ in range(2)}
        assert len(runs) == 1


def test_a_skipped_document_says_so(call: Call, tmp_path: Path) -> None:
    """A document in a language that is not read has a line on standard error and an empty record with the reason."""
    (tmp_path / "de.txt").write_text("Die Vereinbarung wurde gestern von beiden Seiten in Genf unterzeichnet. " * 5)
    result = call("extract", "de.txt")
    record = json.loads(result.stdout)
    assert result.exit_code == 3
    assert "de.txt: the language (de) is not supported" in result.stderr
    assert (record["relevant"], record["agreements"]) == (False, [])
    assert "language" in record["skipped"]


def test_a_bad_source_does_not_stop_the_others(call: Call, article: Path) -> None:
    """What could be read is printed; the code says that something could not."""
    result = call("extract", "missing.txt", article)
    assert (result.exit_code, json.loads(result.stdout)["id"]) == (3, "article")
    assert result.stderr == "govgraph: missing.txt: no such file or folder [GG-DOC-001]\n"


def test_no_source_is_wrong_usage(call: Call) -> None:
    """A command without its argument explains itself."""
    result = call("extract")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Missing argument 'SOURCE...'" in result.stderr
