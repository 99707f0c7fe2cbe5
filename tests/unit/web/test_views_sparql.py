"""Check the SPARQL endpoint by the protocol: methods, formats, refusals, headers."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from pyoxigraph import RdfFormat, parse

from govgraph.web import create_app

_ASK = "ASK { ?s a gg:Agreement }"
_SELECT = "SELECT ?a WHERE { ?a a gg:Agreement ; gg:hasType <https://w3id.org/govgraph/vocab/agreement-type/treaty> }"
_GRAPH = "CONSTRUCT { ?a gg:hasParty ?p } WHERE { ?a gg:hasParty ?p }"
_JSON = {"Accept": "application/sparql-results+json"}
_TREATY = "https://w3id.org/govgraph/id/agreement/836819e2e3f387e1-1"


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_three_ways_to_ask(client: FlaskClient, way: str) -> None:
    """GET, a form and a direct POST give the same answer."""
    if way == "get":
        response = client.get("/sparql", query_string={"query": _SELECT}, headers=_JSON)
    elif way == "form":
        response = client.post("/sparql", data={"query": _SELECT}, headers=_JSON)
    else:
        response = client.post("/sparql", data=_SELECT, content_type="application/sparql-query", headers=_JSON)
    assert response.get_json(force=True)["results"]["bindings"] == [{"a": {"type": "uri", "value": _TREATY}}]
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Accept" in response.headers["Vary"]


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "application/sparql-results+json"), ("", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"), ("text/csv", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"), ("application/json", "application/json"),
        ("text/csv;charset=utf-8", "text/csv"),
        ("text/csv;q=0.2, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
    ],
)  # fmt: skip
def test_rows_by_accept(client: FlaskClient, accept: str, media_type: str) -> None:
    """Rows come in the format that the client likes best."""
    response = client.get("/sparql", query_string={"query": _SELECT}, headers={"Accept": accept})
    assert (response.status_code, response.mimetype) == (200, media_type)
    assert _TREATY.encode() in response.data


@pytest.mark.parametrize(
    ("media_type", "form"),
    [
        ("text/turtle", RdfFormat.TURTLE), ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/ld+json", RdfFormat.JSON_LD), ("application/rdf+xml", RdfFormat.RDF_XML),
    ],
)  # fmt: skip
def test_graphs_by_accept(client: FlaskClient, media_type: str, form: RdfFormat) -> None:
    """Graphs come in the format asked for, always with the same triples."""
    response = client.get("/sparql", query_string={"query": _GRAPH}, headers={"Accept": media_type})
    assert response.mimetype == media_type
    assert len({str(quad.triple) for quad in parse(response.data, format=form)}) == 7


def test_head_has_no_body(client: FlaskClient) -> None:
    """HEAD answers as GET does, without the body."""
    response = client.head("/sparql", query_string={"query": _ASK}, headers=_JSON)
    assert (response.status_code, response.mimetype, response.data) == (200, "application/sparql-results+json", b"")


@pytest.mark.parametrize(
    ("data", "content_type", "status"),
    [
        (b"", None, 400), (b"\xff\xfe", "application/sparql-query", 400), (b"query=a&query=b", "application/x-www-form-urlencoded", 400),
        (b"update=CLEAR ALL", "application/x-www-form-urlencoded", 403), (b"CLEAR ALL", "application/sparql-update", 403),
        (b"CLEAR ALL", "application/sparql-query", 400), (b"{}", "application/json", 415),
        (b"x" * 1_100_000, "application/sparql-query", 413),
    ],
    ids=["no-query", "not-utf8", "two", "update-form", "update", "update-as-query", "type", "large"],
)  # fmt: skip
def test_refusals(client: FlaskClient, data: bytes, content_type: str | None, status: int) -> None:
    """What is no query is refused with the status that says why."""
    if content_type is None:
        assert client.get("/sparql", headers=_JSON).status_code == status
    else:
        assert client.post("/sparql", data=data, content_type=content_type, headers=_JSON).status_code == status


def test_other_refusals(client: FlaskClient) -> None:
    """Other methods answer 405, formats that do not fit 406."""
    assert client.put("/sparql").status_code == 405
    wrong = client.get("/sparql", query_string={"query": _SELECT}, headers={"Accept": "text/turtle"})
    assert wrong.status_code == 406


def test_faults_have_a_place(client: FlaskClient) -> None:
    """A malformed query is told with line and column, to programs and to people."""
    query = "SELECT ?s WHERE {\n  ?s ?p }"
    body = client.get("/sparql", query_string={"query": query}, headers=_JSON).get_json()
    assert (body["error"]["status"], body["error"]["line"]) == (400, 2)
    assert body["error"]["column"] >= 1
    page = client.get("/sparql", query_string={"query": query}, headers={"Accept": "text/html"})
    assert page.status_code == 400
    assert "The query has no answer." in page.get_data(as_text=True)


def test_slow_queries_are_stopped(demo_path: Path) -> None:
    """A query that takes too long is stopped and answered with 504."""
    client = create_app(demo_path, timeout_s=0.3).test_client()
    slow = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    response = client.get("/sparql", query_string={"query": slow}, headers=_JSON)
    assert response.status_code == 504
    assert response.get_json()["error"]["code"] == "GG-QRY-002"


def test_too_many_rows(demo_path: Path) -> None:
    """An answer above the cap is refused whole, never cut."""
    client = create_app(demo_path, max_rows=5).test_client()
    response = client.get("/sparql", query_string={"query": "SELECT * WHERE { ?s ?p ?o }"}, headers=_JSON)
    assert response.status_code == 413


def test_preflight(client: FlaskClient) -> None:
    """Pages of other hosts may ask before they POST."""
    response = client.options("/sparql", headers={"Origin": "https://example.org"})
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "POST" in response.headers["Access-Control-Allow-Methods"]


def test_editor_shows_answers(client: FlaskClient) -> None:
    """The editor shows rows with links, a yes, and graphs, and offers them as data."""
    accept = {"Accept": "text/html"}
    rows = client.get("/sparql", query_string={"query": _SELECT}, headers=accept).get_data(as_text=True)
    assert '<a href="/agreements/836819e2e3f387e1-1">' in rows
    assert "format=csv" in rows
    assert "Yes" in client.get("/sparql", query_string={"query": _ASK}, headers=accept).get_data(as_text=True)
    graph = client.get("/sparql", query_string={"query": _GRAPH}, headers=accept).get_data(as_text=True)
    assert "gg:hasParty" in graph
    csv = client.get("/sparql", query_string={"query": _SELECT, "format": "csv"}, headers=accept)
    assert csv.mimetype == "text/csv"


def test_dataset_parameters(client: FlaskClient) -> None:
    """A default graph named by the request replaces the union."""
    graph = "https://w3id.org/govgraph/graph/document/836819e2e3f387e1"
    query = {"query": "SELECT DISTINCT ?d WHERE { ?d a gg:Document }", "default-graph-uri": graph}
    bindings = client.get("/sparql", query_string=query, headers=_JSON).get_json(force=True)["results"]["bindings"]
    assert [row["d"]["value"].rpartition("/")[2] for row in bindings] == ["836819e2e3f387e1"]


def test_every_named_query_runs(client: FlaskClient) -> None:
    """Every named query that needs no value runs from its page."""
    from govgraph.query import named

    for name, query in named().items():
        if not any(parameter.is_required for parameter in query.parameters):
            assert client.get(f"/queries/{name}", headers={"Accept": "text/csv"}).status_code == 200
