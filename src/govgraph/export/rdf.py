"""Write RDF syntaxes: five formats, one noun, so one module.

Provenance needs nothing special here: claims, evidence, quotes and positions are part of the graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

import pyoxigraph
from pyoxigraph import Literal, RdfFormat, Triple

from govgraph.namespaces import PREFIXES, entity
from govgraph.store import Snapshot

_KINDS = (
    "agency", "state", "person", "post", "tenure", "agreement", "event", "signature", "provision", "document", "claim",
    "run",
)  # fmt: skip
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_turtle(snapshot: Snapshot, out: BinaryIO) -> None:
    """Write all graphs merged as Turtle.

    Args:
        snapshot: what to write.
        out: where to.
    """
    pyoxigraph.serialize(_merged(snapshot), out, RdfFormat.TURTLE, prefixes=prefixes(snapshot.base))


def write_trig(snapshot: Snapshot, out: BinaryIO) -> None:
    """Write graph by graph as TriG.

    Args:
        snapshot: what to write.
        out: where to.
    """
    pyoxigraph.serialize(snapshot.quads(), out, RdfFormat.TRIG, prefixes=prefixes(snapshot.base))


def write_ntriples(snapshot: Snapshot, out: BinaryIO) -> None:
    """Write all graphs merged as N-Triples.

    Args:
        snapshot: what to write.
        out: where to.
    """
    pyoxigraph.serialize(_merged(snapshot), out, RdfFormat.N_TRIPLES)


def write_nquads(snapshot: Snapshot, out: BinaryIO) -> None:
    """Write quad by quad as N-Quads.

    Args:
        snapshot: what to write.
        out: where to.
    """
    pyoxigraph.serialize(snapshot.quads(), out, RdfFormat.N_QUADS)


def write_rdfxml(snapshot: Snapshot, out: BinaryIO) -> None:
    """Write all graphs merged as RDF/XML.

    Args:
        snapshot: what to write; characters XML cannot hold become U+FFFD.
        out: where to.
    """
    buffer = BytesIO()
    pyoxigraph.serialize(map(_for_xml, _merged(snapshot)), buffer, RdfFormat.RDF_XML, prefixes=PREFIXES)
    out.write(buffer.getvalue().replace(b"\r", b"&#xD;"))  # a bare one would be read as a line feed


def prefixes(base: str) -> dict[str, str]:
    """Return the prefixes of readable syntaxes: one for each kind of thing, so that no slash must be escaped.

    Args:
        base: of the data IRIs.
    """
    known = {name: namespace for name, namespace in PREFIXES.items() if name != "ggid"}
    return known | {kind: entity(kind, "", base=base) for kind in _KINDS}


def xml_text(text: str) -> str:
    """Return text with U+FFFD for characters that XML 1.0 cannot hold.

    Args:
        text: any text.
    """
    return _NO_XML.sub("\ufffd", text)


def _merged(snapshot: Snapshot) -> Iterator[Triple]:
    """Yield every triple once, sorted, whichever graphs hold it."""
    triples = {quad.triple for quad in snapshot.quads()}
    yield from sorted(triples, key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))


def _for_xml(triple: Triple) -> Triple:
    term = triple.object
    if not isinstance(term, Literal) or not _NO_XML.search(term.value):
        return triple
    clean = xml_text(term.value)
    literal = Literal(clean, language=term.language) if term.language else Literal(clean, datatype=term.datatype)
    return Triple(triple.subject, triple.predicate, literal)
