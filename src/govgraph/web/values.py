"""Hold the small values that pages are made of."""

from __future__ import annotations

from dataclasses import dataclass

_NEAR = 56  # characters of context on either side of evidence in a folded proof: one line in all


@dataclass(frozen=True, slots=True)
class Node:
    """A thing or value as a page names it.

    Attributes:
        label: words shown.
        url: address of its page; empty where it has none.
        iri: its IRI; empty for a plain value.
        kind: kind of thing (a key of ``wording.KINDS``); empty for a plain value.
        written: value as the graph writes it where that differs from the label, such as an EDTF date.
    """

    label: str
    url: str = ""
    iri: str = ""
    kind: str = ""
    written: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """The sentence behind a statement, with the evidence in the middle.

    Attributes:
        before: words of the same sentence that stand before the evidence.
        exact: the evidence itself.
        after: words of the same sentence that stand behind it.
        url: address of the place in the document's text.
    """

    before: str
    exact: str
    after: str
    start: int
    end: int
    url: str

    @property
    def lead(self) -> str:
        """Return the last words before the evidence, enough for one line."""
        if len(self.before) <= _NEAR:
            return self.before
        return "… " + self.before[-_NEAR:].partition(" ")[2]

    @property
    def rest(self) -> str:
        """Return the first words behind the evidence, enough for one line."""
        if len(self.after) <= _NEAR:
            return self.after
        return self.after[:_NEAR].rpartition(" ")[0] + " …"


