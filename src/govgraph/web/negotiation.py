"""Choose a media type by the request's Accept header."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Response, request
from werkzeug.datastructures import MIMEAccept
from werkzeug.exceptions import NotAcceptable


def choose(offered: Sequence[str]) -> str:
    """Return the offered media type the client likes best; the first one where it has no preference.

    Args:
        offered: media types, best first.

    Raises:
        NotAcceptable: if the client accepts none of them.
    """
    if not request.headers.get("Accept", "").strip():
        return offered[0]
    best = max(offered, key=lambda kind: (quality(kind), -offered.index(kind)))
    if quality(best) <= 0:
        raise NotAcceptable("Ask for one of: " + ", ".join(offered) + ".")
    return best


def quality(media_type: str) -> float:
    """Return how much the client likes a media type, 0 to 1, by the most specific range that matches it.

    Parameters such as ``charset`` are passed over: each format here has one form.
    """
    ranges = [(kind.partition(";")[0].strip(), weight) for kind, weight in request.accept_mimetypes]
    return float(MIMEAccept(ranges).quality(media_type))


def wants_html() -> bool:
    """Tell whether the client asks for a page by name, as browsers do; ``*/*`` is no such wish."""
    return any(
        kind in ("text/html", "application/xhtml+xml") and weight > 0 for kind, weight in request.accept_mimetypes
    )


def wants_json() -> bool:
    """Tell whether an error should be told in JSON: the client names JSON and does not prefer a page."""
    named = [kind for kind, weight in request.accept_mimetypes if weight > 0 and "json" in kind]
    return bool(named) and quality("text/html") <= max(quality(kind) for kind in named)


def varied(response: Response) -> Response:
    """Return a response marked as depending on Accept."""
    response.vary.add("Accept")
    return response
