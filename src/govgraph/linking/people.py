"""Resolve people: office holders of the table by name, later mentions by surname, others as new people.

A new person's key carries the employer once it is known (done where leaders are read); here it is the name's slug.
"""

from __future__ import annotations

from functools import cache

from govgraph import reference
from govgraph.folding import plain
from govgraph.model import Link, Mention
from govgraph.namespaces import slug


def link(mentions: tuple[Mention, ...], bodies: list[Link]) -> list[Link]:
    """Return the decisions on person mentions, in their order."""
    found = [m for m in mentions if m.kind == "person"]
    full: dict[str, tuple[str, str, bool]] = {}
    for mention in found:
        if mention.detail != "surname":
            key, name, known = _full(mention)
            full.setdefault(_surname(mention.value if not known else mention.text), (key, name, known))
    employers = {b.key for b in bodies if b.key is not None}
    return [_decide(mention, full, employers) for mention in found]


def _full(mention: Mention) -> tuple[str, str, bool]:
    """Return key, name and whether known, of a mention by full name."""
    key = mention.keys[0] if mention.keys else reference.office_holders().get(slug(mention.value))
    if key is not None:
        return key, reference.tenures()[key][0]["person"], True
    return slug(mention.value), mention.value, False


def _surname(name: str) -> str:
    """Return the last word of a name without accents and case."""
    return plain(name.split(" ")[-1]).casefold()


@cache
def _by_surname() -> dict[str, list[str]]:
    """Return the keys of the office holders of each surname."""
    found: dict[str, list[str]] = {}
    for key, rows in reference.tenures().items():
        found.setdefault(_surname(rows[0]["person"]), []).append(key)
    return found


def _decide(mention: Mention, full: dict[str, tuple[str, str, bool]], employers: set[str]) -> Link:
    """Return the decision on one mention."""
    if mention.detail != "surname":
        return _decide_full(mention, full)
    hit = full.get(_surname(mention.value))
    if hit is not None:
        return Link(mention, hit[0], hit[1], hit[2], 0.92, f"surname of {hit[1]}, named in full in this text")
    holders = {
        key: reference.tenures()[key][0]["person"]
        for key in _by_surname().get(_surname(mention.value), ())
        if any(row["agency"] in employers for row in reference.tenures()[key])
    }
    if len(holders) == 1:
        ((key, name),) = holders.items()
        reason = f"the one office holder of that surname in an agency the text names: {name}"
        return Link(mention, key, name, True, 0.85, reason)
    return Link(mention, None, mention.value, False, 0.0, "a surname alone names nobody")


def _decide_full(mention: Mention, full: dict[str, tuple[str, str, bool]]) -> Link:
    """Return the decision on a mention by full name, which may be another form of a name told in full before."""
    key, name, known = _full(mention)
    if known:
        return Link(mention, key, name, known, 0.97, "table of office holders")
    longer = [held for held in full.values() if held[1].startswith(name + " ") and " " in name]
    if len(longer) == 1:
        return Link(mention, *longer[0], 0.9, f"shorter form of {longer[0][1]} in this text")
    same = full.get(_surname(mention.value))
    if same is not None and slug(mention.value) != same[0] and _compatible(mention.value, same[1]):
        return Link(mention, same[0], same[1], same[2], 0.9, f"shorter or longer form of {same[1]} in this text")
    return Link(mention, key, name, known, 0.85, "shape of a person's name")


def _compatible(one: str, other: str) -> bool:
    """Tell whether two names may be one person's: the same surname, and no first names that differ."""
    a, b = (plain(n).casefold().replace(".", "").split() for n in (one, other))
    if not a or not b or a[-1] != b[-1]:
        return False
    return a[0] == b[0] or (a[0][0] == b[0][0] and 1 in (len(a[0]), len(b[0])))
