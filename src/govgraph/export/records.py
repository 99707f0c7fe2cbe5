"""Write a record as the public JSON object (``data/schema/record.schema.json``).

The plain fields are those of the corpus; ``fields`` holds, for each of them, its values with evidence, rule and
confidence.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from govgraph import __version__, reference
from govgraph.model import (
    Agency,
    Agreement,
    Evidence,
    Fact,
    Inference,
    Leader,
    Party,
    Provision,
    Record,
    SdgLink,
    Signatory,
    Support,
)

Json = dict[str, Any]


def to_json(record: Record) -> Json:
    """Return the JSON object of a record; keys in a fixed order."""
    doc = record.document
    agreements = [_agreement(a) for a in record.agreements]
    return {
        "id": doc.name,
        "source": doc.source,
        "sha256": doc.sha256,
        "media_type": doc.media_type,
        "lang": doc.lang,
        "skipped": doc.skipped,
        "kind": record.kind,
        "title": record.title.value if record.title else None,
        "published": record.published.value if record.published else None,
        "relevant": record.relevant,
        "agencies": [_agency(a) for a in record.agencies],
        "leaders": [_leader(leader) for leader in record.leaders],
        "agreements": agreements,
        "sdgs": {
            "agenda2030": any(link.kind == "agenda" for link in record.sdgs),
            "goals": sorted(int(link.code) for link in record.sdgs if link.kind == "goal"),
            "targets": [link.code for link in record.sdgs if link.kind == "target" and link.support.basis == "stated"],
            "indicators": [link.code for link in record.sdgs if link.kind == "indicator"],
            "implied_targets": [link.code for link in record.sdgs if link.support.basis == "implied"],
            "links": [_sdg(link) for link in record.sdgs],
        },
        "gcm_objectives": [fact.value for fact in record.gcm_objectives],
        "countries": [fact.value for fact in record.countries],
        "populations": [_concept("population", fact.value) for fact in record.populations],
        "fields": {
            "title": _facts([record.title]),
            "published": _facts([record.published]),
            "gcm_objectives": _facts(record.gcm_objectives),
            "countries": _facts(record.countries),
            "populations": _facts(record.populations, scheme="population"),
        },
        "quotes_evidence": [
            {"agreement": index, "text": e.quote, "start": e.start, "end": e.end}
            for index, agreement in enumerate(record.agreements)
            for e in agreement.evidence
        ],
        "dropped": [{"start": p.start, "end": p.end, "reason": p.reason} for p in record.dropped],
        "abstentions": [
            {"start": a.start, "end": a.end, "quote": a.quote, "reason": a.reason} for a in record.abstentions
        ],
        "software": f"govgraph {__version__}",
    }


def _concept(scheme: str, key: str) -> str:
    """Return the English name of a concept."""
    return reference.concepts(scheme)[key].name


def _evidence(evidence: Iterable[Evidence]) -> list[Json]:
    """Return evidence as objects of start, end and quote."""
    return [{"start": e.start, "end": e.end, "quote": e.quote} for e in evidence]


def _support(support: Support) -> Json:
    """Return the members that say why something is stated."""
    return {
        "evidence": _evidence(support.evidence),
        "method": support.method,
        "confidence": support.confidence,
        "basis": support.basis,
    }


def _facts(facts: Iterable[Fact[Any] | None], *, scheme: str | None = None) -> list[Json]:
    """Return values with their support; keys of concepts become names."""
    return [
        {"value": _concept(scheme, fact.value) if scheme else fact.value, **_support(fact.support)}
        for fact in facts
        if fact is not None
    ]


def _agency(agency: Agency) -> Json:
    """Return an agency."""
    return {
        "key": agency.key,
        "name": agency.name,
        "acronym": agency.acronym,
        "kind": agency.kind,
        "known": agency.known,
        **_support(agency.support),
    }


def _leader(leader: Leader) -> Json:
    """Return a leader."""
    return {
        "key": leader.key,
        "name": leader.name,
        "role": leader.role,
        "org": leader.org.name if leader.org else None,
        "post": leader.post,
        "tense": leader.tense,
        "known": leader.known,
        **_support(leader.support),
    }


def _party(party: Party) -> Json:
    """Return a party with its support."""
    return {"value": party.name, "kind": party.kind, "key": party.key, "known": party.known, **_support(party.support)}


def _signatory(signatory: Signatory) -> Json:
    """Return a signatory."""
    return {
        "person": signatory.name,
        "on_behalf_of": signatory.on_behalf_of.name if signatory.on_behalf_of else None,
        "role": signatory.role,
        "key": signatory.person,
        **_support(signatory.support),
    }


def _inference(inference: Inference) -> Json:
    """Return an inferred value with its reasons."""
    return {
        "field": inference.field,
        "value": inference.value,
        "method": inference.method,
        "confidence": inference.confidence,
        "basis": "inferred",
        "reasons": [
            {"rule": r.rule, "sentence": r.sentence, "source": r.source, "evidence": _evidence(r.evidence)}
            for r in inference.reasons
        ],
    }


def _sdg(link: SdgLink) -> Json:
    """Return a link to the 2030 Agenda."""
    return {
        "kind": link.kind,
        "value": link.code,
        "suggested": link.support.basis in ("implied", "suggested"),
        **_support(link.support),
    }


def _provision(provision: Provision) -> Json:
    """Return a provision."""
    fields = {
        "number": _facts([provision.number]),
        "heading": _facts([provision.heading]),
        "types": _facts(provision.types, scheme="provision-type"),
        "notice_period": _facts([provision.notice]),
        "duration": _facts([provision.duration]),
        "tacit_renewal": _facts([provision.renewal]),
        "entry_condition": _facts([provision.entry], scheme="entry-condition"),
        "entry_date": _facts([provision.entry_date]),
    }
    plain = {
        name: [fact["value"] for fact in facts] if name == "types" else next((fact["value"] for fact in facts), None)
        for name, facts in fields.items()
    }
    return {**plain, "start": provision.start, "end": provision.end, "fields": fields}


def _agreement(agreement: Agreement) -> Json:
    """Return an agreement."""
    place = agreement.place or agreement.venue
    return {
        "label": agreement.label.value,
        "type": _concept("agreement-type", agreement.type.value),
        "status": _concept("status", agreement.status.value),
        "modality": agreement.modality.value,
        "parties": [party.name for party in agreement.parties],
        "date": agreement.date.value if agreement.date else None,
        "place": place.value if place else None,
        "venue": agreement.venue.value if agreement.venue else None,
        "signatories": [_signatory(s) for s in agreement.signatories],
        "topics": [_concept("topic", fact.value) for fact in agreement.topics],
        "levels": [fact.value for fact in agreement.levels],
        "role": agreement.role,
        "provisions": [_provision(p) for p in agreement.provisions],
        "languages": [fact.value for fact in agreement.languages],
        "depositary": agreement.depositary.value if agreement.depositary else None,
        "cited_instruments": [fact.value for fact in agreement.cited],
        "fields": {
            "label": _facts([agreement.label]),
            "type": _facts([agreement.type], scheme="agreement-type"),
            "status": _facts([agreement.status], scheme="status"),
            "modality": _facts([agreement.modality]),
            "parties": [_party(p) for p in agreement.parties],
            "date": _facts([agreement.date]),
            "place": _facts([agreement.place]),
            "venue": _facts([agreement.venue]),
            "topics": _facts(agreement.topics, scheme="topic"),
            "levels": _facts(agreement.levels),
            "languages": _facts(agreement.languages),
            "depositary": _facts([agreement.depositary]),
            "cited_instruments": _facts(agreement.cited),
        },
        "inferences": [_inference(i) for i in agreement.inferences],
        "evidence": _evidence(agreement.evidence),
    }
