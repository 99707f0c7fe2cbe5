"""Resolve organisations: by name, by an acronym the document defines, by an acronym that names one body only."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cache, cached_property

from govgraph import reference
from govgraph.model import Document, Link, Mention
from govgraph.namespaces import slug

_BRACKETED = re.compile(r"\s*\(([^()]{2,12})[),;]")
_STATE_BEHIND = re.compile(r"\s*(?:,|\(|of|of the|de|du|de la|del)?\s*")
_MINISTRY = re.compile(r"\b(?:Minist\w+|Department|Secretaría|Directorate|Embassy)\b")
_OWNS = re.compile(r"(?:'s|’s) ")
_OWN_STATE = re.compile(r"^\w+ (?:Embassy|Consulate|High Commission)$")  # the name tells the state already
_NEAR = 200  # characters; a state that belongs to a name stands next to it
_STATE_BEFORE = re.compile(r"(?:'s|’s)?\s+(?:\w+ )?")
_OPENING = re.compile(  # "In Ghana, the Ministry of Labour"; "for the Republic of Ghana, the Ministry"
    r"(?:(?:^|[.\n] ?)(?:In|At|En|Au|Aux|À) [^,.\n]{0,40}"
    r"|\b(?:[Ff]or|[Pp]our|[Pp]or|[Pp]ara) (?:the |la |le |el )?(?:\w+ (?:of|de) (?:the )?)?)$"
)
_COMMA_THE = re.compile(r",\s+(?:the |la |le |el )")


@cache
def _strong() -> re.Pattern[str]:
    """Return the pattern of a head word that makes an organisation and no event."""
    return re.compile(rf"\b{reference.word_list('strong-organisation')}\b")


@cache
def _state_body() -> re.Pattern[str]:
    """Return the pattern of a word that makes a shape an organisation, since it names a body of a state."""
    return re.compile(rf"\b{reference.word_list('state-body')}\b")


@cache
def _national() -> re.Pattern[str]:
    """Return the pattern of a word that makes an organisation one state's own."""
    return re.compile(rf"\b{reference.word_list('national-body')}\b")


def link(doc: Document, mentions: tuple[Mention, ...], states: list[Link]) -> list[Link]:
    """Return the decisions on agency mentions, in their order."""
    found = [m for m in mentions if m.kind == "agency"]
    sure = Counter(key for m in found if m.detail in ("name", "acronym") and len(m.keys) == 1 for key in m.keys)
    defined = _definitions(doc, found)
    told = _States(doc, states)
    links: list[Link] = []
    for mention in found:
        if mention.detail == "anaphor":
            links.append(_anaphor(mention, links))
        elif mention.detail == "undefined":
            name = mention.value
            links.append(
                Link(
                    mention, slug(name), name, False, 0.86, "capitals that act like an organisation and are not defined"
                )
            )
        elif mention.keys:
            links.append(_known(mention, sure, defined))
        else:
            links.append(_minted(doc, mention, told))
    return links


def _anaphor(mention: Mention, before: list[Link]) -> Link:
    """Return what a head word alone stands for: the organisation of that head word named last, if there is one only."""
    head = mention.value.replace("Organisation", "Organization")
    named = {
        link.key: link
        for link in before
        if link.key is not None and head in link.name.replace("Organisation", "Organization").split()
    }
    if len(named) == 1:
        (link,) = named.values()
        return Link(mention, link.key, link.name, link.known, 0.8, f"“the {mention.value}” after {link.name}")
    return Link(mention, None, mention.value, False, 0.0, "the text names none or several of that kind")


def _definitions(doc: Document, found: list[Mention]) -> dict[str, str]:
    """Return the acronyms that the document itself puts in brackets behind a known full name, with the key."""
    defined: dict[str, str] = {}
    for mention in found:
        if mention.detail in ("name", "ambiguous") and len(mention.keys) == 1:
            after = _BRACKETED.match(doc.text[mention.end : mention.end + 20])
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
    unsure = mention.detail == "ambiguous" or len(mention.keys) > 1
    keys = [k for k in mention.keys if sure[k]] if unsure else list(mention.keys)
    if len(keys) == 1:
        confidence, form = (0.98, "full name") if mention.detail == "name" else (0.95, f"{mention.detail} form")
        return Link(mention, keys[0], _name(keys[0]), True, confidence, f"{form} in the table of agencies")
    wholes = [k for k in mention.keys if sure[reference.agencies()[k]["parent"]] and " " in mention.text]
    if len(mention.keys) == 1 and wholes:
        return Link(mention, wholes[0], _name(wholes[0]), True, 0.85, "the organisation it belongs to is named in full")
    parents = [k for k in mention.keys if any(reference.agencies()[other]["parent"] == k for other in sure)]
    if len(mention.keys) == 1 and parents:
        return Link(mention, parents[0], _name(parents[0]), True, 0.9, "a body of this organisation is named in full")
    candidates = " or ".join(_name(k) for k in mention.keys)
    why = f"“{mention.text}” may name {candidates} or something else, and the text does not say"
    return Link(mention, None, mention.text, False, 0.0, why)


