"""Read sources into documents: a file, a folder, an address of the web or standard input, in any format of the table.

The table is :data:`govgraph.documents.formats.FORMATS`; each format has a module of its own. This stage reads files and
the addresses it is asked to read; it follows no link in them, writes nothing, and waits on no special file.
"""

from govgraph.documents.source import read

__all__ = ["read"]
