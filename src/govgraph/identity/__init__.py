"""Decide which documents tell of the same agreement, and keep it one node in the store."""

from govgraph.identity.merging import put_document, remove_document

__all__ = ["put_document", "remove_document"]
