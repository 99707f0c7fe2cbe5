"""Give the data of one thing: its triples, the claims on it, and their evidence."""

from __future__ import annotations

import csv
import io
import json

from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, serialize

from govgraph.namespaces import GG, PREFIXES, RDF
from govgraph.store import Term
from govgraph.web.names import Names
from govgraph.web.reader import Reader, value
from govgraph.web.statements import said
from govgraph.web.tables import harmless
from govgraph.web.urls import Urls
from govgraph.web.values import Statement

_FORMATS = {
    "ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD, "rdf": RdfFormat.RDF_XML,
}  # fmt: skip
_COLUMNS = (
    "subject", "predicate", "object", "basis", "confidence", "method", "document", "start", "end", "quote", "claim",
)  # fmt: skip


def triples(reader: Reader, iri: str) -> list[Triple]:
    """Return what is said of a thing and what points to it, with claims and evidence; sorted, empty if nothing is.

    Args:
        iri: of the thing.

    Raises:
        StoreError: if there is no store to read.
    """
    thing = NamedNode(iri)
    found = {_triple(thing, row["property"], row["value"]) for row in reader.rows("properties", iri=thing)}
    found |= {_triple(row["subject"], row["property"], thing) for row in reader.rows("backlinks", iri=thing)}
    found |= {_triple(row["subject"], row["property"], row["value"]) for row in reader.rows("claim_triples", iri=thing)}
    return sorted(found, key=str)


def write(reader: Reader, names: Names, urls: Urls, iri: str, suffix: str) -> bytes:
    """Return the data of a thing in one format; empty if nothing is said of it.

    Args:
        suffix: ttl, nt, jsonld, rdf, json or csv.

    Raises:
        StoreError: if there is no store to read.
    """
    if suffix in _FORMATS:
        found = triples(reader, iri)
        return (serialize(found, format=_FORMATS[suffix], prefixes=PREFIXES) or b"") if found else b""
    thing = NamedNode(iri)
    plain = [(value(row, "property"), value(row, "value")) for row in reader.rows("properties", iri=thing)]
    statements = (
        *said(reader, names, urls, "subject", subject=thing),
        *said(reader, names, urls, "object", object=thing),
    )
    if not plain and not statements:
        return b""
    return _csv(statements) if suffix == "csv" else _json(iri, plain, statements, names)


def _triple(subject: Term, predicate: Term, held: Term) -> Triple:
    assert isinstance(subject, NamedNode | BlankNode) and isinstance(predicate, NamedNode)
    return Triple(subject, predicate, held)


def _lines(statements: tuple[Statement, ...]) -> list[dict[str, str]]:
    lines = []
    for statement in statements:
        said = {
            "subject": statement.subject.iri,
            "predicate": statement.predicate,
            "object": statement.object.iri or statement.object.written or statement.object.label,
        }
        for proof in statement.proofs:
            about = {
                "basis": proof.basis, "confidence": proof.share, "method": proof.method,
                "document": proof.document.iri, "claim": proof.claim.iri,
            }  # fmt: skip
            spans = [{"start": str(q.start), "end": str(q.end), "quote": q.exact} for q in proof.quotes]
            lines += [{**said, **about, **span} for span in spans or [{"start": "", "end": "", "quote": ""}]]
    return lines


def _csv(statements: tuple[Statement, ...]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    writer.writerows([harmless(line[column]) for column in _COLUMNS] for line in _lines(statements))
    return out.getvalue().encode("utf-8")


def _json(iri: str, plain: list[tuple[str, str]], statements: tuple[Statement, ...], names: Names) -> bytes:
    properties: dict[str, list[str]] = {}
    for name, held in sorted(plain):
        if name != GG.text:
            properties.setdefault(name, []).append(held)
    body = {
        "iri": iri,
        "label": names.label(iri),
        "types": properties.pop(RDF["type"], []),
        "properties": properties,
        "statements": [
            {
                "subject": statement.subject.iri,
                "predicate": statement.predicate,
                "object": statement.object.iri or statement.object.written or statement.object.label,
                "basis": statement.basis,
                "sources": [
                    {
                        "claim": proof.claim.iri,
                        "document": proof.document.iri,
                        "method": proof.method,
                        "basis": proof.basis,
                        "confidence": proof.share,
                        "reasons": list(proof.reasons),
                        "evidence": [{"start": q.start, "end": q.end, "quote": q.exact} for q in proof.quotes],
                    }
                    for proof in statement.proofs
                ],
            }
            for statement in statements
        ],
    }
    return (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
