"""Find the document and the quote behind a thing, by following claims to their evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import Quad

from govgraph.namespaces import DCTERMS, GG, OA, PROV, RDF
from govgraph.validation.context import name

_POINTERS = {
    RDF.subject, RDF.predicate, RDF.object, PROV.wasDerivedFrom, GG.hasEvidence, OA.hasSource, OA.hasSelector, OA.exact,
    DCTERMS["title"], DCTERMS.identifier,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a thing is said.

    Attributes:
        document: IRI of the document, or None.
        title: its title, or its name, or None.
    """

    document: str | None = None
    title: str | None = None
    quote: str | None = None


@dataclass(slots=True)
class Origins:
    """Look up origins in one set of quads."""

    quads: Iterable[Quad]
    _values: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    _claims: dict[str, list[str]] = field(default_factory=dict)
    _graphs: dict[str, str] = field(default_factory=dict)
    _documents: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for quad in self.quads:
            subject, predicate, value = name(quad.subject), quad.predicate.value, name(quad.object)
            graph = name(quad.graph_name)
            self._graphs.setdefault(subject, graph)
            if predicate in _POINTERS:
                self._values.setdefault((subject, predicate), []).append(value)
            if predicate == RDF.subject:
                self._claims.setdefault(value, []).append(subject)
            elif predicate == RDF.type and value == GG.Document:
                self._documents[graph] = subject

    def of(self, focus: str, path: str | None, value: str | None) -> Origin:
        """Return the origin of the statement (focus, path, value), or else of what comes nearest to it."""
        claim = self._claim(focus, path, value)
        evidence = self._first(claim, GG.hasEvidence) or next(
            (node for node in (value, focus) if node and self._first(node, OA.hasSource)), None
        )
        document = (
            self._first(claim, PROV.wasDerivedFrom)
            or self._first(evidence, OA.hasSource)
            or self._documents.get(self._graphs.get(focus, ""))
        )
        title = self._first(document, DCTERMS["title"]) or self._first(document, DCTERMS.identifier)
        return Origin(document, title, self._quote(evidence))

    def _claim(self, focus: str, path: str | None, value: str | None) -> str | None:
        """Return the claim that fits best: itself, then same property and value, same property, same thing."""
        for node in (value, focus):
            if node and self._first(node, RDF.subject):
                return node
        claims = self._claims.get(focus) or self._claims.get(value or "") or []

        def fit(claim: str) -> tuple[bool, bool]:
            same_path = self._first(claim, RDF.predicate) == path
            return same_path and self._first(claim, RDF.object) == value, same_path

        return max(claims, key=fit, default=None)

    def _quote(self, evidence: str | None) -> str | None:
        selectors = self._values.get((evidence or "", OA.hasSelector), [])
        return next((quote for node in selectors if (quote := self._first(node, OA.exact)) is not None), None)

    def _first(self, subject: str | None, predicate: str) -> str | None:
        values = self._values.get((subject or "", predicate))
        return values[0] if values else None
