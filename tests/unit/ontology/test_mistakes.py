"""Make ten mistakes in graphs that are right, and check that the shape made for each says so in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import cast

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from govgraph import namespaces as ns
from govgraph import pipeline, resources
from govgraph.mapping.reference import reference_quads
from govgraph.namespaces import BASE, EDTF, GG, OA, ORG, RDF, SDG, SKOS, XSD, concept, entity
from govgraph.validation import Finding, validate

Graph = set[tuple[NamedNode, str, NamedNode | Literal]]
"""The triples of one document; properties are written as text."""

YEARLESS = """\
ILO and IOM sign agreement on migration governance

The International Labour Organization (ILO) and the International Organization for Migration (IOM) signed an agreement \
on migration governance in Geneva on October 23.

The agreement was signed by ILO Director-General Guy Ryder and IOM Director General António Vitorino.
"""
GRAPH = NamedNode(ns.GRAPH["document/mistakes"])
ILO_HEAD = NamedNode(entity("post", "ilo-director-general"))


def read(path: Path) -> Graph:
    """Return what is read from a document."""
    (record,) = pipeline.records([str(path)], on_error=_fail)
    triples = {(quad.subject, quad.predicate.value, quad.object) for quad in pipeline.quads(record)}
    return cast("Graph", triples)  # published data hold no blank nodes


def _fail(error: Exception) -> None:
    raise error


@pytest.fixture(scope="module")
def seed() -> Graph:
    """Return the graph of the article on the agreement of ILO and IOM."""
    return read(resources.path("data", "documents", "ilo-iom-agreement-2020.txt"))


@pytest.fixture(scope="module")
def dated() -> Graph:
    """Return the graph of an article that gives the whole date of a signing."""
    return read(resources.path("data", "documents", "auc-icmpd-memorandum-2020.txt"))


@pytest.fixture(scope="module")
def yearless(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Return the graph of an article that gives day and month only, so that the year is inferred from terms of office."""
    path = tmp_path_factory.mktemp("mistakes") / "yearless.txt"
    path.write_text(YEARLESS, encoding="utf-8")
    return read(path)


@pytest.fixture(scope="module")
def context() -> list[Quad]:
    """Return the reference graphs."""
    return reference_quads(BASE)


def findings(g: Graph, context: Iterable[Quad]) -> list[Finding]:
    """Return what the shapes find, but for gaps that may be right."""
    quads = [Quad(subject, NamedNode(predicate), value, GRAPH) for subject, predicate, value in g]
    return [finding for finding in validate(quads, context=context).findings if finding.severity != "Info"]


def one(g: Graph, predicate: str) -> tuple[NamedNode, str, NamedNode | Literal]:
    """Return the first triple with a property, in the order of the IRIs."""
    return min((triple for triple in g if triple[1] == predicate), key=str)


def claim_of(g: Graph, triple: tuple[NamedNode, str, NamedNode | Literal]) -> NamedNode:
    """Return the claim behind a triple."""
    parts = zip((RDF.subject, RDF.predicate, RDF.object), (triple[0], NamedNode(triple[1]), triple[2]), strict=True)
    (claim,) = set.intersection(*({s for s, p, o in g if p == part and o == value} for part, value in parts))
    return claim


def say(g: Graph, like: str, subject: NamedNode, predicate: str, value: NamedNode | Literal) -> None:
    """Add a statement with a claim, proved by the words that prove a statement with another property."""
    model, claim = claim_of(g, one(g, like)), NamedNode(entity("claim", "mistake"))
    g |= {(claim, p, o) for s, p, o in g if s == model and p not in (RDF.subject, RDF.predicate, RDF.object)}
    g |= {(claim, RDF.subject, subject), (claim, RDF.predicate, NamedNode(predicate)), (claim, RDF.object, value)}
    g.add((subject, predicate, value))


def change(g: Graph, triple: tuple[NamedNode, str, NamedNode | Literal], value: NamedNode | Literal) -> None:
    """Give a statement another value, and its claim with it."""
    claim = claim_of(g, triple)
    g -= {triple, (claim, RDF.object, triple[2])}
    g |= {(*triple[:2], value), (claim, RDF.object, value)}


def wrong_class(g: Graph) -> None:
    """Let a person sign in the capacity of an agency instead of a post."""
    change(g, one(g, GG.inCapacityOf), NamedNode(entity("agency", "ilo")))


def missing_evidence(g: Graph) -> None:
    """Take the quoted words from the claim that somebody is a party."""
    claim = claim_of(g, one(g, GG.hasParty))
    g -= {triple for triple in g if triple[0] == claim and triple[1] == GG.hasEvidence}


def inferred_year(g: Graph) -> None:
    """State the date that a rule inferred from terms of office."""
    event, predicate, date = one(g, GG.inferredDate)
    claim = claim_of(g, (event, predicate, date))
    stated = one(g, GG.date)
    g -= {triple for triple in g if triple[0] == claim_of(g, stated)} | {stated, (event, predicate, date)}
    g -= {(claim, RDF.predicate, NamedNode(GG.inferredDate))}
    g |= {(claim, RDF.predicate, NamedNode(GG.date)), (event, GG.date, date)}


def tenure_overlap(g: Graph) -> None:
    """Put another person into the post of Guy Ryder before his term has ended."""
    tenure = NamedNode(entity("tenure", "mistake"))
    day = NamedNode(EDTF["EDTF"])
    g |= {
        (tenure, RDF.type, NamedNode(GG.Tenure)),
        (tenure, ORG.member, NamedNode(entity("person", "antonio-vitorino"))),
        (tenure, ORG.organization, NamedNode(entity("agency", "ilo"))),
        (tenure, GG.ofPost, ILO_HEAD),
        (tenure, GG.begins, Literal("2022-08", datatype=day)),
        (tenure, GG.ends, Literal("2022-10-31", datatype=day)),
    }


