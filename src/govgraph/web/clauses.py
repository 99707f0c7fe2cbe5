"""Build the table of the provisions of an agreement text from what is stated of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from govgraph.namespaces import GG
from govgraph.web.plans import PROVISIONS
from govgraph.web.state import State
from govgraph.web.statements import said_of
from govgraph.web.values import Clause, Statement, Told

_OWN_COLUMN = (GG.number, GG.heading, GG.provisionType)
_TERMS = tuple(predicate for predicate in PROVISIONS if predicate not in _OWN_COLUMN)


def clauses(here: State, agreement: str) -> tuple[Clause, ...]:
    """Return the provisions of an agreement in the order of its text; none where the graph has none.

    Raises:
        StoreError: if there is no store to read.
    """
    names = here.catalogue.names
    ordered = here.catalogue.provisions.get(agreement, [])
    held: dict[str, list[Statement]] = defaultdict(list)
    for statement in said_of(here.reader, names, here.urls, ordered):
        held[statement.subject.iri].append(statement)
    return tuple(
        Clause(names.node(iri), number, next(iter(_told(held[iri], [GG.heading])), None), matters, terms)
        for iri in ordered
        for number in _told(held[iri], [GG.number])[:1]
        for matters, terms in [(_told(held[iri], [GG.provisionType]), _told(held[iri], _TERMS, named=True))]
    )


def _told(statements: Iterable[Statement], predicates: Sequence[str], *, named: bool = False) -> tuple[Told, ...]:
    """Return the values of some properties, in their order, each with its first sentence."""
    chosen = sorted(
        (statement for statement in statements if statement.predicate in predicates),
        key=lambda statement: predicates.index(statement.predicate),
    )
    return tuple(
        Told(
            statement.object,
            statement.property if named else "",
            next((quote for proof in statement.proofs for quote in proof.quotes), None),
        )
        for statement in chosen
    )
