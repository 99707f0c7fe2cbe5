"""Look at a query before any engine does: refuse what would call out, write, or crash the parser."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from govgraph import settings
from govgraph.errors import QueryError
from govgraph.namespaces import PREFIXES
from govgraph.query.tokens import Token, place, tokens

Kind = Literal["select", "ask", "graph"]
"""What a query answers with: rows, yes or no, or triples."""

_MAX_DEPTH = 64  # the engine's parser overflows its stack near 700 levels; hand-written queries stay under 20
_FORMS: dict[str, Kind] = {"SELECT": "select", "ASK": "ask", "CONSTRUCT": "graph", "DESCRIBE": "graph"}
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH")
_OPERANDS = frozenset({"string", "iri", "variable", "language", "blank", "name", "number", "close"})
_ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")


@dataclass(frozen=True, slots=True)
class Inspection:
    """Say what a query is.

    Attributes:
        names_dataset: True if the query has its own FROM clauses.
    """

    kind: Kind
    names_dataset: bool


def inspect(text: str) -> Inspection:
    """Return what a query is, if it may run.

    Args:
        text: SPARQL as the user wrote it.

    Raises:
        QueryError: if it is too long, nested too deeply, an update, no query at all, or calls another server.
    """
    limit = int(settings.number("query_max_chars"))
    if len(text) > limit:
        raise QueryError(f"the query has {len(text)} characters, the limit is {limit}; shorten it")
    found = list(tokens(text))
    _check_depth(text, found)
    declared, body = _prologue(found)
    kind = _form(text, body)
    _check_service(text, body, declared)
    first_brace = next((i for i, token in enumerate(body) if token.text == "{"), len(body))
    names_dataset = any(token.kind == "word" and token.text.upper() == "FROM" for token in body[:first_brace])
    return Inspection(kind, names_dataset)


def _check_depth(text: str, found: Sequence[Token]) -> None:
    """Refuse deep nesting.

    Raises:
        QueryError: if brackets stand within brackets more than the limit.
    """
    depth = 0
    for token in found:
        depth += (token.kind == "open") - (token.kind == "close")
        if depth > _MAX_DEPTH:
            raise _refusal(text, token, f"brackets are nested deeper than {_MAX_DEPTH}; flatten the query")


def _prologue(found: Sequence[Token]) -> tuple[set[str], Sequence[Token]]:
    """Return the prefixes that a query declares or has by default, and the tokens after the declarations."""
    declared, position = set(PREFIXES), 0
    while position + 1 < len(found) and found[position].kind == "word":
        word = found[position].text.upper()
        if word == "PREFIX" and found[position + 1].kind == "name":
            declared.add(found[position + 1].prefix)
            position += 3
        elif word == "BASE":
            position += 2
        else:
            break
    return declared, found[position:]


def _form(text: str, body: Sequence[Token]) -> Kind:
    """Return the kind of query by its first word.

    Raises:
        QueryError: if it is an update or no query.
    """
    if not body:
        raise QueryError("the query is empty; try: SELECT * WHERE { ?s ?p ?o } LIMIT 10")
    word = body[0].text.upper()
    for form, kind in _FORMS.items():
        if body[0].kind == "word" and word.startswith(form):
            return kind
    if word.startswith(_UPDATES):
        raise _refusal(text, body[0], f"{word} is an update and this endpoint only reads; use govgraph ingest to write")
    raise _refusal(text, body[0], "a query starts with SELECT, ASK, CONSTRUCT or DESCRIBE")


def _check_service(text: str, body: Sequence[Token], declared: set[str]) -> None:
    """Refuse SERVICE however it is spelt: the engine takes it without spaces, and as a name with no such prefix.

    Raises:
        QueryError: at a call of another server, or at an IRI that the engine might read as ``<`` and code.
    """
    before = Token("sign", "", 0)
    for token, after in zip(body, [*body[1:], before], strict=True):
        named = token.prefix if token.kind == "name" else token.text if token.kind == "word" else ""
        if "service" in named.lower():
            is_graph = before.kind == "word" and before.text.upper() == "GRAPH"
            is_prefix = token.kind == "name" and named in declared and (after.text != "{" or is_graph)
            if not is_prefix:
                raise _refusal(text, token, "SERVICE is switched off: queries stay on this server")
        if token.kind == "iri" and _may_be_comparison(before, token):
            raise _refusal(text, token, f"write {token.text} with a prefix, or put spaces around <")
        before = token


def _may_be_comparison(before: Token, token: Token) -> bool:
    """Tell whether ``<…>`` after an operand could be two comparisons that hide a quote, comment or bracket."""
    operand = before.kind in _OPERANDS or before.text.lower().endswith(("true", "false"))
    return operand and not _ABSOLUTE.match(token.text) and any(mark in token.text for mark in "'#()")


def _refusal(text: str, token: Token, message: str) -> QueryError:
    line, column = place(text, token.start)
    return QueryError(f"line {line}, column {column}: {message}", line=line, column=column)
