"""Give the reports of one agreement, its events and its signatures one IRI each, and take it back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pyoxigraph import NamedNode, Quad

from govgraph.identity.report import Report
from govgraph.namespaces import DCTERMS

_REPLACES = NamedNode(DCTERMS.replaces)


def names(members: Iterable[Report]) -> dict[str, str]:
    """Return the common IRI of each node that the reports of one agreement have of their own.

    The first document to be published, and of several the one with the least IRI, gives the common IRIs, so that they
    do not depend on the order in which documents come; a well-known instrument has one of its own. Where one
    document names an instrument twice, the second report keeps its IRI, so that both can be had back.
    """
    ordered = sorted(members, key=lambda report: (report.published or "9999", report.iri))
    known = ordered[0].instrument
    found: dict[str, str] = {}
    events: dict[tuple[str, str], str] = {}
    signatures: dict[tuple[str, str, str], str] = {}
    documents: set[str] = set()
    for report in ordered:
        if report.document in documents:
            continue
        documents.add(report.document)
        found[report.iri] = _sibling(report.iri, known) if known else ordered[0].iri
        taken: set[str] = set()
        for event in report.events:
            own = _sibling(event.iri, f"{known}-{event.kind}-{event.modality}".lower()) if known else event.iri
            common = events.setdefault((event.kind, event.modality), own)
            if common in taken:  # two events of one kind in one document stay two
                continue
            taken.add(common)
            found[event.iri] = common
            for signature in event.signatures:
                shared = signatures.setdefault((common, signature.person, signature.party), signature.iri)
                if shared not in taken:
                    taken.add(shared)
                    found[signature.iri] = shared
    return {own: common for own, common in found.items() if own != common}


def rename(quads: Iterable[Quad], common: Mapping[str, str]) -> list[Quad]:
    """Return the quads of one document's graph with common IRIs for its own, and a note of what each replaces."""
    given = list(quads)
    renamed = _mapped(given, common)
    if not renamed:
        return renamed
    graph = renamed[0].graph_name
    used = {term.value for quad in given for term in (quad.subject, quad.object) if isinstance(term, NamedNode)}
    notes = [(new, own) for own, new in sorted(common.items()) if own in used]
    return renamed + [Quad(NamedNode(new), _REPLACES, NamedNode(own), graph) for new, own in notes]


def restore(quads: Iterable[Quad]) -> list[Quad]:
    """Return the quads of one document's graph as they were read: the inverse of :func:`rename`."""
    held = list(quads)
    common = {new: own for own, new in replaced(held).items()}
    return _mapped([quad for quad in held if quad.predicate != _REPLACES], common)


def as_read(quads: Iterable[Quad]) -> list[Quad]:
    """Return the quads of several documents' graphs as each was read, as the shapes judge one document's tale.

    Quads outside any named graph stay as they are: whose tale they are is not known.
    """
    graphs: dict[object, list[Quad]] = defaultdict(list)
    for quad in quads:
        graphs[quad.graph_name].append(quad)
    return [
        quad for graph, held in graphs.items() for quad in (restore(held) if isinstance(graph, NamedNode) else held)
    ]


def replaced(quads: Iterable[Quad]) -> dict[str, str]:
    """Return the common IRI by the document's own, from the notes in its graph."""
    noted = ((quad.subject, quad.object) for quad in quads if quad.predicate == _REPLACES)
    return {own.value: new.value for new, own in noted if isinstance(new, NamedNode) and isinstance(own, NamedNode)}


def _mapped(quads: Sequence[Quad], iris: Mapping[str, str]) -> list[Quad]:
    if not iris:
        return list(quads)
    nodes = {old: NamedNode(new) for old, new in iris.items()}

    def swap(term: object) -> object:
        return nodes.get(term.value, term) if isinstance(term, NamedNode) else term

    return [Quad(swap(q.subject), q.predicate, swap(q.object), q.graph_name) for q in quads]  # type: ignore[arg-type]  # terms stay terms


def _sibling(iri: str, key: str) -> str:
    return f"{iri.rpartition('/')[0]}/{key}"
