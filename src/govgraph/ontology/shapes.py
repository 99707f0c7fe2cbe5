"""Read the shapes: what each demands, of which class, on which property, and what it says where that is broken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from govgraph.namespaces import GG, OWL, PREFIXES, RDF, RDFS, SH, SHAPES
from govgraph.ontology.triples import Triples, bundled, files, read

_PATHS = (SH.alternativePath, SH.inversePath, SH.zeroOrMorePath, SH.oneOrMorePath, SH.zeroOrOnePath)
_SAFE = re.compile(r"https://w3id\\?\.org/govgraph/vocab/([a-z0-9-]+)/\(([^)]*)\)")
_NAMES = re.compile(r"(?<![\w<:/-])([a-z]+):([A-Za-z]\w*)")


@dataclass(frozen=True, slots=True)
class Path:
    """A property that leads from the checked thing to the checked values.

    Attributes:
        is_inverse: True where the values point to the thing.
    """

    iri: str
    is_inverse: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A rule, or a bundle of rules on one class.

    Attributes:
        iri: its IRI; ``_:`` before the name of a blank node.
        file: stem of the file it stands in.
        names: its ``sh:name``.
        severity: Violation, Warning or Info; empty if the shape does not say.
        messages: what is wrong and what to do, two sentences.
        classes: whose instances are checked, by itself or by the node shape around it.
        paths: alternatives; empty for a rule that looks at the whole thing.
        least: fewest values, or None.
        most: most values, or None.
        datatype: IRI of the datatype of the values; empty for any.
        kinds: classes of the values, alternatives.
        scheme: key of the vocabulary that a pattern closes the values to; empty for none.
        pattern: regular expression of the values; empty for none.
        choices: values allowed, where they are listed.
        one_a_language: True where no language may have two values.
        query: text of its SPARQL constraint; empty for none.
        bundles: IRIs of the property shapes of a node shape.
    """

    iri: str
    file: str
    names: tuple[str, ...]
    severity: str
    messages: tuple[str, ...]
    classes: tuple[str, ...]
    paths: tuple[Path, ...]
    least: int | None
    most: int | None
    datatype: str
    kinds: tuple[str, ...]
    scheme: str
    pattern: str
    choices: tuple[str, ...]
    one_a_language: bool
    query: str
    bundles: tuple[str, ...]
    is_node_shape: bool

    @property
    def name(self) -> str:
        """Return the last part of the IRI, such as ``AgreementLabel``."""
        return self.iri.removeprefix(SHAPES)

    @property
    def label(self) -> str:
        """Return what the shape is called."""
        return self.names[0] if self.names else self.name

    @property
    def problem(self) -> str:
        """Return what is wrong where the shape is broken, in one sentence."""
        return (self.messages[0].partition(". ")[0].rstrip(".") + ".") if self.messages else ""

    @property
    def remedy(self) -> str:
        """Return what to do, in one sentence; empty if the shape does not say."""
        return self.messages[0].partition(". ")[2] if self.messages else ""

    @property
    def is_rule(self) -> bool:
        """Tell whether the shape itself can be broken, and not only what it bundles."""
        return not self.is_node_shape or bool(self.query)

    @property
    def terms(self) -> frozenset[str]:
        """Return the IRIs of classes and properties that the shape speaks of."""
        told = {*self.classes, *(path.iri for path in self.paths), *self.kinds}
        named = (PREFIXES[prefix] + name for prefix, name in _NAMES.findall(self.query) if prefix in PREFIXES)
        return frozenset(told | set(named))


@cache
def shapes() -> Mapping[str, Shape]:
    """Return the bundled shapes by IRI, in the order of files and lines.

    Raises:
        TableError: if this installation has no ontology.
    """
    triples = bundled("shapes")
    places = {iri: path.stem for path in files("shapes") for iri in read([path]).held}
    return shapes_of(triples, places)


def shapes_of(triples: Triples, places: Mapping[str, str]) -> Mapping[str, Shape]:
    """Return the shapes that triples declare.

    Args:
        places: stem of the file of each shape.
    """
    declared = [iri for iri in triples.held if {SH.NodeShape, SH.PropertyShape} & set(triples.values(iri, RDF.type))]
    owners: dict[str, list[str]] = {}
    for iri in declared:
        for inner in triples.values(iri, SH.property):
            owners.setdefault(inner, []).append(iri)
    return MappingProxyType({iri: _shape(triples, iri, places.get(iri, ""), owners.get(iri, ())) for iri in declared})


def classes_without(shaped: Iterable[Shape], classes: Iterable[str]) -> tuple[str, ...]:
    """Return the classes that no node shape targets by itself, sorted."""
    targets = {target for shape in shaped if shape.is_node_shape for target in shape.classes}
    return tuple(sorted(set(classes) - targets))


def _shape(triples: Triples, iri: str, place: str, owners: Iterable[str]) -> Shape:
    def number(predicate: str) -> int | None:
        found = triples.value(iri, predicate)
        return int(found) if found else None

    pattern = triples.value(iri, SH.pattern)
    closed = _SAFE.search(pattern)
    return Shape(
        iri=iri,
        file=place,
        names=triples.words(iri, SH.name),
        severity=triples.value(iri, SH.severity).rpartition("#")[2],
        messages=triples.words(iri, SH.message),
        classes=_classes(triples, iri, owners),
        paths=_paths(triples, triples.value(iri, SH.path)),
        least=number(SH.minCount),
        most=number(SH.maxCount),
        datatype=triples.value(iri, SH.datatype),
        kinds=_kinds(triples, iri),
        scheme=closed[1] if closed else "",
        pattern=pattern,
        choices=triples.members(triples.value(iri, SH["in"])),
        one_a_language=triples.value(iri, SH.uniqueLang) == "true",
        query="\n".join(triples.value(each, SH.select) for each in triples.values(iri, SH.sparql)),
        bundles=triples.values(iri, SH.property),
        is_node_shape=SH.NodeShape in triples.values(iri, RDF.type),
    )


def _classes(triples: Triples, iri: str, owners: Iterable[str]) -> tuple[str, ...]:
    found = list(triples.values(iri, SH.targetClass))
    if {RDFS["Class"], OWL["Class"]} & set(triples.values(iri, RDF.type)):
        found.append(iri)
    for owner in owners:
        found += _classes(triples, owner, ())
    return tuple(dict.fromkeys(found))


def _kinds(triples: Triples, iri: str) -> tuple[str, ...]:
    """Return the classes that values may be of; each alternative of an ``sh:or`` is one."""
    alternatives = [each for head in triples.values(iri, SH["or"]) for each in triples.members(head)]
    inner = (kind for each in alternatives for kind in triples.values(each, SH["class"]))
    return tuple(dict.fromkeys((*triples.values(iri, SH["class"]), *inner)))


def _paths(triples: Triples, node: str) -> tuple[Path, ...]:
    if not node.startswith("_:"):
        return (Path(node),) if node else ()
    for kind in _PATHS:
        inner = triples.value(node, kind)
        if inner and kind == SH.alternativePath:
            return tuple(path for each in triples.members(inner) for path in _paths(triples, each))
        if inner:
            return tuple(Path(path.iri, kind == SH.inversePath) for path in _paths(triples, inner))
    return _paths(triples, triples.value(node, RDF.first))  # a sequence: its first step is what the class bears


def own(iris: Iterable[str]) -> tuple[str, ...]:
    """Return the IRIs that are terms of ours, in their order."""
    return tuple(iri for iri in iris if iri.startswith(GG))
