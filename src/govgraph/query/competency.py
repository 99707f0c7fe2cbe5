"""Read the competency questions: what people ask of the graph, in which terms, and the rows that must come back.

The files stand in ``ontology/competency``, two a question: ``cq-NN-slug.rq`` with a comment header, and
``cq-NN-slug.csv`` with the rows on the bundled data.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from govgraph import resources
from govgraph.errors import QueryError
from govgraph.namespaces import GG, PREFIXES, VOCAB
from govgraph.query.library import NamedQuery, read
from govgraph.query.tokens import tokens


@dataclass(frozen=True, slots=True)
class Question:
    """Be a competency question.

    Attributes:
        query: question, columns and SPARQL text, as of a named query.
        asker: who asks, in a word or two.
        terms: those the header says are used, such as ``gg:hasParty``, or ``ggv:topic`` for a scheme.
        path: of the .rq file; the expected rows stand beside it.
    """

    query: NamedQuery
    asker: str
    terms: tuple[str, ...]
    path: Path

    @property
    def number(self) -> str:
        """Return the two digits of the file name."""
        return self.query.name.split("-")[1]

    def rows(self) -> list[list[str]]:
        """Return the expected rows, the header first.

        Raises:
            OSError: if there is no such file.
        """
        with self.path.with_suffix(".csv").open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file))


@cache
def questions() -> tuple[Question, ...]:
    """Return the competency questions by number.

    Raises:
        QueryError: if a header is malformed.
    """
    files = sorted(resources.path("ontology", "competency").glob("cq-*.rq"))
    return tuple(parse(file, file.read_text(encoding="utf-8")) for file in files)


def used(text: str) -> tuple[str, ...]:
    """Return the terms of the ontology and the schemes that a query uses, sorted; comments and strings do not count.

    >>> used('SELECT ?a { ?a gg:hasTopic <https://w3id.org/govgraph/vocab/topic/skills> } # gg:hasParty')
    ('gg:hasTopic', 'ggv:topic')
    """
    found = set()
    for token in tokens(text):
        iri = token.text.strip("<>")
        if token.kind == "name":
            iri = PREFIXES.get(token.prefix, "") + token.text.partition(":")[2].replace("\\", "")
        if token.kind in ("iri", "name"):
            if iri.startswith(GG):
                found.add("gg:" + iri.removeprefix(GG))
            elif iri.startswith(VOCAB):
                found.add("ggv:" + iri.removeprefix(VOCAB).partition("/")[0])
    return tuple(sorted(found))


def table(asked: Iterable[Question]) -> str:
    """Return a Markdown table of number, question and asker.

    Args:
        asked: the questions, in the order of the table.
    """
    lines = [f"| [{q.number}]({q.path.name}) | {q.query.question} | {q.asker} |" for q in asked]
    return "\n".join(["| no. | question | asker |", "| --- | --- | --- |", *lines]) + "\n"


def parse(path: Path, text: str) -> Question:
    """Return a question from the text of its file.

    Args:
        path: of the file.
        text: its header lines ``# asker:`` and ``# terms:`` (as often as needed), those of a named query, then SPARQL.

    Raises:
        QueryError: if the header is malformed.
    """
    head = [line.removeprefix("# ") for line in text.splitlines() if line.startswith("# ")]
    askers = [line.removeprefix("asker: ") for line in head if line.startswith("asker: ")]
    terms = [term for line in head if line.startswith("terms: ") for term in line.removeprefix("terms: ").split(", ")]
    if len(askers) != 1 or not terms:
        raise QueryError(f"{path.stem}: the header needs one asker and the terms used")
    return Question(read(path.stem, text), askers[0], tuple(terms), path)
