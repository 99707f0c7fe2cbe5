"""Describe every field: a class and a property that its instances bear, as ontology and shapes have it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from govgraph import resources
from govgraph.namespaces import EDTF, GG, PREFIXES, RDF, SKOS, VOCAB
from govgraph.ontology.schemes import schemes
from govgraph.ontology.shapes import Shape, shapes
from govgraph.ontology.terms import Term, terms
from govgraph.ontology.triples import Triples, bundled

_LONGEST = 80  # characters of a pattern or an example that a cell can hold
_RANGES = (SKOS.Concept,)  # says nothing where the vocabulary is known


@dataclass(frozen=True, slots=True)
class Field:
    """A property of a class.

    Attributes:
        owner: name of the class, such as ``Agreement``.
        path: IRI of the property.
        is_inverse: True where the values point to the instance.
        name: the property with its prefix, such as ``gg:hasParty``; ``^`` before it where it is read backwards.
        label: what the property is called.
        meaning: its definition.
        types: classes or datatypes of the values, in words.
        allowed: the vocabulary, the listed values or the pattern that closes the values; empty for none.
        least: fewest values that a shape demands.
        most: most values that a shape allows, or None.
        severity: of the shape that demands a value; empty where none does.
        example: a value.
    """

    owner: str
    path: str
    is_inverse: bool
    name: str
    label: str
    meaning: str
    types: tuple[str, ...]
    allowed: str
    least: int
    most: int | None
    severity: str
    example: str

    @property
    def cardinality(self) -> str:
        """Return how many values there may be, such as ``0..1``."""
        return f"{self.least}..{'*' if self.most is None else self.most}"


@cache
def fields() -> tuple[Field, ...]:
    """Return the fields of the bundled ontology by class and property, in alphabetical order.

    Raises:
        TableError: if this installation has no ontology.
    """
    ruled: dict[tuple[str, str, bool], list[Shape]] = {}
    for shape in shapes().values():
        for owner in shape.classes if not shape.is_node_shape else ():
            for path in shape.paths:
                if owner.startswith(GG) and path.iri != RDF.type and not _is_deprecated(path.iri):
                    ruled.setdefault((owner, path.iri, path.is_inverse), []).append(shape)
    for term in terms().values():
        for owner in term.domains if not term.is_deprecated else ():
            if owner.startswith(GG):
                ruled.setdefault((owner, term.iri, False), [])
    examples = bundled("examples/valid")
    made = (_field(*key, held, examples) for key, held in ruled.items())
    return tuple(sorted(made, key=lambda field: (field.owner, field.is_inverse, field.name)))


def _field(owner: str, path: str, is_inverse: bool, held: Iterable[Shape], examples: Triples) -> Field:
    rules = [shape for shape in held if len(shape.paths) == 1]  # one of several paths may be missing
    term = terms().get(path.removeprefix(GG)) if path.startswith(GG) else None
    label, meaning = (term.label, term.definition) if term else borrowed().get(path, ("", ""))
    demanding = next((shape for shape in rules if shape.least), None)
    prefixed = short(path)
    return Field(
        owner=owner.removeprefix(GG),
        path=path,
        is_inverse=is_inverse,
        name=f"^{prefixed}" if is_inverse else prefixed,
        label=label,
        meaning=meaning,
        types=() if is_inverse else _types(term, rules),
        allowed="" if is_inverse else _allowed(path, rules, examples),
        least=max((shape.least or 0 for shape in rules), default=0),
        most=min((shape.most for shape in rules if shape.most is not None), default=None),
        severity=demanding.severity if demanding else "",
        example="" if is_inverse else _example(owner, path, term, examples),
    )


@cache
def borrowed() -> Mapping[str, tuple[str, str]]:
    """Return label and meaning of the properties of other vocabularies that the graph uses, by IRI.

    Raises:
        TableError: if this installation has no ontology.
    """
    with resources.path("ontology", "borrowed.csv").open(encoding="utf-8", newline="") as file:
        return MappingProxyType({row["property"]: (row["label"], row["meaning"]) for row in csv.DictReader(file)})


def short(iri: str) -> str:
    """Return an IRI with one of the project's prefixes; as it is where none fits.

    >>> short("http://www.w3.org/ns/org#member")
    'org:member'
    """
    fitting = [(len(base), prefix) for prefix, base in PREFIXES.items() if iri.startswith(base)]
    return f"{max(fitting)[1]}:{iri[max(fitting)[0] :]}" if fitting else iri


def scheme_of(path: str, examples: Triples) -> str:
    """Return the key of the vocabulary that the values of a property come from, as the valid examples have it."""
    values = (value for subject in examples.subjects_of(path) for value in examples.values(subject, path))
    return next((value.removeprefix(VOCAB).partition("/")[0] for value in values if value.startswith(VOCAB)), "")


def _is_deprecated(iri: str) -> bool:
    term = terms().get(iri.removeprefix(GG))
    return term is not None and term.is_deprecated


def _types(term: Term | None, rules: Iterable[Shape]) -> tuple[str, ...]:
    """Return classes and datatypes, those of the shapes before those of the ontology."""
    demanded = [iri for shape in rules for iri in (*shape.kinds, shape.datatype) if iri]
    found = demanded or list(term.ranges if term else ())
    return tuple(dict.fromkeys(_word(iri) for iri in found))


def _word(iri: str) -> str:
    if iri.startswith(EDTF):
        return "EDTF date"
    known = terms().get(iri.removeprefix(GG)) if iri.startswith(GG) else None
    return known.label if known else short(iri)


def _allowed(path: str, rules: Iterable[Shape], examples: Triples) -> str:
    for shape in rules:
        if shape.scheme or (shape.kinds in ((), _RANGES) and scheme_of(path, examples) in schemes()):
            return f"vocabulary {shape.scheme or scheme_of(path, examples)}"
        if shape.choices:
            return ", ".join(shape.choices)
        if shape.pattern and len(shape.pattern) <= _LONGEST:
            return f"pattern {shape.pattern}"
    return ""


def _example(owner: str, path: str, term: Term | None, examples: Triples) -> str:
    """Return a value: of an example of the class, else of any, else what the ontology tells."""
    values = [
        (owner not in examples.values(subject, RDF.type), value)
        for subject in examples.subjects_of(path)
        for value in examples.values(subject, path)
    ]
    if values:
        value = min(values)[1]
        return _cut(examples.word(value, SKOS.prefLabel) or short(value).rpartition("example/")[2])
    return _cut(term.examples[0]) if term and term.examples else ""


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[:_LONGEST].rpartition(" ")[0] + " …"
