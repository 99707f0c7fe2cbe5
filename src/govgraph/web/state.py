"""Reach what the views of one application share."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app

from govgraph.web.catalogue import Catalogue, catalogue
from govgraph.web.reader import Reader
from govgraph.web.urls import Urls

KEY = "govgraph"
"""Name under which the application keeps its state."""


@dataclass(frozen=True, slots=True)
class State:
    """Hold the store's reader and the limits in force.

    Attributes:
        timeout_s: seconds after which a user's query is stopped.
        max_rows: most rows a user's query may return.
        page_size: rows on one page of a list.
    """

    reader: Reader
    base: str
    timeout_s: float
    max_rows: int
    page_size: int

    @property
    def urls(self) -> Urls:
        """Return the builder of URLs."""
        return Urls(self.base)

    @property
    def catalogue(self) -> Catalogue:
        """Return the outline of the newest snapshot.

        Raises:
            StoreError: if there is no store to read.
        """
        return catalogue(self.reader, self.urls)


def state() -> State:
    """Return the state of the application that answers the request."""
    held = current_app.extensions[KEY]
    assert isinstance(held, State)
    return held
