"""Read a Word document (Office Open XML): the paragraphs of its main part, in order, tables cell by cell.

Of the archive only the parts named here are unpacked, each up to the limit of a source's size; nothing that they link
to is opened. Deleted and hidden text, field codes and embedded parts are left out.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from govgraph import settings
from govgraph.documents import xml
from govgraph.documents.formats import DOCX
from govgraph.documents.origin import Origin
from govgraph.errors import SourceError
from govgraph.model import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"  # ISO 29500 Strict has names of its own
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_UNSEEN = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "sectPr", "altChunk"})
_TITLE_STYLES = frozenset({"title", "titre", "ttulo", "titel"})
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read(data: bytes, origin: Origin) -> Document:
    """Return the document of a Word file.

    Raises:
        SourceError: if it is none, is damaged or protected, or unpacks to more than is read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            main = _main_part(archive, origin.source)
            body = _part(archive, main, origin.source)
            core = _part(archive, "docProps/core.xml", origin.source) if _has(archive, "docProps/core.xml") else b""
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise SourceError(origin.source, "not a Word document, or a damaged or protected one") from None
    root = xml.parse(body.replace(_STRICT, _TRANSITIONAL), origin.source)
    if xml.name(root) != "document":
        raise SourceError(origin.source, "its main part is no Word document")
    paragraphs = [(text, style) for text, style in map(_paragraph, _paragraphs(root)) if text]
    headed = next((text for text, style in paragraphs if style in _TITLE_STYLES), None)
    return Document(
        origin.name, origin.source, DOCX.media_types[0], origin.sha256,
        "\n\n".join(text for text, _ in paragraphs) + "\n",
        title=headed or _declared_title(core, origin.source),
    )  # fmt: skip


def _has(archive: zipfile.ZipFile, name: str) -> bool:
    return name in archive.NameToInfo


def _part(archive: zipfile.ZipFile, name: str, source: str) -> bytes:
    """Return one part, unpacked no further than the limit: the size that an archive claims may be wrong.

    Raises:
        SourceError: if there is no such part, or it is larger.
    """
    limit = int(settings.number("max_document_bytes"))
    if not _has(archive, name):
        raise SourceError(source, f"not a Word document (its archive has no {name})")
    with archive.open(name) as part:
        data = part.read(limit + 1)
    if len(data) > limit:
        raise SourceError(
            source, f"too large (it unpacks to more than {limit / 1e6:g} MB, GOVGRAPH_MAX_DOCUMENT_BYTES)"
        )
    return data


def _main_part(archive: zipfile.ZipFile, source: str) -> str:
    """Return the name of the part that holds the text."""
    for link in xml.parse(_part(archive, "_rels/.rels", source), source):
        if str(link.get("Type", "")).endswith("/officeDocument"):
            return posixpath.normpath(str(link.get("Target", ""))).lstrip("/")
    return "word/document.xml"


def _paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs in order, those of cells and text boxes too."""
    for node in root.iter(f"{_W}p"):
        if not any(xml.name(above) in _UNSEEN for above in node.iterancestors()):
            yield node


def _paragraph(node: etree._Element) -> tuple[str, str]:
    """Return the text of a paragraph, and the name of its style in small letters."""
    text = "\n".join(" ".join(line.split()) for line in "".join(_pieces(node)).split("\n")).strip()
    properties = node.find(f"{_W}pPr")
    style, listed = "", False
    if properties is not None:
        named = properties.find(f"{_W}pStyle")
        style = "" if named is None else str(named.get(f"{_W}val", "")).lower()
        listed = properties.find(f"{_W}numPr") is not None and not style.startswith("heading")
    return (f"• {text}" if listed and text else text), style


def _pieces(node: etree._Element) -> Iterator[str]:
    """Yield the visible text below a paragraph; a paragraph inside it, as of a text box, stands for itself."""
    for child in node:
        tag = xml.name(child)
        if tag == "t":
            yield child.text or ""
        elif tag in _CHARACTERS:
            yield _CHARACTERS[tag]
        elif tag not in _UNSEEN and tag != "p" and not _is_hidden(child):
            yield from _pieces(child)


def _is_hidden(run: etree._Element) -> bool:
    """Tell whether a run is marked as hidden text."""
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val", "true") not in ("0", "false", "off")


def _declared_title(core: bytes, source: str) -> str | None:
    """Return the title among the file's properties, or None."""
    if not core:
        return None
    for node in xml.parse(core, source):
        if xml.name(node) == "title":
            return node.text
    return None
