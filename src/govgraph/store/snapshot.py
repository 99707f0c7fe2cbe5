"""Read a store as it stood after its last finished batch, whatever the writer does meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import pyoxigraph
from pyoxigraph import NamedNode, Quad, Triple

from govgraph.errors import QueryError, StoreError
from govgraph.store import folder, reading
from govgraph.store.reading import DocumentInfo, Term

_ATTEMPTS = 5  # the writer may remove a snapshot between our listing and opening it; the newest is then another


class Snapshot:
    """Answer queries from the newest snapshot of a store.

    Safe to share between threads: results are complete before a method returns, as the engine's own lazy results
    abort the process when another thread touches them. Queries here run to their end; a user's own query goes
    through :func:`govgraph.query.run`.
    """

    def __init__(self, store_folder: folder.Folder) -> None:
        self._folder = store_folder
        self._path, self._database = _open_newest(store_folder)

    @classmethod
    def open(cls, path: str | Path) -> Snapshot:
        """Open the newest snapshot of the store at a path.

        Raises:
            StoreError: if there is no store, or it cannot be read.
        """
        return cls(folder.read(Path(path)))

    @property
    def path(self) -> Path:
        """Return the folder of the snapshot now open; it changes only in :meth:`refresh`."""
        return self._path

    @property
    def store_path(self) -> Path:
        """Return the folder of the store."""
        return self._folder.path

    @property
    def base(self) -> str:
        """Return the base of the store's data IRIs."""
        return self._folder.base

    def refresh(self) -> bool:
        """Move to the newest snapshot.

        Returns:
            True if there was a newer one.

        Raises:
            StoreError: if the store is gone or cannot be read.
        """
        made = _list(self._folder)
        if made and made[-1] == self._path:
            return False
        self._path, self._database = _open_newest(self._folder)
        return True

    def select(self, query_text: str, *, bind: Mapping[str, Term] | None = None) -> list[dict[str, Term]]:
        """Return the rows of a SELECT query; unbound variables are left out of a row.

        Args:
            query_text: SPARQL; the prefixes of :data:`govgraph.namespaces.PREFIXES` are known, the default graph is
                the union of all graphs.
            bind: values for variables; each must stand in the SELECT line.

        Raises:
            QueryError: if the text is no SELECT query or a bound variable is not selected.
        """
        with self._readable():
            return reading.select(self._database, query_text, bind)

    def ask(self, query_text: str, *, bind: Mapping[str, Term] | None = None) -> bool:
        """Return the answer of an ASK query.

        Args:
            query_text: as for :meth:`select`.
            bind: values for variables.

        Raises:
            QueryError: if the text is no ASK query.
        """
        result = self._query(query_text, bind)
        if not isinstance(result, pyoxigraph.QueryBoolean):
            raise QueryError("an ASK query is needed here")
        return bool(result)

    def construct(self, query_text: str, *, bind: Mapping[str, Term] | None = None) -> list[Triple]:
        """Return the triples of a CONSTRUCT or DESCRIBE query, sorted, each once.

        Args:
            query_text: as for :meth:`select`.
            bind: values for variables of the template.

        Raises:
            QueryError: if the text is another query.
        """
        result = self._query(query_text, bind)
        if not isinstance(result, pyoxigraph.QueryTriples):
            raise QueryError("a CONSTRUCT or DESCRIBE query is needed here")
        return sorted(set(result), key=str)

    def graph(self, iri: str) -> Iterator[Quad]:
        """Yield the quads of one named graph, sorted."""
        return reading.graph(self._database, iri)

    def quads(self) -> Iterator[Quad]:
        """Yield all quads, sorted by graph, subject, predicate and object."""
        return reading.quads(self._database)

    def about(self, iri: str) -> list[Quad]:
        """Return the quads whose subject is an IRI, sorted."""
        return sorted(self._database.quads_for_pattern(NamedNode(iri), None, None, None), key=reading.order)

    def documents(self) -> list[DocumentInfo]:
        """Return the stored documents, sorted by name."""
        return reading.documents(self._database)

    def __len__(self) -> int:
        """Return the number of quads."""
        return len(self._database)

    def __enter__(self) -> Snapshot:
        """Return itself, to be closed at the end of a ``with`` block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the snapshot."""
        self.close()

    def close(self) -> None:
        """Let go of the files; the snapshot answers as empty afterwards."""
        self._database = pyoxigraph.Store()

    def _query(
        self, query_text: str, bind: Mapping[str, Term] | None
    ) -> pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples:
        """Run a query with values bound.

        Raises:
            QueryError: if the engine refuses it.
            StoreError: if the snapshot cannot be read.
        """
        with self._readable():
            return reading.query(self._database, query_text, bind)

    @contextmanager
    def _readable(self) -> Iterator[None]:
        """Name the snapshot in the error of a disk that does not answer.

        Raises:
            StoreError: if the snapshot cannot be read.
        """
        try:
            yield
        except OSError as error:
            raise StoreError(f"{self._path} cannot be read: {error}") from None


def _list(store_folder: folder.Folder) -> list[Path]:
    """Return the snapshots.

    Raises:
        StoreError: if the store's folder is gone.
    """
    try:
        return store_folder.snapshots()
    except OSError as error:
        raise StoreError(f"{store_folder.path} cannot be read: {error.strerror}") from None


def _open_newest(store_folder: folder.Folder) -> tuple[Path, pyoxigraph.Store]:
    """Open the newest snapshot.

    Raises:
        StoreError: if none can be opened.
    """
    reason = "it has no snapshot"
    for _ in range(_ATTEMPTS):
        made = _list(store_folder)
        if not made:
            break
        try:
            return made[-1], pyoxigraph.Store.read_only(str(made[-1]))
        except OSError as error:
            reason = str(error)
    raise StoreError(f"{store_folder.path} cannot be read: {reason}; restore it from a backup")
