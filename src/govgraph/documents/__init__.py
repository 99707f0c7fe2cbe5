"""Read sources into documents: a file, a folder or standard input, as plain text or HTML.

This stage touches the file system and nothing else; it never reaches the network and never follows a special file.
"""

from govgraph.documents.source import read

__all__ = ["read"]
