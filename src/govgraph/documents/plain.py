"""Read plain text."""

from __future__ import annotations

import codecs
import re

from govgraph.documents.origin import Origin
from govgraph.errors import SourceError
from govgraph.model import Document

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_NO_CHARACTER = re.compile(r"[\ud800-\udfff\ufffe\uffff]")  # XML 1.0 and UTF-8 have no place for them
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CHARSET = re.compile(
    r"windows-?125\d|cp125\d|iso-?8859-?\d{1,2}|latin-?\d|us-ascii|ascii|koi8-[ru]|gb2312|gbk|gb18030|big5|shift_jis"
    r"|euc-(?:jp|kr)|iso-2022-jp|macintosh|utf-?16(?:-?[lb]e)?"
)
_WEB_NAMES = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
"""Encodings that the WHATWG Encoding Standard reads as windows-1252, as browsers do."""


def decode(data: bytes, source: str, charset: str | None = None) -> str:
    """Return the text of UTF-8 bytes, of UTF-16 with a byte order mark, or of a declared encoding, with LF line ends.

    UTF-8 is tried first: bytes of another encoding are hardly ever valid UTF-8, and declarations are often wrong.

    Args:
        charset: encoding that the sender or the page declares, or None.

    Raises:
        SourceError: if the bytes are not text, or are in another encoding.
    """
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "utf-8")
    declared = _known(charset)
    wide = encoding == "utf-16" or "16" in declared
    sample = data[:4096]
    if not wide and 0 in sample:
        raise SourceError(source, "not a text file (it holds NUL bytes)")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if not wide and len(_CONTROL.findall(sample.decode("latin-1"))) > len(sample) // 50:
            raise SourceError(source, "not a text file") from None
        if not declared:
            wrong = f"byte 0x{data[error.start]:02x} at offset {error.start:,}"
            raise SourceError(source, f"not UTF-8 ({wrong}); convert it, e.g. with iconv -t UTF-8") from None
        text = data.decode(declared, "replace")
    if len(_CONTROL.findall(text[:4096])) > len(text[:4096]) // 50:
        raise SourceError(source, "not a text file (control characters)")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def clean(text: str) -> str:
    """Return a text with each control character as a space and each half of a surrogate pair as U+FFFD.

    The length stays, and with it every offset.
    """
    return _NO_CHARACTER.sub("\ufffd", _CONTROL.sub(" ", text))


def read(data: bytes, origin: Origin) -> Document:
    """Return the document of a plain text file; the stored text is the file's own.

    Raises:
        SourceError: if the bytes are not readable text.
    """
    text = decode(data, origin.source, origin.charset)
    return Document(origin.name, origin.source, "text/plain", origin.sha256, text)


def _known(charset: str | None) -> str:
    """Return Python's name of a declared encoding, or an empty text for one that is unknown or no encoding of text."""
    name = (charset or "").strip().strip("\"'").lower()
    return _WEB_NAMES.get(name, name) if _CHARSET.fullmatch(name) else ""
