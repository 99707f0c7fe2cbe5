"""Hold what a finder reports before it is placed in a sentence."""

from __future__ import annotations

from typing import NamedTuple

from govgraph.model import MentionKind


class Span(NamedTuple):
    """A stretch of the folded text that a finder reports; fields as in :class:`govgraph.model.Mention`."""

    start: int
    end: int
    kind: MentionKind
    value: str = ""
    keys: tuple[str, ...] = ()
    detail: str = ""
    method: str = ""
