"""Write the codebook: every field with its meaning, its values, and how much of the graph has it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import NamedNode

from govgraph.namespaces import GG, RDF, VERSION
from govgraph.network.statements import value
from govgraph.ontology.codebook import Field, fields
from govgraph.ontology.terms import terms
from govgraph.store import Snapshot, Term

COLUMNS = (
    "class", "property", "label", "meaning", "type", "allowed", "cardinality", "required", "example", "have", "of",
    "percent",
)  # fmt: skip
"""Columns of the table."""

_REQUIRED = {"Violation": "yes", "Warning": "should", "Info": "may be missing"}


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many instances have each field.

    Attributes:
        instances: number of instances by name of the class.
        have: number of those that have the field, by class, property and direction.
    """

    instances: Mapping[str, int]
    have: Mapping[tuple[str, str, bool], int]

    def of(self, field: Field) -> tuple[int, int]:
        """Return how many instances have a field, and how many there are."""
        return self.have.get((field.owner, field.path, field.is_inverse), 0), self.instances.get(field.owner, 0)


def coverage(snapshot: Snapshot) -> Coverage:
    """Count in a snapshot how many instances of each class have each field.

    An instance of a class is written as one of the classes above it too, so no class need be looked up.
    """
    have: dict[tuple[str, str, bool], int] = {}
    for row in snapshot.select(_query("coverage")):
        have[_name(row), value(row.get("property")), False] = int(value(row.get("count")))
    for path in sorted({field.path for field in fields() if field.is_inverse}):
        for row in snapshot.select(_query("coverage_back"), bind={"property": NamedNode(path)}):
            have[_name(row), path, True] = int(value(row.get("count")))
    owners = {field.owner for field in fields()}
    return Coverage({owner: have.get((owner, RDF.type, False), 0) for owner in owners}, have)


def _query(name: str) -> str:
    return (Path(__file__).parent / f"{name}.rq").read_text(encoding="utf-8")


def _name(row: Mapping[str, Term]) -> str:
    return value(row.get("class")).removeprefix(GG)


def write_csv(snapshot: Snapshot, out: BinaryIO) -> None:
    """Write the codebook as CSV.

    Args:
        snapshot: whose coverage is told.
        out: where to.
    """
    out.write(table(fields(), coverage(snapshot)))


def write_markdown(snapshot: Snapshot, out: BinaryIO) -> None:
    """Write the codebook as Markdown.

    Args:
        snapshot: whose coverage is told.
        out: where to.
    """
    out.write(markdown(fields(), coverage(snapshot)).encode())


def table(described: Iterable[Field], held: Coverage) -> bytes:
    """Return fields as CSV, by RFC 4180."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for field in described:
        have, of = held.of(field)
        writer.writerow(
            (
                field.owner, field.name, field.label, field.meaning, " | ".join(field.types), field.allowed,
                field.cardinality, required(field), field.example, have, of, percent(have, of),
            )
        )  # fmt: skip
    return text.getvalue().encode()


def markdown(described: Iterable[Field], held: Coverage | None) -> str:
    """Return fields as Markdown, a table for each class.

    Args:
        held: None leaves coverage out.
    """
    lines = [
        "# Codebook",
        "",
        f"Every field of a GovGraph graph, version {VERSION}: what it means, which values it takes and how many.",
        "This page is made from the ontology and the shapes.",
        "Cardinality counts values; a field is required where a shape of severity Violation demands a value.",
    ]
    head = ("Field", "Meaning", "Type", "Allowed values", "Values", "Required", "Example")
    for owner, group in groupby(described, key=lambda field: field.owner):
        term = terms()[owner]
        lines += ["", f"## {owner}", "", term.definition]
        if held:
            lines.append(f"The graph holds {held.instances.get(owner, 0)}.")
        titles = (*head, "Coverage") if held else head
        lines += ["", _row(titles), _row("---" for _ in titles)]
        for field in group:
            cells = (
                f"`{field.name}` {field.label}", field.meaning, ", ".join(field.types), field.allowed,
                field.cardinality, required(field), field.example,
            )  # fmt: skip
            lines.append(_row((*cells, covered(*held.of(field))) if held else cells))
    return "\n".join(lines) + "\n"


def required(field: Field) -> str:
    """Return whether instances must have a field, in words; empty if they need not."""
    return _REQUIRED.get(field.severity, "")


def percent(have: int, of: int) -> str:
    """Return a share in whole per cent; empty of nothing.

    >>> percent(1, 3), percent(0, 0)
    ('33', '')
    """
    return str(100 * have // of) if of else ""


def covered(have: int, of: int) -> str:
    """Return a share in words.

    >>> covered(1, 3), covered(0, 0)
    ('1 of 3 (33 %)', 'no instance')
    """
    return f"{have} of {of} ({percent(have, of)} %)" if of else "no instance"


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
