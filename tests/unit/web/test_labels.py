"""Check that labels of a drawing never cover each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from govgraph.web.labels import place, wrap

_POINTS = st.lists(st.tuples(st.integers(20, 480), st.integers(20, 280)), min_size=1, max_size=25, unique=True)


@given(_POINTS)
def test_labels_do_not_overlap(points: list[tuple[int, int]]) -> None:
    """Two labels that are shown have no place in common, and none leaves the drawing."""
    positions = {f"node {number}": (float(x), float(y)) for number, (x, y) in enumerate(points)}
    texts = {name: wrap(name) for name in positions}
    placed = place(list(positions), positions, dict.fromkeys(positions, 8.0), texts, [], width=500, height=300)
    boxes = []
    for label in placed.values():
        if label.lines:
            wide = max(len(line) for line in label.lines) * 7
            left = {"start": label.x, "middle": label.x - wide / 2, "end": label.x - wide}[label.anchor]
            boxes.append((left, label.y - 11, left + wide, label.y + 3))
    for number, one in enumerate(boxes):
        assert one[0] >= 0 <= one[1]
        assert one[2] <= 500
        for other in boxes[number + 1 :]:
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_long_names_are_cut() -> None:
    """A long name takes two lines and ends with an ellipsis."""
    lines = wrap("Memorandum of understanding on a strategic and global partnership")
    assert len(lines) == 2
    assert lines[1].endswith(" …")
