"""Resolve organisations: by name, by an acronym the document defines, by an acronym that names one body only."""

from __future__ import annotations

import re
from collections import Counter

from govgraph import reference
from govgraph.model import Document, Link, Mention
from govgraph.namespaces import slug

_STATE_BODY = re.compile(
    r"\b(?:Ministry|Ministries|Department|Ministère|Ministerio|Secretaría|Cancillería|Embassy|Bureau|Directorate|Agency|Authority|Institute"
    r"|Police|Commission|Service|Agence|Direction|Agencia|Instituto|Office)\b"
)
_NATIONAL = re.compile(
    r"\b(?:Ministry|Ministries|Department|Ministère|Ministerio|Secretaría|Embassy|National|Nationale|Nacional|Institute for|Bureau of|Directorate of)\b"
)


def link(doc: Document, mentions: tuple[Mention, ...], states: list[Link]) -> list[Link]:
    """Return the decisions on agency mentions, in their order."""
    found = [m for m in mentions if m.kind == "agency"]
    sure = Counter(key for m in found if m.detail in ("name", "acronym") and len(m.keys) == 1 for key in m.keys)
    defined = _definitions(doc, found)
    links = []
    for mention in found:
        if mention.keys:
            links.append(_known(mention, sure, defined))
        else:
            links.append(_minted(doc, mention, states, sure))
    return links


def _definitions(doc: Document, found: list[Mention]) -> dict[str, str]:
    """Return the acronyms that the document itself puts in brackets behind a known full name, with the key."""
    defined: dict[str, str] = {}
    for mention in found:
        if mention.detail in ("name", "ambiguous") and len(mention.keys) == 1:
            after = re.match(r"\s*\(([^()]{2,12})[),;]", doc.text[mention.end : mention.end + 20])
            acronym = after.group(1).strip("'\"“” ") if after else ""
            if acronym and (
                mention.detail == "name" or any(m.text == acronym and mention.keys[0] in m.keys for m in found)
            ):
                defined[acronym] = mention.keys[0]
                defined[mention.text] = mention.keys[0]
    return defined


def _name(key: str) -> str:
    """Return the English name of a known agency."""
    return reference.agencies()[key]["name_en"]


def _known(mention: Mention, sure: Counter[str], defined: dict[str, str]) -> Link:
    """Return the decision on a form that the table of agencies holds."""
    key = defined.get(mention.text)
    if key is not None:
        return Link(mention, key, _name(key), True, 0.98, f"the text defines “{mention.text}”")
    keys = (
        [k for k in mention.keys if sure[k]]
        if mention.detail == "ambiguous" or len(mention.keys) > 1
        else list(mention.keys)
    )
    if len(keys) == 1:
        reason = "full name" if mention.detail == "name" else f"{mention.detail} form"
        return Link(
            mention,
            keys[0],
            _name(keys[0]),
            True,
            0.98 if mention.detail == "name" else 0.95,
            f"{reason} in the table of agencies",
        )
    wholes = [k for k in mention.keys if sure[reference.agencies()[k]["parent"]] and " " in mention.text]
    if len(mention.keys) == 1 and wholes:
        return Link(mention, wholes[0], _name(wholes[0]), True, 0.85, "the organisation it belongs to is named in full")
    parents = [k for k in mention.keys if any(reference.agencies()[other]["parent"] == k for other in sure)]
    if len(mention.keys) == 1 and parents:
        return Link(mention, parents[0], _name(parents[0]), True, 0.9, "a body of this organisation is named in full")
    why = f"“{mention.text}” may name {' or '.join(_name(k) for k in mention.keys)} or something else, and the text does not say"
    return Link(mention, None, mention.text, False, 0.0, why)


def _minted(doc: Document, mention: Mention, states: list[Link], sure: Counter[str]) -> Link:
    """Return the decision on an organisation that no table holds: a new one under its own name, never another's."""
    name = re.sub(r"\s+", " ", mention.value)
    state = _state_of(doc, mention, states) if _NATIONAL.search(name) else None
    if mention.detail == "shaped" and not _STATE_BODY.search(name):
        # the shape alone (… Forum, … Programme) does not tell an organisation from an event or a title
        confidence, reason = 0.6, "shape of an organisation's name"
    else:
        confidence, reason = 0.85, "the text gives its full name"
    if _NATIONAL.search(name) and state is None:
        return Link(
            mention, slug(name), name, False, min(confidence, 0.7), reason + "; the text does not say of which state"
        )
    if state is None:
        return Link(mention, slug(name), name, False, confidence, reason)
    key, state_name = state
    bare = _without_state(name, state_name)
    return Link(
        mention,
        f"{slug(bare)}.{key.lower()}",
        f"{bare} ({state_name})",
        False,
        confidence,
        f"{reason}; of {state_name}",
    )


def _without_state(name: str, state: str) -> str:
    """Return the name of a national body without ``of the Republic of …`` behind it."""
    return re.sub(
        r",? (?:of|de|du) (?:the |la |le )?(?:[A-Z]\w+ of |République de |República de )?" + re.escape(state) + "$",
        "",
        name,
    )


def _home(doc: Document, linked: list[Link]) -> dict[str | None, str]:
    """Return the state whose capital stands in the first lines of the text, if the text names the state too."""
    head = doc.text[:400]
    named = {link.key: link.name for link in linked}
    found = {
        key: name for key, name in named.items()
        if key is not None and (capital := reference.states()[key]["capital_en"]) and re.search(rf"(?:^|\n|[|] ?){re.escape(capital)}\b", head, re.IGNORECASE)
    }  # fmt: skip
    return dict(found) if len(found) == 1 else {}


def _state_of(doc: Document, mention: Mention, states: list[Link]) -> tuple[str, str] | None:
    """Return key and name of the state a national body belongs to.

    In order: a state inside or right behind the name, an adjective before it, the one state the whole text speaks of.
    """
    linked = [link for link in states if link.key is not None]
    for link in linked:
        m = link.mention
        gap = doc.text[mention.end : m.start] if m.start >= mention.end else ""
        inside = mention.start <= m.start and m.end <= mention.end
        behind = m.start >= mention.end and re.fullmatch(r"\s*(?:,|\(|of|of the|de|du|de la|del)?\s*", gap) is not None
        gap_before = doc.text[m.end : mention.start] if m.end <= mention.start else "."
        before = re.fullmatch(r"(?:'s|’s)?\s+(?:\w+ )?|,\s+(?:the |la |le |el )", gap_before) is not None
        if link.key is not None and (inside or behind or before):
            return link.key, link.name
    keys = _home(doc, linked) or {link.key: link.name for link in linked}
    if len(keys) == 1:
        ((key, name),) = keys.items()
        return (key, name) if key is not None else None
    return None
