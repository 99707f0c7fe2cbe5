"""Describe what each template receives: one data class a template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from govgraph.ontology.schemes import Scheme
from govgraph.ontology.terms import Term
from govgraph.web.values import (
    Agreed,
    AgreementLine,
    Answer,
    Clause,
    Facet,
    FacetValue,
    Field,
    Hero,
    ListRow,
    Node,
    Office,
    Paging,
    Picture,
    QueryLine,
    Run,
    Section,
    Signed,
    Sourced,
    Statement,
)
from govgraph.web.values_ontology import AlikeLine, FieldLine, FindingGroup, QuestionLine, RuleLine, TermLine, Use


@dataclass(frozen=True, slots=True)
class Home:
    """Fill ``site/home.html``.

    Attributes:
        counts: figure, what it counts, and the address of the list.
        hero: a sentence that shows what a proof looks like, or None in an empty store.
        hero_about: the agreement it proves, or None.
    """

    counts: tuple[tuple[int, str, str], ...]
    newest: tuple[AgreementLine, ...]
    hero: Hero | None
    hero_about: Node | None


@dataclass(frozen=True, slots=True)
class Agreements:
    """Fill ``lists/agreements.html``.

    Attributes:
        chosen: facet values in force, each with the address that lifts it.
        twins: name and address of the list as data.
    """

    rows: tuple[AgreementLine, ...]
    facets: tuple[Facet, ...]
    chosen: tuple[FacetValue, ...]
    paging: Paging
    twins: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Fill ``lists/listing.html``.

    Attributes:
        columns: headings of the cells behind the name; those that hold figures end with ``#``.
    """

    title: str
    lead: str
    columns: tuple[str, ...]
    rows: tuple[ListRow, ...]
    paging: Paging
    twins: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Search:
    """Fill ``lists/search.html``.

    Attributes:
        groups: kind in words, and what was found of it.
        cap: number of hits shown of each kind at most.
    """

    query: str
    groups: tuple[tuple[str, tuple[ListRow, ...], int], ...]
    total: int
    cap: int


@dataclass(frozen=True, slots=True)
class Entity:
    """Fill ``entities/entity.html``.

    Attributes:
        kind: kind in words.
        facts: short facts below the heading: name and values.
        hero: the sentence that opens the page, or None.
        offices: terms of office, with the heading that fits the kind.
        agreed: fields of an agreement that several documents tell of, with how these stand to each other.
        sourced: statements of looked-up sources, those that differ first.
        clauses: provisions of an agreement text, in its order.
        agreements: rows, with the heading that fits the kind.
        more: address of the full list of agreements; empty where all are shown.
        children: finer things, such as the targets of a goal.
        plain: subjects that need no naming on this page, as it is about them.
        twins: name and address of the page as data.
    """

    node: Node
    kind: str
    facts: tuple[tuple[str, tuple[Node, ...]], ...]
    twins: tuple[tuple[str, str], ...]
    hero: Hero | None = None
    sections: tuple[Section, ...] = ()
    offices: tuple[Office, ...] = ()
    offices_title: str = ""
    signed: tuple[Signed, ...] = ()
    agreed: tuple[Agreed, ...] = ()
    sourced: tuple[Sourced, ...] = ()
    clauses: tuple[Clause, ...] = ()
    agreements: tuple[AgreementLine, ...] = ()
    agreements_title: str = ""
    possible: tuple[AgreementLine, ...] = ()
    more: str = ""
    children: tuple[Node, ...] = ()
    picture: Picture | None = None
    plain: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """Fill ``entities/document.html``.

    Attributes:
        runs: the stored text, cut at the bounds of evidence and of dropped passages.
        dropped: how many passages were set aside.
        plain: subjects that need no naming on this page.
    """

    node: Node
    facts: tuple[tuple[str, tuple[Node, ...]], ...]
    runs: tuple[Run, ...]
    sections: tuple[Section, ...]
    agreements: tuple[AgreementLine, ...]
    dropped: int
    plain: frozenset[str]
    twins: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """Fill ``entities/thing.html``: any other thing, in plain triples.

    Attributes:
        properties: property in words and value.
        links: property in words and the thing that points here.
    """

    node: Node
    kind: str
    properties: tuple[tuple[str, Node], ...]
    links: tuple[tuple[str, Node], ...]
    statements: tuple[Statement, ...]
    twins: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Network:
    """Fill ``site/graph.html``."""

    picture: Picture


