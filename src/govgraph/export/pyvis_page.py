"""Write the network as one HTML page drawn by pyvis' vis-network, safe to open and to pass on.

The page asks no other host for anything, runs only the two scripts whose hashes its policy names, keeps data out of
code, and repeats every edge with its quote and source in a table for readers without a mouse or JavaScript.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import textwrap
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, BinaryIO

from govgraph.export.casting import cast
from govgraph.export.palette import COLOURS, DEFAULT_COLOUR
from govgraph.store import Snapshot

if TYPE_CHECKING:
    import networkx as nx

_SHAPES = {"agreement": "square", "leader": "triangle", "goal": "diamond", "target": "diamond", "indicator": "diamond"}
_LABEL_CHARS = 20  # of a line, two lines a label: what fits between two nodes at the usual distance
_HERE = Path(__file__).parent


def write(snapshot: Snapshot, out: BinaryIO) -> None:
    """Write the page.

    Args:
        snapshot: what to write.
        out: where to.
    """
    network = cast(snapshot)
    library = files("pyvis").joinpath("lib", "vis-9.1.2", "vis-network.min.js").read_text(encoding="utf-8")
    start = (_HERE / "pyvis_page.js").read_text(encoding="utf-8")
    style = (_HERE / "pyvis_page.css").read_text(encoding="utf-8")
    policy = (
        f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; "
        f"script-src '{_hash(library)}' '{_hash(start)}'; base-uri 'none'; form-action 'none'"
    )
    page = Template((_HERE / "pyvis_page.html").read_text(encoding="utf-8")).substitute(
        policy=html.escape(policy), style=style, library=library, start=start, data=_data(network),
        legend=_legend(network), nodes=len(network), edges=network.number_of_edges(),
        rows=_rows(network, {info.iri: info.source for info in snapshot.documents()}),
    )  # fmt: skip
    out.write(page.encode("utf-8"))


def _data(network: nx.MultiGraph[str]) -> str:
    """Return pyvis' nodes, edges and options as JSON that cannot end its script element."""
    from pyvis.network import Network

    drawn = Network()
    for iri, data in network.nodes(data=True):
        colour = COLOURS.get(data["kind"], DEFAULT_COLOUR)
        drawn.add_node(
            iri, label=_cut(data["short"]), title=f"{data['label']}\n{data['kind']}", x=data["x"] * 1.7,
            y=data["y"] * 1.3, color=colour, shape=_SHAPES.get(data["kind"], "dot"),
            size=10 + 1.5 * min(data["degree"], 14), physics=False,
        )  # fmt: skip
    for _, _, data in network.edges(data=True):
        source, target = data["subject"], data["object"]
        title = f"{network.nodes[source]['label']} {data['label']} {network.nodes[target]['label']}\n“{data['quote']}”"
        drawn.add_edge(source, target, title=title, dashes=data["basis"] != "stated", color="#9aa4ad", width=1.5)
    drawn.toggle_physics(status=False)
    options = json.loads(drawn.options.to_json()) | {
        "edges": {"smooth": {"enabled": True, "type": "continuous"}},
        "interaction": {"hover": True, "keyboard": False, "tooltipDelay": 120},
        "nodes": {"font": {"face": "system-ui, sans-serif", "size": 15, "color": "#1c2733"}},
    }
    text = json.dumps({"nodes": drawn.nodes, "edges": drawn.edges, "options": options}, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _legend(network: nx.MultiGraph[str]) -> str:
    """Return the kinds that occur, each with its colour as an inline picture."""
    kinds = sorted({str(data["kind"]) for _, data in network.nodes(data=True)})
    dot = '<svg width="12" height="12" aria-hidden="true"><circle cx="6" cy="6" r="6" fill="{}"/></svg>'
    items = (f"<li>{dot.format(COLOURS.get(kind, DEFAULT_COLOUR))} {html.escape(kind)}</li>" for kind in kinds)
    return "".join(items)


def _rows(network: nx.MultiGraph[str], sources: Mapping[str, str]) -> str:
    """Return the table twin: one row an edge, with the source by the document's IRI."""
    lines = []
    for _, _, data in network.edges(data=True):
        source = sources.get(data["document"], data["document"])
        if data["quote_start"] >= 0:
            source += f", characters {data['quote_start']}–{data['quote_end']}"
        cells = (
            network.nodes[data["subject"]]["label"], data["label"], network.nodes[data["object"]]["label"],
            data["date"], data["basis"], data["quote"], source,
        )  # fmt: skip
        lines.append("<tr>" + "".join(f"<td>{html.escape(str(cell))}</td>" for cell in cells) + "</tr>\n")
    return "".join(lines)


def _cut(text: str) -> str:
    return textwrap.fill(text, _LABEL_CHARS, max_lines=2, placeholder=" …")


def _hash(text: str) -> str:
    """Return the hash by which a Content Security Policy allows one inline script or style."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
