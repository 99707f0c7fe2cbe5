"""Read a query out of a request as the SPARQL 1.1 Protocol says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest, Forbidden, UnsupportedMediaType

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"


@dataclass(frozen=True, slots=True)
class Operation:
    """Be one query operation.

    Attributes:
        query: its text; None where the request has none.
        format: name of the result format asked for by parameter; empty for what Accept says.
    """

    query: str | None
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    format: str


def operation() -> Operation:
    """Return the query operation of the request.

    Raises:
        BadRequest: if the query stands twice or is no UTF-8.
        Forbidden: if it asks for an update.
        UnsupportedMediaType: if the body is of another type.
    """
    if "update" in request.args or request.mimetype == "application/sparql-update":
        raise Forbidden("This endpoint only reads. Updates are not taken.")
    if request.method != "POST":
        return _read(request.args.getlist("query"), request.args)
    if request.mimetype == DIRECT:
        try:
            return _read([request.get_data().decode("utf-8")], request.args)
        except UnicodeDecodeError:
            raise BadRequest("The body is not UTF-8.") from None
    if request.mimetype == FORM:
        if "update" in request.form:
            raise Forbidden("This endpoint only reads. Updates are not taken.")
        return _read(request.form.getlist("query"), request.form)
    raise UnsupportedMediaType(f"Send {DIRECT}, or a form as {FORM}.")


def _read(queries: Sequence[str], values: MultiDict[str, str]) -> Operation:
    if len(queries) > 1:
        raise BadRequest("The request holds more than one query. Send one.")
    return Operation(
        query=queries[0] if queries else None,
        default_graphs=tuple(values.getlist("default-graph-uri")),
        named_graphs=tuple(values.getlist("named-graph-uri")),
        format=next(iter(values.getlist("format")), ""),
    )
