"""Read the classes and properties of the ontology."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from govgraph.namespaces import DCTERMS, GG, OWL, RDF, RDFS, SCHEMA, SKOS
from govgraph.ontology.triples import Triples, bundled

ONTOLOGY = GG.rstrip("#")
"""IRI of the ontology itself."""

KINDS: Mapping[str, str] = MappingProxyType(
    {
        OWL["Class"]: "class",
        OWL.ObjectProperty: "relation",
        OWL.DatatypeProperty: "value property",
        OWL.AnnotationProperty: "annotation",
    }
)
"""Kinds of terms by the class that declares them."""

_ABOVE = (RDFS.subClassOf, RDFS.subPropertyOf)
_ALIKE = {
    OWL.equivalentClass: "same as",
    OWL.equivalentProperty: "same as",
    SKOS.exactMatch: "same as",
    SKOS.closeMatch: "close to",
    SKOS.relatedMatch: "related to",
    SKOS.broadMatch: "narrower than",
    SKOS.narrowMatch: "broader than",
    RDFS.seeAlso: "see also",
}


@dataclass(frozen=True, slots=True)
class Term:
    """A class or a property.

    Attributes:
        kind: a value of :data:`KINDS`.
        definitions: one, in a well-kept ontology.
        notes: on the scope of the term.
        sources: IRIs of what the term was taken from.
        above: superterms, ours and foreign ones.
        below: subterms of ours.
        alike: relation in words, IRI and reason of each aligned term that is no superterm.
        reasons: why each foreign superterm is one, by its IRI; only where the alignment says.
        domains: classes whose instances bear the property.
        ranges: classes and datatypes of its values.
        defined_by: IRIs of the ontologies that define it.
    """

    iri: str
    kind: str
    labels: tuple[str, ...]
    others: tuple[str, ...]
    definitions: tuple[str, ...]
    examples: tuple[str, ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    above: tuple[str, ...]
    below: tuple[str, ...]
    alike: tuple[tuple[str, str, str], ...]
    reasons: Mapping[str, str]
    domains: tuple[str, ...]
    ranges: tuple[str, ...]
    defined_by: tuple[str, ...]
    is_deprecated: bool

    @property
    def name(self) -> str:
        """Return the last part of the IRI, such as ``hasParty``."""
        return self.iri.removeprefix(GG)

    @property
    def label(self) -> str:
        """Return the English label, or the name where there is none."""
        return self.labels[0] if self.labels else self.name

    @property
    def definition(self) -> str:
        """Return the first definition; empty if there is none."""
        return self.definitions[0] if self.definitions else ""

    @property
    def is_borrowed(self) -> bool:
        """Tell whether the term stands below a foreign one."""
        return any(not iri.startswith(GG) for iri in self.above)


@cache
def terms() -> Mapping[str, Term]:
    """Return the terms of the bundled ontology by name, sorted, alignments included.

    Raises:
        TableError: if this installation has no ontology.
    """
    return terms_of(bundled("", "alignments"))


def terms_of(triples: Triples) -> Mapping[str, Term]:
    """Return the terms that triples declare, by name, sorted."""
    found = {}
    reasons: dict[str, dict[str, str]] = {}
    for axiom in triples.subjects(RDF.Statement):
        subject, other = triples.value(axiom, RDF.subject), triples.value(axiom, RDF.object)
        reasons.setdefault(subject, {})[other] = triples.word(axiom, RDFS.comment)
    for iri, held in sorted(triples.held.items()):
        kinds = [word for declared, word in KINDS.items() if declared in triples.values(iri, RDF.type)]
        if kinds and iri.startswith(GG) and (held.keys() - {RDF.type}):
            term = _term(triples, iri, kinds[0], reasons.get(iri, {}))
            found[term.name] = term
    return MappingProxyType(found)


def _term(triples: Triples, iri: str, kind: str, reasons: Mapping[str, str]) -> Term:
    above = tuple(each for axiom in _ABOVE for each in triples.values(iri, axiom))
    below = {each for axiom in _ABOVE for each in triples.subjects_of(axiom) if iri in triples.values(each, axiom)}
    return Term(
        iri=iri,
        kind=kind,
        labels=triples.words(iri, RDFS.label),
        others=triples.words(iri, SKOS.altLabel),
        definitions=triples.words(iri, SKOS.definition),
        examples=triples.words(iri, SKOS.example),
        notes=triples.words(iri, SKOS.scopeNote),
        sources=triples.values(iri, DCTERMS.source),
        above=above,
        below=tuple(sorted(below)),
        alike=tuple(
            (words, each, reasons.get(each, ""))
            for axiom, words in _ALIKE.items()
            for each in triples.values(iri, axiom)
        ),
        reasons=MappingProxyType(dict(reasons)),
        domains=triples.values(iri, SCHEMA.domainIncludes) or triples.values(iri, RDFS.domain),
        ranges=triples.values(iri, SCHEMA.rangeIncludes) or triples.values(iri, RDFS.range),
        defined_by=triples.values(iri, RDFS.isDefinedBy),
        is_deprecated="true" in triples.values(iri, OWL.deprecated),
    )
