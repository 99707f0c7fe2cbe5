"""Check that an answer is the same in every format."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph
import pytest
import rdflib
from pyoxigraph import QueryResultsFormat

from govgraph import query
from govgraph.errors import QueryError
from govgraph.query.result import ROW_FORMATS, count_rows
from govgraph.query.table import table
from govgraph.store import Snapshot, Store

ROWS = """
SELECT ?agency ?name ?none { ?agency a gg:Agency ; skos:prefLabel ?name FILTER(LANG(?name) = 'en') } ORDER BY ?name
"""


@pytest.mark.parametrize("written", ["json", "xml", "csv", "tsv"])
@pytest.mark.parametrize("wanted", ["json", "xml", "tsv"])
def test_rows_keep_their_terms_between_formats(demo_snapshot: Snapshot, written: str, wanted: str) -> None:
    """Formats that keep terms give back the same rows, whichever the worker wrote; CSV, which does not, is skipped."""
    result = query.run(demo_snapshot, ROWS, format=written)
    if written == "csv":
        assert result.content == query.run(demo_snapshot, ROWS).serialise("csv")
        return
    native = ROW_FORMATS[wanted].native
    assert isinstance(native, QueryResultsFormat)
    again = pyoxigraph.parse_query_results(result.serialise(wanted), format=native)
    assert isinstance(again, pyoxigraph.QuerySolutions)
    assert [tuple(solution) for solution in again] == [
        tuple(row.get(name) for name in ("agency", "name", "none")) for row in result.rows()
    ]
    assert result.variables == ("agency", "name", "none")


def test_csv_and_json_read_elsewhere(demo_snapshot: Snapshot) -> None:
    """Other readers find the same values."""
    result = query.run(demo_snapshot, ROWS)
    table_rows = list(csv.DictReader(io.StringIO(result.serialise("csv").decode())))
    json_rows = json.loads(result.serialise("json"))["results"]["bindings"]
    assert [row["name"] for row in table_rows] == [row["name"]["value"] for row in json_rows]
    assert len(table_rows) == result.count


@pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")  # rdflib 7.6 warns of its own calls
@pytest.mark.parametrize(
    ("name", "parser"),
    [
        ("turtle", "turtle"),
        ("ntriples", "nt"),
        ("nquads", "nquads"),
        ("trig", "trig"),
        ("jsonld", "json-ld"),
        ("rdfxml", "xml"),
    ],
)
def test_graphs_are_read_by_rdflib(demo_snapshot: Snapshot, name: str, parser: str) -> None:
    """Another library reads the same triples from every graph format."""
    result = query.run(demo_snapshot, "DESCRIBE <https://w3id.org/govgraph/id/agency/ilo>")
    ds = rdflib.Dataset(default_union=True)
    ds.parse(data=result.serialise(name), format=parser)
    expected = rdflib.Graph().parse(data=result.content, format="nt")
    assert set(ds.triples((None, None, None))) == set(expected)
    assert result.count == len(expected)


def test_ask_in_every_format(demo_snapshot: Snapshot) -> None:
    """Yes and no are written too."""
    result = query.run(demo_snapshot, "ASK {}")
    assert json.loads(result.serialise("json"))["boolean"] is True
    assert result.serialise("csv") == b"true"
    assert result.serialise("table") == b"yes\n"


def test_wrong_reading_is_refused(demo_snapshot: Snapshot) -> None:
    """Rows are not triples, triples no rows, and neither is yes or no."""
    rows = query.run(demo_snapshot, "SELECT * { ?s a gg:Document }")
    graph = query.run(demo_snapshot, "CONSTRUCT WHERE { ?s a gg:Document }")
    for wrong in (rows.answer, rows.triples, graph.rows, graph.answer):
        with pytest.raises(QueryError):
            wrong()
    assert "a gg:Document" in graph.to_text()


def test_counting_is_exact_whatever_the_literals_hold() -> None:
    """Rows are counted right with separators, quotes and line breaks inside values, and with none or empty rows."""
    nasty = ['"}},{"', "}},{", "a\r\nb", "\\", '\\"', "<result>", "[]", "", '"', "[]}}"]
    values = " ".join(str(pyoxigraph.Literal(text)) for text in nasty)
    database = pyoxigraph.Store()
    cases = {
        f"SELECT ?x {{ VALUES ?x {{ {values} }} }}": len(nasty),
        f"SELECT ?x ?y {{ VALUES ?x {{ {values} }} }}": len(nasty),
        f"SELECT ?y {{ VALUES ?x {{ {values} }} }}": len(nasty),
        "SELECT ?x { VALUES ?x { } }": 0,
        "SELECT * { }": 1,
    }
    for name, form in ROW_FORMATS.items():
        if isinstance(form.native, QueryResultsFormat):
            for text, expected in cases.items():
                answer = database.query(text)
                assert isinstance(answer, pyoxigraph.QuerySolutions)
                content = answer.serialize(format=form.native)
                assert content is not None
                assert count_rows(content, form) == expected, (name, text, content)


def test_table_is_safe_for_terminals() -> None:
    """Columns are aligned, prefixes used, control characters removed, long text cut."""
    database = pyoxigraph.Store()
    answer = database.query(
        r'SELECT * { VALUES (?a ?b) { (<http://metadata.un.org/sdg/10.7> "x\u001B[31m\ny") (UNDEF 1) } }'
    )
    assert isinstance(answer, pyoxigraph.QuerySolutions)
    rows = [{n: t for n, t in zip(("a", "b"), row, strict=True) if t is not None} for row in answer]
    assert table(("a", "b"), rows) == "a         b\n--------  --------\nsdg:10.7  x [31m y\n          1\n"
    assert table(("a",), [{"a": pyoxigraph.Literal("x" * 99)}]).splitlines()[2] == "x" * 59 + "…"


def test_empty_store_answers(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A store without documents gives empty answers, no errors."""
    path = tmp_path_factory.mktemp("empty") / "s"
    Store.open(path, create=True).close()
    with Snapshot.open(path) as snapshot:
        for name, question in query.named().items():
            if not any(parameter.is_required for parameter in question.parameters):
                assert query.run(snapshot, question.text).count == (1 if name == "counts" else 0)
