"""Check a store or a file against the shapes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from govgraph import settings
from govgraph.cli.failure import FINDINGS
from govgraph.errors import SourceError
from govgraph.namespaces import DCTERMS, REFERENCE_GRAPHS

if TYPE_CHECKING:
    from pyoxigraph import Quad


@click.command("validate")
@click.argument("target", metavar="[STORE|FILE]", type=click.Path(path_type=Path), required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html", "json", "turtle"]),
    default="text",
    show_default=True,
    help="Of the report.",
)
@click.pass_context
def command(ctx: click.Context, *, target: Path | None, form: str) -> None:
    """Check a store, or a file of RDF, against the shapes; a violation ends with exit code 1.

    Without an argument the store of GOVGRAPH_STORE, else ./govgraph-store, is checked.
    """
    from pyoxigraph import DefaultGraph

    from govgraph import identity, mapping
    from govgraph.validation import validate

    path = target or Path(settings.text("store"))
    if path.is_file():
        quads, context = _parse(path), mapping.reference_quads(settings.text("base"))
    else:
        quads, context = _stored(path), []
    checked = [quad for quad in quads if not _is_reference(quad)]
    report = validate(identity.as_read(checked), context=[*context, *(quad for quad in quads if _is_reference(quad))])
    text = {"text": report.to_text, "html": report.to_html, "json": report.to_json, "turtle": report.to_turtle}[form]()
    click.echo(text, nl=not text.endswith("\n"))
    if any(quad.predicate.value == DCTERMS.replaces and isinstance(quad.graph_name, DefaultGraph) for quad in checked):
        click.echo(_MIXED, err=True)
    if any(finding.severity == "Violation" for finding in report.findings):
        ctx.exit(FINDINGS)


_MIXED = (
    "govgraph: this file does not say which document tells what, so an agreement of several sources may seem to have "
    "two labels or dates; validate the store, or its TriG or N-Quads"
)


def _is_reference(quad: Quad) -> bool:
    """Tell whether a quad is of what every store holds, which documents are checked against."""
    return getattr(quad.graph_name, "value", "") in REFERENCE_GRAPHS


def _stored(path: Path) -> list[Quad]:
    """Return the quads of a store."""
    from govgraph.store import Snapshot

    with Snapshot.open(path) as snapshot:
        return list(snapshot.quads())


def _parse(path: Path) -> list[Quad]:
    """Return the quads of a file, its format known by its suffix.

    Raises:
        SourceError: if it is of no known format, or malformed.
    """
    from pyoxigraph import RdfFormat, parse

    form = RdfFormat.from_extension(path.suffix.removeprefix("."))
    if form is None:
        raise SourceError(str(path), "no known format of RDF; files end in .ttl, .trig, .nt, .nq, .jsonld or .rdf")
    try:
        return list(parse(path=str(path), format=form))
    except (SyntaxError, ValueError) as error:
        raise SourceError(str(path), str(error)) from None
