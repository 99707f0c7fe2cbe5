"""Write GraphML: quote, document and offsets are attributes of each edge."""

from __future__ import annotations

from typing import BinaryIO

from govgraph.export.casting import cast
from govgraph.store import Snapshot


def write(snapshot: Snapshot, out: BinaryIO) -> None:
    """Write the network.

    Args:
        snapshot: what to write.
        out: where to.
    """
    import networkx as nx

    nx.write_graphml_xml(cast(snapshot), out)
