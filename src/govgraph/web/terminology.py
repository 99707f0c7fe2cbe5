"""Show the ontology: its terms, vocabularies, shapes and questions, with what the graph holds of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode

from govgraph.namespaces import GG, VOCAB
from govgraph.ontology.codebook import short
from govgraph.ontology.schemes import Scheme, schemes
from govgraph.ontology.shapes import Shape, shapes
from govgraph.ontology.terms import Term, terms
from govgraph.query import competency
from govgraph.web.contexts import SchemePage, TermPage
from govgraph.web.reader import value
from govgraph.web.state import State
from govgraph.web.values import Node
from govgraph.web.values_ontology import AlikeLine, QuestionLine, RuleLine, TermLine, Use

SHOWN = 12
"""Instances and uses shown on the page of a term."""

_GROUPS = {
    "class": "Classes",
    "relation": "Properties that relate things",
    "value property": "Properties with plain values",
}
_LISTS = {
    "Agreement": "agreement", "Agency": "agency", "Leader": "person", "State": "state", "Document": "document",
}  # fmt: skip


def groups() -> tuple[tuple[str, tuple[TermLine, ...]], ...]:
    """Return the terms by kind, each with definition and example."""
    return tuple((title, tuple(map(line, found))) for kind, title in _GROUPS.items() if (found := _of(kind)))


def _of(kind: str) -> tuple[Term, ...]:
    return tuple(term for term in terms().values() if term.kind == kind)


def line(term: Term) -> TermLine:
    """Return a term as a row of the index."""
    return TermLine(term.name, term.iri, term.label, term.definition, term.examples, term.is_deprecated)


def term_page(here: State, term: Term) -> TermPage:
    """Return the page of a class or property.

    Raises:
        StoreError: if there is no store to read.
    """
    names = here.catalogue.names
    iri = NamedNode(term.iri)
    is_class = term.kind == "class"
    counted = here.reader.keep(f"uses of {term.iri}", lambda: here.reader.rows("term_count", term=iri))
    count = int(value(counted[0], "instances" if is_class else "uses") or 0) if counted else 0
    rows = here.reader.rows("term_instances" if is_class else "term_uses", term=iri)
    return TermPage(
        term=term,
        kind=term.kind,
        above=tuple((node(here, each), term.reasons.get(each, "")) for each in term.above),
        below=tuple(node(here, each) for each in term.below),
        alike=tuple(AlikeLine(words, node(here, each), reason) for words, each, reason in term.alike),
        domains=tuple(node(here, each) for each in term.domains),
        ranges=tuple(node(here, each) for each in term.ranges),
        bearers=tuple(node(here, each.iri) for each in terms().values() if term.iri in each.domains),
        rules=rules(here, (each for each in shapes().values() if term.iri in each.terms and each.is_rule)),
        questions=tuple(each for each in question_lines(here) if f"gg:{term.name}" in each.terms),
        count=count,
        everything=here.urls.list(_LISTS[term.name]) if term.name in _LISTS else "",
        instances=tuple(names.node(value(row, "thing")) for row in rows) if is_class else (),
        uses=() if is_class else tuple(Use(names.node(value(row, "thing")), names.term(row["value"])) for row in rows),
        twins=here.urls.ontology_twins(f"ontology/{term.name}"),
    )


def scheme_page(here: State, scheme: Scheme) -> SchemePage:
    """Return the page of a vocabulary, with how often each concept is used.

    Raises:
        StoreError: if there is no store to read.
    """
    counts: Mapping[str, int] = here.reader.keep(
        "uses of concepts",
        lambda: {value(row, "concept"): int(value(row, "uses")) for row in here.reader.rows("concept_uses")},
    )
    return SchemePage(
        scheme=scheme,
        pages={
            concept.iri: here.urls.page(concept.iri)
            for concept in scheme.concepts
            if here.urls.identify(concept.iri) and concept.iri in here.catalogue.names.labels
        },
        uses={concept.iri: counts.get(concept.iri, 0) for concept in scheme.concepts},
        rules=rules(here, (each for each in shapes().values() if each.scheme == scheme.key)),
        questions=tuple(each for each in question_lines(here) if f"ggv:{scheme.key}" in each.terms),
        twins=here.urls.ontology_twins(f"vocab/{scheme.key}"),
    )


def node(here: State, iri: str) -> Node:
    """Return a class, property or datatype as a page names it: ours by label, others with their prefix."""
    known = terms().get(iri.removeprefix(GG)) if iri.startswith(GG) else None
    return Node(known.label if known else short(iri), here.urls.page(iri) if known else "", iri)


def rules(here: State, found: Iterable[Shape]) -> tuple[RuleLine, ...]:
    """Return shapes as rows, with links to the terms they speak of."""
    return tuple(
        RuleLine(
            id=shape.name,
            label=shape.label,
            severity=shape.severity,
            problem=shape.problem,
            remedy=shape.remedy,
            classes=tuple(node(here, each) for each in shape.classes),
            paths=tuple(node(here, path.iri) for path in shape.paths),
            url=here.urls.page(shape.iri),
        )
        for shape in found
    )


def question_lines(here: State) -> tuple[QuestionLine, ...]:
    """Return the competency questions as rows."""
    return here.reader.keep("competency questions", lambda: tuple(_question(here, q) for q in competency.questions()))


def _question(here: State, asked: competency.Question) -> QuestionLine:
    used = competency.used(asked.query.text)
    iris = (GG + each[3:] if each.startswith("gg:") else VOCAB + each[4:] for each in used)
    linked = tuple(_linked(here, iri) for iri in iris)
    table = asked.rows() if asked.path.with_suffix(".csv").exists() else []
    return QuestionLine(
        asked.query.name, asked.query.question, asked.asker, used, linked, asked.query.text, max(0, len(table) - 1)
    )


def _linked(here: State, iri: str) -> Node:
    if iri.startswith(VOCAB):
        scheme = schemes().get(iri.removeprefix(VOCAB))
        return Node(scheme.title if scheme else iri, here.urls.page(iri) if scheme else "", iri)
    return node(here, iri)
