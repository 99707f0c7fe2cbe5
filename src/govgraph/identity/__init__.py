"""Decide which documents tell of the same agreement, and keep it one node in the store."""

from govgraph.identity.merging import put_document, remove_document
from govgraph.identity.renaming import as_read

__all__ = ["as_read", "put_document", "remove_document"]
