"""Check that context.jsonld is what the ontology gives; run as a program, this file writes it anew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rdflib import OWL, RDF, Graph, URIRef

from govgraph import namespaces as ns

ONTOLOGY = Path(__file__).parents[3] / "ontology"
RANGE = URIRef(ns.SCHEMA.rangeIncludes)
NODES = {
    "exactMatch": ns.SKOS.exactMatch, "broader": ns.SKOS.broader, "inScheme": ns.SKOS.inScheme, "member": ns.ORG.member,
    "organization": ns.ORG.organization, "postIn": ns.ORG.postIn, "subOrganizationOf": ns.ORG.subOrganizationOf,
    "homepage": ns.FOAF.homepage, "wasDerivedFrom": ns.PROV.wasDerivedFrom, "wasGeneratedBy": ns.PROV.wasGeneratedBy,
    "used": ns.PROV.used, "hasSource": ns.OA.hasSource, "hasSelector": ns.OA.hasSelector, "subject": ns.RDF.subject,
    "predicate": ns.RDF.predicate,
}  # fmt: skip
VALUES = {
    "prefLabel": ns.SKOS.prefLabel, "altLabel": ns.SKOS.altLabel, "notation": ns.SKOS.notation, "name": ns.FOAF.name,
    "title": ns.DCTERMS["title"], "language": ns.DCTERMS.language, "identifier": ns.DCTERMS.identifier,
    "source": ns.DCTERMS.source, "format": ns.DCTERMS["format"], "exact": ns.OA.exact, "prefix": ns.OA.prefix,
    "suffix": ns.OA.suffix, "object": ns.RDF.object,
}  # fmt: skip
TYPED = {
    "published": (ns.DCTERMS.date, ns.EDTF["EDTF"]),
    "positionStart": (ns.OA.start, ns.XSD.integer),
    "positionEnd": (ns.OA.end, ns.XSD.integer),
}
UNTYPED = {ns.XSD.string, ns.RDF.langString}
"""Ranges whose values JSON-LD writes as they are."""


def short(iri: str) -> str:
    """Return an IRI with one of the project's prefixes."""
    prefix, namespace = max(
        ((p, n) for p, n in ns.PREFIXES.items() if iri.startswith(n)), key=lambda item: len(item[1])
    )
    return f"{prefix}:{iri.removeprefix(namespace)}"


def context() -> str:
    """Return the JSON-LD context of the ontology and of the terms it borrows."""
    g = Graph().parse(ONTOLOGY / "govgraph.ttl")
    terms: dict[str, str | dict[str, str]] = {name: short(iri) for name, iri in VALUES.items()}
    terms |= {name: {"@id": short(iri), "@type": "@id"} for name, iri in NODES.items()}
    terms |= {name: {"@id": short(iri), "@type": short(datatype)} for name, (iri, datatype) in TYPED.items()}
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in map(str, g.subjects(RDF.type, kind)):
            name = term.removeprefix(ns.GG)
            assert name not in terms, f"two terms would be called {name}"
            ranges = {str(datatype) for datatype in g.objects(URIRef(term), RANGE)}
            if kind == OWL.ObjectProperty:
                terms[name] = {"@id": short(term), "@type": "@id"}
            elif kind == OWL.DatatypeProperty and not ranges & UNTYPED:
                (datatype,) = ranges
                terms[name] = {"@id": short(term), "@type": short(datatype)}
            else:
                terms[name] = short(term)
    body: dict[str, object] = {"@version": 1.1, "id": "@id", "type": "@type"}
    body |= {prefix: str(namespace) for prefix, namespace in sorted(ns.PREFIXES.items())}
    body |= dict(sorted(terms.items()))
    return json.dumps({"@context": body}, indent=2, ensure_ascii=False) + "\n"


def test_the_context_is_up_to_date() -> None:
    """Regenerating context.jsonld changes nothing."""
    assert (ONTOLOGY / "context.jsonld").read_text(encoding="utf-8") == context()


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own JSON-LD parser still uses it
def test_a_document_with_the_context_reads_as_the_same_triples() -> None:
    """Short names, nodes and typed values mean what the Turtle says."""
    body = {
        **json.loads(context()),
        "id": "https://example.org/signing",
        "type": "Signing",
        "eventOf": "https://example.org/pact",
        "date": "XXXX-10-23",
        "place": "Geneva",
    }
    expected = f"""
        @prefix gg: <{ns.GG}> .
        <https://example.org/signing> a gg:Signing ; gg:eventOf <https://example.org/pact> ;
            gg:date "XXXX-10-23"^^<{ns.EDTF["EDTF"]}> ; gg:place "Geneva" .
    """
    assert set(Graph().parse(data=json.dumps(body), format="json-ld")) == set(Graph().parse(data=expected))


if __name__ == "__main__":
    (ONTOLOGY / "context.jsonld").write_text(context(), encoding="utf-8")
