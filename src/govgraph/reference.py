"""Load the tables that knowledge lives in: agencies, states, terms of office, cities, concepts and word lists.

Every table is read once, when it is first asked for. Rows are plain mappings of column to text; the few types that
stages share are frozen.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from govgraph import resources
from govgraph.errors import TableError
from govgraph.namespaces import SKOS, VOCAB, slug
from govgraph.patterns import any_of

Row = Mapping[str, str]
_NAME = SKOS.prefLabel
_LABELS = frozenset({_NAME, SKOS.altLabel, SKOS.hiddenLabel})


@cache
def table(name: str, *, folder: str = "reference") -> tuple[Row, ...]:
    """Return the rows of ``data/<folder>/<name>.csv``.

    Raises:
        TableError: if the table is missing or a row is shorter or longer than the header.
    """
    path = resources.path("data", folder, name + ".csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = tuple(csv.DictReader(file))
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise TableError(f"{path.name}, record {number}: the number of fields differs from the header")
    return rows


def several(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that holds several, parted by ``|``."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


@cache
def words(name: str) -> tuple[str, ...]:
    """Return the words of a list of ``data/lexicon/words.csv``, in all its languages and in the order of the table.

    Raises:
        TableError: if there is no such list.
    """
    found = tuple(w for row in table("words", folder="lexicon") if row["list"] == name for w in several(row["words"]))
    if not found:
        raise TableError(f"words.csv has no list {name!r}; add a row for it")
    return found


@cache
def word_list(name: str) -> str:
    """Return a pattern of one word of a list: an alternation without a group, longest words first.

    The words stand for themselves, in the case of the table; what stands around them is up to the pattern they go into.

    >>> word_list("kind-network")
    '(?:Dialogue|Network|Process|Forum)'

    Raises:
        TableError: if there is no such list.
    """
    return any_of(map(re.escape, sorted(dict.fromkeys(words(name)), key=lambda w: (-len(w), w))))


@cache
def agencies() -> Mapping[str, Row]:
    """Return the agencies by key."""
    return {row["key"]: row for row in table("agencies")}


@cache
def states() -> Mapping[str, Row]:
    """Return the states by ISO 3166-1 alpha-3 code."""
    return {row["iso3"]: row for row in table("states")}


@cache
def tenures() -> Mapping[str, tuple[Row, ...]]:
    """Return the terms of office by key of the person."""
    found: dict[str, list[Row]] = {}
    for row in table("tenures"):
        found.setdefault(row["person_key"], []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}


@cache
def office_holders() -> Mapping[str, str]:
    """Return the key of the person by the slug of each name and alias in the terms of office."""
    found: dict[str, str] = {}
    for key, rows in tenures().items():
        for name in (rows[0]["person"], *(alias for row in rows for alias in several(row["aliases"]))):
            found.setdefault(slug(name), key)
    return found


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept of a SKOS scheme.

    Attributes:
        key: last part of its IRI.
        name: English preferred label.
        labels: every label in every language, as texts use them.
        targets: codes of the SDG targets it suggests.
    """

    scheme: str
    key: str
    name: str
    labels: tuple[str, ...]
    targets: tuple[str, ...]


@cache
def concepts(scheme: str) -> Mapping[str, Concept]:
    """Return the concepts of ``ontology/vocabularies/<scheme>.ttl`` by key.

    Raises:
        TableError: if there is no such scheme.
    """
    from pyoxigraph import Literal, RdfFormat, parse  # 16 ms

    path = resources.path("ontology", "vocabularies", scheme + ".ttl")
    prefix = f"{VOCAB}{scheme}/"
    names: dict[str, str] = {}
    labels: dict[str, list[str]] = {}
    targets: dict[str, list[str]] = {}
    for quad in parse(path=str(path), format=RdfFormat.TURTLE):
        subject, predicate = getattr(quad.subject, "value", ""), quad.predicate.value
        if not subject.startswith(prefix) or subject == prefix:
            continue
        key, told = subject.removeprefix(prefix), quad.object
        if predicate in _LABELS and isinstance(told, Literal):
            labels.setdefault(key, []).append(told.value)
            if predicate == _NAME and told.language == "en":
                names[key] = told.value
        elif predicate.endswith("#suggestsTarget"):
            targets.setdefault(key, []).append(getattr(told, "value", "").rsplit("/", 1)[-1])
    return {
        key: Concept(scheme, key, names[key], tuple(dict.fromkeys(labels[key])), tuple(sorted(targets.get(key, ()))))
        for key in sorted(names)
    }
