"""Turn records and reference tables into RDF: the graph of a document and the reference graphs."""

from govgraph.mapping.documents import map_record
from govgraph.mapping.reference import reference_quads

__all__ = ["map_record", "reference_quads"]
