"""Hold the tables of names that mean the same, from files beside a corpus or from the reference tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from govgraph import reference
from govgraph.errors import SourceError
from govgraph.evaluation.files import load_json
from govgraph.evaluation.wording import fold

Variants = Mapping[str, tuple[str, ...]]
"""A name or code, and its other forms."""
TABLES = ("countries", "organizations", "places", "types", "roles", "populations")
_HEAD_OF_OFFICE = re.compile(r"[\w' ]+(?:\[- \][\w' ]+)*")


@dataclass(frozen=True, slots=True)
class Aliases:
    """All tables of names; of two rows with the same name the first counts.

    Attributes:
        countries: ISO 3166-1 alpha-3 code to names; the others go from a name to its variants.
    """

    countries: Variants
    organizations: Variants
    places: Variants
    types: Variants
    roles: Variants
    populations: Variants


def merge(tables: Iterable[Aliases]) -> Aliases:
    """Return the tables as one, the variants of a name joined in the order given."""
    joined: dict[str, dict[str, tuple[str, ...]]] = {name: {} for name in TABLES}
    for aliases in tables:
        for name, rows in joined.items():
            found: Variants = getattr(aliases, name)
            for key, variants in found.items():
                rows[key] = rows.get(key, ()) + variants
    return Aliases(**joined)


def read(path: Path) -> Aliases:
    """Return the tables of a file; a table that it lacks is empty.

    Raises:
        SourceError: if the file cannot be read or has another form.
    """
    content = load_json(path)
    if not isinstance(content, Mapping):
        raise SourceError(str(path), f"the file must hold an object with the tables {', '.join(TABLES)}")
    return Aliases(**{name: _rows(content.get(name, {}), path, name) for name in TABLES})


def _rows(table: object, path: Path, name: str) -> Variants:
    """Return a table of a file as name and variants."""
    rows: dict[str, tuple[str, ...]] = {}
    for key, variants in table.items() if isinstance(table, Mapping) else [("", None)]:
        if not isinstance(variants, list) or not all(isinstance(v, str) for v in variants):
            raise SourceError(str(path), f"{name}: each name needs a list of names, {key!r} has another value")
        rows[str(key)] = tuple(variants)
    return rows


def bundled() -> Aliases:
    """Return the names that the reference tables and vocabularies know, for a corpus that brings none.

    Raises:
        TableError: if a table is missing.
    """
    return Aliases(
        countries=_countries(),
        organizations=_organizations(),
        places=_places(),
        types=_concepts("agreement-type"),
        roles=_roles(),
        populations=_concepts("population"),
    )


def _countries() -> Variants:
    """Return names and demonyms of states; a demonym that also names or belongs to another state is left out."""
    columns = ("name_en", "name_fr", "name_es", "official_en", "aliases_en", "aliases_fr", "aliases_es")
    names = {iso: _cells(row, columns) for iso, row in reference.states().items()}
    demonyms = {
        iso: _cells(row, ("demonyms_en", "demonyms_fr", "demonyms_es")) for iso, row in reference.states().items()
    }
    owners: dict[str, set[str]] = {}
    for table in (names, demonyms):
        for iso, found in table.items():
            for name in found:
                owners.setdefault(fold(name), set()).add(iso)
    return {iso: names[iso] + tuple(d for d in demonyms[iso] if owners[fold(d)] == {iso}) for iso in names}


def _organizations() -> Variants:
    """Return names and acronyms of agencies in all languages."""
    columns = ("acronym", "name_fr", "acronym_fr", "name_es", "acronym_es", "aliases")
    return {row["name_en"]: _cells(row, columns) for row in reference.agencies().values()}


def _places() -> Variants:
    """Return cities with their variants, and the headquarters of agencies."""
    cities = {row["name"]: reference.several(row["variants"]) for row in reference.table("cities")}
    seats = {
        f"{row['acronym']} headquarters": (
            f"{row['acronym']} HQ",
            f"headquarters of {row['acronym']}",
            f"headquarters of the {row['acronym']}",
            f"{row['name_en']} headquarters",
            f"headquarters of the {row['name_en']}",
        )
        for row in reference.agencies().values()
        if row["acronym"]
    }
    return {**cities, **seats}


def _roles() -> Variants:
    """Return titles of offices in all languages; heads of the lexicon that need a pattern are left out."""
    rows: dict[str, tuple[str, ...]] = {}
    for post in reference.table("posts"):
        title = post["title_en"]
        rows[title] = rows.get(title, ()) + _cells(post, ("title_fr", "title_es"))
    for role in reference.table("roles", folder="lexicon"):
        plain = [head for head in reference.several(role["head"]) if _HEAD_OF_OFFICE.fullmatch(head)]
        found = tuple(head.replace("[- ]", " ") for head in plain)
        rows[role["canonical"]] = rows.get(role["canonical"], ()) + found
    return {title: tuple(dict.fromkeys(found)) for title, found in rows.items()}


def _concepts(scheme: str) -> Variants:
    """Return the labels of a scheme's concepts by English name."""
    return {concept.name: concept.labels for concept in reference.concepts(scheme).values()}


def _cells(row: reference.Row, columns: Iterable[str]) -> tuple[str, ...]:
    """Return the values of several cells that are parted by ``|``."""
    return tuple(value for column in columns for value in reference.several(row[column]))
