"""Fetch drawings from the network of a snapshot, computed once for each snapshot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govgraph.web.drawing import picture
from govgraph.web.state import State
from govgraph.web.values import Picture

if TYPE_CHECKING:
    import networkx as nx


def whole(here: State) -> Picture:
    """Return the whole network, drawn.

    Raises:
        StoreError: if there is no store to read.
    """
    from govgraph import network  # heavy: networkx is loaded only where a drawing is asked for

    def draw() -> Picture:
        g = _network(here)
        return picture(g, network.layout(g), here.catalogue.names, here.urls, title="The whole network")

    return here.reader.keep("picture", draw)


def around(here: State, iri: str) -> Picture | None:
    """Return what stands next to a thing, drawn; None where the network does not hold it or nothing is near.

    Raises:
        StoreError: if there is no store to read.
    """
    from govgraph import network

    g = _network(here)
    if iri not in g or not g.degree(iri):
        return None
    near = network.neighbourhood(g, iri, 1)
    names = here.catalogue.names
    return picture(near, network.layout(near), names, here.urls, title=f"Around {names.short(iri)}", focus=iri)


def _network(here: State) -> nx.MultiGraph[str]:
    from govgraph import network

    return here.reader.keep("network", lambda: network.project(here.reader.snapshot))
