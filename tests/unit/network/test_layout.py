"""Check that pictures are stable, clear of overlaps, and whole."""

from __future__ import annotations

import math
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import networkx as nx
import pytest

from govgraph.network import layout, project
from govgraph.network.layout import EDGE, Positions
from govgraph.store import Snapshot


def named(graph: nx.Graph[int]) -> nx.Graph[str]:
    """Return a graph whose nodes are strings."""
    renamed: nx.Graph[str] = nx.Graph()
    renamed.add_nodes_from(f"n{node:04d}" for node in graph)
    renamed.add_edges_from((f"n{one:04d}", f"n{other:04d}") for one, other in graph.edges())
    return renamed


def nearest(places: Positions) -> float:
    """Return the smallest distance between two nodes."""
    return min(math.dist(one, other) for one, other in combinations(places.values(), 2))


@pytest.mark.parametrize(
    "graph",
    [
        pytest.param(nx.path_graph(2), id="pair"),
        pytest.param(nx.star_graph(12), id="star"),
        pytest.param(nx.complete_graph(20), id="clique"),
        pytest.param(nx.barabasi_albert_graph(200, 2, seed=1), id="hubs"),
        pytest.param(nx.disjoint_union_all([nx.star_graph(4)] * 5 + [nx.empty_graph(3)]), id="parts"),
    ],
)
def test_nodes_are_apart(graph: nx.Graph[int]) -> None:
    """Every node has a place of its own, no two closer than half an edge."""
    places = layout(named(graph))
    assert set(places) == set(named(graph))
    assert nearest(places) > EDGE / 2
    assert min(x for x, _ in places.values()) == 0
    assert min(y for _, y in places.values()) == 0


def test_parts_do_not_overlap() -> None:
    """The boxes of two connected parts never meet."""
    graph = named(nx.disjoint_union_all([nx.cycle_graph(9), nx.star_graph(4), nx.path_graph(3), nx.path_graph(2)]))
    places = layout(graph)
    boxes = []
    for part in nx.connected_components(graph):
        xs, ys = [places[node][0] for node in part], [places[node][1] for node in part]
        boxes.append((min(xs), min(ys), max(xs), max(ys)))
    for a, b in combinations(boxes, 2):
        assert a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1]


def test_small_and_odd_networks() -> None:
    """No node, one node and a node tied to itself have a picture too."""
    assert layout(nx.Graph()) == {}
    assert layout(named(nx.empty_graph(1))) == {"n0000": (0.0, 0.0)}
    assert layout(named(nx.Graph([(0, 0)]))) == {"n0000": (0.0, 0.0)}


def test_same_network_same_picture(demo_snapshot: Snapshot, demo_path: Path) -> None:
    """A second run, a second process and another order of edges give equal positions."""
    network = project(demo_snapshot)
    places = layout(network)
    turned: nx.MultiGraph[str] = nx.MultiGraph()
    turned.add_edges_from(reversed([(b, a) for a, b in network.edges()]))
    assert layout(turned) == places
    program = (
        "import sys\nfrom govgraph.network import layout, project\nfrom govgraph.store import Snapshot\n"
        "print(layout(project(Snapshot.open(sys.argv[1]))))"
    )
    done = subprocess.run([sys.executable, "-c", program, demo_path], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(places)


def test_large_networks_are_stable() -> None:
    """The other method, for more nodes, is deterministic too."""
    graph = named(nx.barabasi_albert_graph(400, 1, seed=2))
    assert layout(graph) == layout(graph)
