"""Offer a store to Python programs and notebooks: plain values instead of RDF terms.

What a :class:`Graph` cannot say in one line, :mod:`govgraph.query` and :mod:`govgraph.store` can.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, overload

from pyoxigraph import Literal

from govgraph.errors import UsageError
from govgraph.namespaces import GG, XSD
from govgraph.query import named, run
from govgraph.store import Snapshot, Term

if TYPE_CHECKING:
    import pandas as pd

Value = str | int | float | bool | None
"""A cell: IRIs, dates and texts are strings, a date as its source has it (EDTF)."""

_YEAR = re.compile(r"(?<![\d-])\d{4}(?!\d)")
_INTEGERS = frozenset({XSD.integer, XSD.int, XSD.long})
_NUMBERS = frozenset({XSD.decimal, XSD.double, XSD.float})


@dataclass(frozen=True, slots=True)
class Table(Sequence[Mapping[str, Value]]):
    """Be the rows of an answer, in order; each maps every column to a value or None."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Value], ...]

    @overload
    def __getitem__(self, index: int) -> Mapping[str, Value]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Mapping[str, Value]]: ...
    def __getitem__(self, index: int | slice) -> Mapping[str, Value] | Sequence[Mapping[str, Value]]:
        """Return a row, or several."""
        return self.rows[index]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.rows)

    def __iter__(self) -> Iterator[Mapping[str, Value]]:
        """Yield the rows."""
        return iter(self.rows)

    def to_pandas(self) -> pd.DataFrame:
        """Return the rows as a data frame; needs the extra ``govgraph[pandas]``."""
        import pandas as pd

        return pd.DataFrame([dict(row) for row in self.rows], columns=list(self.columns))


class Graph:
    """Answer questions about a store, as it stood when it was opened.

    Args:
        path: folder of the store.

    Raises:
        StoreError: if there is no store, or it cannot be read.
    """

    def __init__(self, path: str | Path) -> None:
        self._snapshot = Snapshot.open(path)

    def query(self, question: str, **values: str) -> Table:
        """Return the rows of a SELECT query.

        Args:
            question: SPARQL, or the name of a stored question (``govgraph query`` lists them).
            values: of the parameters that a stored question takes.

        Raises:
            QueryError: if the query is malformed, refused, or no SELECT query.
            UsageError: if a parameter is unknown or missing.
        """
        stored = named().get(question)
        if stored is None and values:
            raise UsageError("only a stored question takes parameters; `govgraph query` lists them")
        result = run(self._snapshot, stored.text if stored else question, bind=stored.bind(values) if stored else None)
        rows = ({name: _value(row.get(name)) for name in result.variables} for row in result.rows())
        return Table(result.variables, tuple(rows))

    def agreements(self, *, party: str | None = None, year: int | None = None) -> Table:
        """Return the agreements, one row for each and each document that tells of it.

        Args:
            party: name, acronym or IRI of an agency or state; None takes all.
            year: of the date stated or, where that has no year, inferred; None takes all.

        Raises:
            UsageError: if no agency or state is called so.
        """
        tables = (
            [self.query("agreements", party=iri) for iri in self._parties(party)]
            if party
            else [self.query("agreements")]
        )
        rows = (row for table in tables for row in table if year is None or _is_of(row, year))
        return Table(tables[0].columns, tuple(rows))

    def _parties(self, name: str) -> list[str]:
        """Return the IRIs of the agencies and states with a name.

        Raises:
            UsageError: if there is none.
        """
        if "://" in name:
            return [name]
        found = {
            str(row["resource"])
            for row in self.query("search-labels", text=name)
            if row["class"] in (GG.Agency, GG.State) and str(row["matched"]).casefold() == name.casefold()
        }
        if not found:
            raise UsageError(f"no agency or state is called {name}; find its name with the question search-labels")
        return sorted(found)

    def close(self) -> None:
        """Let go of the store's files."""
        self._snapshot.close()

    def __enter__(self) -> Graph:
        """Return itself, to be closed at the end of a ``with`` block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the graph."""
        self.close()


def _value(term: Term | None) -> Value:
    """Return a term as a Python value."""
    if not isinstance(term, Literal):
        return None if term is None else str(getattr(term, "value", term))
    kind = term.datatype.value
    if kind in _INTEGERS:
        return int(term.value)
    if kind in _NUMBERS:
        return float(term.value)
    return term.value == "true" if kind == XSD.boolean else term.value


def _is_of(row: Mapping[str, Value], year: int) -> bool:
    """Tell whether a year lies within the date of an agreement, or within the one inferred for it."""
    for column in ("date", "inferredDate"):
        years = [int(found) for found in _YEAR.findall(str(row[column] or ""))]
        if years:
            return min(years) <= year <= max(years)
    return False
