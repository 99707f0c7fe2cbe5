"""Check that every term, concept and shape can be looked up, as a page and as data, with what the graph holds."""

from __future__ import annotations

import csv
import io

import pytest
from flask.testing import FlaskClient
from rdflib import Graph

from govgraph.namespaces import GG, SH
from govgraph.ontology.terms import terms


@pytest.mark.parametrize("name", terms())
def test_every_term_has_a_page(client: FlaskClient, name: str) -> None:
    """The page of a term gives definition, example and identifier; the index has an anchor of its name."""
    text = client.get(f"/ontology/{name}").get_data(as_text=True)
    assert str(terms()[name].iri) in text
    assert "<dt>Example</dt>" in text
    assert f'id="{name}"' in client.get("/ontology").get_data(as_text=True)


def test_a_class_shows_rules_alignments_and_instances(client: FlaskClient) -> None:
    """The page of a class has its shapes with the remedy, foreign terms with the reason, and links to its instances."""
    text = client.get("/ontology/Agreement").get_data(as_text=True)
    assert "prov:Entity" in text
    assert "The agreement has no party." in text
    assert "Look in the document for who concludes it" in text
    assert '<a href="/agreements/3c287a8839b23351-1">' in text


def test_a_property_shows_statements(client: FlaskClient) -> None:
    """The page of a property has example statements whose ends are links."""
    text = client.get("/ontology/hasParty").get_data(as_text=True)
    held = text[text.index('id="held"') :]
    assert '<a href="/agencies/i' in held
    assert "This graph does not use it." not in held


@pytest.mark.parametrize(
    ("path", "accept", "location"),
    [
        ("/ontology", "text/turtle", "/ontology.ttl"), ("/ontology/Agency", "application/ld+json", "/ontology/Agency.jsonld"),
        ("/shapes", "application/rdf+xml", "/shapes.rdf"), ("/vocab/status", "text/turtle", "/vocab/status.ttl"),
        ("/vocab/status/signed", "text/html", "/vocab/status#signed"), ("/vocab/status/signed", "text/turtle", "/vocab/status.ttl"),
        ("/vocab/topic/capacity-building", "text/html", "/topics/capacity-building"),
    ],
)  # fmt: skip
def test_identifiers_lead_by_accept(client: FlaskClient, path: str, accept: str, location: str) -> None:
    """What a client asks for decides whether a term leads to the page or to data."""
    response = client.get(path, headers={"Accept": accept})
    assert (response.status_code, response.headers["Location"]) == (303, location)


@pytest.mark.parametrize(("suffix", "form"), [("ttl", "turtle"), ("nt", "nt"), ("rdf", "xml")])
def test_the_ontology_as_data(client: FlaskClient, suffix: str, form: str) -> None:
    """Every form of the whole and of one term is read by rdflib and holds the term."""
    for path in ("/ontology", "/ontology/Agency"):
        g = Graph().parse(data=client.get(f"{path}.{suffix}").data, format=form)
        assert GG.Agency in {str(subject) for subject in g.subjects()}


def test_the_codebook_as_data(client: FlaskClient) -> None:
    """The CSV tells for each field how many of the instances have it."""
    rows = list(csv.DictReader(io.StringIO(client.get("/codebook.csv").get_data(as_text=True))))
    (party,) = (row for row in rows if (row["class"], row["property"]) == ("Agreement", "gg:hasParty"))
    assert 0 < int(party["have"]) <= int(party["of"])
    assert (party["type"], party["required"]) == ("agency | state", "should")
    assert client.get("/codebook.md").get_data(as_text=True).startswith("# Codebook\n")


def test_the_quality_page_tells_faults_in_words(client: FlaskClient) -> None:
    """A finding has its remedy, the thing by name with its page, and the rule; the data are a standard report."""
    text = client.get("/quality").get_data(as_text=True)
    assert "<strong>To do:</strong>" in text
    assert 'href="/shapes#' in text
    g = Graph().parse(data=client.get("/quality.ttl").data, format="turtle")
    assert SH.ValidationReport in {str(kind) for kind in g.objects()}
    assert client.get("/quality.json").get_json()["findings"]
