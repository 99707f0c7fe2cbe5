"""Turn the network into one that file formats take: plain attributes, edges numbered, positions and measures added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govgraph.export.rdf import xml_text
from govgraph.network import layout, measure, project
from govgraph.store import Snapshot

if TYPE_CHECKING:
    import networkx as nx

Value = str | int | float

_RENAMED = {"source": "subject", "target": "object", "start": "quote_start", "end": "quote_end"}
"""Names that GraphML and GEXF keep for themselves: GEXF reads ``start`` as the time an edge appears."""


def cast(snapshot: Snapshot) -> nx.MultiGraph[str]:
    """Return the network of a snapshot with nodes and edges sorted and attributes of type str, int or float.

    Nodes gain ``x``, ``y``, ``degree`` and ``betweenness``; edges are keyed ``e1``, ``e2``, … in their order, and their
    ends and offsets are named ``subject``, ``object``, ``quote_start`` and ``quote_end``.

    Args:
        snapshot: what to show.
    """
    import networkx as nx

    network = project(snapshot)
    places, measures = layout(network), measure(network)
    plain: nx.MultiGraph[str] = nx.MultiGraph()
    for iri in sorted(network):
        x, y = places[iri]
        added = {"x": x, "y": y, "degree": measures[iri].degree, "betweenness": measures[iri].betweenness}
        plain.add_node(iri, **{name: _plain(value) for name, value in (network.nodes[iri] | added).items()})
    edges = [(data["source"], data["target"], key, data) for _, _, key, data in network.edges(keys=True, data=True)]
    for number, (_, _, _, data) in enumerate(sorted(edges, key=lambda edge: edge[:3]), start=1):
        values = {_RENAMED.get(name, name): _plain(value) for name, value in data.items()}
        plain.add_edge(data["source"], data["target"], key=f"e{number}", **values)
    return plain


def _plain(value: object) -> Value:
    """Return a value the XML formats can hold."""
    if isinstance(value, int | float):
        return value
    return xml_text(str(value))
