"""Ask a store a question in SPARQL."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govgraph.cli import layout, options
from govgraph.errors import UsageError

if TYPE_CHECKING:
    from govgraph.store import Term


@click.command("query")
@click.argument("query", metavar="[QUERY]", required=False)
@options.store
@click.option(
    "--format",
    "form",
    default="table",
    show_default=True,
    help="table, csv, tsv, json or xml for rows; turtle, ntriples, nquads, trig, jsonld or rdfxml for graphs.",
)
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="Bind a variable; may be repeated.")
@click.option("--timeout", "timeout_s", type=click.FloatRange(min=0.05), help="Seconds after which it is stopped.")
def command(*, query: str | None, store: Path, form: str, params: tuple[str, ...], timeout_s: float | None) -> None:
    """Ask a question: SPARQL text, a file ending in .rq, "-", or the name of a stored question.

    Without QUERY the stored questions are listed. The usual prefixes need not be declared.
    """
    if query is None:
        click.echo(_list(), nl=False)
        return
    from govgraph.query import run
    from govgraph.store import Snapshot

    text, bind = _resolve(query, _pairs(params))
    with Snapshot.open(store) as snapshot:
        result = run(snapshot, text, bind=bind, timeout_s=timeout_s, format=form)
        content = result.serialise(form)
    sys.stdout.buffer.write(content if content.endswith(b"\n") else content + b"\n")


def _list() -> str:
    """Return the stored questions with what they take."""
    from govgraph.query import named

    rows = [
        (q.name, q.question, " ".join(f"--param {p.name}={'IRI' if p.kind == 'iri' else 'TEXT'}" for p in q.parameters))
        for q in named().values()
    ]
    return layout.columns(rows)


def _resolve(query: str, params: dict[str, str]) -> tuple[str, dict[str, Term]]:
    """Return the SPARQL text that an argument stands for, and the terms to bind.

    Raises:
        UsageError: if it is neither text, nor a file, nor the name of a question.
    """
    from govgraph.query import named

    if query in named():
        return named()[query].text, named()[query].bind(params)
    if query == "-":
        return sys.stdin.read(), _terms(params.items())
    if query.endswith(".rq"):
        try:
            return Path(query).read_text(encoding="utf-8"), _terms(params.items())
        except OSError as error:
            raise UsageError(f"{query}: {error.strerror}") from None
        except UnicodeDecodeError:
            raise UsageError(f"{query}: not UTF-8 text") from None
    if query.isidentifier() or not any(c.isspace() or c == "{" for c in query):
        raise UsageError(f"there is no question {query}; see the list with: govgraph query")
    return query, _terms(params.items())


def _pairs(params: Iterable[str]) -> dict[str, str]:
    """Return ``NAME=VALUE`` arguments as a mapping.

    Raises:
        UsageError: if one has no ``=``.
    """
    for param in params:
        if "=" not in param:
            raise UsageError(f"--param {param} lacks a value; write --param NAME=VALUE")
    return {name.lstrip("?"): value for name, _, value in (param.partition("=") for param in params)}


def _terms(params: Iterable[tuple[str, str]]) -> dict[str, Term]:
    """Return values as terms: an IRI in angle brackets, else a plain literal.

    Raises:
        UsageError: if what stands in angle brackets is no IRI.
    """
    from pyoxigraph import Literal, NamedNode

    try:
        return {
            name: NamedNode(value[1:-1]) if value.startswith("<") and value.endswith(">") else Literal(value)
            for name, value in params
        }
    except ValueError as error:
        raise UsageError(f"--param: {error}") from None
