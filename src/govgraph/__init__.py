"""Read documents on migration governance into an evidenced knowledge graph.

>>> import govgraph
>>> g = govgraph.open("govgraph-demo/store")  # doctest: +SKIP
>>> g.query("who-signed").to_pandas()  # doctest: +SKIP
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from govgraph import namespaces

if TYPE_CHECKING:
    from govgraph.api import Graph

__version__ = namespaces.VERSION
__all__ = ["__version__", "open"]


def open(path: str | Path) -> Graph:  # noqa: A001  # reads as govgraph.open, and nothing here opens a file
    """Open a store for reading.

    Args:
        path: its folder.

    Raises:
        StoreError: if there is no store, or it cannot be read.
    """
    from govgraph.api import Graph  # the engine costs 60 ms that `govgraph --help` need not pay

    return Graph(path)
