"""Bring documents into a store and take them out, so that each agreement is one node whoever tells of it.

What a store holds depends on the set of its documents alone, not on the order in which they came and went.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from govgraph.identity.clusters import blocks_of, cluster
from govgraph.identity.compare import compare
from govgraph.identity.reading import reports
from govgraph.identity.renaming import names, rename, replaced, restore
from govgraph.identity.report import Report
from govgraph.namespaces import document_graph
from govgraph.store import Store

_TOGETHER = "SELECT ?graph ?one ?other WHERE { GRAPH ?graph { ?agreement gg:hasParty ?one, ?other } }"


def put_document(store: Store, key: str, quads: Iterable[Quad]) -> bool:
    """Store what a document says, under the common IRIs of the agreements that others tell of too.

    Args:
        store: open for writing.
        key: the document's key.
        quads: its graph as mapped, with IRIs of its own.

    Returns:
        False if nothing changed.

    Raises:
        StoreError: if a quad lies in another graph, there are none, or the disk refuses.
    """
    return _rewrite(store, key, list(quads))


def remove_document(store: Store, key: str) -> bool:
    """Remove what only one document says; agreements that others tell of stay, under an IRI of theirs.

    Returns:
        False if the store has no such document.

    Raises:
        StoreError: if the disk refuses.
    """
    return _rewrite(store, key, [])


def _rewrite(store: Store, key: str, quads: list[Quad]) -> bool:
    """Replace one document, and rename in others what belongs together now or no longer does.

    Raises:
        StoreError: if the disk refuses.
    """
    name = document_graph(key, base=store.base)
    held = _Held(store)
    reached = _reach(held, held.reports(name))
    held.replace(name, quads)
    reached |= _reach(held, held.reports(name))
    reached = {report for report in reached if held.graph_of(report) != name} | set(held.reports(name))
    by_iri = {report.iri: report for report in reached}
    common: dict[str, str] = {}
    for group in cluster(reached)[0]:
        common.update(names(by_iri[iri] for iri in group))
    graphs = {name, *map(held.graph_of, reached)}
    return store.put_documents({graph: held.renamed(graph, common, set(by_iri)) for graph in sorted(graphs)})


def _reach(held: _Held, start: Iterable[Report]) -> set[Report]:
    """Return the reports that are the same as one of these, or as one so reached."""
    reached: set[Report] = set()
    waiting = list(start)
    while waiting:
        report = waiting.pop()
        if report in reached:
            continue
        reached.add(report)
        waiting += [other for other in held.met_by(report) if compare(report, other).verdict == "same"]
    return reached


class _Held:
    """Give what documents say as they were read, from a store in which agreements have common IRIs."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._stored: dict[str, list[Quad]] = {}
        self._quads: dict[str, list[Quad]] = {}
        self._reports: dict[str, list[Report]] = {}

    def replace(self, graph: str, quads: list[Quad]) -> None:
        """Take other quads for what a document says."""
        self._quads[graph] = quads
        self._reports[graph] = reports(quads)

    def reports(self, graph: str) -> list[Report]:
        """Return the agreements a document tells of."""
        if graph not in self._reports:
            self._reports[graph] = reports(restore(self._read(graph)))
        return self._reports[graph]

    def graph_of(self, report: Report) -> str:
        """Return the graph in which a report stands."""
        return document_graph(report.document.rpartition("/")[2], base=self._store.base)

    def met_by(self, report: Report) -> list[Report]:
        """Return the reports that share two parties with one."""
        graphs = set(self._reports)
        for one, other in blocks_of(report):
            bind = {"one": NamedNode(one), "other": NamedNode(other)}
            found = (row["graph"] for row in self._store.select(_TOGETHER, bind=bind))
            graphs |= {graph.value for graph in found if isinstance(graph, NamedNode) and self._is_document(graph)}
        return [
            other
            for graph in sorted(graphs)
            for other in self.reports(graph)
            if other.iri != report.iri and len(report.parties & other.parties) > 1 and not other.instrument
        ]

    def _read(self, graph: str) -> list[Quad]:
        if graph not in self._stored:
            self._stored[graph] = list(self._store.graph(graph))
        return self._stored[graph]

    def _is_document(self, graph: NamedNode) -> bool:
        return graph.value.startswith(document_graph("", base=self._store.base))

    def renamed(self, graph: str, common: dict[str, str], decided: set[str]) -> list[Quad]:
        """Return a document's quads under common IRIs: the given ones, and those held for what is not decided anew."""
        held = self._read(graph) if graph not in self._quads else []
        quads = self._quads.get(graph) or restore(held)
        kept = set().union(*(report.nodes for report in self.reports(graph) if report.iri not in decided))
        given = {own: new for own, new in replaced(held).items() if own in kept}
        return rename(quads, given | common)
