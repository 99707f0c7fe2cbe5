"""Answer failures in plain words: a page for people, one JSON shape for programs."""

from __future__ import annotations

from flask import Flask, Response, jsonify, make_response, render_template
from werkzeug.exceptions import HTTPException, InternalServerError

from govgraph.errors import GovGraphError, StoreError
from govgraph.web.contexts import Failure
from govgraph.web.negotiation import varied, wants_json
from govgraph.web.urls import Urls

_WORDS: dict[int, tuple[str, str]] = {
    400: ("This request cannot be understood", "Check the address or the form you sent."),
    404: ("There is no such page", "Check the address, or search for the name you have in mind."),
    405: ("This address does not take that kind of request", "Use one of the methods named in the header Allow."),
    406: ("This is not available in the format asked for", "Ask for one of the formats listed on the data page."),
    413: ("The request is too large", "Send a shorter one."),
    414: ("The address is too long", "Send long queries by POST."),
    415: ("This kind of content is not understood", "Send a form or application/sparql-query."),
    500: ("Something went wrong on our side", "Try again. If it happens again, tell whoever runs this server."),
    503: ("This cannot be answered now", "Try again in a moment."),
    504: ("This took too long", "Ask for less at once."),
}  # fmt: skip


def failure(status: int, detail: str = "", *, code: str = "") -> Response:
    """Return an error response in the form the client reads.

    Args:
        status: HTTP status code.
        detail: what is wrong and what to do; the usual words for the status where empty.
        code: stable identifier of a GovGraph error, or empty.
    """
    title, usual = _WORDS.get(status, _WORDS[400 if status < 500 else 500])
    if wants_json():
        body = {"error": {"status": status, "code": code, "title": title, "detail": detail or usual}}
        return varied(make_response(jsonify(body), status))
    urls = Urls("")
    places = (("Home", urls.site("home")), ("Search", urls.search()), ("All agreements", urls.list("agreement")))
    page = render_template("error.html", view=Failure(status, title, detail or usual, places))
    return varied(make_response(page, status))


def handle(app: Flask) -> None:
    """Make an application answer every failure through :func:`failure`."""

    @app.errorhandler(HTTPException)
    def http_error(error: HTTPException) -> Response:
        usual = type(error).description if error.code != 500 else None
        detail = "" if error.description == usual or error.code == 500 else str(error.description or "")
        response = failure(error.code or 500, detail)
        for name, content in error.get_headers():
            if name in ("Allow", "Retry-After", "Location"):
                response.headers[name] = content
        return response

    @app.errorhandler(StoreError)
    def store_error(error: StoreError) -> Response:
        app.logger.error("store unavailable: %s", error)
        return failure(
            503, "The store cannot be read. Whoever runs this server finds the reason in its log.", code=error.code
        )

    @app.errorhandler(GovGraphError)
    def own_error(error: GovGraphError) -> Response:
        return failure(400, str(error), code=error.code)

    @app.errorhandler(Exception)
    def unexpected(error: Exception) -> Response:
        app.logger.error("unexpected failure", exc_info=error)
        return failure(InternalServerError.code or 500)
