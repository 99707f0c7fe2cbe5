"""List the formats and load the module of a format only when it is written."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO

from govgraph.errors import UsageError

if TYPE_CHECKING:  # records are written without a store
    from govgraph.store import Snapshot


@dataclass(frozen=True, slots=True)
class Exporter:
    """Write a snapshot in one format.

    Attributes:
        name: as on the command line.
        suffix: of a file name, without the dot.
        title: what it is and who reads it, in one line.
        target: module and function that write it.
    """

    name: str
    suffix: str
    media_type: str
    title: str
    target: str

    def write(self, snapshot: Snapshot, out: BinaryIO) -> None:
        """Write all of a snapshot; equal snapshots give equal bytes.

        Args:
            snapshot: what to write.
            out: where to.

        Raises:
            OSError: if the output refuses.
        """
        module, _, function = self.target.partition(":")
        getattr(importlib.import_module(f"govgraph.export.{module}"), function)(snapshot, out)


_ALL = (
    Exporter("turtle", "ttl", "text/turtle", "RDF of all graphs in one, readable", "rdf:write_turtle"),
    Exporter("trig", "trig", "application/trig", "RDF with one graph per document, readable", "rdf:write_trig"),
    Exporter("ntriples", "nt", "application/n-triples", "RDF of all graphs in one, line by line", "rdf:write_ntriples"),
    Exporter("nquads", "nq", "application/n-quads", "RDF with graphs, line by line", "rdf:write_nquads"),
    Exporter("jsonld", "jsonld", "application/ld+json", "RDF with graphs as JSON", "jsonld:write"),
    Exporter("rdfxml", "rdf", "application/rdf+xml", "RDF of all graphs in one as XML", "rdf:write_rdfxml"),
    Exporter("csv", "zip", "application/zip", "tables for spreadsheets, a Frictionless package", "csv_tables:write"),
    Exporter(
        "codebook", "csv", "text/csv", "what every field means, and how much of the graph has it", "codebook:write_csv"
    ),
    Exporter("codebook-md", "md", "text/markdown", "the same codebook to read, as Markdown", "codebook:write_markdown"),
    Exporter("graphml", "graphml", "application/graphml+xml", "network for yEd, Cytoscape, igraph", "graphml:write"),
    Exporter("gexf", "gexf", "application/gexf+xml", "network for Gephi, with positions", "gexf:write"),
    Exporter("pyvis", "html", "text/html", "network to look at in a browser, one file", "pyvis_page:write"),
)

FORMATS: Mapping[str, Exporter] = MappingProxyType({exporter.name: exporter for exporter in _ALL})
"""The formats by name."""

_ALIASES = {"html": "pyvis", "zip": "csv"}


def exporter(name: str) -> Exporter:
    """Return a format by name or file suffix.

    Args:
        name: such as ``turtle`` or ``ttl``.

    Raises:
        UsageError: if there is none, listing those there are.
    """
    by_suffix = {each.suffix: each for each in reversed(_ALL)}
    found = FORMATS.get(_ALIASES.get(name, name)) or by_suffix.get(name)
    if found is None:
        raise UsageError(f"{name} is not a format; choose one of {', '.join(FORMATS)}")
    return found
