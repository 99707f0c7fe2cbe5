"""Answer for the identifiers themselves: the page or the data, by Accept or by suffix."""

from __future__ import annotations

from flask import Blueprint, Response
from werkzeug.exceptions import NotFound

from govgraph.web.describing import write
from govgraph.web.negotiation import choose, varied
from govgraph.web.state import state
from govgraph.web.urls import LINKED, SUFFIXES

blueprint = Blueprint("linked", __name__)

_PAGE = "text/html"
_BY_TYPE = {media_type: suffix for suffix, media_type in SUFFIXES.items()}


@blueprint.get("/id/<any(" + ", ".join(LINKED) + "):kind>/<path:path>")
def identifier(kind: str, path: str) -> Response:
    """Lead to the page or the data of a thing (303), or answer with its data where the address has a suffix.

    Raises:
        NotAcceptable: if the client accepts neither a page nor a data format.
        NotFound: if nothing is said of the thing.
    """
    here = state()
    stem, _, suffix = path.rpartition(".")
    if stem and suffix in SUFFIXES:
        body = write(here.reader, here.catalogue.names, here.urls, here.urls.iri(kind, stem), suffix)
        if not body:
            raise NotFound("The graph says nothing of this thing.")
        charset = "; charset=utf-8" if SUFFIXES[suffix].startswith("text/") else ""
        response = Response(body, content_type=SUFFIXES[suffix] + charset)
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response
    iri = here.urls.iri(kind, path)
    media_type = choose((_PAGE, *_BY_TYPE))
    target = here.urls.page(iri) if media_type == _PAGE else here.urls.data(iri, _BY_TYPE[media_type])
    response = varied(Response(status=303))
    response.headers["Location"] = target
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
