"""Part a document's text into blocks and sentences, and set page furniture aside.

Nothing is rewritten: blocks and sentences are offsets into the stored text.
"""

from govgraph.text.sentences import segment

__all__ = ["segment"]
