"""Tell whether two names stand for the same state, organisation, place, type or group, by tables of aliases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from govgraph.evaluation.aliases import Aliases, Variants
from govgraph.evaluation.wording import fold, similarity

Identity = frozenset[tuple[Literal["state", "organization", "words"], str]]
"""What a name may stand for: a code of a state, a canonical organisation, and the words themselves."""

_ALIKE = 0.92
_SHORT = 8
"""Names of up to this many characters are never compared by likeness."""
_CODE = re.compile(r"[A-Z]{3}")
_FORM_OF_STATE = re.compile(
    r"^(government|govt|republic|kingdom|state|commonwealth|islamic republic|federal republic|gobierno|gouvernement"
    r"|royaume|republique|republica) (of|de|des|del|du|d)? ?(the )?"
)
_GOVERNMENT = re.compile(r" (government|govt|authorities|side)$")
_BRACKETS = re.compile(r"\(([^)]*)\)")
_ACRONYM = re.compile(r"[A-Z][A-Za-z\-]{1,11}")


class Names:
    """Compare names by one set of aliases; what is worked out once is kept."""

    def __init__(self, aliases: Aliases) -> None:
        self.states: dict[str, str] = {}
        for iso, names in aliases.countries.items():
            for name in (*names, iso):
                self.states.setdefault(fold(name), iso)
        self._codes = frozenset(self.states.values())
        self._organizations = _canonical(aliases.organizations)
        self._places = _canonical(aliases.places)
        self._types = _canonical(aliases.types)
        self._populations = _canonical(aliases.populations)
        self.roles = _canonical(aliases.roles)
        self._identities: dict[str, Identity] = {}

    def state(self, name: str | None) -> str | None:
        """Return the code of the state that a name, or the name of its government, stands for; None if no state."""
        stripped = (name or "").strip()
        if _CODE.fullmatch(stripped) and stripped in self._codes:
            return stripped
        folded = fold(name)
        if folded in self.states:
            return self.states[folded]
        bare = folded
        for _ in range(3):  # the government of the Republic of ...
            bare = _FORM_OF_STATE.sub("", bare)
            if bare in self.states:
                return self.states[bare]
        return self.states.get(_GOVERNMENT.sub("", folded))

    def country(self, name: str) -> str:
        """Return the code of a state, or the folded name of what is none."""
        return self.state(name) or fold(name)

    def type(self, name: str | None) -> str:
        """Return the canonical type of agreement."""
        return self._types.get(fold(name), fold(name))

    def population(self, name: str) -> str:
        """Return the canonical population group."""
        return self._populations.get(fold(name), fold(name))

    def same_organization(self, gold: str | None, name: str | None, known: Variants) -> bool:
        """Tell whether two names stand for one organisation or state.

        Names that the tables do not know are compared by likeness; a name that they know is never like another known
        one, so that Guinea is not Guinea-Bissau. Nothing equals nothing.

        Args:
            known: further names that mean the same in this document, by canonical name. They join sets: with "AU"
                listed under the Commission, the Union and the Commission are one in this document.
        """
        if gold is None or name is None:
            return gold is name
        one, other = self._identity(gold, known), self._identity(name, known)
        if one & other:
            return True
        if _is_known(one) and _is_known(other):
            return False
        first, second = fold(gold), fold(name)
        return min(len(first), len(second)) > _SHORT and similarity(first, second) >= _ALIKE

    def same_place(self, gold: str, place: str) -> bool:
        """Tell whether two places are one, or one of more than three letters stands as words in the other."""
        one, other = (self._places.get(fold(p), fold(p)) for p in (gold, place))
        if one == other:
            return True
        short, long = sorted((one, other), key=len)
        return len(short) > 3 and re.search(rf"\b{re.escape(short)}\b", long) is not None

    def _identity(self, name: str, known: Variants) -> Identity:
        """Return all that a name may stand for in a document."""
        found = self._table_identity(name)
        if known:
            forms = {fold(form) for form in _forms(name)}
            for canonical, variants in known.items():
                if forms & {fold(canonical), *map(fold, variants)}:
                    found |= self._table_identity(canonical)
        return found

    def _table_identity(self, name: str) -> Identity:
        """Return all that a name may stand for by the tables."""
        if name not in self._identities:
            self._identities[name] = frozenset(self._meanings(name))
        return self._identities[name]

    def _meanings(self, name: str) -> Iterator[tuple[Literal["state", "organization", "words"], str]]:
        """Yield what each form of a name may stand for."""
        for form in _forms(name):
            folded = fold(form)
            if not folded:
                continue
            yield "words", folded
            if iso := self.state(form):
                yield "state", iso
            if folded in self._organizations:
                yield "organization", self._organizations[folded]


def _forms(name: str) -> list[str]:
    """Return a name, and where it carries an acronym in brackets, the acronym and the name without brackets."""
    forms = [name]
    for inside in _BRACKETS.findall(name):
        if _ACRONYM.fullmatch(inside.strip()) and sum(c.isupper() for c in inside) >= 2:
            forms += [inside, re.sub(r"\s*\([^)]*\)", "", name)]
    return forms


def _is_known(identity: Identity) -> bool:
    """Tell whether the tables know a name."""
    return any(kind != "words" for kind, _ in identity)


def _canonical(table: Variants) -> Mapping[str, str]:
    """Return folded name to folded canonical name; of two rows with one name the first counts."""
    found: dict[str, str] = {}
    for canonical, variants in table.items():
        for name in (canonical, *variants):
            found.setdefault(fold(name), fold(canonical))
    return found
