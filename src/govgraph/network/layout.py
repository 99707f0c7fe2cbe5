"""Place the nodes of a network: the same network always gets the same picture.

Each connected part is laid out on its own, cleared of nodes that touch, and the parts are packed in rows.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

Position = tuple[float, float]
Positions = dict[str, Position]

EDGE = 100.0
"""Length of a typical edge, in the unit of the positions; y grows downwards."""

_MARGIN = 0.9 * EDGE  # between parts, so that the labels of one do not reach into the next
_NEAREST = 0.62 * EDGE  # two nodes closer than this are pushed apart
_ROUNDS = 60  # of pushing; a clique of 40 nodes is clear after 35


def layout(network: nx.Graph[str]) -> Positions:
    """Return a position for every node, the smallest coordinates being 0.

    Args:
        network: of :func:`govgraph.network.project` or a part of it.
    """
    import networkx as nx

    parts = [sorted(part) for part in nx.connected_components(network)]
    parts.sort(key=lambda part: (-len(part), part[0]))
    return _pack([_lay_out(network, part) for part in parts])


def _lay_out(network: nx.Graph[str], part: list[str]) -> Positions:
    """Place one connected part around its middle."""
    from govgraph.network.stress import draw  # numpy takes 0.1 s to import

    if len(part) == 1:
        return {part[0]: (0.0, 0.0)}
    index = {iri: number for number, iri in enumerate(part)}
    edges = sorted({(min(index[a], index[b]), max(index[a], index[b])) for a, b in network.edges(part) if a != b})
    places = _spread(_widen(draw(len(part), edges), edges))
    turned = _turn(places)
    return {iri: turned[number] for iri, number in index.items()}


def _widen(places: list[Position], edges: list[tuple[int, int]]) -> list[Position]:
    """Scale so that the middle edge has the standard length."""
    lengths = sorted(math.dist(places[a], places[b]) for a, b in edges)
    factor = EDGE / max(lengths[len(lengths) // 2], 1e-9)
    return [(x * factor, y * factor) for x, y in places]


def _spread(places: list[Position]) -> list[Position]:
    """Push apart nodes that would touch, looking only at neighbouring cells of a grid."""
    now = list(places)
    for _ in range(_ROUNDS):
        cells: dict[tuple[int, int], list[int]] = {}
        for i, (x, y) in enumerate(now):
            cells.setdefault((math.floor(x / _NEAREST), math.floor(y / _NEAREST)), []).append(i)
        moved = False
        for (column, row), members in sorted(cells.items()):
            near = [j for dx in (-1, 0, 1) for dy in (-1, 0, 1) for j in cells.get((column + dx, row + dy), ())]
            for i in members:
                for j in near:
                    if i < j and _push(now, i, j):
                        moved = True
        if not moved:
            break
    return now


def _push(places: list[Position], i: int, j: int) -> bool:
    """Move two nodes apart if they are too close; say whether they were."""
    (ax, ay), (bx, by) = places[i], places[j]
    gap = math.hypot(bx - ax, by - ay)
    if gap >= _NEAREST - 1e-6:
        return False
    if gap < 1e-6:
        ax, ay, bx, by, gap = ax - 0.5, ay - 0.1 * (j % 7), bx + 0.5, by + 0.1 * (i % 5), 1.0
    step = (_NEAREST - gap) / 2 / gap
    dx, dy = (bx - ax) * step, (by - ay) * step
    places[i], places[j] = (ax - dx, ay - dy), (bx + dx, by + dy)
    return True


def _turn(places: list[Position]) -> list[Position]:
    """Turn the longest extent to the horizontal: screens and labels are wide."""
    middle = (sum(x for x, _ in places) / len(places), sum(y for _, y in places) / len(places))
    centred = [(x - middle[0], y - middle[1]) for x, y in places]
    xx, yy = sum(x * x for x, _ in centred), sum(y * y for _, y in centred)
    angle = -math.atan2(2 * sum(x * y for x, y in centred), xx - yy) / 2
    cos, sin = math.cos(angle), math.sin(angle)
    return [(x * cos - y * sin, x * sin + y * cos) for x, y in centred]


def _pack(parts: list[Positions]) -> Positions:
    """Set the parts in shelves, largest first, small ones stacked beside large ones, wider than high."""
    boxes = [_box(part) for part in parts]
    area = sum((width + _MARGIN) * (height + _MARGIN) for _, _, width, height in boxes)
    frame = max([math.sqrt(area * 1.6), *(width for _, _, width, _ in boxes)])
    placed: Positions = {}
    shelf = bottom = 0.0  # where the shelf starts and ends
    left = right = top = 0.0  # the sides of its open column, and the next free height in it
    for part, (part_left, part_top, width, height) in zip(parts, boxes, strict=True):
        if top + height > bottom and left < right:  # no room below: open a new column, or a new shelf
            left, top = right + _MARGIN, shelf
        if left + width > frame and left > 0:
            shelf, left = bottom + _MARGIN, 0.0
            top, right, bottom = shelf, 0.0, shelf
        for iri, (x, y) in part.items():
            placed[iri] = (round(x - part_left + left, 1), round(y - part_top + top, 1))
        bottom, right, top = max(bottom, top + height), max(right, left + max(width, 1.0)), top + height + _MARGIN
    return placed


def _box(part: Mapping[str, Position]) -> tuple[float, float, float, float]:
    """Return left, top, width and height of a part."""
    xs, ys = [x for x, _ in part.values()], [y for _, y in part.values()]
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
