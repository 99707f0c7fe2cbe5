"""Show the graph in a browser and answer SPARQL over HTTP."""

from govgraph.web.app import create_app

__all__ = ["create_app"]
