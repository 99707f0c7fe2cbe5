"""Turn the tables of known agreements into their graph: parties, events, signatures, predecessors, topics and goals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from pyoxigraph import NamedNode

from govgraph import reference
from govgraph.edtf import bounds, compatible
from govgraph.mapping.goals import goal_node, objective_node
from govgraph.mapping.reference_claims import SourcedStatements, claims_of, reviewed
from govgraph.mapping.terms import Term, Triple, concept_of, day, edtf, iri, sources, text
from govgraph.namespaces import DCTERMS, FOAF, GG, RDF, SCHEMA, SKOS, slug
from govgraph.reference import Row, several

KINDS: Mapping[str, str] = {
    "signing": GG.Signing, "adoption": GG.Adoption, "announcement": GG.Announcement, "in-force": GG.EntryIntoForce,
    "renewal": GG.Renewal, "suspension": GG.Suspension, "termination": GG.Termination, "rejection": GG.Rejection,
}  # fmt: skip
"""Class of each kind of event; others have the general class only."""
STAGES: Mapping[str, str] = {
    "announcement": "announced", "adoption": "adopted", "signing": "signed", "in-force": "in-force",
    "renewal": "renewed", "suspension": "suspended", "termination": "terminated", "rejection": "rejected",
}  # fmt: skip
"""Status after each kind of event, in the order of an agreement's life."""


def agreement_triples(base: str) -> list[Triple]:
    """Return the triples of all known agreements, with the claims behind them.

    Args:
        base: the base of data IRIs.

    Raises:
        TableError: if a table is missing or malformed.
    """
    g = SourcedStatements(base)
    events: dict[str, list[Row]] = {}
    for row in reference.table("agreement_events"):
        events.setdefault(row["agreement"], []).append(reviewed("event", row, {"date": "date"}))
    for row in reference.table("agreements"):
        _agreement(g, row, events[row["key"]])
    g.say_reviewed(claims_of("agreement", "event"))
    return g.triples


def verification(row: Row, column: str = "") -> str:
    """Return how far a cell was checked: seen where its row was and no mark speaks against it."""
    marked = bool(column) and row.get("unverified") == column
    return "seen" if row["evidence"].startswith("seen") and not marked else "unverified"


def party_node(g: SourcedStatements, party: str) -> NamedNode | None:
    """Return the node of a party: of an agency key or of ``state:ISO3``; None for plain words."""
    if party.startswith("state:"):
        return g.node("state", party.removeprefix("state:"))
    return g.node("agency", party) if party in reference.agencies() else None


def status(events: Iterable[Row]) -> str:
    """Return the last stage that an agreement reached; planned where nothing happened yet."""
    reached = {row["kind"] for row in events if row["modality"] == "happened"}
    stages = [stage for kind, stage in STAGES.items() if kind in reached]
    return stages[-1] if stages else "planned"


def _agreement(g: SourcedStatements, row: Row, events: Sequence[Row]) -> None:
    node = g.node("agreement", row["key"])
    source, checked = row["source"], verification(row)
    g.put(node, RDF.type, iri(GG.Agreement))
    g.put(node, SKOS.prefLabel, text(row["title"], "en"))
    g.put(node, DCTERMS.source, *sources(source))
    g.put(node, SKOS.editorialNote, text(row["evidence"]))
    g.put(node, SKOS.note, *([text(row["note"])] if row["note"] else []))
    for predicate, values in _links(g, row, events):
        g.say(node, predicate, *values, source=source, verification=checked)
    plain = [party for party in several(row["parties"]) if party_node(g, party) is None]
    g.put(node, SKOS.note, *(text(f"Party in words: {party}") for party in plain))
    g.put(node, SKOS.note, *([text(f"Called {row['type']}")] if row["type"] != row["form"].replace("-", " ") else []))
    g.put(node, SCHEMA.keywords, *(text(word, "en") for word in several(row["topics"]) if not _concepts(word)))
    for event in events:
        _event(g, node, row, event)


def _links(g: SourcedStatements, row: Row, events: Sequence[Row]) -> Iterator[tuple[str, list[Term]]]:
    """Yield the properties of an agreement with their values."""
    words = several(row["topics"])
    yield GG.hasType, [concept_of("agreement-type", row["form"])]
    yield GG.hasStatus, [concept_of("status", status(events))]
    yield GG.hasParty, [node for party in several(row["parties"]) if (node := party_node(g, party))]
    yield GG.supersedes, [g.node("agreement", key) for key in several(row["supersedes"])]
    yield GG.buildsOn, [g.node("agreement", key) for key in several(row["builds_on"])]
    yield GG.hasTopic, _distinct(concept_of("topic", key) for w in words for s, key in _concepts(w) if s == "topic")
    yield (
        GG.concernsPopulation,
        _distinct(concept_of("population", key) for w in words for s, key in _concepts(w) if s == "population"),
    )
    yield GG.contributesTo, [goal_node(code) for code in several(row["sdg_targets"])]
    yield GG.addressesObjective, [objective_node(number) for number in several(row["gcm_objectives"])]


