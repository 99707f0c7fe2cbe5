"""Read JSON Lines: each line is a document.

A line is an object with the key ``text`` and, if it likes, ``title``, ``published`` or ``date`` (ISO 8601),
``url`` (http or https), ``lang`` (BCP 47) and ``id``; other keys are passed over. The stored text is that of ``text``,
character by character, so that offsets made elsewhere stay right. The hash is that of the line's bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from govgraph.documents import dates, links
from govgraph.documents.origin import Origin
from govgraph.errors import SourceError
from govgraph.model import Document

_MEDIA_TYPE = "application/jsonl"
_LANG = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")
_ID_CHARS = 200


def split(data: bytes, source: str) -> Iterator[tuple[str, bytes]]:
    """Yield each line that is not blank, with its number.

    Raises:
        SourceError: if there is none.
    """
    found = False
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if body := line.strip():
            found = True
            yield str(number), body
    if not found:
        raise SourceError(source, "the file is empty")


def read(data: bytes, origin: Origin) -> Document:
    """Return the document of one line.

    Raises:
        SourceError: if the line is no JSON object with a text.
    """
    try:
        row = json.loads(data)
    except ValueError as error:
        raise SourceError(origin.source, f"the line is not JSON ({error})") from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise SourceError(origin.source, 'the line is no JSON object with a "text"')
    lang = _LANG.match(_word(row, "lang"))
    return Document(
        name=_word(row, "id")[:_ID_CHARS] or origin.name,
        source=links.checked(_word(row, "url")) or origin.source,
        media_type=_MEDIA_TYPE,
        sha256=origin.sha256,
        text=row["text"].replace("\r\n", " \n").replace("\r", "\n"),  # as long as before
        title=_word(row, "title") or None,
        published=dates.day(_word(row, "published") or _word(row, "date")),
        lang=lang.group().lower() if lang else "und",
    )


def _word(row: dict[str, object], key: str) -> str:
    """Return the value of a key as a text, empty where there is none; a number, as an id may be, becomes one."""
    value = row.get(key)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return str(value).strip()
