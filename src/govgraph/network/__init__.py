"""Show the graph as a network: who is tied to whom, by which agreement, with the words that prove each tie."""

from govgraph.network.layout import Positions, layout
from govgraph.network.measures import Measure, measure
from govgraph.network.project import co_signatures, neighbourhood, project
from govgraph.network.statements import Statement, statements

__all__ = [
    "Measure", "Positions", "Statement", "co_signatures", "layout", "measure", "neighbourhood", "project", "statements",
]  # fmt: skip
