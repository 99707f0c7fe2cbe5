"""Call things by names that a reader knows: their label, or what they are a part of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal, Quad

from govgraph.namespaces import DCTERMS, FOAF, GG, OA, ORG, RDF, RDFS, SKOS
from govgraph.ontology.terms import terms
from govgraph.validation.context import name

_LABELS = (SKOS.prefLabel, RDFS.label, DCTERMS["title"], FOAF.name, GG.roleTitle, DCTERMS.identifier, SKOS.notation)
_LONGEST = 90  # characters of a label; a quote may be a paragraph
_PARTS = {GG.hasEvent: GG.eventOf, GG.hasSignature: GG.hasSignature + "^", GG.hasProvision: GG.hasProvision + "^"}


@dataclass(slots=True)
class Naming:
    """Name the things of one set of quads.

    Args:
        quads: what is known of them.
    """

    quads: Iterable[Quad]
    _held: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    _ranked: dict[str, tuple[int, int, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for quad in self.quads:
            subject, predicate, value = name(quad.subject), quad.predicate.value, name(quad.object)
            self._held.setdefault((subject, predicate), []).append(value)
            if predicate in _PARTS:
                self._held.setdefault((value, _PARTS[predicate]), []).append(subject)
            if predicate in _LABELS and isinstance(quad.object, Literal):
                rank = _LABELS.index(predicate), 0 if quad.object.language in ("en", None) else 1, value
                self._ranked[subject] = min(rank, self._ranked.get(subject, rank))

    def label(self, iri: str) -> str:
        """Return what a thing is part of, or else its label; the last part of its IRI where nothing is known."""
        for kind in self._held.get((iri, RDF.type), ()):
            made = _MADE[kind](self, iri) if kind in _MADE else ""
            if made:
                return made
        return _short(self._ranked[iri][2]) if iri in self._ranked else tail(iri)

    def kind(self, iri: str) -> str:
        """Return what a thing is, such as "agreement"; empty if the graph does not say.

        Of several classes the most special one counts.
        """
        ours = [kind for each in self._held.get((iri, RDF.type), ()) if (kind := terms().get(each.removeprefix(GG)))]
        special = [kind for kind in ours if not any(kind.iri in other.above for other in ours)]
        return special[0].label if special else ""

    def describe(self, iri: str) -> str:
        """Return kind and label of a thing, such as: agreement “Pact on labour migration”."""
        kind, label = self.kind(iri), self.label(iri)
        return f"{kind} “{label}”" if kind and not label.startswith(kind) else label

    def part(self, iri: str, predicate: str) -> str:
        """Return the label of what a property leads to; empty if it leads nowhere."""
        found = self._held.get((iri, predicate))
        return self.label(found[0]) if found else ""

    def text(self, iri: str, predicate: str) -> str:
        """Return the value of a property; empty if there is none."""
        return next(iter(self._held.get((iri, predicate), ())), "")


def tail(iri: str) -> str:
    """Return the last part of an IRI, or the words of what is none.

    >>> tail("http://metadata.un.org/sdg/10.7"), tail("Geneva")
    ('10.7', 'Geneva')
    """
    known = terms().get(iri.removeprefix(GG)) if iri.startswith(GG) else None
    if known:
        return known.label
    return re.split(r"[#/]", iri.rstrip("/#"))[-1] if re.match(r"[a-z]+:", iri) else _short(iri)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[:_LONGEST].rpartition(" ")[0] + " …"


def _event(names: Naming, iri: str) -> str:
    of = names.part(iri, GG.eventOf)
    return f"{names.kind(iri)} of {of}" if of else ""


def _signature(names: Naming, iri: str) -> str:
    person = names.part(iri, GG.signatory)
    of = names.part(iri, GG.hasSignature + "^")
    return f"signature of {person}" if person else f"signature at the {of}" if of else ""


def _claim(names: Naming, iri: str) -> str:
    subject, predicate, value = (names.part(iri, each) for each in (RDF.subject, RDF.predicate, RDF.object))
    return f"{subject} – {predicate} – {value}" if subject and predicate else ""


def _evidence(names: Naming, iri: str) -> str:
    selector = names.text(iri, OA.hasSelector)
    return _short(names.text(selector, OA.exact)) if selector else ""


def _provision(names: Naming, iri: str) -> str:
    number, of = names.text(iri, GG.number), names.part(iri, GG.hasProvision + "^")
    return " of ".join(part for part in (f"provision {number}".strip(), of) if part)


def _tenure(names: Naming, iri: str) -> str:
    person, post = names.part(iri, ORG["member"]), names.part(iri, GG.ofPost)
    return f"tenure of {person}" + (f" as {post}" if post else "") if person else ""


_EVENTS = (
    "AgreementEvent Signing Adoption Announcement EntryIntoForce Renewal Suspension Termination Rejection"
).split()  # fmt: skip
_MADE: Mapping[str, Callable[[Naming, str], str]] = {
    **{GG[event]: _event for event in _EVENTS}, GG.Signature: _signature, GG.Claim: _claim, GG.Evidence: _evidence,
    GG.Provision: _provision, GG.Tenure: _tenure,
}  # fmt: skip
