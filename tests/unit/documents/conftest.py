"""Make small files of the binary formats, so that no fixture has to be trusted unseen."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence

import pytest

from govgraph.documents.origin import Origin

MakePdf = Callable[..., bytes]
MakeDocx = Callable[..., bytes]
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


@pytest.fixture
def origin() -> Origin:
    """Return where the bytes of a test are said to come from."""
    return Origin("a", "docs/a", "0" * 64)


@pytest.fixture
def make_pdf() -> MakePdf:
    """Return a function that makes a PDF: a page is a list of lines, each a height in points and words."""
    return _pdf


@pytest.fixture
def make_docx() -> MakeDocx:
    """Return a function that makes a Word file of the markup of its body."""
    return _docx


def _pdf(pages: Sequence[Sequence[tuple[float, str]]], *, trailer: str = "") -> bytes:
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for index, page in enumerate(pages):
        shown = "".join(f"BT /F1 10 Tf 50 {height} Td ({words}) Tj ET\n" for height, words in page)
        font = "/Resources << /Font << /F1 3 0 R >> >>"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {5 + 2 * index} 0 R {font} >>",
            f"<< /Length {len(shown)} >>\nstream\n{shown}endstream",
        ]
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252"))
    start = out.tell()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    out.write(f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode())
    out.write(f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def _docx(body: str, *, target: str = "word/document.xml", head: str = "", core: str = "") -> bytes:
    rels = f'<Relationships xmlns="{_RELATIONSHIPS}"><Relationship Id="r" Type="{_OFFICE_DOCUMENT}" Target="{target}"/></Relationships>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", rels)
        archive.writestr("word/document.xml", f'{head}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>')
        if core:
            archive.writestr("docProps/core.xml", core)
    return out.getvalue()
