"""Draw a connected graph so that distances on paper are those along its edges: stress majorisation.

The start is a projection from pivots (Brandes and Pich 2007), improved as in Gansner, Koren and North (2005); large
graphs keep to their pivots and edges (Ortmann, Klimenta and Brandes 2016). It does without linear algebra of the
processor's maker, whose last digits differ from machine to machine.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Edge = tuple[int, int]
Points = list[tuple[float, float]]
_Floats = npt.NDArray[np.float64]
_Ints = npt.NDArray[np.intp]

_ALL_PIVOTS = 300  # nodes; up to here every distance counts, above those to some nodes do
_PIVOTS = 60  # on trees, hubs and grids of 600 nodes the stress is that of 150 pivots, in half the time
_POWER_ROUNDS = 40  # the start need not be exact
_ROUNDS = 150  # of 80, 150 and 400, on the demo, hubs, a star and a grid: from 80 on the stress moves by a hundredth
_STEP = 0.75  # with a whole step, two nodes would overshoot each other for ever
_JITTER = 0.3  # of an edge: leaves of one node start apart; of 0.03 to 1 this gave the least stress


def draw(size: int, edges: Sequence[Edge]) -> Points:
    """Return a place for each node, an edge being about 1 long.

    Args:
        size: nodes, numbered from 0; the graph must be connected.
        edges: each once, no loops.
    """
    hops, pivots = _distances(size, edges)
    model = _Model(hops, np.array(pivots), np.array(edges, dtype=np.intp).reshape(-1, 2))
    x, y = _project(hops)
    for _ in range(_ROUNDS):
        by_x, by_y = model.pull(x, y)
        x, y = x + _STEP * by_x, y + _STEP * by_y
    return list(zip(x.tolist(), y.tolist(), strict=True))


class _Model:
    """Hold what pulls at each node: the distances to the pivots and the length of the edges."""

    def __init__(self, hops: _Floats, pivots: _Ints, edges: _Ints) -> None:
        size, count = hops.shape
        self._pivots = pivots
        self._one, self._other = np.concatenate([edges, edges[:, ::-1]]).T
        self._weights = np.where(hops > 0, size / count / np.maximum(hops, 1.0) ** 2, 0.0)
        self._lengths = self._weights * hops
        self._total = self._weights.sum(axis=1) + np.bincount(self._one, minlength=size)

    def pull(self, x: _Floats, y: _Floats) -> tuple[_Floats, _Floats]:
        """Return how far each node wants to move, on the mean of what pulls at it."""
        across, down = x[:, None] - x[self._pivots], y[:, None] - y[self._pivots]
        factor = self._lengths / np.maximum(np.sqrt(across * across + down * down), 1e-9) - self._weights
        aside, below = x[self._one] - x[self._other], y[self._one] - y[self._other]
        edge = 1.0 / np.maximum(np.sqrt(aside * aside + below * below), 1e-9) - 1.0
        return self._mean(across * factor, aside * edge), self._mean(down * factor, below * edge)

    def _mean(self, to_pivots: _Floats, along_edges: _Floats) -> _Floats:
        size = len(self._total)
        pulled = to_pivots.sum(axis=1) + np.bincount(self._one, weights=along_edges, minlength=size)
        mean: _Floats = pulled / self._total
        return mean


def _distances(size: int, edges: Sequence[Edge]) -> tuple[_Floats, list[int]]:
    """Return the steps from each node to each pivot, and the pivots: each the farthest from those before it."""
    near: list[list[int]] = [[] for _ in range(size)]
    for one, other in edges:
        near[one].append(other)
        near[other].append(one)
    count = size if size <= _ALL_PIVOTS else _PIVOTS
    pivots = [max(range(size), key=lambda node: (len(near[node]), -node))]
    columns: list[list[int]] = []
    closest = [size] * size
    while True:
        columns.append(_steps(near, pivots[-1]))
        if len(pivots) == count:
            return np.array(columns, dtype=np.float64).T.copy(), pivots
        closest = [min(pair) for pair in zip(closest, columns[-1], strict=True)]
        pivots.append(max(range(size), key=lambda node: (closest[node], -node)))


def _steps(near: list[list[int]], start: int) -> list[int]:
    """Return the number of edges between a node and every other."""
    steps = [-1] * len(near)
    steps[start] = 0
    queue = [start]
    for node in queue:
        for other in near[node]:
            if steps[other] < 0:
                steps[other] = steps[node] + 1
                queue.append(other)
    return steps


def _project(hops: _Floats) -> tuple[_Floats, _Floats]:
    """Return first places: the two directions in which the distances to the pivots differ most."""
    squares = hops**2
    centred = -0.5 * (squares - squares.mean(axis=0) - squares.mean(axis=1)[:, None] + squares.mean())
    axes: list[_Floats] = []
    for turn in (0, 1):
        axis = _unit(np.array([math.cos(1.0 + 2.4 * turn + 2.4 * i) for i in range(centred.shape[1])]))
        for _ in range(_POWER_ROUNDS):
            axis = (centred * (centred * axis).sum(axis=1)[:, None]).sum(axis=0)
            for other in axes:
                axis = axis - other * (axis * other).sum()
            axis = _unit(axis)
        axes.append(axis)
    x, y = ((centred * axis).sum(axis=1) for axis in axes)
    scale = hops.max() / max(float(np.abs(x).max()), float(np.abs(y).max()), 1e-9) / 2
    turns = [2.4 * i for i in range(len(x))]  # a spiral spreads evenly
    return (
        x * scale + _JITTER * np.array([math.cos(turn) for turn in turns]),
        y * scale + _JITTER * np.array([math.sin(turn) for turn in turns]),
    )


def _unit(vector: _Floats) -> _Floats:
    scaled: _Floats = vector / max(math.sqrt(float((vector**2).sum())), 1e-9)
    return scaled
