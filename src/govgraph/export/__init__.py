"""Write the graph in the formats other tools read, each with source, quote and offsets by its own means."""

from govgraph.export.exporter import FORMATS, Exporter, exporter
from govgraph.export.files import write_file

__all__ = ["FORMATS", "Exporter", "exporter", "write_file"]
