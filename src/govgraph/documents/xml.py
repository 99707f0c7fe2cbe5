"""Parse XML of unknown origin: no entity is expanded, nothing is fetched, and depth is limited."""

from __future__ import annotations

import contextlib

from lxml import etree

from govgraph.errors import SourceError

_HEAD_BYTES = 65_536


def parse(data: bytes, source: str) -> etree._Element:
    """Return the root of an XML document.

    Raises:
        SourceError: if it is not well-formed, nested deeper than 256 levels (the limit of libxml2), or declares
            entities.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        refuse_partial(error)
        place = f"line {error.lineno}" if error.lineno else "the start"
        raise SourceError(source, f"not well-formed XML, or nested too deeply (at {place})") from None
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and dtd.entities():  # type: ignore[union-attr]  # the stubs lack this method
        raise SourceError(source, "the XML declares entities, which are not expanded")
    return root


def refuse_partial(error: Exception) -> None:
    """Raise what stands behind an error of the parser where that is a lack of memory, and no fault of the text.

    Raises:
        MemoryError: if the parser ran out of memory.
    """
    if isinstance(error, etree.XMLSyntaxError) and getattr(error, "code", 0) == etree.ErrorTypes.ERR_NO_MEMORY:
        raise MemoryError


def name(element: etree._Element) -> str:
    """Return the name of an element without its namespace; empty for what is no element."""
    tag: object = element.tag  # a function where it is a comment or a reference to an entity
    return etree.QName(tag).localname if isinstance(tag, str) else ""


def root_name(data: bytes) -> str:
    """Return the name of the root without its namespace; empty where the first bytes are no XML."""
    parser = etree.XMLPullParser(("start",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    with contextlib.suppress(etree.XMLSyntaxError):  # the root may have come before what is wrong
        parser.feed(data[:_HEAD_BYTES])
    for _, element in parser.read_events():
        if isinstance(element, etree._Element):
            return name(element)
    return ""
