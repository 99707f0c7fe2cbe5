"""Lay out words in columns for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govgraph.cli.failure import plain


def columns(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as aligned columns, free of control characters, each line ended."""
    cells = [[plain(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "".join("  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() + "\n" for row in cells)


def size(size_bytes: int) -> str:
    """Return a size as people write it.

    >>> size(950), size(12_345), size(7_200_000)
    ('950 B', '12 kB', '7.2 MB')
    """
    if size_bytes < 1000:
        return f"{size_bytes} B"
    return f"{size_bytes / 1000:.0f} kB" if size_bytes < 1_000_000 else f"{size_bytes / 1_000_000:.1f} MB"