@dataclass(frozen=True, slots=True)
class Editor:
    """Fill ``sparql/editor.html``.

    Attributes:
        examples: question and address of named queries.
        answer: None before a query ran.
        timeout_s: seconds after which a query is stopped.
    """

    query: str
    examples: tuple[tuple[str, str], ...]
    answer: Answer | None
    timeout_s: float


@dataclass(frozen=True, slots=True)
class Queries:
    """Fill ``sparql/queries.html``."""

    queries: tuple[QueryLine, ...]


@dataclass(frozen=True, slots=True)
class QueryPage:
    """Fill ``sparql/query.html``.

    Attributes:
        answer: None where a value is missing.
        editor: address of the editor with this query.
    """

    name: str
    question: str
    fields: tuple[Field, ...]
    text: str
    answer: Answer | None
    editor: str


@dataclass(frozen=True, slots=True)
class Data:
    """Fill ``site/data.html``.

    Attributes:
        exports: name, suffix, what it is for, and address of each export.
    """

    exports: tuple[tuple[str, str, str, str], ...]
    base: str


@dataclass(frozen=True, slots=True)
class Quality:
    """Fill ``site/quality.html``.

    Attributes:
        counts: figure and what it counts.
        gaps: title of a gap, what it means, and the agreements that have it.
        checked: what was held against the shapes, in words.
        groups: heading of a severity, and its findings by shape; None where the graph is too large to be checked here.
        documents: name and address of the check of a single document, where the graph is too large.
        twins: name and address of the report as data.
    """

    counts: tuple[tuple[int, str], ...]
    gaps: tuple[tuple[str, str, tuple[AgreementLine, ...]], ...]
    checked: str
    groups: tuple[tuple[str, tuple[FindingGroup, ...]], ...] | None
    documents: tuple[Node, ...]
    twins: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Ontology:
    """Fill ``ontology/index.html``.

    Attributes:
        groups: classes, relations, and properties with values, each with its terms.
        schemes: the vocabularies.
        shapes: number of shapes.
        questions: number of competency questions.
    """

    groups: tuple[tuple[str, tuple[TermLine, ...]], ...]
    schemes: tuple[Scheme, ...]
    shapes: int
    questions: int
    twins: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TermPage:
    """Fill ``ontology/term.html``.

    Attributes:
        above: superterms, each with the reason an alignment gives.
        bearers: properties of a class.
        rules: shapes that speak of the term.
        count: instances of a class, or uses of a property, in the graph.
        everything: address of the list of all instances; empty where there is none.
    """

    term: Term
    kind: str
    above: tuple[tuple[Node, str], ...]
    below: tuple[Node, ...]
    alike: tuple[AlikeLine, ...]
    domains: tuple[Node, ...]
    ranges: tuple[Node, ...]
    bearers: tuple[Node, ...]
    rules: tuple[RuleLine, ...]
    questions: tuple[QuestionLine, ...]
    count: int
    everything: str
    instances: tuple[Node, ...]
    uses: tuple[Use, ...]
    twins: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SchemePage:
    """Fill ``ontology/scheme.html``.

    Attributes:
        pages: address of the page of each concept that has one of its own, by its IRI.
        uses: number of statements with each concept, by its IRI.
    """

    scheme: Scheme
    pages: Mapping[str, str]
    uses: Mapping[str, int]
    rules: tuple[RuleLine, ...]
    questions: tuple[QuestionLine, ...]
    twins: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ShapesPage:
    """Fill ``ontology/shapes.html``.

    Attributes:
        groups: file of the shapes and its rules.
    """

    groups: tuple[tuple[str, tuple[RuleLine, ...]], ...]
    twins: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class QuestionsPage:
    """Fill ``ontology/questions.html``."""

    questions: tuple[QuestionLine, ...]


@dataclass(frozen=True, slots=True)
class CodebookPage:
    """Fill ``ontology/codebook.html``.

    Attributes:
        groups: class, number of its instances, and its fields.
    """

    groups: tuple[tuple[Node, str, int, tuple[FieldLine, ...]], ...]
    twins: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Docs:
    """Fill ``site/docs.html``."""

    version: str
    timeout_s: float
    max_rows: int


@dataclass(frozen=True, slots=True)
class Failure:
    """Fill ``error.html``.

    Attributes:
        status: HTTP status code.
        title: what went wrong, in a few words.
        detail: what to do about it.
        places: name and address of where to go on.
    """

    status: int
    title: str
    detail: str
    places: tuple[tuple[str, str], ...] = field(default=())
