"""Turn errors into one line on standard error and an exit code."""

from __future__ import annotations

import sys

import click

from govgraph.errors import GovGraphError, QueryError, SourceError, UsageError, ValidationError

FINDINGS = 1
"""The command worked and found something wrong with the data."""
USAGE = 2
"""The command was called with something it cannot take."""
UNREADABLE = 3
"""A source or store could not be read or written; what could be done was done."""
INTERRUPTED = 130
"""Somebody pressed Ctrl-C (128 + SIGINT)."""
PIPE_CLOSED = 141
"""The reader of standard output went away (128 + SIGPIPE)."""


def exit_code(error: GovGraphError) -> int:
    """Return the exit code an error ends the program with."""
    if isinstance(error, ValidationError):
        return FINDINGS
    if isinstance(error, UsageError | QueryError):
        return USAGE
    return UNREADABLE


def line(error: GovGraphError) -> str:
    """Return an error as one printable line; what a file's name may hold cannot break it or colour the terminal."""
    return f"govgraph: {plain(str(error))} [{error.code}]"


def plain(text: str) -> str:
    """Return a text with control characters written as escapes and runs of blanks as one space."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in " ".join(text.split()))


class Failures:
    """Report the sources that could not be read, one line each, and count them: the rest of a batch goes on."""

    def __init__(self) -> None:
        self.count = 0

    def report(self, error: SourceError) -> None:
        """Print one error, over the progress bar if one is shown, and count it."""
        self.count += 1
        self.note(error)

    def note(self, error: SourceError) -> None:
        """Print what holds of a source that is no failure, such as one that is kept without being read."""
        clear = "\r\x1b[K" if sys.stderr.isatty() else ""
        click.echo(clear + line(error), err=True)
