"""Compare dates in EDTF: the same, or free of contradiction."""

from __future__ import annotations

_QUALIFIERS = "?~%"


def same(one: str, other: str) -> bool:
    """Tell whether two dates are written the same, but for case and the marks of doubt.

    >>> same("2020-10-23~", "2020-10-23"), same("XXXX-10-23", "2020-10-23")
    (True, False)
    """
    return one.strip().upper().rstrip(_QUALIFIERS) == other.strip().upper().rstrip(_QUALIFIERS)


def compatible(one: str, other: str) -> bool:
    """Tell whether no part that both dates state differs, and both state at least one.

    >>> compatible("XXXX-10-23", "2020-10-23"), compatible("2020", "2020-10-23"), compatible("XXXX-10-23", "2020")
    (True, True, False)
    """
    if same(one, other):
        return True
    parts = zip(*(date.upper().rstrip(_QUALIFIERS).split("-") for date in (one, other)), strict=False)
    stated = [(x, y) for x, y in parts if "X" not in x and "X" not in y]
    return bool(stated) and all(x == y for x, y in stated)
