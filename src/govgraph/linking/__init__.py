"""Decide what each mention stands for: a row of a reference table, a new thing, or nothing, with the reason."""

from govgraph.linking.resolve import link_mentions

__all__ = ["link_mentions"]
