"""List all things of one kind, with the figures that tell which matter."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from govgraph.web.catalogue import Catalogue
from govgraph.web.values import ListRow
from govgraph.web.wording import KINDS, day


@dataclass(frozen=True, slots=True)
class Table:
    """Hold a whole list before it is cut into pages.

    Attributes:
        columns: headings of the cells behind the name; those of figures end with ``#``.
    """

    title: str
    lead: str
    columns: tuple[str, ...]
    rows: tuple[ListRow, ...]


def listing(kind: str, cat: Catalogue) -> Table:
    """Return the list of all things of a kind.

    Args:
        kind: agency, state, person, sdg, topic, document or claim.

    Raises:
        KeyError: if there is no list of that kind.
    """
    columns, lead = _COLUMNS[kind]
    rows = _documents(cat) if kind == "document" else _counted(kind, cat)
    return Table(KINDS[kind][1], lead, columns, rows)


_COLUMNS: dict[str, tuple[tuple[str, ...], str]] = {
    "agency": (
        ("Short form", "Agreements#", "Documents#"),
        "Organisations that conclude agreements on migration, or that the documents name.",
    ),
    "state": (("Code", "Agreements#", "Documents#"), "States that conclude agreements, or that the documents name."),
    "person": (
        ("Offices", "Signed#"),
        "People who hold or held an office, by the reference tables or the documents, with what they signed.",
    ),
    "sdg": (
        ("Code", "Named by#", "Suggested by#"),
        "Goals and targets of the 2030 Agenda. What agreements name is counted apart from what topics suggest.",
    ),
    "topic": (("Agreements#",), "What the agreements are about."),
    "document": (
        ("Kind", "Published", "Agreements#"),
        "Everything that was read. Each page shows the stored text with the words behind every statement.",
    ),
}  # fmt: skip
LISTED = tuple(_COLUMNS)
"""Kinds that have a plain list."""


def _counted(kind: str, cat: Catalogue) -> tuple[ListRow, ...]:
    agreements: Counter[str] = Counter()
    possible: Counter[str] = Counter()
    for entry in cat.agreements.values():
        agreements.update({*entry.parties, *entry.topics, *entry.goals})
        possible.update(set(entry.possible_goals))
    signed = Counter(person for person, _ in {(entry.person, entry.agreement) for entry in cat.signatures})
    posts: dict[str, list[str]] = {}
    if kind == "person":
        for tenure in cat.tenures:
            posts.setdefault(tenure.person, []).append(cat.names.label(tenure.post or tenure.organization))
    rows = []
    for iri in cat.of_kind(kind):
        named = len(cat.mentions.get(iri, ()))
        short = cat.names.notations.get(iri, "")
        cells = {
            "agency": (short, str(agreements[iri]), str(named)),
            "state": (short, str(agreements[iri]), str(named)),
            "person": ("; ".join(posts.get(iri, ())), str(signed[iri])),
            "sdg": (short, str(agreements[iri]), str(possible[iri])),
            "topic": (str(agreements[iri]),),
        }[kind]
        weight = (agreements[iri], signed[iri], possible[iri], named)
        rows.append((weight, ListRow(cat.names.node(iri), cells)))
    rows.sort(key=lambda row: ([-figure for figure in row[0]], _natural(row[1], kind)))
    return tuple(row for _, row in rows)


def _natural(row: ListRow, kind: str) -> tuple[list[tuple[int, str]], str]:
    code = row.cells[0] if kind == "sdg" else ""
    return [(int(part) if part.isdigit() else 99, part) for part in code.split(".")], row.node.label


def _documents(cat: Catalogue) -> tuple[ListRow, ...]:
    held = Counter(doc for entry in cat.agreements.values() for doc in entry.docs)
    rows = [
        ListRow(
            cat.names.node(entry.iri),
            (cat.names.label(entry.kind) if entry.kind else "", day(entry.published), str(held[entry.iri])),
        )
        for entry in sorted(cat.documents.values(), key=lambda entry: entry.published, reverse=True)
    ]
    return tuple(rows)
