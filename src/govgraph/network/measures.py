"""Measure how central each node of a network is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govgraph.network.project import Network

_EXACT_NODES = 500  # above, betweenness is estimated from this many sources: 5,000 nodes exactly take a minute
_SEED = 7


@dataclass(frozen=True, slots=True)
class Measure:
    """Say how central a node is.

    Attributes:
        degree: number of edges.
        betweenness: 0 to 1, the share of shortest paths that pass through it.
    """

    degree: int
    betweenness: float


def measure(network: Network) -> dict[str, Measure]:
    """Return the measures of every node.

    Args:
        network: of :func:`govgraph.network.project`.
    """
    import networkx as nx

    simple: nx.Graph[str] = nx.Graph(network)
    sample = _EXACT_NODES if len(simple) > _EXACT_NODES else None
    between = nx.betweenness_centrality(simple, k=sample, seed=_SEED)
    return {iri: Measure(int(network.degree[iri]), round(float(between[iri]), 4)) for iri in network}
