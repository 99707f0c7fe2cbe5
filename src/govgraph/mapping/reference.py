"""Turn the reference tables, vocabularies and ontology into their named graphs.

Each kind of thing is a list of rows (column, property, maker of the objects); the functions only walk them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import cast

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from govgraph import namespaces as ns
from govgraph import reference, resources
from govgraph.mapping.goals import AGENDA, goal_node, objective_node
from govgraph.mapping.reference_agreements import agreement_triples
from govgraph.mapping.reference_claims import SourcedStatements, claims_of, reviewed
from govgraph.mapping.terms import Term, Triple, concept_of, edtf, iri, quads_of, sources, text, web
from govgraph.namespaces import DCTERMS, FOAF, GG, ORG, RDF, SCHEMA, SDGO, SKOS
from govgraph.reference import Row, several

Column = tuple[str, str, Callable[[str], Iterable[Term]]]
LANGUAGES = ("en", "fr", "es")
CONTESTED = {"start": "begins", "end": "ends"}
"""Property of the reviewed statements for each column of a term of office that they may be about."""
WIKIDATA = "http://www.wikidata.org/entity/"


def reference_quads(base: str) -> list[Quad]:
    """Return the quads of the graphs that every store holds, each sorted and without duplicates.

    They are the reference data, the known agreements, the vocabularies and the ontology.

    Args:
        base: the base of data IRIs (a setting).

    Raises:
        TableError: if a table or a vocabulary is missing or malformed.
    """
    return list(_reference_quads(base))


@cache
def _reference_quads(base: str) -> tuple[Quad, ...]:
    vocabularies = sorted(resources.path("ontology", "vocabularies").glob("*.ttl"))
    ontology = [
        resources.path("ontology", "govgraph.ttl"),
        *sorted(resources.path("ontology", "alignments").glob("*.ttl")),
    ]
    return (
        *quads_of(_tables(base), ns.REFERENCE_GRAPH),
        *quads_of(agreement_triples(base), ns.AGREEMENTS_GRAPH),
        *quads_of(_parsed(vocabularies), ns.VOCABULARY_GRAPH),
        *quads_of(_parsed(ontology), ns.ONTOLOGY_GRAPH),
    )


def _parsed(paths: Iterable[Path]) -> Iterator[Triple]:
    for path in paths:
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            yield cast("Triple", (quad.subject, quad.predicate, quad.object))  # our files hold no blank nodes


def _plain(cell: str) -> list[Term]:
    return [text(value) for value in several(cell)]


def _in(lang: str) -> Callable[[str], list[Term]]:
    return lambda cell: [text(value, lang) for value in several(cell)]


def _part(lang: str, part: slice) -> Callable[[str], list[Term]]:
    return lambda cell: [text(value, lang) for value in several(cell)[part]]


def _dates(cell: str) -> list[Term]:
    return [edtf(value) for value in several(cell) if value != ".."]


def _nodes(kind: str, base: str) -> Callable[[str], list[Term]]:
    return lambda cell: [iri(ns.entity(kind, key, base=base)) for key in several(cell)]


def _homepage(cell: str) -> list[Term]:
    return [node for value in several(cell) if (node := web(value))]


def _wikidata(cell: str) -> list[Term]:
    return [iri(WIKIDATA + value) for value in several(cell)]


def _labels(name: str) -> list[Column]:
    """Return the columns of a name in three languages."""
    return [(f"{name}_{lang}", SKOS.prefLabel, _in(lang)) for lang in LANGUAGES]


NOTES: list[Column] = [
    ("source", DCTERMS.source, sources),
    ("evidence", SKOS.editorialNote, _plain),
    ("note", SKOS.note, _plain),
]


def _agency(base: str) -> list[Column]:
    return [
        *_labels("name"),
        ("acronym", SKOS.notation, _plain),
        ("acronym_fr", SKOS.altLabel, _in("fr")),
        ("acronym_es", SKOS.altLabel, _in("es")),
        ("aliases", SKOS.altLabel, _plain),
        ("kind", GG.agencyKind, lambda key: [concept_of("agency-kind", key)]),
        ("parent", ORG.subOrganizationOf, _nodes("agency", base)),
        ("seat_city", GG.seatCity, _plain),
        ("seat_country", GG.seatIn, _nodes("state", base)),
        ("founded", SCHEMA.foundingDate, _dates),
        ("wikidata", SKOS.exactMatch, _wikidata),
        ("website", FOAF.homepage, _homepage),
    ]


def _state() -> list[Column]:
    return [
        *_labels("name"),
        ("iso3", SKOS.notation, _plain),
        ("official_en", SKOS.altLabel, _in("en")),
        *((f"aliases_{lang}", SKOS.altLabel, _in(lang)) for lang in LANGUAGES),
        *((f"demonyms_{lang}", GG.demonym, _in(lang)) for lang in LANGUAGES),
    ]


def _person(base: str) -> list[Column]:
    return [
        ("person", SKOS.prefLabel, _plain),
        ("person", FOAF.name, _plain),
        ("aliases", SKOS.altLabel, _plain),
        ("nationality", GG.nationality, _nodes("state", base)),
        ("wikidata", SKOS.exactMatch, _wikidata),
    ]


def _post(base: str) -> list[Column]:
    """Return the columns of a post: the first title of a language names the role, further ones are variants."""
    titles = [(f"title_{lang}", GG.roleTitle, _part(lang, slice(1))) for lang in LANGUAGES]
    variants = [(f"title_{lang}", SKOS.altLabel, _part(lang, slice(1, None))) for lang in LANGUAGES]
    return [*titles, *variants, ("agency", ORG.postIn, _nodes("agency", base))]


def _tenure(base: str) -> list[Column]:
    return [
        ("person_key", ORG.member, _nodes("person", base)),
        ("agency", ORG.organization, _nodes("agency", base)),
        ("post_key", GG.ofPost, _nodes("post", base)),
        ("post", GG.roleTitle, _in("en")),
        ("start", GG.begins, _dates),
        ("end", GG.ends, _dates),
        ("attested_on", GG.attestedOn, _dates),
        ("acting", GG.tense, lambda cell: [concept_of("tense", "acting")] if cell else []),
    ]


def _goals(cell: str) -> list[Term]:
    return [goal_node(code) for code in several(cell)]


GOAL: list[Column] = [
    *_labels("name"),
    *((f"title_{lang}", SKOS.altLabel, _in(lang)) for lang in LANGUAGES),
    ("code", SKOS.notation, _plain),
]
TARGET: list[Column] = [*_labels("text"), ("code", SKOS.notation, _plain), ("goal", SKOS.broader, _goals)]
INDICATOR: list[Column] = [
    ("text_en", SKOS.prefLabel, _in("en")),
    ("code", SKOS.notation, _plain),
    ("targets", SKOS.broader, _goals),
]
OBJECTIVE: list[Column] = [
    *_labels("title"),
    ("short_label", SKOS.altLabel, _in("en")),
    ("number", SKOS.notation, _plain),
]


def _tables(base: str) -> Iterator[Triple]:
    """Yield the triples of every table."""
    kinds: tuple[tuple[str, str, str, str, list[Column]], ...] = (
        ("agencies", "key", "agency", GG.Agency, [*_agency(base), *NOTES]),
        ("states", "iso3", "state", GG.State, [*_state(), *NOTES]),
        ("posts", "post_key", "post", GG.Post, [*_post(base), *NOTES]),
        ("tenures", "person_key", "person", GG.Leader, _person(base)),
        ("tenures", "key", "tenure", GG.Tenure, [*_tenure(base), *NOTES]),
    )
    for table, key, kind, class_, columns in kinds:
        for row in reference.table(table):
            told = reviewed(kind, row, CONTESTED) if kind == "tenure" else row
            yield from _described(iri(ns.entity(kind, row[key], base=base)), (class_,), told, columns)
    claims = SourcedStatements(base)
    claims.say_reviewed(claims_of("tenure"))
    yield from claims.triples
    yield from _post_names(base)
    yield from _goal_tables(base)


def _post_names(base: str) -> Iterator[Triple]:
    """Yield a name for each post: its title and whose it is."""
    agencies = reference.agencies()
    for row in reference.table("posts"):
        agency = agencies[row["agency"]]
        join = ", " if agency["kind"] == "ngo" else " of the "
        name = several(row["title_en"])[0] + join + agency["name_en"]
        yield iri(ns.entity("post", row["post_key"], base=base)), iri(SKOS.prefLabel), text(name, "en")


def _goal_tables(base: str) -> Iterator[Triple]:
    agenda = iri(AGENDA)
    yield agenda, iri(RDF.type), iri(SKOS.ConceptScheme)
    yield agenda, iri(SKOS.prefLabel), text("2030 Agenda for Sustainable Development", "en")
    yield agenda, iri(SKOS.notation), text("2030")
    kinds = (
        ("sdg_goals", SDGO.Goal, GOAL),
        ("sdg_targets", SDGO.Target, TARGET),
        ("sdg_indicators", SDGO.Indicator, INDICATOR),
    )
    for table, class_, columns in kinds:
        for row in reference.table(table):
            node = goal_node(row["code"], base=base)
            yield from _described(node, (class_, SKOS.Concept), row, [*columns, *NOTES])
            yield node, iri(SKOS.inScheme), agenda
    scheme = iri(ns.VOCAB["gcm-objective"])
    yield scheme, iri(RDF.type), iri(SKOS.ConceptScheme)
    yield scheme, iri(SKOS.prefLabel), text("Objectives of the Global Compact for Migration", "en")
    for row in reference.table("gcm_objectives"):
        node = objective_node(row["number"])
        yield from _described(node, (GG.Objective, SKOS.Concept), row, [*OBJECTIVE, *NOTES])
        yield node, iri(SKOS.inScheme), scheme


def _described(node: NamedNode, classes: Sequence[str], row: Row, columns: Sequence[Column]) -> Iterator[Triple]:
    """Yield the triples of one row; a variant that repeats the name is left out (SKOS S13)."""
    for class_ in classes:
        yield node, iri(RDF.type), iri(class_)
    names: set[Term] = set()
    for column, predicate, make in columns:
        for value in make(row.get(column, "")):
            if predicate == SKOS.prefLabel:
                names.add(value)
            elif predicate == SKOS.altLabel and value in names:
                continue
            yield node, iri(predicate), value
