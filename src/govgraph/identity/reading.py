"""Read the reports of agreements from the named graph of a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad

from govgraph import reference
from govgraph.identity.report import Event, Report, Signature
from govgraph.namespaces import DCTERMS, GG, RDF, SKOS

Properties = Mapping[str, Sequence[str]]
_NAMES = {
    "state": ("name_en", "name_fr", "name_es", "aliases_en", "aliases_fr", "aliases_es", "demonyms_en", "demonyms_fr",
              "demonyms_es"),
    "agency": ("name_en", "acronym", "name_fr", "acronym_fr", "name_es", "acronym_es", "aliases"),
}  # fmt: skip


def reports(quads: Iterable[Quad]) -> list[Report]:
    """Return the agreements that one document reports or cites, sorted.

    Args:
        quads: the named graph of the document.
    """
    held: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        held[_value(quad.subject)][quad.predicate.value].append(_value(quad.object))
    found = []
    for document, properties in list(held.items()):
        for predicate, primary in ((GG.reports, True), (GG.cites, False)):
            found += [_report(held, document, iri, primary=primary) for iri in properties.get(predicate, ())]
    return sorted(found)


def _value(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def _report(held: Mapping[str, Properties], document: str, iri: str, *, primary: bool) -> Report:
    agreement, source = held[iri], held[document]
    event = _conclusion(held, agreement)
    parties = frozenset(agreement.get(GG.hasParty, ()))
    return Report(
        iri=iri,
        document=document,
        lang=_first(source, DCTERMS.language) or "und",
        label=_first(agreement, SKOS.prefLabel) or "",
        type=_key(_first(agreement, GG.hasType)) or "other",
        status=_key(_first(agreement, GG.hasStatus)) or "announced",
        parties=parties,
        party_names=tuple(name for party in sorted(parties) for name in _party_names(held, party)),
        date=_first(event, GG.date),
        place=_first(event, GG.place),
        published=_first(source, DCTERMS.date),
        primary=primary,
        signatories=frozenset(
            person for signature in event.get(GG.hasSignature, ()) for person in held[signature].get(GG.signatory, ())
        ),
        topics=frozenset(key for topic in agreement.get(GG.hasTopic, ()) if (key := _key(topic))),
        events=tuple(sorted(_event(held, event) for event in agreement.get(GG.hasEvent, ()))),
    )


def _event(held: Mapping[str, Properties], iri: str) -> Event:
    event = held[iri]
    kinds = sorted(set(event.get(RDF.type, ())) - {GG.AgreementEvent})
    signatures = (
        Signature(signature, _first(held[signature], GG.signatory) or "", _first(held[signature], GG.onBehalfOf) or "")
        for signature in event.get(GG.hasSignature, ())
    )
    kind = kinds[0] if kinds else GG.AgreementEvent
    return Event(iri, kind.removeprefix(GG), _key(_first(event, GG.modality)) or "", tuple(sorted(signatures)))


def _conclusion(held: Mapping[str, Properties], agreement: Properties) -> Properties:
    """Return the event with the date, place and signatures: of several, the one that tells most."""
    events = [held[event] for event in sorted(agreement.get(GG.hasEvent, ()))]
    telling = (GG.date, GG.place, GG.hasSignature)
    return max(events, key=lambda event: sum(predicate in event for predicate in telling), default={})


def _first(properties: Properties, predicate: str) -> str | None:
    return min(properties.get(predicate, ()), default=None)


def _key(iri: str | None) -> str | None:
    return iri.rpartition("/")[2] if iri else None


def _party_names(held: Mapping[str, Properties], party: str) -> tuple[str, ...]:
    kind, _, key = party.rpartition("/")
    return (*held[party].get(SKOS.prefLabel, ()), *_known_names(kind.rpartition("/")[2], key))


@lru_cache(maxsize=4096)
def _known_names(kind: str, key: str) -> tuple[str, ...]:
    rows = {"state": reference.states, "agency": reference.agencies}
    row = rows[kind]().get(key, {}) if kind in rows else {}
    return tuple(name for column in _NAMES.get(kind, ()) for name in reference.several(row.get(column, "")))
