"""Print what documents say, one record a document."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import BinaryIO

import click

from govgraph.cli import options, reading
from govgraph.cli.failure import UNREADABLE, Failures
from govgraph.model import Record


@click.command("extract")
@options.sources
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "json", "ttl", "trig"]),
    default="jsonl",
    show_default=True,
    help="JSON Lines, one JSON array, or the graph as Turtle or TriG.",
)
@click.pass_context
def command(ctx: click.Context, *, sources: tuple[str, ...], form: str) -> None:
    """Print what documents say, each value with the words that prove it.

    SOURCE is a file, a folder, an http or https address, or "-". Formats: plain text, HTML, PDF, Word (.docx),
    Markdown, mail (.eml, .mbox), RSS and Atom, JSON Lines.
    """
    failures = Failures()
    with reading.records(sources, failures, label="Reading") as records:
        _WRITERS[form](records, sys.stdout.buffer)
    if failures.count:
        ctx.exit(UNREADABLE)


def _write_jsonl(records: Iterable[Record], out: BinaryIO) -> None:
    for record in records:
        out.write(_json(record) + b"\n")
        out.flush()


def _write_json(records: Iterable[Record], out: BinaryIO) -> None:
    separator = b"[\n"
    for record in records:
        out.write(separator + _json(record))
        separator = b",\n"
    out.write(b"\n]\n" if separator == b",\n" else b"[]\n")


def _json(record: Record) -> bytes:
    """Return a record as one line of JSON; half of a surrogate pair, as in a broken file name, becomes an escape."""
    from govgraph.export.records import to_json

    return json.dumps(to_json(record), ensure_ascii=False).encode("utf-8", "backslashreplace")


def _write_turtle(records: Iterable[Record], out: BinaryIO) -> None:
    from pyoxigraph import RdfFormat, serialize

    from govgraph import namespaces, pipeline

    triples = {quad.triple for record in records for quad in pipeline.quads(record)}
    serialize(sorted(triples, key=str), out, format=RdfFormat.TURTLE, prefixes=namespaces.PREFIXES)


def _write_trig(records: Iterable[Record], out: BinaryIO) -> None:
    from pyoxigraph import RdfFormat, serialize

    from govgraph import namespaces, pipeline

    quads = (quad for record in records for quad in pipeline.quads(record))
    serialize(quads, out, format=RdfFormat.TRIG, prefixes=namespaces.PREFIXES)


_WRITERS: Mapping[str, Callable[[Iterable[Record], BinaryIO], None]] = {
    "jsonl": _write_jsonl,
    "json": _write_json,
    "ttl": _write_turtle,
    "trig": _write_trig,
}