def two_dates(g: Graph) -> None:
    """Give the signing a second day."""
    say(g, GG.date, one(g, GG.date)[0], GG.date, Literal("2020-10-24", datatype=NamedNode(EDTF["EDTF"])))


def unknown_target(g: Graph) -> None:
    """Let the agreement serve a target that the 2030 Agenda lacks."""
    say(g, GG.hasType, one(g, GG.hasType)[0], GG.contributesTo, NamedNode(SDG["10.27"]))


def orphan_signature(g: Graph) -> None:
    """Cut a signature off from its signing."""
    g.remove(one(g, GG.hasSignature))


def wrong_offset(g: Graph) -> None:
    """Move the start of some evidence by one character."""
    position, predicate, start = one(g, OA.start)
    g.remove((position, predicate, start))
    g.add((position, predicate, Literal(int(start.value) + 1)))


def missing_label(g: Graph) -> None:
    """Leave the agreement without a name."""
    agreement = one(g, GG.hasType)[0]
    labels = {triple for triple in g if triple[0] == agreement and triple[1] == SKOS.prefLabel}
    g -= labels | {triple for label in labels for triple in g if triple[0] == claim_of(g, label)}


def event_order(g: Graph) -> None:
    """Let the agreement enter into force a year before it is signed."""
    agreement, entry = one(g, GG.hasType)[0], NamedNode(entity("event", "mistake"))
    day = Literal("2019-01-01", datatype=NamedNode(XSD.date))
    g |= {
        (agreement, GG.hasEvent, entry),
        (entry, RDF.type, NamedNode(GG.AgreementEvent)),
        (entry, RDF.type, NamedNode(GG.EntryIntoForce)),
        (entry, GG.eventOf, agreement),
        (entry, GG.earliest, day),
        (entry, GG.latest, day),
    }
    say(g, GG.modality, entry, GG.modality, NamedNode(concept("modality", "happened")))


MISTAKES: list[tuple[Callable[[Graph], None], str, str, str, str]] = [
    (
        wrong_class, "SignaturePost", "Violation",
        "The signature is in more than one capacity, or in one that is no post.",
        "Name the one office by which the person signs.",
    ),
    (
        missing_evidence, "ClaimEvidence", "Violation",
        "A claim is called stated or suggested and quotes no words.",
        "Add its evidence, or give it the basis inferred with a reason.",
    ),
    (
        inferred_year, "InferredYearAsserted", "Violation",
        "A date that a rule inferred stands as the stated date of the event.",
        "Move it to gg:inferredDate.",
    ),
    (
        tenure_overlap, "TenureOverlap", "Warning",
        "The tenure begins while another tenure of the same post still runs.",
        "Compare both periods with their sources, or mark one as acting.",
    ),
    (
        two_dates, "EventDate", "Violation",
        "The event has more than one date, or one that is not EDTF.",
        "Keep the one the text gives, as in 2020-10-23 or XXXX-10-23.",
    ),
    (
        unknown_target, "AgreementGoal", "Violation",
        "The agreement contributes to a goal or target that the 2030 Agenda does not have.",
        "Compare the number with the quoted words and the reference tables.",
    ),
    (
        orphan_signature, "SignatureEvent", "Violation",
        "The signature does not belong to exactly one event.",
        "Link it from the signing it is part of.",
    ),
    (
        wrong_offset, "QuoteInText", "Violation",
        "The quote is not what the stored text says at its position.",
        "Find the words in the text again and correct the offsets.",
    ),
    (
        missing_label, "AgreementLabel", "Violation",
        "The agreement has no label, or two in one language.",
        "Give it the name the document uses, once a language.",
    ),
    (
        event_order, "EventOrder", "Violation",
        "The agreement enters into force, is renewed, suspended or terminated before it is signed.",
        "Compare both dates with the quoted words.",
    ),
]  # fmt: skip


MADE_IN: dict[Callable[[Graph], None], str] = {event_order: "dated", inferred_year: "yearless"}
"""Mistakes that need another graph than that of the seed."""


@pytest.mark.parametrize("fixture", ["seed", "dated", "yearless"])
def test_the_graphs_are_right(fixture: str, context: list[Quad], request: pytest.FixtureRequest) -> None:
    """Before any mistake, the shapes find nothing to repair and nothing to doubt."""
    assert findings(request.getfixturevalue(fixture), context) == []


@pytest.mark.parametrize(
    ("mistake", "shape", "severity", "message", "remedy"), MISTAKES, ids=[row[0].__name__ for row in MISTAKES]
)
def test_a_mistake_is_caught_by_its_shape(
    mistake: Callable[[Graph], None],
    shape: str,
    severity: str,
    message: str,
    remedy: str,
    context: list[Quad],
    request: pytest.FixtureRequest,
) -> None:
    """The shape made for the mistake reports it, with what is wrong and what to do, and no other shape does."""
    g = set(request.getfixturevalue(MADE_IN.get(mistake, "seed")))
    mistake(g)
    found = findings(g, context)
    expected = [(shape, severity, message, remedy)]
    assert [(finding.rule, finding.severity, finding.message, finding.remedy) for finding in found] == expected


def test_ten_mistakes() -> None:
    """There are ten mistakes, each with a shape of its own."""
    assert len({shape for _, shape, *_ in MISTAKES}) == len(MISTAKES) == 10