def _minted(doc: Document, mention: Mention, states: _States) -> Link:
    """Return the decision on an organisation that no table holds: a new one under its own name, never another's."""
    name = re.sub(r"\s+", " ", mention.value)
    national = _national().search(name) is not None
    near = states.near(mention)
    owner = next(
        (s for s in near if s.mention.start == mention.start and _OWNS.match(doc.text, s.mention.end)),
        None,
    )
    state = (owner.key, owner.name) if owner is not None and owner.key is not None else None
    if national and state is None:
        state = _state_of(doc, mention, states)
    strong = _strong().search(name) is not None and len(name.split()) >= 3
    if mention.detail == "shaped" and not strong and not _state_body().search(name):
        # the shape alone (… Forum, … Programme) does not tell an organisation from an event or a title
        confidence, reason = 0.6, "shape of an organisation's name"
    else:
        confidence, reason = 0.78, "the text gives its full name"
    if state is None:
        if national:
            confidence, reason = min(confidence, 0.7), reason + "; the text does not say of which state"
        return Link(mention, slug(name), name, False, confidence, reason)
    key, state_name = state
    bare = _without_state(doc, mention, name, state_name, near)
    inside = any(mention.start < s.mention.start and s.mention.end <= mention.end for s in near if s.key == key)
    if (bare == name and _OWN_STATE.search(name)) or (inside and not _MINISTRY.search(name)):
        return Link(mention, f"{slug(name)}.{key.lower()}", name, False, confidence, f"{reason}; of {state_name}")
    new_key, new_name = f"{slug(bare)}.{key.lower()}", f"{bare} ({state_name})"
    return Link(mention, new_key, new_name, False, confidence, f"{reason}; of {state_name}")


def _without_state(doc: Document, mention: Mention, name: str, state: str, states: list[Link]) -> str:
    """Return the name of a national body without ``of the Republic of …`` behind it or the state's adjective before."""
    first = next((s.mention for s in states if s.mention.start == mention.start and s.key is not None), None)
    if first is not None and first.end < mention.end:
        rest = re.sub(r"^(?:'s|’s)?\s+", "", doc.text[first.end : mention.end])
        if len(rest.split()) >= (2 if _OWNS.match(doc.text, first.end) else 3) and name.endswith(
            re.sub(r"\s+", " ", rest)
        ):
            name = re.sub(r"\s+", " ", rest)
    if not name.endswith(state):
        return name
    of = r",? (?:of|de|du) (?:the |la |le )?(?:[A-Z]\w+ of |République de |República de )?"
    return re.sub(f"{of}{re.escape(state)}$", "", name)


def _home(doc: Document, linked: list[Link]) -> dict[str, str]:
    """Return the state whose capital stands in the first lines of the text, if the text names the state too."""
    head = doc.text[:400]
    plain_head = head.casefold()
    found = {}
    for link in linked:
        capital = reference.states()[link.key]["capital_en"] if link.key is not None else ""
        # a pattern takes long to compile, and few heads hold a capital
        if (
            capital
            and capital.casefold() in plain_head
            and re.search(rf"(?:^|\n|[|] ?){re.escape(capital)}\b", head, re.IGNORECASE)
        ):
            found[link.key or ""] = link.name
    return found if len(found) == 1 else {}


class _States:
    """The states of a document, with what is asked of them for each organisation."""

    def __init__(self, doc: Document, links: list[Link]) -> None:
        self.doc = doc
        self.linked = [link for link in links if link.key is not None]
        self._starts = [link.mention.start for link in self.linked]

    def near(self, body: Mention) -> list[Link]:
        """Return the states that begin so near a name that they may belong to it."""
        first = bisect_left(self._starts, body.start - _NEAR)
        return self.linked[first : bisect_left(self._starts, body.end + _NEAR)]

    @cached_property
    def told(self) -> dict[str, str]:
        """Return the state that the head of the text speaks of, else all of them: names by key."""
        home = _home(self.doc, self.linked)
        return home or {link.key: link.name for link in self.linked if link.key is not None}


def _state_of(doc: Document, mention: Mention, states: _States) -> tuple[str, str] | None:
    """Return key and name of the state a national body belongs to.

    In order: a state inside or right behind the name, an adjective before it, the one state the whole text speaks of.
    """
    for link in states.near(mention):
        if link.key is not None and _touches(doc, mention, link.mention):
            return link.key, link.name
    return next(iter(states.told.items())) if len(states.told) == 1 else None


def _touches(doc: Document, body: Mention, state: Mention) -> bool:
    """Tell whether a state is named inside a body's name, right behind it, or as an adjective before it."""
    if body.start <= state.start and state.end <= body.end:
        return True
    if state.start >= body.end:
        return _STATE_BEHIND.fullmatch(doc.text, body.end, state.start) is not None
    if state.end > body.start:
        return False
    if _COMMA_THE.fullmatch(doc.text, state.end, body.start) is not None:
        return _OPENING.search(doc.text[max(0, state.start - 50) : state.start]) is not None
    return _STATE_BEFORE.fullmatch(doc.text, state.end, body.start) is not None
