"""Read plain text."""

from __future__ import annotations

import codecs
import re

from govgraph.errors import SourceError
from govgraph.model import Document

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(data: bytes, source: str) -> str:
    """Return the text of UTF-8 bytes (or of UTF-16 with a byte order mark), with LF line ends.

    Raises:
        SourceError: if the bytes are not text, or are in another encoding.
    """
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "utf-8")
    sample = data[:4096]
    if encoding == "utf-8" and sample.count(0) > 0:
        raise SourceError(source, "not a text file (it holds NUL bytes)")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if len(_CONTROL.findall(sample.decode("latin-1"))) > len(sample) // 50:
            raise SourceError(source, "not a text file") from None
        wrong = f"byte 0x{data[error.start]:02x} at offset {error.start:,}"
        raise SourceError(source, f"not UTF-8 ({wrong}); convert it, e.g. with iconv -t UTF-8") from None
    if len(_CONTROL.findall(text[:4096])) > len(text[:4096]) // 50:
        raise SourceError(source, "not a text file (control characters)")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read(data: bytes, *, name: str, source: str, sha256: str) -> Document:
    """Return the document of a plain text file; the stored text is the file's own.

    Raises:
        SourceError: if the bytes are not readable text.
    """
    text = _CONTROL.sub(" ", decode(data, source))
    if not any(c.isalpha() for c in text):
        raise SourceError(source, "the file holds no words")
    return Document(name=name, source=source, media_type="text/plain", sha256=sha256, text=text)
