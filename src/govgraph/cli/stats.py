"""Say how much a store holds."""

from __future__ import annotations

import json
from pathlib import Path

import click

from govgraph.cli import layout, options


@click.command("stats")
@options.store
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def command(*, store: Path, form: str) -> None:
    """Say how much a store holds."""
    from govgraph.cli.counting import count, lines
    from govgraph.store import Snapshot

    with Snapshot.open(store) as snapshot:
        counts = {**count(snapshot), "triples": len(snapshot)}
    if form == "json":
        click.echo(json.dumps(counts))
    else:
        click.echo(layout.columns([*lines(counts), ("Triples", str(counts["triples"]))]), nl=False)
