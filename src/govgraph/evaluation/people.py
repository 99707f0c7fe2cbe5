"""Tell whether two names stand for one person, two words for one office, and an organisation for that of a leader."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govgraph.evaluation.aliases import Variants
from govgraph.evaluation.gold import GoldLeader
from govgraph.evaluation.names import Names
from govgraph.evaluation.wording import fold, similarity

_ALIKE = 0.9
_TITLES = frozenset(
    "mr mrs ms dr sir senator hon hrh he h e dato datuk seri tan sri president minister prime ambassador madam lt "
    "general lieutenant lieutenant-general monsieur m mme excellency prof rt mp jr sr".split()
)
_ROLE_FILLERS = frozenset("of for the and de du des del la et y to s a".split())
_MINISTRY = re.compile(r"\b(ministry|department|ministerio|ministere)\b")
_MINISTRY_FILLERS = frozenset("ministry department of for and the de du des".split())
_RANKS = frozenset("minister deputy prime acting former".split())


def same_person(one: str, other: str) -> bool:
    """Tell whether two names stand for one person.

    Titles do not count. The names are alike, or all words of the shorter stand in the longer, initials standing for
    words, and its last word stands there in full. The initials H and E pass for titles, those of "His Excellency".
    """
    first, second = (_name_words(name) for name in (one, other))
    if not first or not second:
        return False
    if "".join(first) == "".join(second) or similarity(" ".join(first), " ".join(second)) >= _ALIKE:
        return True
    short, long = sorted((first, second), key=len)
    return short[-1] in long and all(any(_same_part(word, part) for part in long) for word in short)


def _name_words(name: str) -> list[str]:
    """Return the words of a name without titles."""
    return [word for word in fold(name).split() if word not in _TITLES]


def _same_part(one: str, other: str) -> bool:
    """Tell whether two parts of a name are the same, or one is the initial of the other."""
    if one == other:
        return True
    return (len(one) == 1 or len(other) == 1) and one[0] == other[0]


class Offices:
    """Compare roles and the organisations they are held in."""

    def __init__(self, names: Names) -> None:
        self._names = names
        longest_first = sorted(names.roles, key=len, reverse=True)
        self._variants = [(v, re.compile(rf"\b{re.escape(v)}\b"), names.roles[v]) for v in longest_first]
        self._words: dict[str, frozenset[str]] = {}

    def same_role(self, gold: Sequence[str], role: str | None) -> bool:
        """Tell whether a role is one of those that are right; where none is marked, any or none is right.

        Either all words of the gold role stand in the other; or all of the other, at least two unless gold has but
        one, stand in gold; or half of the words of both are shared.
        """
        if not gold:
            return True
        found = self._role_words(role) if role else frozenset()
        return bool(found) and any(_same_words(self._role_words(right), found) for right in gold)

    def same_office(self, gold: GoldLeader, org: str | None, known: Variants) -> bool:
        """Tell whether an organisation is one of those that are right for a leader.

        For a minister of a state, a ministry or department whose portfolio shares half of its words is right too;
        only the first of the right organisations tells whether the leader serves a state.
        """
        if any(self._names.same_organization(right, org, known) for right in gold.orgs):
            return True
        folded = fold(org)
        main = gold.roles[0] if gold.roles else ""
        if "minister" not in fold(main) or not _MINISTRY.search(folded) or not self._names.state(gold.orgs[0]):
            return False
        portfolio = self._role_words(main) - _RANKS
        ministry = {w for w in folded.split() if w not in _MINISTRY_FILLERS and w not in self._names.states}
        smaller = min(len(portfolio), len(ministry))
        return smaller > 0 and len(portfolio & ministry) / smaller >= 0.5

    def _role_words(self, role: str) -> frozenset[str]:
        """Return the words of a role, its variants made canonical from the longest to the shortest.

        What one replacement brings in, a shorter variant may replace again.
        """
        if role not in self._words:
            folded = fold(role)
            for variant, pattern, canonical in self._variants:
                if variant in folded:
                    folded = pattern.sub(canonical, folded)
            self._words[role] = frozenset(folded.split()) - _ROLE_FILLERS
        return self._words[role]


def _same_words(gold: frozenset[str], found: frozenset[str]) -> bool:
    """Tell whether the words of two roles are near enough."""
    if not gold:
        return False
    if gold <= found or (found <= gold and len(found) >= min(2, len(gold))):
        return True
    return len(gold & found) / len(gold | found) >= 0.5
