"""Read the vocabularies: SKOS schemes and their concepts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from pyoxigraph import Literal

from govgraph.namespaces import DCTERMS, SKOS, VOCAB
from govgraph.ontology.triples import Triples, bundled


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of a scheme.

    Attributes:
        others: alternative English names.
        names: name in each further language, by language.
        broader: IRI of the concept above; empty at the top.
        alike: IRIs of the same or a close concept elsewhere.
        depth: 0 at the top.
    """

    iri: str
    label: str
    definition: str
    notes: tuple[str, ...]
    others: tuple[str, ...]
    names: tuple[tuple[str, str], ...]
    broader: str
    alike: tuple[str, ...]
    sources: tuple[str, ...]
    depth: int

    @property
    def key(self) -> str:
        """Return the last part of the IRI."""
        return self.iri.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Scheme:
    """A vocabulary.

    Attributes:
        concepts: in the order of the file, each after the one above it.
    """

    iri: str
    title: str
    definition: str
    concepts: tuple[Concept, ...]

    @property
    def key(self) -> str:
        """Return the last part of the IRI, such as ``topic``."""
        return self.iri.removeprefix(VOCAB)


@cache
def schemes() -> Mapping[str, Scheme]:
    """Return the bundled vocabularies by key, sorted.

    Raises:
        TableError: if this installation has no ontology.
    """
    triples = bundled("vocabularies")
    found = (_scheme(triples, iri) for iri in triples.subjects(SKOS.ConceptScheme))
    return MappingProxyType({scheme.key: scheme for scheme in found})


def _scheme(triples: Triples, iri: str) -> Scheme:
    inside = [each for each in triples.held if iri in triples.values(each, SKOS.inScheme)]
    children: dict[str, list[str]] = {}
    for each in inside:
        children.setdefault(triples.value(each, SKOS.broader), []).append(each)
    ordered: list[Concept] = []

    def walk(above: str, depth: int) -> None:
        for each in children.get(above, ()):
            ordered.append(_concept(triples, each, depth))
            walk(each, depth + 1)

    walk("", 0)
    title = triples.word(iri, SKOS.prefLabel) or triples.word(iri, DCTERMS["title"])
    return Scheme(iri, title, triples.word(iri, SKOS.definition), tuple(ordered))


def _concept(triples: Triples, iri: str, depth: int) -> Concept:
    names = (node for node in triples.held[iri].get(SKOS.prefLabel, ()) if isinstance(node, Literal))
    return Concept(
        iri=iri,
        label=triples.word(iri, SKOS.prefLabel),
        definition=triples.word(iri, SKOS.definition),
        notes=triples.words(iri, SKOS.scopeNote),
        others=triples.words(iri, SKOS.altLabel),
        names=tuple(sorted((node.language, node.value) for node in names if node.language and node.language != "en")),
        broader=triples.value(iri, SKOS.broader),
        alike=(*triples.values(iri, SKOS.exactMatch), *triples.values(iri, SKOS.closeMatch)),
        sources=triples.values(iri, DCTERMS.source),
        depth=depth,
    )
