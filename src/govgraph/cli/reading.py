"""Read the sources of a command into records, under a progress bar, past those that cannot be read."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click

from govgraph.cli.failure import Failures
from govgraph.errors import SourceError
from govgraph.model import Record


@contextmanager
def records(sources: Sequence[str], failures: Failures, *, label: str) -> Iterator[Iterator[Record]]:
    """Give the records of all documents that sources hold, in order.

    Args:
        sources: files, folders or ``-``.
        failures: is told of each source that cannot be read, and of each that is skipped; a skipped one has a record
            that says so and holds nothing else.
        label: what the progress bar says; it is shown on a terminal only.
    """
    from govgraph import pipeline

    paths = pipeline.sources(sources, failures.report)
    bar = click.progressbar(length=len(paths), label=label, file=sys.stderr, hidden=not sys.stderr.isatty())
    with bar:

        def each() -> Iterator[Record]:
            for path in paths:
                yield from _read(pipeline.records([path], failures.report), failures)
                bar.update(1)

        yield each()


def _read(found: Iterator[Record], failures: Failures) -> Iterator[Record]:
    """Yield records; report those that hold nothing because their document is skipped, such as for its language."""
    for record in found:
        if record.document.skipped is not None:
            failures.report(SourceError(record.document.source, record.document.skipped))
        yield record
