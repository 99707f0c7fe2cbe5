"""Leave out of a record what it only suggests, so that what it states can be scored alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

SUGGESTED = "suggested"
_LISTS = ("agencies", "leaders")
_FIELDS = ("title", "published", "gcm_objectives", "countries", "populations")
_OF_AGREEMENT = ("type", "status", "parties", "date", "place", "topics", "levels")


def without_suggested(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record as ``govgraph extract`` prints it without the values whose basis is ``suggested``.

    >>> without_suggested({"agencies": [{"name": "IOM", "basis": "stated"}, {"name": "X", "basis": "suggested"}]})
    {'agencies': [{'name': 'IOM', 'basis': 'stated'}]}
    """
    kept = dict(record)
    for name in _LISTS:
        if name in kept:
            kept[name] = [one for one in kept[name] if one.get("basis") != SUGGESTED]
    if "fields" in kept:
        kept.update(_stated(kept, _FIELDS))
    if "agreements" in kept:
        kept["agreements"] = [_agreement(agreement) for agreement in kept["agreements"]]
    return kept


def _agreement(agreement: Mapping[str, Any]) -> dict[str, Any]:
    """Return an agreement without the values and signatories it only suggests."""
    signatories = [one for one in agreement.get("signatories", ()) if one.get("basis") != SUGGESTED]
    return {**agreement, **_stated(agreement, _OF_AGREEMENT), "signatories": signatories}


def _stated(values: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """Return the named values that have support without those suggested: a list shortened, a single one None."""
    found: dict[str, Any] = {}
    for name in names:
        supports = values["fields"].get(name, ())
        if not supports or name not in values:
            continue
        sure = [support["basis"] != SUGGESTED for support in supports]
        if isinstance(values[name], list):
            found[name] = [value for value, keep in zip(values[name], sure, strict=True) if keep]
        elif not sure[0]:
            found[name] = None
    return found
