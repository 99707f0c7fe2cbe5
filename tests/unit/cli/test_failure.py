"""Check that errors end as one line and a code."""

from __future__ import annotations

import pytest

from govgraph import errors
from govgraph.cli import failure


@pytest.mark.parametrize(
    ("error", "code"),
    [
        pytest.param(errors.ValidationError("x"), 1, id="findings"),
        pytest.param(errors.UsageError("x"), 2, id="usage"),
        pytest.param(errors.QueryError("x"), 2, id="query"),
        pytest.param(errors.QueryTimeoutError("x"), 2, id="timeout"),
        pytest.param(errors.SourceError("a", "b"), 3, id="source"),
        pytest.param(errors.StoreError("x"), 3, id="store"),
        pytest.param(errors.TableError("x"), 3, id="table"),
    ],
)
def test_each_error_has_an_exit_code(error: errors.GovGraphError, code: int) -> None:
    """An error's kind decides the code a script sees."""
    assert failure.exit_code(error) == code


def test_a_line_names_file_reason_and_code() -> None:
    """The line says what, why, and under which code the documentation has more."""
    assert (
        failure.line(errors.SourceError("a.txt", "the file is empty"))
        == "govgraph: a.txt: the file is empty [GG-DOC-001]"
    )


def test_a_file_name_cannot_steer_the_terminal() -> None:
    """Line breaks and escape sequences in a name are shown, not obeyed."""
    shown = failure.line(errors.SourceError("a\n\x1b[31mb\udc80.txt", "no such file"))
    assert shown == r"govgraph: a \x1b[31mb\udc80.txt: no such file [GG-DOC-001]"
