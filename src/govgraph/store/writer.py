"""Write to a store: each document lands whole or not at all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from govgraph import settings
from govgraph.errors import StoreError
from govgraph.namespaces import REFERENCE_GRAPHS, document_graph
from govgraph.store import folder, reading
from govgraph.store.lock import WriterLock
from govgraph.store.reading import DocumentInfo


class Store:
    """Be the one writer of a store.

    Readers see what was written after :meth:`publish` or :meth:`close`.
    """

    def __init__(self, store_folder: folder.Folder) -> None:
        self._folder = store_folder
        self._lock = WriterLock(store_folder.lock)
        try:
            self._database = pyoxigraph.Store(str(store_folder.database))
        except OSError as error:
            self._lock.release()
            raise StoreError(f"{store_folder.path} cannot be opened: {error}; restore it from a backup") from None
        self._closed = False
        self.publish()  # a killed writer may have left committed documents that no reader sees yet

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False) -> Store:
        """Open a store for writing.

        Args:
            path: its folder.
            create: make the store if the folder does not exist or is empty.

        Raises:
            StoreError: if there is no store, or it cannot be made or opened.
            StoreLockedError: if another process writes to it.
        """
        target = Path(path)
        if create and not (target / "govgraph.json").exists():
            folder.create(target, base=settings.text("base"))
        return cls(folder.read(target))

    @property
    def path(self) -> Path:
        """Return the store's folder."""
        return self._folder.path

    @property
    def base(self) -> str:
        """Return the base of the store's data IRIs."""
        return self._folder.base

    def put_document(self, key: str, quads: Iterable[Quad]) -> bool:
        """Make one document's graph hold exactly these quads: :meth:`put_documents` for one.

        Raises:
            StoreError: if a quad lies in another graph, there are none, or the disk refuses.
        """
        given = list(quads)
        if not given:
            raise StoreError(f"document {key} has no quads; remove a document with remove_document")
        return self.put_documents({document_graph(key, base=self.base): given})

    def remove_document(self, key: str) -> bool:
        """Empty one document's graph.

        Returns:
            False if the store has no such document.

        Raises:
            StoreError: if the disk refuses.
        """
        return self.put_documents({document_graph(key, base=self.base): []})

    def put_documents(self, graphs: Mapping[str, Iterable[Quad]]) -> bool:
        """Make the graphs of some documents hold exactly these quads, in one transaction on disk when this returns.

        Args:
            graphs: the quads by the IRI of the document's graph, in which all of them lie; none removes the document.

        Returns:
            False if the stored graphs were equal already.

        Raises:
            StoreError: if a quad lies in another graph, a graph is no document's, or the disk refuses.
        """
        wanted: set[Quad] = set()
        for name, quads in graphs.items():
            if not name.startswith(document_graph("", base=self.base)):
                raise StoreError(f"<{name}> is not the graph of a document of this store; check the base setting")
            held = _canonical(quads)
            strays = {str(quad.graph_name) for quad in held} - {f"<{name}>"}
            if strays:
                raise StoreError(f"a document must be written to <{name}>, not {min(strays)}; check the base setting")
            wanted |= held
        return self._replace(graphs, wanted)

    def put_reference(self, quads: Iterable[Quad]) -> bool:
        """Make the reference graphs hold exactly these quads, in one transaction.

        Args:
            quads: in the graphs of reference data, known agreements, vocabularies and ontology.

        Returns:
            False if they were equal already.

        Raises:
            StoreError: if a quad lies in another graph, or the disk refuses.
        """
        wanted = _canonical(quads)
        strays = {str(quad.graph_name) for quad in wanted} - {f"<{name}>" for name in REFERENCE_GRAPHS}
        if strays:
            raise StoreError(f"reference data cannot be written to {min(strays)}")
        return self._replace(REFERENCE_GRAPHS, wanted)

    def select(self, query_text: str, *, bind: Mapping[str, reading.Term]) -> list[dict[str, reading.Term]]:
        """Return the rows of one of our own SELECT queries, as the database stands now.

        Args:
            query_text: SPARQL with the prefixes of :data:`govgraph.namespaces.PREFIXES`.
            bind: values for variables of the SELECT line.

        Raises:
            QueryError: if the engine refuses it.
        """
        return reading.select(self._database, query_text, bind)

    def documents(self) -> list[DocumentInfo]:
        """Return the stored documents, sorted by name."""
        return reading.documents(self._database)

    def graph(self, iri: str) -> Iterator[Quad]:
        """Yield the quads of one named graph, sorted."""
        return reading.graph(self._database, iri)

    def quads(self) -> Iterator[Quad]:
        """Yield all quads, sorted by graph, subject, predicate and object."""
        return reading.quads(self._database)

    def publish(self) -> Path:
        """Show readers what was written: make a snapshot unless nothing changed since the last one.

        Returns:
            the newest snapshot.

        Raises:
            StoreError: if the disk refuses.
        """
        made = self._folder.snapshots()
        if made and not self._folder.unpublished.exists():
            return made[-1]
        aside, final = self._folder.next_snapshot()
        try:
            self._database.backup(str(aside))
            aside.rename(final)
            self._folder.unpublished.unlink(missing_ok=True)
        except OSError as error:
            raise self._refused(error) from None
        self._folder.drop_old_snapshots()
        return final

    def close(self) -> None:
        """Publish, close the database and free the lock; a second call does nothing.

        Raises:
            StoreError: if the disk refuses.
        """
        if self._closed:
            return
        self._closed = True
        try:
            self.publish()
        finally:
            self._database = pyoxigraph.Store()  # dropping the last reference closes the files
            self._lock.release()

    def __enter__(self) -> Store:
        """Return itself, to be closed at the end of a ``with`` block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()

    def _replace(self, names: Collection[str], wanted: set[Quad]) -> bool:
        """Turn what some graphs hold into what is wanted, in one transaction, flushed.

        Raises:
            StoreError: if the disk refuses.
        """
        held = {q for name in names for q in self._database.quads_for_pattern(None, None, None, NamedNode(name))}
        removed, added = held - wanted, wanted - held
        if not removed and not added:
            return False
        try:
            self._folder.unpublished.touch()
            if removed:
                left = {quad.graph_name.value for quad in wanted if isinstance(quad.graph_name, NamedNode)}
                drops = "".join(f"DROP SILENT GRAPH <{name}> ; " for name in sorted(set(names) - left))
                self._database.update(f"{drops}DELETE DATA {{ {_text(removed)} }} ; INSERT DATA {{ {_text(added)} }}")
            else:
                self._database.extend(sorted(added, key=reading.order))
            self._database.flush()
        except OSError as error:
            raise self._refused(error) from None
        return True

    def _refused(self, error: OSError) -> StoreError:
        return StoreError(f"{self.path} cannot be written: {error}; what was stored before is untouched")


def _canonical(quads: Iterable[Quad]) -> set[Quad]:
    """Return the quads as the engine will give them back: it rewrites typed literals (``0.60`` becomes ``0.6``)."""
    scratch = pyoxigraph.Store()
    scratch.extend(quads)
    return set(scratch)


def _text(quads: Iterable[Quad]) -> str:
    """Return quads as SPARQL quad data; the engine's own writer escapes the terms."""
    return "\n".join(
        f"GRAPH {quad.graph_name} {{ {quad.subject} {quad.predicate} {quad.object} }}"
        for quad in sorted(quads, key=reading.order)
    )
