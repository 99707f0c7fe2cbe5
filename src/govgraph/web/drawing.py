"""Turn a network and its layout into a picture: shapes, strokes, labels, and the table that says the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from govgraph.network.project import EDGE_KINDS
from govgraph.web.labels import place, wrap
from govgraph.web.names import Names
from govgraph.web.shapes import outline, radius
from govgraph.web.urls import Urls
from govgraph.web.values import Line, Mark, Node, Picture, Stroke
from govgraph.web.wording import BASES, KINDS, day

if TYPE_CHECKING:
    import networkx as nx

CAP = 300
"""Nodes drawn at most: about what a screen can show with labels."""

Points = dict[str, tuple[float, float]]

_WIDTH = 1080.0  # a drawing this wide fits the page unscaled, so that labels keep their size
_SIDE = 120.0  # room for the label of a node at the edge
_TOP = 42.0
_SCALES = (1.0, 1.7)  # the layout keeps nodes 62 apart, enough for shapes; labels want more where there is room


def picture(
    g: nx.MultiGraph[str], positions: Mapping[str, tuple[float, float]], names: Names, urls: Urls, *, title: str,
    focus: str = "",
) -> Picture:  # fmt: skip
    """Return a network as a drawing and a table.

    Args:
        g: nodes are IRIs.
        positions: place of each node, in any unit.
        title: names the drawing.
        focus: IRI of the thing it is about; empty for none.
    """
    kept = _most_connected(g, focus)
    points, width, height = _fit(positions, kept)
    lines, strokes = _edges(g, points, names, urls)
    kinds = {names.kind(iri) for iri in kept}
    return Picture(
        title=title,
        width=width,
        height=height,
        marks=_marks(kept, points, strokes, names, focus, width, height),
        strokes=strokes,
        lines=lines,
        legend=tuple((kind, KINDS.get(kind, (kind, kind))[1], outline(kind)) for kind in KINDS if kind in kinds),
        left_out=g.number_of_nodes() - len(kept),
    )


def _most_connected(g: nx.MultiGraph[str], focus: str) -> list[str]:
    def key(iri: str) -> tuple[bool, int, str]:
        return (iri != focus, -int(g.degree(iri)), iri)

    return sorted(g.nodes, key=key)[:CAP]


def _fit(positions: Mapping[str, tuple[float, float]], kept: list[str]) -> tuple[Points, float, float]:
    """Return the places of what is drawn, with room for labels around them, and the size of the view box."""
    xs, ys = [positions[iri][0] for iri in kept], [positions[iri][1] for iri in kept]
    left, top = min(xs, default=0.0), min(ys, default=0.0)
    across, down = max(xs, default=0.0) - left, max(ys, default=0.0) - top
    scale = min(max((_WIDTH - 2 * _SIDE) / max(across, 1.0), _SCALES[0]), _SCALES[1])
    width = across * scale + 2 * _SIDE
    points = {
        iri: (round((positions[iri][0] - left) * scale + _SIDE, 1), round((positions[iri][1] - top) * scale + _TOP, 1))
        for iri in kept
    }
    return points, round(width), round(down * scale + 2 * _TOP)


def _marks(
    kept: list[str], points: Points, strokes: tuple[Stroke, ...], names: Names, focus: str, width: float, height: float
) -> tuple[Mark, ...]:
    kinds = {iri: names.kind(iri) for iri in kept}
    edges = [(stroke.x1, stroke.y1, stroke.x2, stroke.y2) for stroke in strokes]
    texts = {iri: wrap(names.short(iri)) for iri in kept}
    radii = {iri: radius(kinds[iri]) for iri in kept}
    placed = place(kept, points, radii, texts, edges, width=width, height=height)
    return tuple(
        Mark(
            node=names.node(iri),
            kind=kinds[iri],
            x=points[iri][0],
            y=points[iri][1],
            outline=outline(kinds[iri]),
            label_x=round(placed[iri].x - points[iri][0], 1),
            label_y=round(placed[iri].y - points[iri][1], 1),
            anchor=placed[iri].anchor,
            lines=placed[iri].lines,
            focus=iri == focus,
        )
        for iri in sorted(kept, key=lambda name: (points[name][1], points[name][0]))
    )


def _edges(
    g: nx.MultiGraph[str], points: Points, names: Names, urls: Urls
) -> tuple[tuple[Line, ...], tuple[Stroke, ...]]:
    edges = [about for _, _, about in g.edges(data=True)]
    edges.sort(key=lambda about: [*(names.label(str(about[end])) for end in ("source", "target")), str(about["kind"])])
    lines = tuple(_line(number, about, names, urls) for number, about in enumerate(edges, start=1))
    pairs: dict[tuple[str, str], list[tuple[str, Line]]] = defaultdict(list)
    for about, line in zip(edges, lines, strict=True):
        ends = str(about["source"]), str(about["target"])
        if ends[0] in points and ends[1] in points:
            pairs[min(ends), max(ends)].append((str(about["basis"]), line))
    strokes = tuple(
        Stroke(
            basis=min((basis for basis, _ in held), key=lambda basis: list(BASES).index(basis)),
            row=held[0][1].id,
            title="\n".join(f"{line.source.label} {line.relation} {line.target.label}" for _, line in held),
            x1=points[one][0],
            y1=points[one][1],
            x2=points[other][0],
            y2=points[other][1],
        )
        for (one, other), held in sorted(pairs.items())
    )
    return lines, strokes


def _line(number: int, about: Mapping[str, object], names: Names, urls: Urls) -> Line:
    relation, label = EDGE_KINDS[str(about["kind"])], str(about["label"])
    document, start = str(about["document"]), int(str(about["start"]))
    return Line(
        id=f"edge-{number}",
        source=_end(str(about["source"]), names),
        relation=relation if label == relation else f"{relation}, as {label}",
        target=_end(str(about["target"]), names),
        basis=str(about["basis"]),
        quote=str(about["quote"]),
        url=urls.span(document, start) if start >= 0 else urls.page(document),
        date=day(str(about["date"])),
    )


def _end(iri: str, names: Names) -> Node:
    """Return an end of an edge; a goal by its number, as its words fill a table."""
    node = names.node(iri)
    return replace(node, label=names.short(iri)) if node.kind == "sdg" else node
