"""Read the newest snapshot of the store for pages: queries by name, values kept until the snapshot changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from threading import RLock
from typing import TypeVar, cast

from pyoxigraph import BlankNode, Literal, NamedNode

from govgraph.store import Snapshot, Term

T = TypeVar("T")
Row = Mapping[str, Term]

_QUERIES = Path(__file__).parent / "queries"


@cache
def query_text(name: str) -> str:
    """Return the text of one of the explorer's own queries.

    Args:
        name: stem of a file in ``web/queries``.

    Raises:
        FileNotFoundError: if there is no such query.
    """
    return (_QUERIES / f"{name}.rq").read_text(encoding="utf-8")


class Reader:
    """Hold the snapshot in use and what was computed from it.

    Args:
        store_path: folder of the store; it may come into being later.
    """

    def __init__(self, store_path: Path) -> None:
        self._path = store_path
        self._lock = RLock()
        self._snapshot: Snapshot | None = None
        self._kept: dict[str, object] = {}

    @property
    def snapshot(self) -> Snapshot:
        """Return the snapshot in use.

        Raises:
            StoreError: if there is no store to read.
        """
        with self._lock:
            if self._snapshot is None:
                self._snapshot = Snapshot.open(self._path)
            return self._snapshot

    def refresh(self) -> None:
        """Move to the newest snapshot and forget what was computed from an older one.

        Raises:
            StoreError: if the store is gone.
        """
        with self._lock:
            if self.snapshot.refresh():
                self._kept = {}

    def rows(self, name: str, **bind: Term) -> list[dict[str, Term]]:
        """Return the rows of one of the explorer's own queries.

        Args:
            name: stem of a file in ``web/queries``.
            bind: values of its parameters.

        Raises:
            StoreError: if there is no store to read.
        """
        return self.snapshot.select(query_text(name), bind=bind)

    def keep(self, name: str, build: Callable[[], T]) -> T:
        """Return a value computed once for each snapshot.

        Args:
            name: under which it is kept.
            build: computes it.

        Raises:
            StoreError: if there is no store to read.
        """
        with self._lock:
            if name not in self._kept:
                self._kept[name] = build()
            return cast("T", self._kept[name])


def value(row: Row, name: str) -> str:
    """Return a cell as text: an IRI or the words of a literal; empty if the cell is."""
    term = row.get(name)
    return str(term.value) if isinstance(term, NamedNode | BlankNode | Literal) else ""
