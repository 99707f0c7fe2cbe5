r"""Write regular expressions in forms that Python's engine runs fast; what they match stays the same.

The engine skips an alternative that begins with another letter than the text, but only where case counts; and it jumps
to the next place that can match only where a pattern begins with a character, not with an assertion such as ``\b``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_CAPITAL = re.compile(r"(\\.|\(\?P<\w+>)|[A-ZÀ-ÖØ-Þ]")


def any_of(words: Iterable[str]) -> str:
    """Return an alternation, without a group, of patterns that each begin with a character that stands for itself.

    Those that begin alike are put together; among them the first that matches still wins.

    >>> any_of(["Dialogue", "Network", "Desk"])
    '(?:(?:Dialogue|Desk)|Network)'
    """
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[: 1 + word.startswith("\\")].casefold(), []).append(word)
    return f"(?:{'|'.join(_group(members) for members in groups.values())})"


def _group(members: list[str]) -> str:
    """Return an alternation, grouped if it has several members."""
    return members[0] if len(members) == 1 else f"(?:{'|'.join(members)})"


def lowered(pattern: str) -> re.Pattern[str]:
    r"""Return the pattern that matches in a lower-case text what this one matches in any case.

    >>> lowered(r"about [A-Z]\S+").pattern
    'about [a-z]\\S+'
    """
    return re.compile(_CAPITAL.sub(lambda found: found.group(1) or found.group().lower(), pattern))
