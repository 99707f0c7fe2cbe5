"""Find room for the labels of a drawing: no label covers another label or a node."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_CHARACTER = 7.6  # mean advance at 13 px of DejaVu Sans, the widest of the system fonts
_LEADING = 15.0
_LINE_LENGTH = 24
_GAP = 5.0

_MANY = 250  # edges; above, looking at each takes longer than the drawing is worth

Box = tuple[float, float, float, float]
Edge = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Placed:
    """A label in its place; no lines where no room is left."""

    x: float
    y: float
    anchor: str
    lines: tuple[str, ...]


def wrap(label: str, *, lines: int = 2) -> tuple[str, ...]:
    """Return a label broken into short lines, with an ellipsis where it is cut."""
    return tuple(textwrap.wrap(label, _LINE_LENGTH, max_lines=lines, placeholder=" …")) or (label[:_LINE_LENGTH],)


def place(
    order: Iterable[str],
    positions: Mapping[str, tuple[float, float]],
    radii: Mapping[str, float],
    texts: Mapping[str, tuple[str, ...]],
    edges: Sequence[Edge],
    *,
    width: float,
    height: float,
) -> dict[str, Placed]:
    """Return where each label goes; who comes first chooses first, and takes the place that fewest edges cross.

    Args:
        order: names of the nodes, most important first.
        positions: centre of each node.
        radii: half the size of each node.
        texts: lines of each label.
        edges: strokes that labels avoid where they can: both ends.
        width: of the drawing.
        height: of the drawing.
    """
    taken: list[Box] = []
    for name, (x, y) in positions.items():
        size = radii[name] + 2
        taken.append((x - size, y - size, x + size, y + size))
    avoided = edges if len(edges) <= _MANY else ()
    placed: dict[str, Placed] = {}
    for name in order:
        x, y = positions[name]
        full = texts[name]
        cut = full if len(full) == 1 else (full[0] + " …",)
        tried = enumerate((*_candidates(x, y, radii[name], full), *_candidates(x, y, radii[name], cut)))
        free = [
            (sum(_crosses(edge, box) for edge in avoided), rank, candidate, box)
            for rank, (candidate, box) in tried
            if min(box) >= 2 and box[2] <= width - 2 and box[3] <= height - 2
            if not any(_overlap(box, other) for other in taken)
        ]
        whole = [place for place in free if place[2].lines == full]
        if free:
            _, _, placed[name], box = min(whole or free, key=lambda place: place[:2])
            taken.append(box)
        else:
            placed[name] = Placed(x, y, "middle", ())
    return placed


def _crosses(edge: Edge, box: Box) -> bool:
    """Tell whether an edge runs through a box, by clipping it (Liang and Barsky)."""
    x1, y1, x2, y2 = edge
    first, last = 0.0, 1.0
    for delta, near, far in ((x2 - x1, box[0] - x1, box[2] - x1), (y2 - y1, box[1] - y1, box[3] - y1)):
        if abs(delta) < 1e-9:
            if near > 0 or far < 0:
                return False
            continue
        enter, leave = sorted((near / delta, far / delta))
        first, last = max(first, enter), min(last, leave)
    return first < last


def _candidates(x: float, y: float, size: float, lines: tuple[str, ...]) -> Iterable[tuple[Placed, Box]]:
    wide = max(len(line) for line in lines) * _CHARACTER
    tall = len(lines) * _LEADING
    first = y - tall / 2 + 11.5
    reach = size + _GAP
    yield Placed(x + reach, first, "start", lines), (x + reach, y - tall / 2, x + reach + wide, y + tall / 2)
    yield Placed(x - reach, first, "end", lines), (x - reach - wide, y - tall / 2, x - reach, y + tall / 2)
    for shift in (0.0, wide / 3, -wide / 3):
        middle = x + shift
        below, above = y + reach, y - reach - tall
        yield Placed(middle, below + 11.5, "middle", lines), (middle - wide / 2, below, middle + wide / 2, below + tall)
        yield Placed(middle, above + 11.5, "middle", lines), (middle - wide / 2, above, middle + wide / 2, above + tall)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
