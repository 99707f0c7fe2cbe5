"""Keep one named graph per document on disk: one writer, any number of readers.

A store is a folder: ``govgraph.json`` (format, base), ``db`` (Oxigraph), ``snapshots`` (for readers) and ``lock``.
"""

from govgraph.store.reading import DocumentInfo, Term
from govgraph.store.snapshot import Snapshot
from govgraph.store.writer import Store

__all__ = ["DocumentInfo", "Snapshot", "Store", "Term"]
