"""Lay out rows for a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pyoxigraph import Literal, NamedNode

from govgraph.namespaces import PREFIXES
from govgraph.store import Term

_WIDEST = 60  # characters of a column; the full text is in every other format


def short(term: Term | None) -> str:
    """Return a term as people write it: IRIs with a known prefix, literals without quotes, nothing for None."""
    if isinstance(term, NamedNode):
        for prefix, namespace in PREFIXES.items():
            if term.value.startswith(namespace):
                return f"{prefix}:{term.value[len(namespace) :]}"
        return term.value
    if isinstance(term, Literal):
        return term.value
    return "" if term is None else str(term)


def table(variables: Sequence[str], rows: Sequence[Mapping[str, Term]]) -> str:
    """Return rows as aligned columns under their names.

    Args:
        variables: the columns, in order.
        rows: terms by column name.
    """
    cells = [[_cell(short(row.get(name))) for name in variables] for row in rows]
    widths = [max([len(name), *(len(line[i]) for line in cells)]) for i, name in enumerate(variables)]
    lines = [list(variables), ["-" * width for width in widths], *cells]
    return "".join("  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)).rstrip() + "\n" for line in lines)


def _cell(text: str) -> str:
    """Return text on one line, free of control characters (which could steer a terminal), cut where too wide."""
    plain = "".join(c if c.isprintable() else " " for c in " ".join(text.split()))
    return plain if len(plain) <= _WIDEST else plain[: _WIDEST - 1] + "…"
