"""Write JSON-LD: one object a graph, IRIs shortened by the prefixes of the context."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby
from typing import BinaryIO

from pyoxigraph import Literal, NamedNode, Quad

from govgraph.export.rdf import prefixes
from govgraph.namespaces import RDF, XSD
from govgraph.store import Snapshot, Term

_Json = dict[str, object]


def write(snapshot: Snapshot, out: BinaryIO) -> None:
    """Write all graphs, one node object a line.

    Args:
        snapshot: what to write.
        out: where to.
    """
    context = dict(sorted(prefixes(snapshot.base).items()))
    shorten = _Shortener(context)
    out.write(b'{"@context": ' + _bytes(context) + b',\n"@graph": [')
    for number, (name, quads) in enumerate(groupby(snapshot.quads(), key=lambda quad: quad.graph_name)):
        iri = name.value if isinstance(name, NamedNode) else ""
        out.write((b",\n" if number else b"\n") + b'{"@id": ' + _bytes(shorten.iri(iri)) + b', "@graph": [\n')
        nodes = (_node(shorten, own) for _, own in groupby(quads, key=lambda quad: quad.subject))
        for position, node in enumerate(nodes):
            out.write((b",\n" if position else b"") + _bytes(node))
        out.write(b"\n]}")
    out.write(b"\n]}\n")


class _Shortener:
    """Shorten IRIs by the longest prefix that fits."""

    def __init__(self, context: dict[str, str]) -> None:
        self._spaces = sorted(((space, name) for name, space in context.items()), key=lambda pair: -len(pair[0]))

    def iri(self, iri: str) -> str:
        for space, name in self._spaces:
            rest = iri[len(space) :]
            if iri.startswith(space) and rest and not rest.startswith("//"):
                return f"{name}:{rest}"
        return iri

    def value(self, term: Term) -> object:
        if isinstance(term, NamedNode):
            return {"@id": self.iri(term.value)}
        if not isinstance(term, Literal):
            raise TypeError(f"{term} cannot be written as JSON-LD here; the graph holds IRIs and literals only")
        if term.language:
            return {"@value": term.value, "@language": term.language}
        if term.datatype.value == XSD.string:
            return term.value
        return {"@value": term.value, "@type": self.iri(term.datatype.value)}


def _node(shorten: _Shortener, quads: Iterable[Quad]) -> _Json:
    """Return one node object."""
    node: _Json = {}
    for predicate, own in groupby(quads, key=lambda quad: quad.predicate):
        values = list(own)
        node.setdefault("@id", shorten.iri(str(getattr(values[0].subject, "value", ""))))
        if predicate.value == RDF.type:
            node["@type"] = [shorten.iri(str(getattr(quad.object, "value", ""))) for quad in values]
        else:
            written = [shorten.value(quad.object) for quad in values]
            node[shorten.iri(predicate.value)] = written[0] if len(written) == 1 else written
    return node


def _bytes(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
