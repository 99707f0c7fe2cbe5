"""Check what is refused before an engine sees it, and what is not."""

from __future__ import annotations

import pytest

from govgraph.errors import QueryError
from govgraph.query import inspect


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("SELECT * { ?s ?p ?o }", "select"),
        ("# first\nPREFIX x: <http://x/#> BASE <http://y/> select*{?s ?p ?o}", "select"),
        ("ASK{}", "ask"),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "graph"),
        ("describe <http://x/>", "graph"),
    ],
)
def test_kind_is_seen(text: str, kind: str) -> None:
    """The form of a query decides what it answers with."""
    assert inspect(text).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("SELECT ?service { ?service ?p ?o }", id="variable"),
        pytest.param("SELECT * { ?s ?p 'SERVICE <http://x/> {}' }", id="string"),
        pytest.param('SELECT * { ?s ?p """a "SERVICE" <x> {} """ }', id="long string"),
        pytest.param("SELECT * { ?s ?p ?o } # SERVICE <http://x/> {}", id="comment"),
        pytest.param("SELECT * { ?s <http://www.w3.org/ns/sparql-service-description#Service> ?o }", id="iri"),
        pytest.param("PREFIX service: <http://x/> SELECT * { ?s service:a ?o }", id="prefix"),
        pytest.param("PREFIX service: <http://x/> SELECT * { GRAPH service:g { ?s ?p ?o } }", id="graph"),
        pytest.param("SELECT * { ?s gg:service ?o }", id="local name"),
        pytest.param("SELECT * { ?s gg:a\\#b ?o } # SERVICE", id="escaped name"),
        pytest.param("SELECT * { ?s ?p 'x'@service }", id="language"),
        pytest.param("SELECT * { ?s ?p ?o FILTER(?s < 5 && ?o > 'a') }", id="comparison"),
        pytest.param("SELECT * { ?s ?p <http://dbpedia.org/resource/Paris_(Texas)> }", id="bracket in iri"),
    ],
)
def test_harmless_uses_of_the_word_pass(text: str) -> None:
    """A string, comment, IRI, variable or declared prefix that contains the word is no call."""
    assert inspect(text).kind == "select"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("SELECT * { SERVICE <http://x/> { ?s ?p ?o } }", id="plain"),
        pytest.param("SELECT * { service silent <http://x/> { ?s ?p ?o } }", id="lower case"),
        pytest.param("SELECT * { SERVICEsilent <http://x/> { } }", id="glued to silent"),
        pytest.param("SELECT * { ?s ?p 1SERVICE<http://x/>{ } }", id="glued to a number"),
        pytest.param("SELECT * { ?s ?p trueSERVICE<http://x/>{ } }", id="glued to true"),
        pytest.param("PREFIX : <http://x/> SELECT * { SERVICE:x{ } }", id="a name without such prefix"),
        pytest.param("PREFIX : <http://x/> SELECT * { ?s ?p trueSERVICE:x{ } }", id="true and a name"),
        pytest.param("PREFIX : <http://x/> PREFIX SERVICE: <http://y/> SELECT * { SERVICE:x{ } }", id="declared decoy"),
        pytest.param("ASK { FILTER(1<2).SERVICE#>\n<http://x/>{} }", id="hidden in what looks like an IRI"),
        pytest.param("SELECT * { FILTER(?a<'>'). SERVICE <http://x/> {} FILTER(?b != '') }", id="hidden by a quote"),
        pytest.param("SELECT * { ?s gg:a\\#b ?o . SERVICE <http://x/> { } }", id="after an escaped hash"),
        pytest.param("SELECT * { ?s <http://x/\\u0041#> ?o . SERVICE <http://x/> { } }", id="after an escaped IRI"),
        pytest.param("SELECT * { ?s ?p 'it\\'s' . SERVICE <http://x/> { } }", id="after an escaped quote"),
    ],
)
def test_calls_of_other_servers_are_refused(text: str) -> None:
    """SERVICE is refused in every spelling the engine would accept."""
    with pytest.raises(QueryError):
        inspect(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "the query is empty", id="empty"),
        pytest.param("# only a comment", "the query is empty", id="comment"),
        pytest.param("hello", "line 1, column 1: a query starts with", id="no query"),
        pytest.param("INSERT DATA { }", "INSERT is an update", id="insert"),
        pytest.param("PREFIX x: <y:>\n  drop all", "line 2, column 3: DROP is an update", id="drop"),
        pytest.param("ASK " + "{" * 2000 + "}" * 2000, "nested deeper than 64", id="nesting"),
        pytest.param("ASK {} #" + "x" * 100_000, "the limit is 100000", id="length"),
    ],
)
def test_what_is_no_query_is_refused_with_its_place(text: str, message: str) -> None:
    """The message says what is wrong, and where it can."""
    with pytest.raises(QueryError, match=message):
        inspect(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("SELECT * FROM <http://x/> { ?s ?p ?o }", True), ("SELECT ?from { ?from ?p 'FROM <x>' }", False)],
)
def test_own_dataset_is_seen(text: str, expected: bool) -> None:
    """FROM before the pattern names a dataset."""
    assert inspect(text).names_dataset is expected
