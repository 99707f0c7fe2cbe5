"""Define the errors a caller can catch: one root, a stable code each.

A message names the thing, the place and the remedy; the code has its own line in the documentation.
"""

from __future__ import annotations


class GovGraphError(Exception):
    """Be the root of every error the project raises on purpose.

    Attributes:
        code: stable identifier, such as ``GG-DOC-001``.
    """

    code = "GG-000"


class UsageError(GovGraphError):
    """Say that a command or call was given something it cannot take."""

    code = "GG-USE-001"


class SourceError(GovGraphError):
    """Say that a source could not be read, naming it and the reason.

    Args:
        source: path, URL or ``-``.
        reason: one clause without a full stop.
    """

    code = "GG-DOC-001"

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class StoreError(GovGraphError):
    """Say that a store cannot be used as asked."""

    code = "GG-STO-001"


class StoreLockedError(StoreError):
    """Say that another process is writing to the store."""

    code = "GG-STO-002"


class QueryError(GovGraphError):
    """Say that a query is not valid SPARQL or asks for what is not allowed.

    Args:
        message: what is wrong and what to do.
        line: 1-based line of the query text, or None where no place is known.
        column: 1-based column, or None.
    """

    code = "GG-QRY-001"

    def __init__(self, message: str, *, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class QueryTimeoutError(QueryError):
    """Say that a query was stopped at its time limit."""

    code = "GG-QRY-002"


class ValidationError(GovGraphError):
    """Say that a graph breaks a shape of severity Violation."""

    code = "GG-VAL-001"


class TableError(GovGraphError):
    """Say that a reference table is missing or malformed."""

    code = "GG-REF-001"


class TooManyRowsError(QueryError):
    """Say that a query returns more rows or bytes than the cap allows."""

    code = "GG-QRY-003"


class QueryBusyError(QueryError):
    """Say that all query workers stayed busy for longer than a query may wait."""

    code = "GG-QRY-004"


class QueryMemoryError(QueryError):
    """Say that a query exhausts the engine's memory or stack and was stopped."""

    code = "GG-QRY-005"


class ShapesError(GovGraphError):
    """Say that a file of shapes cannot be used, naming it and the reason."""

    code = "GG-VAL-002"
