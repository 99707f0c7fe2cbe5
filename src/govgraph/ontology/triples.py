"""Read the files of the ontology folder into triples that can be looked up by subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from govgraph import resources
from govgraph.namespaces import RDF

Node = NamedNode | BlankNode | Literal | Triple
ENGLISH = ("en", "", None)


@dataclass(frozen=True, slots=True)
class Triples:
    """Look up triples by subject and property.

    Attributes:
        held: objects by property, by subject; a blank node's name begins with ``_:``.
    """

    held: Mapping[str, Mapping[str, tuple[Node, ...]]]

    def subjects(self, kind: str) -> tuple[str, ...]:
        """Return the instances of a class, sorted."""
        return tuple(sorted(subject for subject in self.held if kind in self.values(subject, RDF.type)))

    def subjects_of(self, predicate: str) -> tuple[str, ...]:
        """Return what has a property, sorted."""
        return tuple(sorted(subject for subject, held in self.held.items() if predicate in held))

    def values(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Return IRIs and words of a property, in the order of the file."""
        return tuple(named(node) for node in self.held.get(subject, {}).get(predicate, ()))

    def value(self, subject: str, predicate: str) -> str:
        """Return the first value of a property; empty if there is none."""
        return next(iter(self.values(subject, predicate)), "")

    def words(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Return the values of a property that are English or of no language."""
        nodes = self.held.get(subject, {}).get(predicate, ())
        return tuple(node.value for node in nodes if isinstance(node, Literal) and node.language in ENGLISH)

    def word(self, subject: str, predicate: str) -> str:
        """Return the first English value of a property; empty if there is none."""
        return next(iter(self.words(subject, predicate)), "")

    def members(self, head: str) -> tuple[str, ...]:
        """Return the members of an RDF list."""
        found = []
        while head and head != RDF.nil:
            found.append(self.value(head, RDF.first))
            head = self.value(head, RDF.rest)
        return tuple(found)


def named(node: Node) -> str:
    """Return the IRI or the words of a node; a blank node with ``_:`` before it."""
    if isinstance(node, BlankNode):
        return f"_:{node.value}"
    return "" if isinstance(node, Triple) else node.value


def files(*folders: str) -> tuple[Path, ...]:
    """Return the Turtle files of folders of the ontology, sorted; a folder that is missing has none.

    Args:
        folders: names below ``ontology``; the empty one stands for the ontology's own file.

    Raises:
        TableError: if this installation has no ontology.
    """
    root = resources.path("ontology")
    own = [root / "govgraph.ttl"] if "" in folders else []
    return (*own, *(path for folder in folders if folder for path in sorted((root / folder).glob("*.ttl"))))


def read(paths: Iterable[Path]) -> Triples:
    """Return the triples of Turtle files."""
    held: dict[str, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, node in _parsed(paths):
        held[subject][predicate].append(node)
    return Triples(
        MappingProxyType({s: {p: tuple(dict.fromkeys(nodes)) for p, nodes in each.items()} for s, each in held.items()})
    )


@cache
def bundled(*folders: str) -> Triples:
    """Return the triples of folders of the bundled ontology; see :func:`files`.

    Raises:
        TableError: if this installation has no ontology.
    """
    return read(files(*folders))


def _parsed(paths: Iterable[Path]) -> Iterator[tuple[str, str, Node]]:
    for path in paths:
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            yield named(quad.subject), quad.predicate.value, quad.object
