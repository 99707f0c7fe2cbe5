"""Find the nodes of the 2030 Agenda, its goals, targets and indicators, and of the objectives of the Global Compact."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pyoxigraph import NamedNode

from govgraph import reference
from govgraph.mapping.terms import iri
from govgraph.namespaces import BASE, SDG, concept, entity

AGENDA = SDG.rstrip("/")


def goal_node(code: str, *, base: str = BASE) -> NamedNode:
    """Return the UN's node of the Agenda (``2030``), a goal, a target or an indicator.

    Indicators to which the UN gives no IRI, such as 10.7.3, get one of ours.

    Args:
        base: the base of data IRIs (a setting).

    >>> goal_node("2030").value, goal_node("10.c").value
    ('http://metadata.un.org/sdg', 'http://metadata.un.org/sdg/10.c')
    """
    if code == "2030":
        return iri(AGENDA)
    if code.count(".") < 2:
        return iri(SDG[code])
    return iri(_indicators().get(code) or entity("indicator", code, base=base))


@cache
def _indicators() -> Mapping[str, str]:
    return {row["code"]: row["iri"] for row in reference.table("sdg_indicators")}


def objective_node(number: int | str) -> NamedNode:
    """Return the node of an objective of the Global Compact for Migration, 1 to 23."""
    return iri(concept("gcm-objective", str(number)))
