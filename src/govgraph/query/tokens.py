"""Cut SPARQL text into tokens, so that a word in a string, comment or IRI is never taken for a keyword."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ESCAPED = r"%[0-9A-Fa-f]{2}|\\[_~.!$&'()*+,;=/?#@%-]"
_LOCAL = rf"(?:[\w:]|{_ESCAPED})(?:(?:[\w.:-]|{_ESCAPED})*(?:[\w:-]|{_ESCAPED}))?"
_TOKEN = re.compile(
    rf"""
      (?P<space>\s+|\#[^\n\r]*)
    | (?P<string>\"\"\"(?:(?:""|")?(?:[^"\\]|\\.))*\"\"\"|'''(?:(?:''|')?(?:[^'\\]|\\.))*'''
        |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    | (?P<iri><[^<>"{{}}|^`\x00-\x20]*>)
    | (?P<variable>[?$]\w+)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<blank>_:\w(?:[\w.-]*[\w-])?)
    | (?P<name>(?:[^\W\d_](?:[\w.-]*[\w-])?)?:(?:{_LOCAL})?)
    | (?P<number>(?:\d+\.\d*|\.\d+|\d+)(?:[eE][+-]?\d+)?)
    | (?P<word>\w+)
    | (?P<open>[(\[{{])
    | (?P<close>[)\]}}])
    | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token and where it starts.

    Attributes:
        kind: string, iri, variable, language, blank, name (prefixed), number, word, open, close or sign.
        start: 0-based offset in the query text.
    """

    kind: str
    text: str
    start: int

    @property
    def prefix(self) -> str:
        """Return the part of a prefixed name before the colon."""
        return self.text.partition(":")[0]


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a query; white space and comments are left out."""
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind != "space":
            yield Token(kind, match.group(), match.start())


def place(text: str, offset: int) -> tuple[int, int]:
    """Return the 1-based line and column of an offset."""
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")
