"""Write a store in another format."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from govgraph.cli import layout, options


@click.command("export")
@click.argument("form", metavar="[FORMAT]", required=False)
@options.store
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    metavar="FILE",
    default="-",
    show_default="standard output",
    help="File to write; it is replaced whole or not at all.",
)
def command(*, form: str | None, store: Path, output: Path) -> None:
    """Write the whole store in a format; every statement keeps its source, quote and offsets.

    FORMAT is a name or a file suffix. Without it the formats are listed.
    """
    from govgraph.export import FORMATS, exporter, write_file
    from govgraph.store import Snapshot

    if form is None:
        click.echo(layout.columns((f.name, f".{f.suffix}", f.title) for f in FORMATS.values()), nl=False)
        return
    chosen = exporter(form)
    with Snapshot.open(store) as snapshot:
        if str(output) == "-":
            chosen.write(snapshot, sys.stdout.buffer)
        else:
            write_file(chosen, snapshot, output)
