"""Check the drawing of one connected graph, without the clearing and packing that follow."""

from __future__ import annotations

import math
from itertools import combinations

import networkx as nx
import pytest

from govgraph.network.stress import Points, draw


def drawn(graph: nx.Graph[int]) -> Points:
    """Return the places of a graph whose nodes are numbered from 0."""
    return draw(len(graph), sorted((min(edge), max(edge)) for edge in graph.edges()))


def stress(graph: nx.Graph[int], places: Points) -> float:
    """Return by how much distances on paper differ from those along the edges, as a mean of squares."""
    steps: dict[int, dict[int, int]] = dict(nx.all_pairs_shortest_path_length(graph))
    pairs = list(combinations(graph, 2))
    return sum((math.dist(places[a], places[b]) / steps[a][b] - 1) ** 2 for a, b in pairs) / len(pairs)


@pytest.mark.parametrize(
    ("graph", "most"),
    [
        pytest.param(nx.path_graph(2), 1e-9, id="pair"),
        pytest.param(nx.path_graph(30), 1e-4, id="path"),
        pytest.param(nx.cycle_graph(40), 0.025, id="cycle"),
        pytest.param(nx.convert_node_labels_to_integers(nx.grid_2d_graph(12, 12)), 0.025, id="grid"),
        pytest.param(nx.convert_node_labels_to_integers(nx.grid_2d_graph(25, 24)), 0.025, id="grid-by-pivots"),
    ],
)
def test_distances_on_paper_are_those_along_edges(graph: nx.Graph[int], most: float) -> None:
    """Graphs that fit on paper are unfolded, whether all nodes are pivots or some."""
    assert stress(graph, drawn(graph)) < most


def test_leaves_of_one_node_have_places_of_their_own() -> None:
    """Nodes that nothing tells apart do not fall onto each other."""
    places = drawn(nx.star_graph(12))
    assert min(math.dist(one, other) for one, other in combinations(places, 2)) > 0.1
