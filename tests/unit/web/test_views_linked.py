"""Check that identifiers lead to the page or the data by Accept and by suffix."""

from __future__ import annotations

import csv
import io

import pytest
from flask.testing import FlaskClient
from pyoxigraph import RdfFormat, parse

from govgraph.namespaces import GG, entity

_SEED = entity("agreement", "3c287a8839b23351-1")


@pytest.mark.parametrize(
    ("accept", "location"),
    [
        ("text/html", "/agencies/ilo"), ("", "/agencies/ilo"), ("*/*", "/agencies/ilo"),
        ("text/turtle", "/id/agency/ilo.ttl"), ("application/n-triples", "/id/agency/ilo.nt"),
        ("application/ld+json", "/id/agency/ilo.jsonld"), ("application/rdf+xml", "/id/agency/ilo.rdf"),
        ("application/json;q=0.5, text/csv", "/id/agency/ilo.csv"),
    ],
)  # fmt: skip
def test_identifier_leads_by_accept(client: FlaskClient, accept: str, location: str) -> None:
    """A thing's address answers 303 to what the client asks for, and says that this depends on Accept."""
    response = client.get("/id/agency/ilo", headers={"Accept": accept})
    assert (response.status_code, response.headers["Location"]) == (303, location)
    assert "Accept" in response.headers["Vary"]


def test_unknown_formats_are_refused(client: FlaskClient) -> None:
    """A format that is not offered answers 406."""
    assert client.get("/id/agency/ilo", headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize(
    ("suffix", "form"),
    [("ttl", RdfFormat.TURTLE), ("nt", RdfFormat.N_TRIPLES), ("jsonld", RdfFormat.JSON_LD), ("rdf", RdfFormat.RDF_XML)],
)
def test_data_holds_the_evidence(client: FlaskClient, suffix: str, form: RdfFormat) -> None:
    """Every RDF form of a thing holds the same triples, with claims and the exact words."""
    told = {
        str(quad.triple) for quad in parse(client.get(f"/id/agreement/3c287a8839b23351-1.{suffix}").data, format=form)
    }
    plain = client.get("/id/agreement/3c287a8839b23351-1.nt").data
    assert told == {str(quad.triple) for quad in parse(plain, format=RdfFormat.N_TRIPLES)}
    assert any("sat down to sign the agreement" in triple and "oa#exact" in triple for triple in told)


def test_json_and_csv_tell_offsets(client: FlaskClient) -> None:
    """JSON and CSV give each statement with its document, offsets and words."""
    body = client.get("/id/agreement/3c287a8839b23351-1.json").get_json()
    assert body["iri"] == _SEED
    status = next(said for said in body["statements"] if said["predicate"] == GG.hasStatus)
    evidence = status["sources"][0]["evidence"][0]
    assert evidence["quote"] == "sat down to sign the agreement"
    assert evidence["end"] - evidence["start"] == len(evidence["quote"])
    rows = list(csv.DictReader(io.StringIO(client.get("/id/agreement/3c287a8839b23351-1.csv").get_data(as_text=True))))
    assert {(row["start"], row["quote"]) for row in rows} >= {(str(evidence["start"]), evidence["quote"])}


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/id/sdg/10.7", "/sdgs/10.7"), ("/id/topic/asylum", "/topics/asylum"), ("/id/sdg/2030", "/sdgs/2030"),
        ("/id/event/3c287a8839b23351-1", "/things/event/3c287a8839b23351-1"),
        ("/id/document/3c287a8839b23351/dropped/0-27", "/documents/3c287a8839b23351#dropped-0"),
    ],
)  # fmt: skip
def test_every_kind_has_a_page(client: FlaskClient, path: str, location: str) -> None:
    """Goals, topics, events and dropped passages lead to their pages too."""
    assert client.get(path, headers={"Accept": "text/html"}).headers["Location"] == location
