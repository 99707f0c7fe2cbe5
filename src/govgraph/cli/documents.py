"""List, show and remove the documents of a store."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govgraph.cli import layout, options
from govgraph.errors import UsageError

if TYPE_CHECKING:
    from govgraph.store import DocumentInfo


@click.group("documents")
def command() -> None:
    """List, show and remove the documents of a store."""


@command.command("list")
@options.store
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def list_documents(*, store: Path, form: str) -> None:
    """List the documents: key, name, date, kind and title."""
    from govgraph.store import Snapshot

    with Snapshot.open(store) as snapshot:
        found = snapshot.documents()
    if form == "json":
        click.echo(json.dumps([asdict(info) for info in found], ensure_ascii=False))
    elif found:
        click.echo(layout.columns((i.key, i.name, i.published, i.kind, i.title) for i in found), nl=False)


@command.command("show")
@click.argument("document", metavar="KEY|NAME")
@options.store
@click.option("--format", "form", type=click.Choice(["table", "json", "trig"]), default="table", show_default=True)
def show_document(*, document: str, store: Path, form: str) -> None:
    """Show one document's description, or its whole graph as TriG."""
    from pyoxigraph import RdfFormat, serialize

    from govgraph.namespaces import PREFIXES
    from govgraph.store import Snapshot

    with Snapshot.open(store) as snapshot:
        info = _find(document, snapshot.documents())
        quads = list(snapshot.graph(info.graph)) if form == "trig" else []
    if form == "trig":
        click.echo(serialize(quads, format=RdfFormat.TRIG, prefixes=PREFIXES), nl=False)
    elif form == "json":
        click.echo(json.dumps(asdict(info), ensure_ascii=False))
    else:
        click.echo(layout.columns((f.name, str(getattr(info, f.name))) for f in fields(info)), nl=False)


@command.command("remove")
@click.argument("documents", metavar="KEY|NAME...", nargs=-1, required=True)
@options.store
def remove_documents(*, documents: tuple[str, ...], store: Path) -> None:
    """Remove exactly what these documents say, and nothing that another one says too."""
    from govgraph import identity
    from govgraph.store import Store

    with Store.open(store) as target:
        stored = target.documents()
        found = {info.key: info for info in (_find(document, stored) for document in documents)}
        for key in found:
            identity.remove_document(target, key)
    click.echo("".join(f"removed {info.key} {info.name}\n" for info in found.values()), nl=False)


def _find(document: str, stored: list[DocumentInfo]) -> DocumentInfo:
    """Return the one document with a key or name.

    Raises:
        UsageError: if there is none, or several have the name.
    """
    found = [info for info in stored if document in (info.key, info.name)]
    if not found:
        raise UsageError(f"the store has no document {document}; see the list with: govgraph documents list")
    if len(found) > 1:
        raise UsageError(f"{len(found)} documents are named {document}; give a key: {', '.join(i.key for i in found)}")
    return found[0]
