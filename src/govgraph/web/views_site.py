"""Answer for the pages about the whole: home, network, data, docs, health."""

from __future__ import annotations

import tempfile
from typing import BinaryIO, cast

from flask import Blueprint, Response, jsonify, make_response, render_template, send_file
from werkzeug.exceptions import NotFound

from govgraph import __version__
from govgraph.errors import StoreError
from govgraph.web import networks, plans
from govgraph.web.contexts import Data, Docs, Home, Network
from govgraph.web.passages import hero
from govgraph.web.rows import agreement_line
from govgraph.web.state import state
from govgraph.web.statements import said_of
from govgraph.web.wording import KINDS

blueprint = Blueprint("site", __name__)

_NEWEST = 6
_MEMORY = 8_000_000  # bytes of an export kept in memory; larger ones go to a temporary file


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
