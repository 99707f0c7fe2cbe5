"""Choose what a validator needs to know beside the graph it checks."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from pyoxigraph import BlankNode, NamedNode, Quad

from govgraph.namespaces import ORG, RDF

_TYPE, _MEMBER = NamedNode(RDF.type), NamedNode(ORG.member)


def relevant(quads: Collection[Quad], context: Iterable[Quad]) -> list[Quad]:
    """Return the context quads within reach of a graph.

    These describe the nodes that the graph mentions, and the tenures of the persons it mentions; of the nodes next to
    those, the classes.
    """
    known = context if isinstance(context, Collection) else list(context)
    mentioned = {quad.subject for quad in quads} | {quad.object for quad in quads}
    mentioned |= {quad.subject for quad in known if quad.predicate == _MEMBER and quad.object in mentioned}
    described = [quad for quad in known if quad.subject in mentioned]
    near = {quad.object for quad in described} - mentioned
    return described + [quad for quad in known if quad.subject in near and quad.predicate == _TYPE]


def name(term: object) -> str:
    """Return the IRI, the ``_:`` label or the text of a term; nothing for a triple term."""
    value: str = getattr(term, "value", "")
    return f"_:{value}" if isinstance(term, BlankNode) else value
