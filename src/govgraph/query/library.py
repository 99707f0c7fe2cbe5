"""Read the named questions: SPARQL files with a header that says what they ask, take and return."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode

from govgraph.errors import QueryError, UsageError
from govgraph.store.reading import Term

_PARAMETER = re.compile(r"(?P<name>\w+) \((?P<kind>iri|text)(?P<needed>, required)?\): (?P<help>.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """Describe a value that a named question takes.

    Attributes:
        name: of the variable it is bound to.
        kind: ``iri`` or ``text``.
    """

    name: str
    kind: str
    is_required: bool
    help: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """Be a question with its SPARQL text.

    Attributes:
        name: file name without suffix, such as ``who-signed-what``.
        columns: of the answer, in order.
    """

    name: str
    question: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    text: str

    def bind(self, values: Mapping[str, str]) -> dict[str, Term]:
        """Return terms for the values given.

        Args:
            values: text by parameter name.

        Raises:
            UsageError: if a name is unknown, a value missing, or not an IRI where one is needed.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in values:
            if name not in known:
                raise UsageError(f"{self.name} takes no {name}; it takes {', '.join(known) or 'nothing'}")
        for parameter in self.parameters:
            if parameter.is_required and parameter.name not in values:
                raise UsageError(f"{self.name} needs {parameter.name}: {parameter.help}")
        return {name: _term(known[name], value) for name, value in values.items()}


def _term(parameter: Parameter, value: str) -> Term:
    """Return a value as a term.

    Raises:
        UsageError: if it is not an IRI where one is needed.
    """
    if parameter.kind == "text":
        return Literal(value)
    try:
        return NamedNode(value)
    except ValueError:
        message = f"{parameter.name} is {value!r}, which is not an IRI; give one such as http://example.org/x"
        raise UsageError(message) from None


@cache
def named() -> Mapping[str, NamedQuery]:
    """Return the named questions by name, sorted.

    Raises:
        QueryError: if a header is malformed.
    """
    files = sorted((Path(__file__).parent / "named").glob("*.rq"))
    return MappingProxyType({file.stem: read(file.stem, file.read_text(encoding="utf-8")) for file in files})


def read(name: str, text: str) -> NamedQuery:
    """Return a named question from the text of its file.

    Args:
        name: of the question.
        text: header lines ``# question:``, ``# param NAME (iri|text[, required]): …``, ``# columns:``, then SPARQL.

    Raises:
        QueryError: if the header is malformed.
    """
    question, columns, parameters = "", "", []
    for line in text.splitlines():
        key, _, value = line.removeprefix("# ").partition(" ")
        if not line.startswith("# "):
            continue
        if key == "question:":
            question = value
        elif key == "columns:":
            columns = value
        elif key == "param":
            match = _PARAMETER.fullmatch(value)
            if not match:
                raise QueryError(f"{name}: malformed parameter line {line!r}")
            parameters.append(Parameter(match["name"], match["kind"], match["needed"] is not None, match["help"]))
    if not question or not columns:
        raise QueryError(f"{name}: the header needs a question and columns")
    return NamedQuery(name, question, tuple(parameters), tuple(columns.split(", ")), text)
