"""Hold every setting in one table: name, default, unit, limits, help.

A setting is read from the environment variable ``GOVGRAPH_`` + its name in capitals when it is asked for, never at
import.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

from govgraph.errors import UsageError
from govgraph.namespaces import BASE


@dataclass(frozen=True, slots=True)
class Setting:
    """Describe one setting.

    Attributes:
        default: its value when the environment says nothing.
        unit: unit of the value, or empty.
        minimum: least allowed number, or None for text.
        maximum: greatest allowed number, or None for text.
    """

    name: str
    default: str
    unit: str
    help: str
    minimum: float | None = None
    maximum: float | None = None


TABLE: tuple[Setting, ...] = (
    Setting("base", BASE, "IRI", "Base of the IRIs minted for data; ends with a slash."),
    Setting("store", "./govgraph-store", "path", "Folder of the store."),
    Setting("host", "127.0.0.1", "", "Address the explorer listens on."),
    Setting("port", "8000", "", "Port the explorer listens on.", 1, 65535),
    Setting("max_document_bytes", "20000000", "bytes", "Largest source that is read.", 1, 10**12),
    Setting("max_text_chars", "2000000", "characters", "Longest text that is read.", 1, 10**9),
    Setting("max_pages", "5000", "pages", "Most pages of a PDF that is read.", 1, 10**6),
    Setting("read_timeout_s", "5", "seconds", "Reading one document of any format but text may take this.", 0.1, 3600),
    Setting("read_memory_bytes", "600000000", "bytes", "Memory that reading one file may use.", 10**8, 10**12),
    Setting("url_timeout_s", "20", "seconds", "Fetching an address may take this.", 0.1, 3600),
    Setting("url_max_redirects", "5", "", "Redirects that are followed from an address.", 0, 20),
    Setting("allow_private_urls", "0", "", "1 lets addresses of this machine and private networks be read.", 0, 1),
    Setting("query_timeout_s", "5", "seconds", "A user's query is stopped after this time.", 0.05, 3600),
    Setting("query_max_rows", "100000", "rows", "Most rows a user's query may return.", 1, 10**8),
    Setting("query_max_bytes", "64000000", "bytes", "Largest answer to a user's query.", 1000, 10**10),
    Setting("query_max_chars", "100000", "characters", "Longest text of a user's query.", 100, 10**7),
    Setting("query_memory_bytes", "1000000000", "bytes", "Memory one query may use.", 10**8, 10**12),
    Setting("query_workers", "2", "processes", "User queries that run at the same time.", 1, 256),
    Setting("query_wait_s", "2", "seconds", "A query waits this long for a free worker.", 0, 600),
    Setting("page_size", "50", "rows", "Rows on one page of a list.", 1, 1000),
)
_BY_NAME = {setting.name: setting for setting in TABLE}


def text(name: str) -> str:
    """Return a setting as text.

    Args:
        name: a name of the table.

    Raises:
        KeyError: if the table has no such setting.
    """
    return os.environ.get("GOVGRAPH_" + name.upper()) or _BY_NAME[name].default


def number(name: str) -> float:
    """Return a setting as a number within its limits.

    Raises:
        UsageError: if the environment holds something else.
        KeyError: if the table has no such setting.
    """
    setting = _BY_NAME[name]
    raw = text(name)
    try:
        value = float(raw)
    except ValueError:
        raise UsageError(f"GOVGRAPH_{name.upper()} is {raw!r}; give a number of {setting.unit or name}") from None
    low, high = setting.minimum, setting.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        raise UsageError(f"GOVGRAPH_{name.upper()} is {raw}; it must lie between {low:g} and {high:g}")
    return value
