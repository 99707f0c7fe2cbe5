"""Gather the triples of one document, each statement with its claim, evidence and run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any

from pyoxigraph import NamedNode, Quad

from govgraph.mapping.terms import Term, Triple, concept_of, decimal, iri, quads_of, sources, text, whole
from govgraph.model import Document, Evidence, Fact, Reason, Support
from govgraph.namespaces import DCTERMS, GG, OA, PROV, RDF, VERSION, document_graph, entity

Row = tuple[str, str, Callable[[Any], Term]]
"""Field of a record, the property it becomes, and the maker of its value."""

CONTEXT_CHARS = 32  # of text before and after a quote: enough to find it again in an edited page


class Statements:
    """Collect what one document says.

    Args:
        base: the base of data IRIs.
    """

    def __init__(self, doc: Document, *, base: str) -> None:
        self.doc = doc
        self.base = base
        self.document = self.node("document", doc.key)
        self.run = self.node("run", doc.key)
        self._triples: list[Triple] = []
        self._supports: dict[Triple, list[Support]] = {}
        self._reasons: dict[Triple, tuple[Reason, ...]] = {}
        self._described: set[NamedNode] = set()

    def node(self, kind: str, key: str) -> NamedNode:
        """Return the node of a thing."""
        return iri(entity(kind, key, base=self.base))

    def own(self, kind: str, suffix: str) -> NamedNode:
        """Return the node of a thing that only this document knows, such as ``agreement``, ``1``."""
        return self.node(kind, f"{self.doc.key}-{suffix}")

    def put(self, subject: NamedNode, predicate: str, *values: Term) -> None:
        """Add triples that describe rather than state: they need no claim."""
        self._triples.extend((subject, iri(predicate), value) for value in values)

    def type(self, subject: NamedNode, *classes: str) -> None:
        """Add the classes of a thing."""
        self.put(subject, RDF.type, *map(iri, classes))

    def is_new(self, node: NamedNode) -> bool:
        """Return True the first time a thing is asked for, so that it is described once."""
        if node in self._described:
            return False
        self._described.add(node)
        return True

    def say(
        self, subject: NamedNode, predicate: str, value: Term, support: Support, reasons: tuple[Reason, ...] = ()
    ) -> None:
        """Add a statement; made twice, it keeps the evidence of both and the rule that is surer."""
        triple = (subject, iri(predicate), value)
        self._supports.setdefault(triple, []).append(support)
        if reasons:
            self._reasons[triple] = reasons

    def say_fields(self, subject: NamedNode, held: object, rows: Iterable[Row]) -> None:
        """State the fields of a part of a record, one statement a value; None and empty ones say nothing."""
        for field, predicate, make in rows:
            value: Fact[Any] | tuple[Fact[Any], ...] | None = getattr(held, field)
            for fact in value if isinstance(value, tuple) else (value,):
                if fact is not None:
                    self.say(subject, predicate, make(fact.value), fact.support)

    def quads(self) -> list[Quad]:
        """Return all quads of the document's graph, sorted and without duplicates."""
        self.type(self.run, GG.Run)
        self.put(self.run, PROV.used, self.document)
        self.put(self.run, GG.softwareVersion, text(VERSION))
        for triple, supports in self._supports.items():
            self._triples.append(triple)
            self._claim(triple, supports, self._reasons.get(triple, ()))
        return quads_of(self._triples, document_graph(self.doc.key, base=self.base))

    def _claim(self, triple: Triple, supports: list[Support], reasons: tuple[Reason, ...]) -> None:
        digest = sha256(" ".join(map(str, triple)).encode()).hexdigest()[:12]
        claim = self.own("claim", digest)
        surest = max(supports, key=lambda support: support.confidence)
        self.type(claim, GG.Claim)
        for predicate, term in zip((RDF.subject, RDF.predicate, RDF.object), triple, strict=True):
            self.put(claim, predicate, term)
        self.put(claim, GG.confidence, decimal(surest.confidence))
        self.put(claim, GG.method, text(surest.method))
        self.put(claim, GG.hasBasis, concept_of("basis", surest.basis))
        self.put(claim, PROV.wasDerivedFrom, self.document)
        self.put(claim, PROV.wasGeneratedBy, self.run)
        for reason in reasons:
            self.put(claim, GG.reason, text(reason.sentence))
            self.put(claim, DCTERMS.source, *sources(reason.source))
        evidence = [item for support in supports for item in support.evidence]
        evidence += [item for reason in reasons for item in reason.evidence]
        self.put(claim, GG.hasEvidence, *self._evidence(evidence))

    def _evidence(self, items: Iterable[Evidence]) -> list[NamedNode]:
        """Return the nodes of stretches of text (RFC 5147 fragments), each described once."""
        return [self._described_evidence(item) for item in sorted(set(items))]

    def _described_evidence(self, item: Evidence) -> NamedNode:
        node, quote, position = (
            iri(f"{self.document.value}#{part}={item.start},{item.end}") for part in ("char", "quote", "position")
        )
        if self.is_new(node):
            before = self.doc.text[max(0, item.start - CONTEXT_CHARS) : item.start]
            after = self.doc.text[item.end : item.end + CONTEXT_CHARS]
            self.type(node, GG.Evidence)
            self.put(node, OA.hasSource, self.document)
            self.put(node, OA.hasSelector, quote, position)
            self.type(quote, OA.TextQuoteSelector)
            self.put(quote, OA.exact, text(item.quote))
            self.put(quote, OA.prefix, text(before))
            self.put(quote, OA.suffix, text(after))
            self.type(position, OA.TextPositionSelector)
            self.put(position, OA.start, whole(item.start))
            self.put(position, OA.end, whole(item.end))
        return node
