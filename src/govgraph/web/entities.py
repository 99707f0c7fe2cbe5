"""Gather what the page of each kind of thing shows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from pyoxigraph import NamedNode

from govgraph.namespaces import GG, SKOS
from govgraph.web import networks, plans
from govgraph.web.agreed import agreed
from govgraph.web.catalogue import AgreementEntry
from govgraph.web.clauses import clauses
from govgraph.web.contexts import Entity
from govgraph.web.passages import hero
from govgraph.web.reader import value
from govgraph.web.rows import agreement_line, agreement_lines, offices, signed
from govgraph.web.sourced import sourced
from govgraph.web.state import State
from govgraph.web.statements import said, said_of, sections
from govgraph.web.urls import AGENDA, AGENDA_KEY, SUFFIXES
from govgraph.web.values import AgreementLine, Node, Statement
from govgraph.web.wording import KINDS

Facts = tuple[tuple[str, tuple[Node, ...]], ...]

_LEVELS = ("Goal of the 2030 Agenda", "Target of the 2030 Agenda", "Indicator of the 2030 Agenda")
_ROLES = {
    "primary": "Agreement",
    "mention": "Agreement, only cited in its source",
    "reference": "Agreement, known from the reference tables",
}
_AGREEMENTS = 50  # rows on an entity page; the list of all has facets and pages


def agreement(here: State, iri: str) -> Entity:
    """Return the page of an agreement.

    Raises:
        KeyError: if there is no such agreement.
    """
    cat = here.catalogue
    entry = cat.agreements.get(iri) or cat.references[iri]
    parts = cat.parts(iri)
    statements = said_of(here.reader, cat.names, here.urls, (iri, *parts))
    line, told = agreement_line(entry, cat), agreed(here, entry, statements)
    differ = {row.field for row in told if row.verdict == "conflict"}
    facts: Facts = (
        (_flagged("Parties", GG.hasParty, statements), line.parties),
        (_disputed("Type", differ), (line.type,)),
        (_disputed("Status", differ), (line.status,)),
        (
            _disputed(_flagged("Date", GG.date, statements), differ),
            (Node(line.when, written=entry.date),) if line.when else (Node("not stated"),),
        ),
        ("Year inferred", (Node(line.inferred, written=entry.inferred),) if line.inferred else ()),
        (_disputed(_flagged("Place", GG.place, statements), differ), (Node(entry.place),) if entry.place else ()),
        ("Source" if len(line.documents) == 1 else "Sources", line.documents),
    )
    return Entity(
        node=cat.names.node(iri),
        kind=_ROLES[entry.role],
        facts=_filled(facts),
        twins=twins(here, iri),
        hero=hero(statements, plans.HERO),
        sections=sections(statements, plans.AGREEMENT, rest="Further statements"),
        signed=signed((s for s in (*cat.signatures, *cat.reference_signatures) if s.agreement == iri), cat),
        agreed=told,
        sourced=sourced(here, (iri, *parts)),
        clauses=clauses(here, iri),
        picture=networks.around(here, iri),
        plain=frozenset({iri, *(part for part in parts if cat.names.kind(part) == "event")}),
    )


def _disputed(name: str, differ: Collection[str]) -> str:
    """Return the name of a fact, with a word where sources differ on it."""
    return f"{name}, on which sources differ" if name.partition(" (")[0] in differ else name


def _flagged(name: str, predicate: str, statements: Sequence[Statement]) -> str:
    """Return the name of a fact, with a word where statements of it are only suggested."""
    bases = {statement.basis for statement in statements if statement.predicate == predicate}
    if "suggested" not in bases:
        return name
    return f"{name} (suggested)" if bases == {"suggested"} else f"{name} (some suggested)"


def body(here: State, iri: str) -> Entity:
    """Return the page of an agency or a state."""
    cat = here.catalogue
    kind = cat.names.kind(iri)
    lines = _lines(here, lambda entry: iri in entry.parties)
    key = "/".join(iri.rsplit("/", 2)[-2:])
    return Entity(
        node=cat.names.node(iri),
        kind=KINDS[kind][0],
        facts=_naming(here, iri, "Short form" if kind == "agency" else "Code"),
        twins=twins(here, iri),
        sections=sections(_said(here, "object", object=NamedNode(iri)), plans.BODY, rest="Further statements"),
        offices=offices((tenure for tenure in cat.tenures if tenure.organization == iri), cat),
        offices_title="Who led it, and when",
        signed=signed((entry for entry in cat.signatures if entry.party == iri), cat),
        agreements=lines[:_AGREEMENTS],
        agreements_title="Agreements it is party to",
        more=here.urls.list("agreement", party=key) if lines else "",
        picture=networks.around(here, iri),
        plain=frozenset({iri}),
    )


def person(here: State, iri: str) -> Entity:
    """Return the page of a leader: offices over time, and what was signed in which."""
    cat = here.catalogue
    tenures = [tenure for tenure in cat.tenures if tenure.person == iri]
    told = (
        *_said(here, "object", object=NamedNode(iri)),
        *said_of(here.reader, cat.names, here.urls, [tenure.iri for tenure in tenures]),
    )
    statements = tuple({statement.anchor: statement for statement in told}.values())
    return Entity(
        node=cat.names.node(iri),
        kind="Leader",
        facts=_naming(here, iri, "Short form"),
        twins=twins(here, iri),
        sections=sections(statements, plans.PERSON, rest="Further statements"),
        offices=offices(tenures, cat),
        offices_title="Offices over time, and what was signed in each",
        signed=signed((entry for entry in cat.signatures if entry.person == iri), cat),
        sourced=sourced(here, [tenure.iri for tenure in tenures]),
        picture=networks.around(here, iri),
        plain=frozenset({iri}),
    )


def goal(here: State, iri: str) -> Entity:
    """Return the page of a goal or target of the 2030 Agenda; what names it and what only suggests it stay apart."""
    cat = here.catalogue
    names = cat.names
    code = names.notations.get(iri, iri.rpartition("/")[2])
    goals = {other: names.notations[other] for other in cat.of_kind("sdg") if other in names.notations}
    parent_of = "" if iri == AGENDA else code
    children = sorted(
        (other for other, number in goals.items() if other != AGENDA and number.rpartition(".")[0] == parent_of),
        key=lambda other: [part.zfill(3) for part in goals[other].split(".")],
    )
    parent = here.urls.iri("sdg", code.rpartition(".")[0])
    return Entity(
        node=names.node(iri),
        kind=("Goal of the 2030 Agenda", "Target of the 2030 Agenda", "Indicator of the 2030 Agenda")[
            min(code.count("."), 2)
        ],
        facts=_filled((("Part of", (names.node(parent),) if "." in code else ()), ("UN address", (Node(iri),)))),
        twins=twins(here, iri),
        sections=sections(_said(here, "object", object=NamedNode(iri)), plans.GOAL, rest="Further statements"),
        agreements=_lines(here, lambda entry: iri in entry.goals)[:_AGREEMENTS],
        agreements_title="Agreements that name it",
        possible=_lines(here, lambda entry: iri in entry.possible_goals)[:_AGREEMENTS],
        more=here.urls.list("agreement", goal=AGENDA_KEY if iri == AGENDA else iri.rpartition("/")[2]),
        children=tuple(names.node(child) for child in children),
        picture=networks.around(here, iri),
        plain=frozenset({iri}),
    )


def topic(here: State, iri: str) -> Entity:
    """Return the page of a topic."""
    cat = here.catalogue
    lines = _lines(here, lambda entry: iri in entry.topics)
    return Entity(
        node=cat.names.node(iri),
        kind="Topic",
        facts=_naming(here, iri, ""),
        twins=twins(here, iri),
        sections=sections(_said(here, "object", object=NamedNode(iri)), plans.TOPIC, rest="Further statements"),
        agreements=lines[:_AGREEMENTS],
        agreements_title="Agreements on this topic",
        more=here.urls.list("agreement", topic=iri.rpartition("/")[2]),
        picture=networks.around(here, iri),
        plain=frozenset({iri}),
    )


BUILDERS: dict[str, Callable[[State, str], Entity]] = {
    "agreement": agreement, "agency": body, "state": body, "person": person, "sdg": goal, "topic": topic,
}  # fmt: skip
"""Function that gathers the page of each kind."""


def twins(here: State, iri: str) -> tuple[tuple[str, str], ...]:
    """Return the addresses of a thing's page as data."""
    return tuple((suffix, here.urls.data(iri, suffix)) for suffix in SUFFIXES)


def _said(here: State, of: str, **bind: NamedNode) -> tuple[Statement, ...]:
    return said(here.reader, here.catalogue.names, here.urls, of, **bind)


def _lines(here: State, wanted: Callable[[AgreementEntry], bool]) -> tuple[AgreementLine, ...]:
    cat = here.catalogue
    return agreement_lines((entry.iri for entry in cat.agreements.values() if wanted(entry)), cat)


def _naming(here: State, iri: str, short: str) -> Facts:
    names = here.catalogue.names
    seen = {names.labels.get(iri, ""), names.notations.get(iri, "")}
    also = tuple(Node(name) for name in names.others.get(iri, ()) if name not in seen)
    notation = names.notations.get(iri, "")
    defined = tuple(
        Node(value(row, "value"))
        for row in here.reader.rows("properties", iri=NamedNode(iri))
        if value(row, "property") == SKOS["definition"]
    )
    return _filled(
        ((short, (Node(notation),) if notation and short else ()), ("Also called", also), ("Definition", defined))
    )


def _filled(facts: Facts) -> Facts:
    return tuple((name, values) for name, values in facts if values)
