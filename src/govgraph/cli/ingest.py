"""Bring documents into a store."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import click

from govgraph.cli import options, reading
from govgraph.cli.failure import FINDINGS, UNREADABLE, Failures


@click.command("ingest")
@options.sources
@options.store
@click.option("--force", is_flag=True, help="Store documents whose graph breaks a shape, too.")
@click.option("--strict", is_flag=True, help="Let a warning keep a document out as a violation does.")
@click.option("--dry-run", is_flag=True, help="Read and validate, and store nothing.")
@click.pass_context
def command(
    ctx: click.Context, *, sources: tuple[str, ...], store: Path, force: bool, strict: bool, dry_run: bool
) -> None:
    """Bring documents into a store, which is made if it is missing.

    SOURCE is a file, a folder, an http or https address, or "-". Formats: plain text, HTML, PDF, Word (.docx),
    Markdown, mail (.eml, .mbox), RSS and Atom, JSON Lines.

    A document lands whole or not at all; one that is there already changes nothing. One whose graph breaks a shape is
    kept out, and the reason shown (exit code 1). Of one in another language than English, French or Spanish the text is
    kept, and nothing read from it; a line says so.
    """
    from govgraph.cli.loading import load
    from govgraph.store import Store

    failures = Failures()
    with ExitStack() as stack:
        target = None if dry_run else stack.enter_context(Store.open(store, create=True))
        records = stack.enter_context(reading.records(sources, failures, label="Ingesting", kept=not dry_run))
        tally = load(records, target, force=force, strict=strict)
    only = f" ({tally.sources} as a source only)" if tally.sources else ""
    click.echo(
        f"{'would be stored' if dry_run else 'stored'} {tally.stored}{only}, unchanged {tally.unchanged}, "
        f"refused {tally.refused}, unreadable {failures.count}; {tally.verdict()}"
    )
    if failures.count:
        ctx.exit(UNREADABLE)
    if tally.refused:
        ctx.exit(FINDINGS)
