"""Cut long lists into pages that can be addressed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from flask import request
from werkzeug.exceptions import BadRequest, NotFound

from govgraph.web.urls import Urls
from govgraph.web.values import Paging

T = TypeVar("T")


def page_of(rows: Sequence[T], size: int) -> tuple[Sequence[T], Paging]:
    """Return the rows of the page that the request asks for, and where it stands.

    Args:
        rows: the whole list.
        size: rows on a page.

    Raises:
        BadRequest: if ``page`` is no number.
        NotFound: if the list has no such page.
    """
    raw = request.args.get("page", "1")
    if not raw.isascii() or not raw.isdigit() or len(raw) > 7 or int(raw) < 1:
        raise BadRequest("The parameter page takes a number from 1 on.")
    number = int(raw)
    first = (number - 1) * size
    if first >= len(rows) and number > 1:
        raise NotFound("This list has no page with that number.")
    shown = rows[first : first + size]

    def address(other: int) -> str:
        parameters: Mapping[str, str] = {**request.args.to_dict(), "page": "" if other == 1 else str(other)}
        return Urls.with_query(request.path, parameters)

    return shown, Paging(
        first=first + 1 if shown else 0,
        last=first + len(shown),
        total=len(rows),
        previous=address(number - 1) if number > 1 else "",
        next=address(number + 1) if first + size < len(rows) else "",
    )
