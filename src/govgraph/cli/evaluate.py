"""Say how often the extractor is right on labelled documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govgraph.cli.failure import FINDINGS, UNREADABLE, Failures, plain
from govgraph.errors import UsageError

if TYPE_CHECKING:
    from govgraph.evaluation.evaluate import Evaluation

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("evaluate")
@click.argument("gold", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--per-doc", is_flag=True, help="Show F1 of each document too.")
@click.option("--by", multiple=True, metavar="FIELD", help="Further tables by lang, kind or text_origin. Repeatable.")
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@click.option(
    "--aliases",
    multiple=True,
    type=_FILE,
    help="Names that mean the same, instead of aliases.json (or the bundled names) and aliases-extra.json beside GOLD. "
    "Repeatable: the files add up.",
)
@click.option("--pred", type=_FILE, help="Score these records (JSON Lines or JSON) instead of running the extractor.")
@click.option("--sure", is_flag=True, help="Score only what is stated: leave out what records flag as suggested.")
@click.option("--floors", type=click.Path(dir_okay=False, path_type=Path), help="End 1 if a field is below its floor.")
@click.option("--write-floors", is_flag=True, help="Raise the floors of --floors to what is reached now.")
@click.option("--allow-lower", is_flag=True, help="Let --write-floors lower floors.")
@click.option("--resamples", type=click.IntRange(0, 100_000), default=1000, show_default=True, help="For intervals.")
@click.option("--seed", type=int, default=0, show_default=True, help="Seed of the resamples.")
@click.pass_context
def command(
    ctx: click.Context,
    *,
    gold: tuple[Path, ...],
    per_doc: bool,
    by: tuple[str, ...],
    form: str,
    aliases: tuple[Path, ...],
    pred: Path | None,
    sure: bool,
    floors: Path | None,
    write_floors: bool,
    allow_lower: bool,
    resamples: int,
    seed: int,
) -> None:
    """Score the extractor on labelled documents: precision, recall and F1 of each field.

    GOLD is a folder with gold.json and the texts in docs, or such a gold.json; without it, the bundled documents are
    scored. The interval is the middle 95 % of F1 over resamples of the documents. "all fields" sums all lines but
    those in brackets.
    """
    if (write_floors or allow_lower) and floors is None:
        raise UsageError("--write-floors and --allow-lower need --floors, the file to write")
    if sure and (pred is not None or floors is not None):
        raise UsageError("--sure goes with neither --pred nor --floors: it scores the extractor's own records")
    from govgraph.evaluation.report import WRITERS

    failures = Failures()
    found = _evaluations(gold, pred, aliases, failures, sure=sure, by=by, resamples=resamples, seed=seed)
    short = _compare(found, floors, write=write_floors, allow_lower=allow_lower) if floors else []
    click.echo(WRITERS[form](found, per_document=per_doc), nl=False)
    for sentence in short:
        click.echo(f"govgraph: {plain(sentence)}", err=True)
    if failures.count or short:
        ctx.exit(UNREADABLE if failures.count else FINDINGS)


def _evaluations(
    gold: Sequence[Path],
    pred: Path | None,
    aliases: Sequence[Path],
    failures: Failures,
    *,
    sure: bool,
    by: Sequence[str],
    resamples: int,
    seed: int,
) -> list[Evaluation]:
    """Return the evaluation of each corpus; messages go to standard error."""
    from govgraph.evaluation import corpus, predicting
    from govgraph.evaluation.evaluate import evaluate
    from govgraph.evaluation.names import Names

    corpora = [corpus.load(path) for path in gold or [corpus.bundled()]]
    given = predicting.read(pred) if pred else None
    if given is not None:
        unknown = sorted(set(given).difference(*(c.records for c in corpora)))
        if unknown:
            click.echo(f"govgraph: no labels for {plain(', '.join(unknown))}", err=True)
    found = []
    for labelled in corpora:
        if altered := labelled.altered():
            click.echo(f"govgraph: {labelled.path}: altered since labelled: {plain(', '.join(altered))}", err=True)
        answers = predicting.extract(labelled, failures.report, sure=sure) if given is None else given
        names = Names(corpus.names_of(labelled.path, aliases))
        found.append(evaluate(labelled, answers, names, by=by, resamples=resamples, seed=seed))
    return found


def _compare(found: Sequence[Evaluation], path: Path, *, write: bool, allow_lower: bool) -> list[str]:
    """Compare evaluations with the floors of a file, and renew these if asked to; return what is below."""
    from govgraph.evaluation import floors

    pinned = floors.read(path) if path.exists() or not write else {}
    short: list[str] = []
    for evaluation in found:
        if write:
            pinned, lower = floors.repin(evaluation, pinned, allow_lower=allow_lower)
            short += lower
        else:
            short += floors.shortfalls(evaluation, pinned)
    if write:
        path.write_text(floors.write(pinned), encoding="utf-8")
    return short
