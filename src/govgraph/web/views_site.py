"""Answer for the pages about the whole: home, network, data, quality, ontology, docs, health."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from typing import BinaryIO, cast

from flask import Blueprint, Response, jsonify, make_response, render_template, send_file
from werkzeug.exceptions import NotFound

from govgraph import __version__
from govgraph.errors import StoreError
from govgraph.web import networks, plans
from govgraph.web.catalogue import AgreementEntry, Catalogue
from govgraph.web.contexts import Data, Docs, Home, Network, Ontology, Quality
from govgraph.web.passages import hero
from govgraph.web.reader import value
from govgraph.web.rows import agreement_line
from govgraph.web.state import state
from govgraph.web.statements import said_of
from govgraph.web.values import AgreementLine, TermLine
from govgraph.web.wording import KINDS

blueprint = Blueprint("site", __name__)

_NEWEST = 6
_GAP_ROWS = 25
_MEMORY = 8_000_000  # bytes of an export kept in memory; larger ones go to a temporary file
_GROUPS = {
    "Class": "Classes",
    "ObjectProperty": "Properties that relate things",
    "DatatypeProperty": "Properties with plain values",
    "AnnotationProperty": "Annotations",
}


@blueprint.get("/")
def home() -> str:
    """Show what this is, how much it holds, and what is new."""
    here = state()
    cat = here.catalogue
    parties = {party for entry in cat.agreements.values() for party in entry.parties}
    counts = {
        "document": len(cat.documents),
        "agreement": len(cat.agreements),
        "agency": len({party for party in parties if cat.names.kind(party) == "agency"}),
        "person": len({entry.person for entry in cat.signatures}),
        "sdg": len({goal for e in cat.agreements.values() for goal in (*e.goals, *e.possible_goals)}),
    }
    words = {"agency": "Agencies that are parties", "person": "Leaders who signed", "sdg": "Goals and targets touched"}
    newest = [entry for entry in cat.newest() if entry.role == "primary"]
    signers = {entry.agreement for entry in cat.signatures}
    about, opening = None, None
    for entry in sorted(newest, key=lambda entry: (entry.iri not in signers, not entry.inferred)):
        told = said_of(here.reader, cat.names, here.urls, (entry.iri, *cat.parts(entry.iri)))
        opening = hero(told, plans.HERO, page=here.urls.page(entry.iri))
        if opening is not None:
            about = cat.names.node(entry.iri)
            break
    view = Home(
        counts=tuple((count, words.get(kind, KINDS[kind][1]), here.urls.list(kind)) for kind, count in counts.items()),
        newest=tuple(agreement_line(entry, cat) for entry in newest[:_NEWEST]),
        hero=opening,
        hero_about=about,
    )
    return render_template("site/home.html", view=view)


@blueprint.get("/graph")
def graph() -> str:
    """Show the whole network as a drawing and a table."""
    return render_template("site/graph.html", view=Network(networks.whole(state())))


@blueprint.get("/data")
def data() -> str:
    """Show the exports."""
    from govgraph.export import FORMATS  # heavy: formats load their libraries

    here = state()
    exports = tuple((e.name, e.suffix, e.title, here.urls.export(e.name)) for e in FORMATS.values())
    return render_template("site/data.html", view=Data(exports, here.base))


@blueprint.get("/data/<name>")
def export(name: str) -> Response:
    """Answer with an export of the whole graph, made now.

    Raises:
        NotFound: if there is no such format.
    """
    from govgraph.export import FORMATS

    exporter = FORMATS.get(name)
    if exporter is None:
        raise NotFound("There is no export of that name. The data page lists all.")
    out = tempfile.SpooledTemporaryFile(max_size=_MEMORY)  # noqa: SIM115  # Flask closes it after sending
    exporter.write(state().reader.snapshot, cast("BinaryIO", out))
    out.seek(0)
    response = send_file(
        cast("BinaryIO", out), mimetype=exporter.media_type, as_attachment=True,
        download_name=f"govgraph.{exporter.suffix.lstrip('.')}",
    )  # fmt: skip
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@blueprint.get("/quality")
def quality() -> str:
    """Show how complete the graph is."""
    here = state()
    cat = here.catalogue
    row = here.reader.keep("counts", lambda: here.reader.rows("counts"))[0]
    counts = tuple(
        (int(value(row, name)), words)
        for name, words in (
            ("triples", "triples"),
            ("claims", "statements with a source"),
            ("evidence", "passages quoted"),
        )
    )
    reported = [entry for entry in cat.newest() if entry.role == "primary"]
    signers = {entry.agreement for entry in cat.signatures}
    gaps: tuple[tuple[str, str, Callable[[AgreementEntry], bool]], ...] = (
        ("No date", "The source gives no day, month or year.", lambda e: not e.date),
        ("Year not stated", "The source gives a day but no year.", lambda e: bool(e.date) and not e.year),
        ("Fewer than two parties", "An agreement has two parties at the least.", lambda e: len(e.parties) < 2),
        ("No signatory", "Signed, but the source names nobody who did.", lambda e: _is_unsigned(e, signers)),
    )
    rows = tuple((title, meaning, _lines(reported, cat, wanted)) for title, meaning, wanted in gaps)
    view = Quality(counts, rows)
    return render_template("site/quality.html", view=view)


@blueprint.get("/ontology")
def ontology() -> str:
    """Show the terms of the ontology."""
    found: dict[str, dict[str, TermLine]] = {group: {} for group in _GROUPS}
    for row in state().reader.rows("terms"):
        iri, group = value(row, "term"), value(row, "type").rpartition("#")[2]
        held = found[group].get(iri)
        examples = {*(held.examples if held else ()), value(row, "example")} - {""}
        found[group][iri] = TermLine(
            iri.rpartition("#")[2] or iri, iri, value(row, "label"), value(row, "definition"), tuple(sorted(examples))
        )
    groups = tuple(
        (title, tuple(sorted(found[group].values(), key=lambda term: term.id)))
        for group, title in _GROUPS.items()
        if found[group]
    )
    return render_template("site/ontology.html", view=Ontology(groups))


@blueprint.get("/docs")
def docs() -> str:
    """Show how to use the explorer, and what it is."""
    here = state()
    return render_template("site/docs.html", view=Docs(__version__, here.timeout_s, here.max_rows))


@blueprint.get("/healthz")
def health() -> Response:
    """Tell that the process answers."""
    return Response("ok\n", mimetype="text/plain")


@blueprint.get("/readyz")
def ready() -> Response:
    """Tell whether the store can be read."""
    try:
        filled = bool(state().reader.rows("ready"))
    except StoreError:
        return make_response(jsonify({"ready": False, "reason": "the store cannot be read"}), 503)
    return make_response(jsonify({"ready": True, "empty": not filled}))


def _is_unsigned(entry: AgreementEntry, signers: set[str]) -> bool:
    return entry.status.endswith("/signed") and entry.iri not in signers


def _lines(
    entries: Sequence[AgreementEntry], cat: Catalogue, wanted: Callable[[AgreementEntry], bool]
) -> tuple[AgreementLine, ...]:
    return tuple(agreement_line(entry, cat) for entry in entries if wanted(entry))[:_GAP_ROWS]
