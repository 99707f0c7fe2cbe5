"""Print the goals that documents on anything are about."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

import click

from govgraph.cli import layout, options
from govgraph.cli.failure import UNREADABLE, Failures
from govgraph.goals import GoalSuggestion
from govgraph.model import Document

_QUOTE_CHARS = 100  # of a sentence in the table; JSON has it whole


@click.command("goals")
@options.sources
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@click.pass_context
def command(ctx: click.Context, *, sources: tuple[str, ...], form: str) -> None:
    """Suggest the Sustainable Development Goals that English texts on any subject are about.

    Goals are ranked by their words, each with the sentence that speaks most of it. They are suggestions: a goal that a
    text names is read by "extract". SOURCE is a text or HTML file, a folder of them, or "-".
    """
    failures = Failures()
    rows: list[tuple[str, ...]] = [("document", "goal", "targets", "confidence", "sentence")]
    for doc, found in _suggestions(sources, failures):
        if form == "jsonl":
            line = json.dumps({"id": doc.name, "suggested_goals": [_json(one) for one in found]}, ensure_ascii=False)
            sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")
        rows += [_row(doc, one) for one in found]
    if form == "table" and len(rows) > 1:
        click.echo(layout.columns(rows), nl=False)
    if failures.count:
        ctx.exit(UNREADABLE)


def _suggestions(sources: tuple[str, ...], failures: Failures) -> Iterator[tuple[Document, tuple[GoalSuggestion, ...]]]:
    """Yield the documents with their goals; report those that cannot be read or are not in English."""
    from govgraph import pipeline
    from govgraph.documents import read
    from govgraph.errors import SourceError

    for path in pipeline.sources(sources, failures.report):
        try:
            for doc in read(path):
                if doc.lang != "en":
                    failures.report(SourceError(path, f"the language is {doc.lang}; goals are suggested for English"))
                else:
                    yield doc, pipeline.suggest_goals(doc)
        except SourceError as error:
            failures.report(error)


def _row(doc: Document, one: GoalSuggestion) -> tuple[str, ...]:
    """Return a suggestion as a row of the table."""
    quote = " ".join(one.support.evidence[0].quote.split())
    short = quote if len(quote) <= _QUOTE_CHARS else quote[: _QUOTE_CHARS - 1] + "…"
    return doc.name, str(one.goal), " ".join(one.targets), f"{one.support.confidence:.2f}", short


def _json(one: GoalSuggestion) -> dict[str, object]:
    """Return a suggestion as plain values."""
    return {
        "goal": one.goal,
        "targets": list(one.targets),
        "suggested": True,
        "basis": one.support.basis,
        "method": one.support.method,
        "confidence": one.support.confidence,
        "evidence": [{"start": e.start, "end": e.end, "quote": e.quote} for e in one.support.evidence],
        "terms": [{"start": e.start, "end": e.end, "quote": e.quote} for e in one.terms],
    }
