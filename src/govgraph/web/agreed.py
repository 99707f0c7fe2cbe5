"""Set what several documents tell of one agreement side by side, and say how they stand to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from pyoxigraph import NamedNode

from govgraph.edtf import compatible, settled
from govgraph.identity.agreeing import independent, resolve
from govgraph.namespaces import GG
from govgraph.web.catalogue import AgreementEntry
from govgraph.web.reader import value
from govgraph.web.state import State
from govgraph.web.values import Agreed, Node, Statement
from govgraph.web.wording import day, property_label

_ONE_VALUE = (GG.hasType, GG.hasStatus, GG.date, GG.place)
_MANY_VALUES = (GG.hasParty, GG.signatory)


def agreed(here: State, entry: AgreementEntry, statements: Iterable[Statement]) -> tuple[Agreed, ...]:
    """Return the fields of an agreement, a row each, or a row a value where there may be several.

    Copies of one text count as one source. An agreement of one document has no rows.

    Args:
        statements: what documents say of the agreement, its events and signatures.

    Raises:
        StoreError: if there is no store to read.
    """
    if len(entry.docs) < 2:
        return ()
    source = independent({doc: _text(here, doc) for doc in entry.docs})
    told: dict[str, dict[str, tuple[Node, set[str]]]] = defaultdict(dict)
    for statement in statements:
        documents = {proof.document.iri for proof in statement.proofs} & set(source)
        if documents and statement.basis in ("stated", "suggested"):
            key = statement.object.written or statement.object.iri or statement.object.label
            told[statement.predicate].setdefault(key, (statement.object, set()))[1].update(documents)
    rows = [_row(here, predicate, told[predicate], source) for predicate in _ONE_VALUE if predicate in told]
    for predicate in _MANY_VALUES:
        values = sorted(told.get(predicate, {}).items())
        rows += [_row(here, predicate, {key: held}, source) for key, held in values]
    return tuple(rows)


def _row(here: State, predicate: str, told: dict[str, tuple[Node, set[str]]], source: dict[str, str]) -> Agreed:
    fits: Callable[[str, str], bool] = compatible if predicate == GG.date else str.__eq__
    verdict, held = resolve({key: {source[doc] for doc in docs} for key, (_, docs) in told.items()}, fits=fits)
    holds = "" if verdict == "conflict" else day(settled(held)) if predicate == GG.date else told[held[0]][0].label
    names = here.catalogue.names
    return Agreed(
        field=property_label(predicate),
        verdict=verdict,
        holds=holds,
        told=tuple((node, tuple(map(names.node, sorted(docs)))) for _, (node, docs) in sorted(told.items())),
    )


def _text(here: State, doc: str) -> str:
    rows = here.reader.rows("document", doc=NamedNode(doc))
    return next((value(row, "value") for row in rows if value(row, "property") == GG.text), "")
