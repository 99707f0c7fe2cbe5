"""Narrow the list of agreements by what they are, who concludes them, when and on what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from govgraph.web.catalogue import AgreementEntry, Catalogue
from govgraph.web.names import Names
from govgraph.web.urls import AGENDA, AGENDA_KEY, Urls
from govgraph.web.values import Facet, FacetValue

UNDATED = "undated"
DOCUMENTS, REFERENCE = "documents", "reference"
_KNOWN = {DOCUMENTS: "documents that were read", REFERENCE: "reference tables"}
_SHOWN = 12  # values of one facet on the page: the list stays above the fold on a laptop


def _keys(values: Sequence[str]) -> list[str]:
    return [iri.rpartition("/")[2] for iri in values if iri]


def _party_keys(entry: AgreementEntry) -> list[str]:
    return ["/".join(party.rsplit("/", 2)[-2:]) for party in entry.parties]


FACETS: dict[str, tuple[str, Callable[[AgreementEntry], list[str]]]] = {
    "type": ("Type", lambda entry: _keys([entry.type])),
    "status": ("Status", lambda entry: _keys([entry.status])),
    "party": ("Party", _party_keys),
    "year": ("Year", lambda entry: [entry.year or UNDATED]),
    "topic": ("Topic", lambda entry: _keys(entry.topics)),
    "goal": ("Goal", lambda entry: [AGENDA_KEY if goal == AGENDA else goal.rpartition("/")[2] for goal in entry.goals]),
    "known": ("Known from", lambda entry: [REFERENCE if entry.role == REFERENCE else DOCUMENTS]),
}
"""Title of each facet and the values an agreement has of it."""


def chosen(parameters: Mapping[str, str]) -> dict[str, str]:
    """Return the facet values that a request asks for."""
    return {name: parameters[name] for name in FACETS if parameters.get(name)}


def pool(cat: Catalogue, wanted: Mapping[str, str]) -> list[AgreementEntry]:
    """Return what is to be narrowed: the agreements of documents, or the reference agreements where wanted."""
    return cat.newest_references() if wanted.get("known") == REFERENCE else cat.newest()


def narrow(entries: Sequence[AgreementEntry], wanted: Mapping[str, str]) -> list[AgreementEntry]:
    """Return the agreements that have every wanted value."""
    return [entry for entry in entries if all(key in FACETS[name][1](entry) for name, key in wanted.items())]


def facets(
    entries: Sequence[AgreementEntry], wanted: Mapping[str, str], cat: Catalogue, urls: Urls
) -> tuple[Facet, ...]:
    """Return each facet with the number of agreements behind each value, the other choices in force.

    Args:
        entries: the agreements to be narrowed, of :func:`pool`.
        wanted: values in force.
    """
    made = []
    for name, (title, keys) in FACETS.items():
        others = {other: key for other, key in wanted.items() if other != name}
        counted = [*cat.newest(), *cat.newest_references()] if name == "known" else entries
        counts = Counter(key for entry in narrow(counted, others) for key in set(keys(entry)))
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        if name == "year":
            ranked.sort(key=lambda item: item[0] if item[0] != UNDATED else "", reverse=True)
        values = tuple(
            FacetValue(
                label(name, key, cat.names, urls),
                count,
                urls.list("agreement", **{**others, name: key}),
                chosen=wanted.get(name) == key,
            )
            for key, count in ranked
        )
        shown = tuple(value for rank, value in enumerate(values) if rank < _SHOWN or value.chosen)
        if values and (name != "known" or cat.references):
            made.append(Facet(name, title, shown, len(values) - len(shown)))
    return tuple(made)


def lifted(wanted: Mapping[str, str], cat: Catalogue, urls: Urls) -> tuple[FacetValue, ...]:
    """Return the values in force, each with the address of the list without it."""
    return tuple(
        FacetValue(
            f"{FACETS[name][0]}: {label(name, key, cat.names, urls)}", 0,
            urls.list("agreement", **{other: held for other, held in wanted.items() if other != name}), chosen=True,
        )
        for name, key in wanted.items()
    )  # fmt: skip


def label(name: str, key: str, names: Names, urls: Urls) -> str:
    """Return the words for a facet value."""
    if name == "year":
        return "year not stated" if key == UNDATED else key
    if name == "known":
        return _KNOWN.get(key, key)
    if name == "goal":
        return names.label(urls.iri("sdg", key))
    if name == "party":
        return names.label(urls.iri(*key.split("/", 1))) if "/" in key else key
    schemes = {"type": "agreement-type", "status": "status", "topic": "topic"}
    return names.label(urls.concept(schemes[name], key))
