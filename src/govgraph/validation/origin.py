"""Find the document and the quote behind a thing, by following claims to their evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import Quad

from govgraph.namespaces import DCTERMS, GG, OA, PROV, RDF
from govgraph.quotes import WINDOW, around
from govgraph.validation.context import name

_POINTERS = {
    RDF.subject, RDF.predicate, RDF.object, PROV.wasDerivedFrom, GG.hasEvidence, OA.hasSource, OA.hasSelector, OA.exact,
    OA.start, OA.end, GG.text, DCTERMS["title"], DCTERMS.identifier,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a thing is said.

    Attributes:
        document: IRI of the document, or None.
        title: its title, or its name, or None.
        quote: the exact words of the evidence, or None.
        before: words of the same sentence that stand before the quote.
        after: words of the same sentence that stand behind it.
    """

    document: str | None = None
    title: str | None = None
    quote: str | None = None
    before: str = ""
    after: str = ""


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
        return Origin(document, title, *self._quote(evidence))

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

    def _quote(self, evidence: str | None) -> tuple[str | None, str, str]:
        """Return the quote with the words around it; none around it where the text does not hold it there."""
        selectors = self._values.get((evidence or "", OA.hasSelector), [])
        quote = next((quote for node in selectors if (quote := self._first(node, OA.exact)) is not None), None)
        text = self._first(self._first(evidence, OA.hasSource), GG.text)
        start = next((start for node in selectors if (start := self._first(node, OA.start))), "")
        if quote is None or text is None or not start.isdecimal() or not text.startswith(quote, int(start)):
            return quote, "", ""
        first, end = int(start), int(start) + len(quote)
        before, _, after = around(text[max(0, first - WINDOW) : end + WINDOW], first, end)
        return quote, before, after

    def _first(self, subject: str | None, predicate: str) -> str | None:
        values = self._values.get((subject or "", predicate))
        return values[0] if values else None
