"""Measure the ontology."""

from __future__ import annotations

import click

from govgraph.cli.failure import FINDINGS


@click.command("ontology")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def command(ctx: click.Context, *, form: str) -> None:
    """Measure the ontology: documentation, shapes, questions, style, consistency; a fault ends with exit code 1.

    Reads what is installed, not a store. `govgraph export codebook` writes every field as a table.
    """
    from govgraph.ontology.report import Question, report
    from govgraph.query import competency

    asked = [
        Question(each.query.name, frozenset(competency.used(each.query.text)), each.path.with_suffix(".csv").exists())
        for each in competency.questions()
    ]
    measured = report(asked)
    click.echo({"text": measured.to_text, "json": measured.to_json}[form](), nl=False)
    if not measured.is_clean:
        ctx.exit(FINDINGS)
