"""Hold the small values that pages about the ontology and the quality of the graph are made of."""

from __future__ import annotations

from dataclasses import dataclass

from govgraph.web.values import Node


@dataclass(frozen=True, slots=True)
class TermLine:
    """A term as a row of the index."""

    id: str
    iri: str
    label: str
    definition: str
    examples: tuple[str, ...]
    is_deprecated: bool


@dataclass(frozen=True, slots=True)
class AlikeLine:
    """A term of another vocabulary beside one of ours.

    Attributes:
        relation: such as "close to".
        reason: why; empty where the alignment does not say.
    """

    relation: str
    node: Node
    reason: str


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A shape as a row.

    Attributes:
        id: name of the shape, and its anchor on the page of shapes.
        problem: what is wrong where it is broken.
        remedy: what to do.
        classes: whose instances are checked.
        paths: properties whose values are checked.
        url: address of its place on the page of shapes.
    """

    id: str
    label: str
    severity: str
    problem: str
    remedy: str
    classes: tuple[Node, ...]
    paths: tuple[Node, ...]
    url: str


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A competency question as a row.

    Attributes:
        id: its name, and its anchor on the page of questions.
        terms: terms and schemes it uses, with their prefix.
        linked: the same with their pages.
        text: its SPARQL.
        answers: rows expected on the bundled data.
    """

    id: str
    question: str
    asker: str
    terms: tuple[str, ...]
    linked: tuple[Node, ...]
    text: str
    answers: int


@dataclass(frozen=True, slots=True)
class Use:
    """A triple with the property of the page."""

    thing: Node
    value: Node


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field as a row of the codebook.

    Attributes:
        property: the property, with its page if it is ours.
        name: the property with its prefix.
        coverage: how many instances have it, in words.
    """

    property: Node
    name: str
    meaning: str
    types: tuple[str, ...]
    allowed: str
    allowed_url: str
    cardinality: str
    required: str
    example: str
    coverage: str


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding as a row.

    Attributes:
        about: the thing at fault, by kind and name.
        thing: the same thing, with its page.
        document: where it is said; no label where no document says it.
        quote_url: address of the words in the document; empty where none are known.
    """

    about: str
    thing: Node
    before: str
    quote: str
    after: str
    document: Node
    quote_url: str


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings that break one shape in one way.

    Attributes:
        left_out: findings that the cap of a page hides.
    """

    rule: str
    rule_url: str
    message: str
    remedy: str
    lines: tuple[FindingLine, ...]
    count: int
    left_out: int
