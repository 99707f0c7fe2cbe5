"""Build, validate and export a graph of the bundled documents."""

from __future__ import annotations

import shlex
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govgraph import resources
from govgraph.cli import layout, reading
from govgraph.cli.failure import FINDINGS, UNREADABLE, Failures
from govgraph.errors import StoreError, StoreLockedError, UsageError

if TYPE_CHECKING:
    from govgraph.store import Snapshot

_MARK = ".govgraph-demo"
_PARTS = ("store", "exports")


@click.command("demo")
@click.argument("documents", metavar="[DOCS]...", nargs=-1)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    default="govgraph-demo",
    show_default=True,
    help="Where the store and the exports go; an earlier demo there is replaced.",
)
@click.pass_context
def command(ctx: click.Context, *, documents: tuple[str, ...], out: Path) -> None:
    """Build, validate and export a graph of the bundled documents, and say what is in it.

    DOCS are files, folders or http and https addresses to read instead, in any format that "govgraph ingest" reads.
    """
    from govgraph.cli.counting import count, lines
    from govgraph.cli.loading import load
    from govgraph.store import Snapshot, Store

    _claim(out)
    failures = Failures()
    sources = documents or (str(resources.path("data", "documents")),)
    with tempfile.TemporaryDirectory(prefix=".new-", dir=out) as name:
        new = Path(name)
        with (
            Store.open(new / "store", create=True) as store,
            reading.records(sources, failures, label="Reading", kept=True) as records,
        ):
            tally = load(records, store)
        with Snapshot.open(new / "store") as snapshot:
            counts = count(snapshot)
            _export(snapshot, new / "exports")
        if counts["documents"]:
            _replace(out, new)
    if not counts["documents"]:
        ctx.exit(UNREADABLE if failures.count else FINDINGS)
    files = sorted((out / "exports").iterdir())
    click.echo(
        layout.columns(
            [
                *lines(counts),
                ("Validation", tally.verdict()),
                *((str(file), layout.size(file.stat().st_size)) for file in files),
                ("Next", f"{_program()} serve --store {shlex.quote(str(out / 'store'))}"),
            ]
        ),
        nl=False,
    )
    if failures.count:
        ctx.exit(UNREADABLE)
    if tally.refused:
        ctx.exit(FINDINGS)


def _claim(out: Path) -> None:
    """Make the demo's folder, or make sure that it is one.

    Raises:
        UsageError: if the folder holds something else.
        StoreLockedError: if its store is being written.
    """
    from govgraph.store import Store

    out.mkdir(parents=True, exist_ok=True)
    mark = out / _MARK
    if not mark.exists() and any(out.iterdir()):
        raise UsageError(f"{out} holds other things than a demo; name another folder with --out")
    mark.write_text("Made by govgraph demo, which replaces store and exports in this folder.\n", encoding="utf-8")
    for left in out.glob(".new-*"):  # of a demo that was killed
        shutil.rmtree(left)
    try:
        Store.open(out / "store").close()
    except StoreLockedError:
        raise
    except StoreError:  # none yet, or a broken one: it is replaced
        pass


def _export(snapshot: Snapshot, folder: Path) -> None:
    """Write every format."""
    from govgraph.export import FORMATS, write_file

    folder.mkdir()
    bar = click.progressbar(FORMATS.values(), label="Exporting", file=sys.stderr, hidden=not sys.stderr.isatty())
    with bar as formats:
        for form in formats:
            write_file(form, snapshot, folder / f"govgraph.{form.suffix}")


def _replace(out: Path, new: Path) -> None:
    """Put the new parts in the place of the old ones; anything else in the folder stays."""
    for part in _PARTS:
        with suppress(FileNotFoundError):
            (out / part).rename(new / f"old-{part}")  # goes with the temporary folder
        (new / part).rename(out / part)


def _program() -> str:
    """Return how to call this program again: by its path where ``govgraph`` is not on the search path."""
    called = Path(sys.argv[0])
    beside = called.name == "govgraph" and shutil.which("govgraph") is None
    return shlex.quote(str(called)) if beside else "govgraph"