@dataclass(frozen=True, slots=True)
class Proof:
    """Why one document makes a statement.

    Attributes:
        claim: the claim itself.
        document: the source.
        basis: stated, suggested, inferred or implied.
        confidence: per cent, or empty.
        share: the same as the graph has it, between 0 and 1.
        method: identifier of the rule.
        reasons: premises of an inference, in sentences.
    """

    claim: Node
    document: Node
    basis: str
    confidence: str
    share: str
    method: str
    quotes: tuple[Quote, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One triple with its proofs, one a source.

    Attributes:
        anchor: identifier of the statement on its page.
        property: what is said, in words.
        predicate: IRI of the property.
        basis: the strongest basis among the proofs.
    """

    anchor: str
    subject: Node
    property: str
    predicate: str
    object: Node
    basis: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text to which the same marks apply.

    Attributes:
        text: the words.
        start: offset in the stored text.
        anchor: name of the place, where evidence begins here; empty elsewhere.
        statements: anchors of the statements this stretch is evidence for.
        reason: why it was set aside; empty where it was read.
        title: words for the tip of the mark.
    """

    text: str
    start: int
    anchor: str = ""
    statements: tuple[str, ...] = ()
    reason: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Hero:
    """The sentence that opens a page: all evidence in it is marked.

    Attributes:
        url: address of the sentence in its document.
        target: page whose statements the marks lead to; empty for the page itself.
    """

    runs: tuple[Run, ...]
    document: Node
    url: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Statements under one heading.

    Attributes:
        id: anchor of the heading.
        note: a sentence under the heading; empty for none.
        left_out: statements that the cap of the section hides.
    """

    id: str
    title: str
    statements: tuple[Statement, ...]
    note: str = ""
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """An agreement as a row of a list.

    Attributes:
        when: date in words.
        inferred: inferred date in words; empty where the text gives the year.
    """

    agreement: Node
    type: Node
    status: Node
    when: str
    inferred: str
    place: str
    parties: tuple[Node, ...]
    documents: tuple[Node, ...]
    role: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """A field of an agreement of which several documents tell, as a row of a table.

    Attributes:
        field: in words.
        verdict: how the sources stand to each other: confirmed, majority, unique or conflict.
        holds: the value that follows, in words; empty where they conflict.
        told: each value with the documents that give it.
    """

    field: str
    verdict: str
    holds: str
    told: tuple[tuple[Node, tuple[Node, ...]], ...]


@dataclass(frozen=True, slots=True)
class Sourced:
    """A statement of a looked-up source as a row of a table.

    Attributes:
        property: in words.
        sources: the pages that say so, or the row of ours that reports it.
        verification: how far it was checked, in words.
        remark: what the source says beside, and why a statement was set aside.
        is_contested: whether another source says something else.
    """

    subject: Node
    property: str
    value: Node
    sources: tuple[Node, ...]
    verification: str
    remark: str
    is_contested: bool
    claim: Node


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature as a row of a table."""

    agreement: Node
    person: Node
    party: Node | None
    post: Node | None
    when: str


@dataclass(frozen=True, slots=True)
class Told:
    """A value in a cell, with the sentence that says so.

    Attributes:
        name: what the value is, such as "Duration"; empty where the heading of the column says it.
        quote: None where the graph has no words for it.
    """

    value: Node
    name: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Clause:
    """A provision as a row of a table.

    Attributes:
        number: as written, with the place in the text.
        heading: None where the text gives none.
        matters: what it deals with.
        terms: notice, duration and entry into force, where stated.
    """

    provision: Node
    number: Told
    heading: Told | None
    matters: tuple[Told, ...]
    terms: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """A term of office, with what was signed in it.

    Attributes:
        begins: first day in words; empty where unknown.
        ends: last day in words; "open" while it lasts; empty where unknown.
        signed: agreements signed in this office.
    """

    tenure: Node
    person: Node
    post: Node
    organization: Node
    begins: str
    ends: str
    signed: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A drawn node.

    Attributes:
        x: centre, in units of the view box.
        outline: SVG path of its shape around its centre.
        label_x: where its label is anchored.
        anchor: start, middle or end.
        lines: its label, broken; empty where no room is left.
    """

    node: Node
    kind: str
    x: float
    y: float
    outline: str
    label_x: float
    label_y: float
    anchor: str
    lines: tuple[str, ...]
    focus: bool


@dataclass(frozen=True, slots=True)
class Line:
    """An edge as a row of the table twin.

    Attributes:
        id: anchor of the row.
        relation: what the edge says, in words.
        url: address of the sentence; empty where none is known.
    """

    id: str
    source: Node
    relation: str
    target: Node
    basis: str
    quote: str
    url: str
    date: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A drawn edge, standing for all edges between its two ends.

    Attributes:
        basis: the strongest basis among them.
        row: anchor of the first of its rows in the table twin.
        title: its relations, a line each.
    """

    basis: str
    row: str
    title: str
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A network as drawn and as a table.

    Attributes:
        width: of the view box.
        legend: kind, its plural in words and the outline of each shape in use.
        left_out: nodes that the cap kept out of the drawing.
    """

    title: str
    width: float
    height: float
    marks: tuple[Mark, ...]
    strokes: tuple[Stroke, ...]
    lines: tuple[Line, ...]
    legend: tuple[tuple[str, str, str], ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet."""

    label: str
    count: int
    url: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow a list.

    Attributes:
        hidden: values that are not shown because the list would be too long.
    """

    name: str
    title: str
    values: tuple[FacetValue, ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a page stands in a longer list; an empty address means there is no such page."""

    first: int
    last: int
    total: int
    previous: str
    next: str


@dataclass(frozen=True, slots=True)
class ListRow:
    """A thing in a list, with cells for the columns behind its name."""

    node: Node
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a result table: words and, for things with a page, an address."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a query as a page shows it, or why there is none.

    Attributes:
        columns: variables of a SELECT query.
        total: rows or triples of the whole answer; the page may show fewer.
        boolean: answer of an ASK query, else None.
        graph: answer of CONSTRUCT or DESCRIBE as Turtle, else empty.
        error: what is wrong; empty for nothing.
        line: line of the fault, 1-based; 0 where unknown.
        downloads: format and address of the same answer.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    total: int = 0
    boolean: bool | None = None
    graph: str = ""
    error: str = ""
    line: int = 0
    column: int = 0
    downloads: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A value that a named query takes.

    Attributes:
        value: as given in the request.
    """

    name: str
    help: str
    is_required: bool
    value: str


@dataclass(frozen=True, slots=True)
class QueryLine:
    """A named query in the list of all."""

    name: str
    question: str
    columns: tuple[str, ...]
    url: str
