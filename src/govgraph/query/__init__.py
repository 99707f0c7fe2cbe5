"""Answer SPARQL under limits, and keep the named questions.

A user's query is looked at token by token, then runs in a worker process that is killed at its time limit.
"""

from govgraph.query.check import Kind, inspect
from govgraph.query.library import NamedQuery, Parameter, named
from govgraph.query.result import GRAPH_FORMATS, ROW_FORMATS, Result, ResultFormat
from govgraph.query.runner import close, run

__all__ = [
    "GRAPH_FORMATS", "ROW_FORMATS", "Kind", "NamedQuery", "Parameter", "Result", "ResultFormat", "close", "inspect",
    "named", "run",
]  # fmt: skip
