"""Read the sources of a command into records, under a progress bar, past those that cannot be read."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click

from govgraph.cli.failure import Failures
from govgraph.errors import SourceError
from govgraph.model import Record

_ALLOCATED_TO_COLLECT = 50_000
"""So many new objects call the garbage collector; by default 700 do, and it goes through the tables in vain."""


@contextmanager
def records(
    sources: Sequence[str], failures: Failures, *, label: str, kept: bool = False
) -> Iterator[Iterator[Record]]:
    """Give the records of all documents that sources hold, in order.

    Args:
        sources: files, folders, addresses or ``-``.
        failures: is told of each source that cannot be read, and of each that is skipped; a skipped one has a record
            that says so and holds nothing else, and is no failure if it is kept.
        label: what the progress bar says; it is shown on a terminal only.
        kept: True if the caller stores skipped documents, as sources without statements; the report then says so.
    """
    gc.set_threshold(_ALLOCATED_TO_COLLECT)
    from govgraph import pipeline

    paths = pipeline.sources(sources, failures.report)
    bar = click.progressbar(length=len(paths), label=label, file=sys.stderr, hidden=not sys.stderr.isatty())
    with bar:

        def each() -> Iterator[Record]:
            for path in paths:
                yield from _read(pipeline.records([path], failures.report), failures, kept=kept)
                bar.update(1)

        yield each()


def _read(found: Iterator[Record], failures: Failures, *, kept: bool) -> Iterator[Record]:
    """Yield records; report those that hold nothing because their document is skipped, such as for its language."""
    for record in found:
        if record.document.skipped is not None:
            rest = "it is kept as a source only" if kept else "nothing is read from it"
            tell = failures.note if kept else failures.report
            tell(SourceError(record.document.source, f"{record.document.skipped}; {rest}"))
        yield record
