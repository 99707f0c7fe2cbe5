"""Write rows as CSV or JSON, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence

from flask import Response

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run such a cell


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], suffix: str) -> Response:
    """Return rows as a response.

    Args:
        suffix: csv or json.
    """
    if suffix == "json":
        body = json.dumps([dict(zip(columns, row, strict=True)) for row in rows], ensure_ascii=False, indent=1)
        return Response(body + "\n", mimetype="application/json")
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return Response(out.getvalue(), mimetype="text/csv")


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    >>> harmless("=1+1"), harmless("plain")
    ("'=1+1", 'plain')
    """
    return "'" + cell if cell.startswith(_FORMULA) else cell
