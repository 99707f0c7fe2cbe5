"""Count what the documents of a store say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govgraph.store import Snapshot


def count(snapshot: Snapshot) -> Mapping[str, int]:
    """Return the answer to the stored question ``counts`` by column name."""
    from pyoxigraph import Literal

    from govgraph.query import named

    row = snapshot.select(named()["counts"].text)[0]
    return {name: int(term.value) for name, term in row.items() if isinstance(term, Literal)}


def lines(counts: Mapping[str, int]) -> list[tuple[str, str]]:
    """Return counts as words to read, label and value."""
    return [
        ("Documents", str(counts["documents"])),
        ("Agreements", str(counts["agreements"])),
        ("Agencies", str(counts["agencies"])),
        ("States", str(counts["states"])),
        ("Leaders", str(counts["leaders"])),
        ("SDG links", f"{counts['statedLinks']} explicit, {counts['impliedLinks']} implied"),
        ("Statements", str(counts["claims"])),
    ]
