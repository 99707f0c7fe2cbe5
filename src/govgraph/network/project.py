"""Project the RDF graph onto a network of agreements, parties, leaders and goals."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from govgraph.namespaces import GG, ORG
from govgraph.network.names import Name, fallback, names
from govgraph.network.statements import Statement, statements, value
from govgraph.store import Snapshot, Term

if TYPE_CHECKING:  # networkx takes 0.2 s to import; callers that only read statements do without
    import networkx as nx

    Network: TypeAlias = nx.MultiGraph[str]

EDGE_KINDS = {
    "party": "is party to", "signatory": "signed", "on-behalf-of": "signed on behalf of", "office": "holds office in",
    "contributes": "contributes to", "may-contribute": "may contribute to",
}  # fmt: skip
"""Kinds of edges and how a person reads them."""

_PLAIN = {GG.hasParty: "party", GG.contributesTo: "contributes", GG.mayContributeTo: "may-contribute"}
_OFFICE_PREDICATES = (GG.ofPost, ORG.member, ORG.organization, GG.roleTitle)


class _Builder:
    """Add edges to a network; a tie of the same kind between the same two from the same document is one edge."""

    def __init__(self, known: dict[str, Name], dates: dict[str, str]) -> None:
        import networkx as nx

        self.network: Network = nx.MultiGraph()
        self._known = known
        self._dates = dates

    def add(self, kind: str, source: str, target: str, agreement: str, proof: Statement, label: str = "") -> None:
        for iri in (source, target):
            if iri not in self.network:
                name = self._known.get(iri) or fallback(iri)
                self.network.add_node(iri, kind=name.kind, label=name.label, short=name.short)
        self.network.add_edge(
            source, target, key=f"{kind} {agreement or proof.document}", kind=kind, label=label or EDGE_KINDS[kind],
            source=source, target=target, agreement=agreement, document=proof.document, quote=proof.quote,
            start=proof.start, end=proof.end, date=self._dates.get(agreement, ""), basis=proof.basis,
            confidence=proof.confidence, method=proof.method, claim=proof.claim,
        )  # fmt: skip


def project(snapshot: Snapshot) -> Network:
    """Return the network of a store.

    Nodes are IRIs with ``kind`` (agreement, agency, state, leader, goal, target, indicator), ``label`` and ``short``.
    Edges have ``kind`` (a key of :data:`EDGE_KINDS`), ``label``, ``source`` and ``target`` (as the sentence reads),
    ``agreement``, ``document``, ``quote``, ``start``, ``end``, ``date``, ``basis``, ``confidence``, ``method`` and
    ``claim``. Two stores with equal quads give equal networks, in the same order.

    Args:
        snapshot: what to show.
    """
    told = statements(snapshot)
    by_subject: dict[tuple[str, str], list[Statement]] = {}
    for statement in told:
        by_subject.setdefault((statement.subject, statement.predicate), []).append(statement)
    build = _Builder(names(_rows(snapshot, "nodes")), _dates(_rows(snapshot, "dates")))
    for statement in told:
        kind = _PLAIN.get(statement.predicate)
        if kind:
            target = value(statement.object)
            ends = (target, statement.subject) if kind == "party" else (statement.subject, target)
            build.add(kind, *ends, statement.subject, statement)
    for row in _rows(snapshot, "signatures"):
        _add_signature(build, row, by_subject)
    for row in _rows(snapshot, "offices"):
        _add_office(build, row, by_subject)
    return build.network


def neighbourhood(network: Network, iri: str, depth: int = 1) -> Network:
    """Return what lies within a number of steps of a node; an empty network if there is no such node.

    Args:
        network: of :func:`project`.
        iri: of the node in the middle.
        depth: steps.
    """
    import networkx as nx

    near: Network = nx.ego_graph(network, iri, radius=depth) if iri in network else nx.MultiGraph()
    return near


def co_signatures(network: Network) -> nx.Graph[str]:
    """Return the network of agencies and states, tied where both are parties of an agreement.

    Edges have ``weight`` (number of agreements), ``agreements`` and ``labels`` (tuples, sorted by IRI).

    Args:
        network: of :func:`project`.
    """
    import networkx as nx

    shared: nx.Graph[str] = nx.Graph()
    for iri, data in network.nodes(data=True):
        if data["kind"] in {"agency", "state"}:
            shared.add_node(iri, **data)
    for agreement in sorted(iri for iri, data in network.nodes(data=True) if data["kind"] == "agreement"):
        edges = network.edges(agreement, data=True)
        parties = sorted({edge["source"] for _, _, edge in edges if edge["kind"] == "party"})
        for i, one in enumerate(parties):
            for other in parties[i + 1 :]:
                _share(shared, one, other, agreement, str(network.nodes[agreement]["label"]))
    return shared


def _share(shared: nx.Graph[str], one: str, other: str, agreement: str, label: str) -> None:
    old = shared.get_edge_data(one, other) or {"agreements": (), "labels": ()}
    agreements, labels = (*old["agreements"], agreement), (*old["labels"], label)
    shared.add_edge(one, other, weight=len(agreements), agreements=agreements, labels=labels)


def _add_signature(build: _Builder, row: dict[str, Term], by_subject: dict[tuple[str, str], list[Statement]]) -> None:
    """Add the edges person–agreement and person–party."""
    signature, agreement, person = value(row["signature"]), value(row["agreement"]), value(row["person"])
    for proof in by_subject.get((signature, GG.signatory), ())[:1]:
        build.add("signatory", person, agreement, agreement, proof, value(row.get("office")))
    if "party" in row:
        for proof in by_subject.get((signature, GG.onBehalfOf), ())[:1]:
            build.add("on-behalf-of", person, value(row["party"]), agreement, proof)


def _add_office(build: _Builder, row: dict[str, Term], by_subject: dict[tuple[str, str], list[Statement]]) -> None:
    """Add the edge person–organisation, where a document says so."""
    proofs = (
        proof
        for predicate in _OFFICE_PREDICATES
        for proof in by_subject.get((value(row["tenure"]), predicate), ())
        if proof.document == value(row["document"])
    )
    proof = next(proofs, None)
    if proof:
        build.add("office", value(row["person"]), value(row["organisation"]), "", proof, value(row.get("office")))


def _dates(rows: Iterable[dict[str, Term]]) -> dict[str, str]:
    """Return the stated date of each agreement, else the inferred one."""
    found: dict[str, str] = {}
    for row in rows:
        date = value(row.get("date") or row.get("inferred"))
        if date:
            agreement = value(row["agreement"])
            found[agreement] = min(found.get(agreement, date), date)
    return found


def _rows(snapshot: Snapshot, name: str) -> list[dict[str, Term]]:
    """Return the rows of a query of this folder, sorted."""
    query = (Path(__file__).parent / f"{name}.rq").read_text(encoding="utf-8")
    return sorted(snapshot.select(query), key=lambda row: [(key, str(term)) for key, term in sorted(row.items())])
