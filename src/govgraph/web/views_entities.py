"""Answer for the pages of single things."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, redirect, render_template
from pyoxigraph import NamedNode
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from govgraph.namespaces import DCTERMS, GG
from govgraph.web import plans
from govgraph.web.contexts import DocumentPage, Thing
from govgraph.web.entities import BUILDERS, twins
from govgraph.web.names import Names
from govgraph.web.passages import runs
from govgraph.web.reader import Row, value
from govgraph.web.rows import agreement_lines
from govgraph.web.state import State, state
from govgraph.web.statements import said, sections
from govgraph.web.urls import LINKED, PAGES
from govgraph.web.values import Node
from govgraph.web.wording import KINDS, day, property_label

blueprint = Blueprint("entities", __name__)

_KINDS = {folder: kind for kind, folder in PAGES.items()}
_ABSENT = "The graph holds nothing of that name. It may have been removed, or the address may be mistyped."


@blueprint.get("/<any(" + ", ".join(_KINDS) + "):folder>/<path:key>")
def page(folder: str, key: str) -> str | Response:
    """Show the page of a thing; an agreement that has gone into another leads there.

    Raises:
        NotFound: if the graph does not hold it.
    """
    here, kind = state(), _KINDS[folder]
    iri = here.urls.iri(kind, key)
    if kind == "claim":
        return _thing(here, kind, iri)
    cat = here.catalogue
    known = cat.documents if kind == "document" else cat.names.labels
    if kind == "agreement" and iri not in cat.names.labels and (moved := _successor(here, iri)):
        return moved
    if iri not in known or (kind == "agreement" and iri not in cat.agreements and iri not in cat.references):
        raise NotFound(_ABSENT)
    if kind == "document":
        return render_template("entities/document.html", view=_document(here, iri))
    return render_template("entities/entity.html", view=BUILDERS[kind](here, iri))


@blueprint.get("/things/<any(" + ", ".join(kind for kind in LINKED if kind not in PAGES) + "):kind>/<path:key>")
def thing(kind: str, key: str) -> str | Response:
    """Show any other thing in plain triples; an event or signature that has gone into another leads there.

    Raises:
        NotFound: if the graph does not hold it.
    """
    here = state()
    iri = here.urls.iri(kind, key)
    return _successor(here, iri) or _thing(here, kind, iri)


def _successor(here: State, iri: str) -> Response | None:
    """Return the way to what stands for a thing now that several documents tell of it, if anything does."""
    for row in here.reader.rows("successor", old=NamedNode(iri)):
        return redirect(here.urls.page(value(row, "new")), 303)
    return None


def _thing(here: State, kind: str, iri: str) -> str:
    names, node = here.catalogue.names, NamedNode(iri)
    properties = here.reader.rows("properties", iri=node)
    if not properties:
        raise NotFound(_ABSENT)
    of = "claim" if kind == "claim" else "subject"
    links = here.reader.rows("backlinks", iri=node)
    statements = said(here.reader, names, here.urls, of, **{of: node})
    heading = names.node(iri)
    if kind == "claim" and statements:
        first = statements[0]
        heading = Node(f"{first.subject.label} – {first.property.lower()} – {first.object.label}", iri=iri)
    view = Thing(
        node=heading,
        kind=KINDS[kind][0],
        properties=_pairs(names, properties, "value"),
        links=_pairs(names, links, "subject"),
        statements=statements,
        twins=twins(here, iri),
    )
    return render_template("entities/thing.html", view=view)


def _pairs(names: Names, rows: Sequence[Row], column: str) -> tuple[tuple[str, Node], ...]:
    pairs = ((property_label(value(row, "property")), names.term(row[column])) for row in rows)
    return tuple(sorted(pairs, key=lambda pair: (pair[0], pair[1].label)))


def _document(here: State, iri: str) -> DocumentPage:
    cat, node = here.catalogue, NamedNode(iri)
    held: dict[str, str] = {}
    for row in here.reader.rows("document", doc=node):
        held[value(row, "property")] = value(row, "value")
    entry = cat.documents[iri]
    statements = said(here.reader, cat.names, here.urls, "document", doc=node)
    dropped = [
        (int(value(row, "start")), int(value(row, "end")), value(row, "reason"))
        for row in here.reader.rows("dropped", doc=node)
    ]
    held_here = [e.iri for e in cat.agreements.values() if iri in e.docs]
    plain = {iri, *held_here} if len(held_here) == 1 else {iri}
    facts = (
        ("Kind", (cat.names.node(entry.kind),) if entry.kind else ()),
        ("Published", (Node(day(entry.published), written=entry.published),) if entry.published else ()),
        ("Source", (Node(entry.source),) if entry.source else ()),
        ("Language", (Node(held[DCTERMS["language"]]),) if DCTERMS["language"] in held else ()),
        ("SHA-256", (Node(held[GG.sha256]),) if GG.sha256 in held else ()),
    )
    return DocumentPage(
        node=cat.names.node(iri),
        facts=tuple(fact for fact in facts if fact[1]),
        runs=runs(held.get(GG.text, ""), statements, dropped),
        sections=sections(statements, plans.DOCUMENT, rest="Further statements"),
        agreements=agreement_lines(held_here, cat),
        dropped=len(dropped),
        plain=frozenset(
            plain | {part for whole in plain for part in cat.parts(whole) if cat.names.kind(part) == "event"}
        ),
        twins=twins(here, iri),
    )
