"""Read the competency questions: what analysts ask, in SPARQL, and which terms that takes."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from govgraph import resources
from govgraph.namespaces import PREFIXES

_PREFIX = re.compile(r"\bPREFIX\s+([\w-]*):\s*<([^>]*)>", re.IGNORECASE)
_SKIPPED = re.compile(r"\"\"\".*?\"\"\"|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|#[^\n>]*$", re.DOTALL | re.MULTILINE)
_TOKEN = re.compile(r"<([^<>\"{}|^`\\\s]*)>|(?<![\w?$:@<-])([A-Za-z][\w-]*)?:([A-Za-z0-9_](?:[\w.-]*[\w-])?)")


@dataclass(frozen=True, slots=True)
class Question:
    """A competency question with its query.

    Attributes:
        name: stem of its file, such as ``cq-01-who-may-sign-for-whom``.
        header: what the comment lines at the top say, by key in lower case.
        terms: IRIs that stand in the query.
        answers: rows expected on the bundled data, or None where no table of answers is kept.
    """

    name: str
    header: Mapping[str, str]
    text: str
    terms: frozenset[str]
    answers: int | None

    @property
    def question(self) -> str:
        """Return the question in plain words."""
        return self.header.get("question", self.name)

    @property
    def asker(self) -> str:
        """Return who asks; empty if the file does not say."""
        return self.header.get("asker", "")

    @property
    def query(self) -> str:
        """Return the query without the comment lines at its top."""
        lines = self.text.splitlines()
        first = next((number for number, line in enumerate(lines) if line.strip() and not line.startswith("#")), 0)
        return "\n".join(lines[first:]).strip() + "\n"


@cache
def questions() -> Mapping[str, Question]:
    """Return the bundled competency questions by name, sorted; none where the installation has none.

    Raises:
        TableError: if this installation has no ontology.
    """
    folder = resources.path("ontology") / "competency"
    found = {}
    for path in sorted(folder.glob("*.rq")):
        table = path.with_suffix(".csv")
        answers = _rows(table.read_text(encoding="utf-8")) if table.exists() else None
        found[path.stem] = read(path.stem, path.read_text(encoding="utf-8"), answers)
    return MappingProxyType(found)


def read(name: str, text: str, answers: int | None) -> Question:
    """Return a question from the text of its file.

    Args:
        name: of the question.
        text: comment lines ``# key: value``, then SPARQL.
        answers: rows expected, or None.
    """
    header: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        key, colon, value = line.lstrip("# ").partition(":")
        if colon:
            header[key.strip().lower()] = value.strip()
    return Question(name, MappingProxyType(header), text, terms_in(text), answers)


def terms_in(text: str) -> frozenset[str]:
    """Return the IRIs that a query uses, prefixed names written out; comments and strings do not count.

    >>> sorted(terms_in('SELECT ?a WHERE { ?a gg:hasParty ?b } # gg:date'))
    ['https://w3id.org/govgraph/ontology#hasParty']
    """
    prefixes = {**PREFIXES, **dict(_PREFIX.findall(text))}
    body = _SKIPPED.sub(" ", _PREFIX.sub(" ", text))
    found = set()
    for iri, prefix, local in _TOKEN.findall(body):
        if iri:
            found.add(iri)
        elif prefix in prefixes:
            found.add(prefixes[prefix] + local)
    return frozenset(found)


def _rows(table: str) -> int:
    return max(0, sum(1 for row in csv.reader(io.StringIO(table)) if row) - 1)