def _distinct(nodes: Iterable[Term]) -> list[Term]:
    return list(dict.fromkeys(nodes))


def _concepts(words: str) -> tuple[tuple[str, str], ...]:
    """Return scheme and key of the concepts that bear a label."""
    return _labelled().get(words.casefold(), ())


@cache
def _labelled() -> Mapping[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for scheme in ("topic", "population"):
        for concept in reference.concepts(scheme).values():
            for label in {label.casefold() for label in concept.labels}:
                found[label] = (*found.get(label, ()), (scheme, concept.key))
    return found


def _event(g: SourcedStatements, agreement: NamedNode, row: Row, event: Row) -> None:
    node = g.node("event", event["key"])
    g.put(node, RDF.type, iri(GG.AgreementEvent), *([iri(KINDS[event["kind"]])] if event["kind"] in KINDS else []))
    g.put(agreement, GG.hasEvent, node)
    g.put(node, GG.eventOf, agreement)
    g.put(node, DCTERMS.source, *sources(event["source"]))
    g.put(node, SKOS.note, *([text(event["note"])] if event["note"] else []))
    for column, predicate, make in (
        ("modality", GG.modality, lambda key: concept_of("modality", key)),
        ("date", GG.date, edtf),
        ("place", GG.place, text),
        ("venue", GG.venue, text),
    ):
        if event[column]:
            checked = verification(event, column)
            g.say(node, predicate, make(event[column]), source=event["source"], verification=checked)
    for predicate, limit in zip((GG.earliest, GG.latest), bounds(event["date"]), strict=True):
        g.put(node, predicate, *([day(limit)] if limit else []))
    if event["kind"] == "signing":
        for number, signatory in enumerate(several(row["signatories"]), start=1):
            _signature(g, node, row, event, number, signatory)


def _signature(g: SourcedStatements, event: NamedNode, row: Row, dated: Row, number: int, signatory: str) -> None:
    name, _, party = signatory.rpartition("@")
    node = g.node("signature", f"{dated['key']}.{number}")
    person = reference.office_holders().get(slug(name), slug(name))
    g.put(node, RDF.type, iri(GG.Signature))
    g.put(event, GG.hasSignature, node)
    g.say(node, GG.signatory, g.node("person", person), source=row["source"], verification=verification(row))
    behalf = party_node(g, _signed_for(party, several(row["parties"])))
    if behalf:
        g.say(node, GG.onBehalfOf, behalf, source=row["source"], verification=verification(row))
    if person not in reference.tenures():
        g.put(g.node("person", person), RDF.type, iri(GG.Leader))
        g.put(g.node("person", person), SKOS.prefLabel, text(name))
        g.put(g.node("person", person), FOAF.name, text(name))
    held = in_office(person, party, dated["date"], several(row["source"]))
    if held:
        g.say(node, GG.inCapacityOf, g.node("post", held["post_key"]), source=held["source"])


def _signed_for(party: str, parties: Sequence[str]) -> str:
    """Return the party that a person of an agency signs for: the agency, or the body it is part of."""
    if party in parties:
        return party
    parents = several(reference.agencies()[party]["parent"]) if party in reference.agencies() else ()
    return next((parent for parent in parents if parent in parties), party)


def in_office(person: str, agency: str, date: str, pages: Sequence[str]) -> Row | None:
    """Return the one term of office that a person held in an agency on a day.

    A term counts where its dates hold the day, or where one of the pages behind the signature attests it.

    Args:
        date: EDTF; empty if not known.
        pages: sources of the signature.

    Returns:
        None where no term counts, or several do.
    """
    terms = [row for row in reference.tenures().get(person, ()) if row["agency"] == agency]
    held = [row for row in terms if _holds(row, date) or set(several(row["source"])) & set(pages)]
    return held[0] if len(held) == 1 else None


def _holds(row: Row, date: str) -> bool:
    """Tell whether a term of office holds a day: it can lie between its ends, or is the day on which it is attested."""
    if not date or bounds(date) == (None, None):
        return False
    if row["attested_on"] and compatible(row["attested_on"], date):
        return True
    if not row["start"] or not row["end"]:
        return False
    return compatible(f"{row['start'].rstrip('?~%')}/{row['end'].rstrip('?~%')}", date)
