"""Write GEXF with positions, colours and sizes; quote, document and offsets are attributes of each edge."""

from __future__ import annotations

from typing import BinaryIO
from xml.etree import ElementTree

from govgraph.export.casting import cast
from govgraph.export.palette import COLOURS, DEFAULT_COLOUR
from govgraph.namespaces import VERSION
from govgraph.store import Snapshot


def write(snapshot: Snapshot, out: BinaryIO) -> None:
    """Write the network.

    Args:
        snapshot: what to write.
        out: where to.
    """
    from networkx.readwrite.gexf import GEXFWriter

    network = cast(snapshot)
    for _, data in network.nodes(data=True):
        red, green, blue = bytes.fromhex(COLOURS.get(data["kind"], DEFAULT_COLOUR).removeprefix("#"))
        data["viz"] = {
            "position": {"x": data.pop("x"), "y": -data.pop("y"), "z": 0.0},  # Gephi's y grows upwards
            "color": {"r": red, "g": green, "b": blue},
            "size": float(8 + 2 * min(data["degree"], 16)),
        }
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(network)
    for meta in writer.xml.findall("meta"):
        meta.attrib.pop("lastmodifieddate", None)  # the clock has no place in reproducible bytes
        for creator in meta.findall("creator"):
            creator.text = f"GovGraph {VERSION}"
    ElementTree.indent(writer.xml)
    out.write(ElementTree.tostring(writer.xml, encoding="utf-8", xml_declaration=True) + b"\n")
