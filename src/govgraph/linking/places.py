"""Resolve states and cities."""

from __future__ import annotations

import re

from govgraph import reference
from govgraph.cover import Cover
from govgraph.model import Document, Link, Mention

_NAME_BEFORE = re.compile(r"[A-Z][a-z]+ $")
_FUNCTION_WORDS = frozenset(
    "The In And With Between Of From For At To By On Both While When As Le La Les L' Au Aux Du Des En El Los Las Al"
    " Del Y Et Entre Avec Con Por Pour Par De Selon Según".split()
)
_PLACED = re.compile(r"\b(?:in|from|to|on|of|and|en|à|de|et|y)\s(?:la\s)?$", re.IGNORECASE)
_NOUN_OF = re.compile(r" (?:(?:del|du|des|de la|de los|of the)\b|de [A-ZÀ-Þ])")
_NAME_AFTER = re.compile(r" [A-Z][a-z]+")


def link_states(doc: Document, mentions: tuple[Mention, ...]) -> list[Link]:
    """Return the decisions on state mentions; an ambiguous form inside a longer capitalised name is left alone."""
    links = []
    agency_ends = [m.end for m in mentions if m.kind == "agency"]
    agencies = Cover((m.start, m.end) for m in mentions if m.kind == "agency")
    people = Cover((m.start, m.end) for m in mentions if m.kind == "person")
    for mention in mentions:
        if mention.kind != "state":
            continue
        key = mention.keys[0]
        name = reference.states()[key]["name_en"].replace("’", "'")
        if _is_defined_otherwise(doc.text, mention, agency_ends):
            links.append(Link(mention, None, name, False, 0.0, f"the text defines “{mention.text}” as an organisation"))
            continue
        if people.holds(mention.start, mention.end):
            links.append(Link(mention, None, name, False, 0.0, "part of a person's name"))
        elif mention.detail == "ambiguous" and (
            _in_longer_name(doc.text, mention, agencies) or _is_noun(doc.text, mention, key)
        ):
            links.append(Link(mention, None, name, False, 0.0, f"“{mention.text}” is part of a longer name"))
        elif len(mention.keys) > 1:
            why = f"“{mention.text}” may be any of {', '.join(mention.keys)}"
            links.append(Link(mention, None, name, False, 0.0, why))
        else:
            confidence = 0.9 if mention.detail == "ambiguous" else 0.98
            why = f"{mention.detail} of the state in the table of states"
            links.append(Link(mention, key, name, True, confidence, why))
    return links


def _is_defined_otherwise(text: str, mention: Mention, agency_ends: list[int]) -> bool:
    """Tell whether the text gives capitals in brackets behind an organisation's name: ``Refugee Council (DRC)``."""
    if not mention.text.isupper():
        return False
    bracketed = f" ({mention.text})"
    return any(text.startswith(bracketed, end) for end in agency_ends)


def _is_noun(text: str, mention: Mention, key: str) -> bool:
    """Tell whether an ambiguous name of a territory is the noun it looks like: ``I Reunión Binacional``."""
    if reference.states()[key]["un_member"] == "yes" or " " in mention.text:
        return False
    return _PLACED.search(text[max(0, mention.start - 12) : mention.start]) is None


def _in_longer_name(text: str, mention: Mention, agencies: Cover) -> bool:
    """Tell whether capitalised words touch an ambiguous form, which then may be a person's or firm's name."""
    if agencies.holds(mention.start, mention.end):
        return False
    if _NOUN_OF.match(text[mention.end : mention.end + 8]):
        return True  # "Reunión del Comité", "Réunion du Conseil"
    before = _NAME_BEFORE.search(text[max(0, mention.start - 20) : mention.start])
    after = _NAME_AFTER.match(text[mention.end : mention.end + 20])
    if before is None:
        return False
    functional = before.group().strip() in _FUNCTION_WORDS
    return not functional or (after is not None and mention.text.istitle())


def link_cities(mentions: tuple[Mention, ...]) -> list[Link]:
    """Return the decisions on city mentions; cities whose name is an ordinary word count only after a preposition."""
    links = []
    for mention in mentions:
        if mention.kind == "city":
            key, confidence = mention.keys[0], 0.8 if mention.detail == "ambiguous" else 0.95
            links.append(Link(mention, key, key.split("|")[0], True, confidence, "table of cities"))
    return links
