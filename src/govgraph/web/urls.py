"""Build every URL of the explorer, and tell which page an IRI has.

No other module writes a path: templates and views ask :class:`Urls`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote, unquote, urlencode

from flask import url_for

from govgraph.namespaces import GG, SDG, SHAPES, VOCAB, concept, entity
from govgraph.ontology.schemes import schemes

SUFFIXES: dict[str, str] = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "json": "application/json",
    "csv": "text/csv",
}
"""Media type of each data twin of a page, by suffix."""

RDF_SUFFIXES = ("ttl", "nt", "jsonld", "rdf")
"""Suffixes of :data:`SUFFIXES` that are RDF."""

PAGES: dict[str, str] = {
    "agreement": "agreements",
    "agency": "agencies",
    "person": "leaders",
    "state": "states",
    "sdg": "sdgs",
    "topic": "topics",
    "document": "documents",
    "claim": "statements",
}
"""Folder of the pages of each kind that has its own page."""

AGENDA = SDG.rstrip("/")
"""IRI of the 2030 Agenda itself."""

AGENDA_KEY = "2030"
"""What stands for the Agenda in addresses."""

_THINGS = ("event", "signature", "provision", "post", "tenure", "run")
LINKED = (*PAGES, *_THINGS)
"""Kinds that ``/id/`` answers for."""


class Urls:
    """Make URLs below the application's root.

    Args:
        base: base of data IRIs; ends with a slash.
    """

    def __init__(self, base: str) -> None:
        self.base = base

    def identify(self, iri: str) -> tuple[str, str] | None:
        """Return kind and key of a thing that has a page, or None.

        >>> Urls("https://w3id.org/govgraph/").identify("http://metadata.un.org/sdg/10.7")
        ('sdg', '10.7')
        """
        own = self.base + "id/"
        if iri.startswith(own):
            kind, _, key = iri.removeprefix(own).partition("#")[0].partition("/")
            return (kind, unquote(key)) if key and kind in LINKED else None
        if iri == AGENDA:
            return "sdg", AGENDA_KEY
        if iri.startswith(SDG) and re.fullmatch(r"[0-9A-Za-z.-]+", iri.removeprefix(SDG)):
            return "sdg", iri.removeprefix(SDG)
        if iri.startswith(VOCAB["topic/"]):
            return "topic", unquote(iri.removeprefix(VOCAB["topic/"]))
        return None

    def iri(self, kind: str, key: str) -> str:
        """Return the IRI of a thing from its kind and key; the reverse of :meth:`identify`."""
        if kind == "sdg" and key == AGENDA_KEY:
            return AGENDA
        if kind == "sdg":
            return SDG[quote(key)]
        if kind == "topic":
            return VOCAB["topic/"] + quote(key)
        return entity(kind, key, base=self.base)

    @staticmethod
    def concept(scheme: str, key: str) -> str:
        """Return the IRI of a concept."""
        return concept(scheme, quote(key))

    def page(self, iri: str) -> str:
        """Return the address of the page of a thing; empty if it has none."""
        if iri.startswith(GG):
            return url_for("ontology.term", name=iri.removeprefix(GG))
        if iri.startswith(SHAPES):
            return f"{url_for('ontology.shapes_page')}#{iri.removeprefix(SHAPES)}"
        found = self.identify(iri)
        if iri.startswith(VOCAB) and not found:
            scheme, _, key = iri.removeprefix(VOCAB).partition("/")
            if scheme not in schemes() or (key and iri not in {each.iri for each in schemes()[scheme].concepts}):
                return ""
            return url_for("ontology.scheme", key=scheme) + (f"#{key}" if key else "")
        if found and found[0] == "document" and "/dropped/" in found[1]:
            key, _, span = found[1].partition("/dropped/")
            return f"{self.entity('document', key)}#dropped-{span.partition('-')[0]}"
        place = re.search(r"#\w+=(\d+)", iri)
        return self.entity(*found) + (f"#char-{place[1]}" if place else "") if found else ""

    def entity(self, kind: str, key: str) -> str:
        """Return the address of the page of a thing from its kind and key."""
        if kind in PAGES:
            return url_for("entities.page", folder=PAGES[kind], key=key)
        return url_for("entities.thing", kind=kind, key=key)

    def data(self, iri: str, suffix: str) -> str:
        """Return the address of a thing's data in one format; empty if it has no page.

        Args:
            suffix: a key of :data:`SUFFIXES`.
        """
        found = self.identify(iri)
        return url_for("linked.identifier", kind=found[0], path=f"{found[1]}.{suffix}") if found else ""

    def span(self, document_iri: str, start: int) -> str:
        """Return the address of a place in the text of a document."""
        return f"{self.page(document_iri)}#char-{start}"

    def list(self, kind: str, **parameters: str) -> str:
        """Return the address of a list, such as all agreements of one party.

        Args:
            kind: a key of :data:`PAGES`.
            parameters: facets, by name; empty ones are left out.
        """
        return self.with_query(url_for("lists.listing", folder=PAGES[kind]), parameters)

    @staticmethod
    def list_data(kind: str, suffix: str, **parameters: str) -> str:
        """Return the address of a list as data.

        Args:
            kind: a key of :data:`PAGES`.
            suffix: csv or json.
        """
        return Urls.with_query(url_for("lists.table", folder=PAGES[kind], suffix=suffix), parameters)

    def search(self, **parameters: str) -> str:
        """Return the address of the search page."""
        return self.with_query(url_for("lists.search"), parameters)

    def sparql(self, **parameters: str) -> str:
        """Return the address of the SPARQL endpoint and editor."""
        return self.with_query(url_for("sparql.endpoint"), parameters)

    def queries(self) -> str:
        """Return the address of the list of named queries."""
        return url_for("sparql.queries")

    def query(self, name: str) -> str:
        """Return the address of a named query."""
        return url_for("sparql.query_page", name=name)

    def export(self, name: str) -> str:
        """Return the address of an export of the whole graph."""
        return url_for("site.export", name=name)

    def site(self, name: str) -> str:
        """Return the address of a page without parameters.

        Args:
            name: home, graph, data, docs or health.
        """
        return url_for(f"site.{name}")

    @staticmethod
    def ontology(name: str) -> str:
        """Return the address of a page about the ontology.

        Args:
            name: index, codebook, shapes_page or questions.
        """
        return url_for(f"ontology.{name}")

    @staticmethod
    def ontology_twins(path: str) -> tuple[tuple[str, str], ...]:
        """Return suffix and address of a part of the ontology as data.

        Args:
            path: address of its page, without the slash before it.
        """
        return tuple((suffix, f"{url_for('site.home')}{path}.{suffix}") for suffix in RDF_SUFFIXES)

    @staticmethod
    def quality(**parameters: str) -> str:
        """Return the address of the report on quality."""
        return Urls.with_query(url_for("quality.quality"), parameters)

    @staticmethod
    def quality_data(suffix: str, **parameters: str) -> str:
        """Return the address of the report as data."""
        return Urls.with_query(url_for("quality.report_data", suffix=suffix), parameters)

    def static(self, filename: str) -> str:
        """Return the address of a static file."""
        return url_for("static", filename=filename)

    @staticmethod
    def with_query(path: str, parameters: Mapping[str, str]) -> str:
        """Return a path with those parameters that are not empty, in their order."""
        kept = {name: value for name, value in parameters.items() if value}
        return f"{path}?{urlencode(kept)}" if kept else path
