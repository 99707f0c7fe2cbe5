"""Name the nodes of a network."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Literal

from govgraph.namespaces import GG, SDG, SDGO
from govgraph.network.statements import value
from govgraph.store import Term

KINDS = {
    GG.Agreement: "agreement", GG.Agency: "agency", GG.State: "state", GG.Leader: "leader", SDGO.Goal: "goal",
    SDGO.Target: "target", SDGO.Indicator: "indicator",
}  # fmt: skip
"""Kinds of nodes by class; the Agenda itself, a goal link without class, is of kind ``goal``."""


@dataclass(frozen=True, slots=True)
class Name:
    """Say what a node is and what it is called.

    Attributes:
        short: acronym, code or ISO code where there is one, else the label.
    """

    kind: str
    label: str
    short: str


def names(rows: list[dict[str, Term]]) -> dict[str, Name]:
    """Return the names of nodes by IRI.

    Args:
        rows: of the query ``nodes.rq``; a node has several where it has labels in several languages.
    """
    grouped: dict[str, list[dict[str, Term]]] = {}
    for row in rows:
        grouped.setdefault(value(row["node"]), []).append(row)
    return {iri: _name(iri, own) for iri, own in grouped.items()}


def fallback(iri: str) -> Name:
    """Return a name for what the graph does not describe: the last part of its IRI.

    Args:
        iri: of a node.
    """
    last = iri.rstrip("/").rpartition("/")[2]
    kind = iri.removeprefix(iri[: iri.find("/id/") + 4]).partition("/")[0] if "/id/" in iri else ""
    if iri.startswith(SDG.rstrip("/")):
        return Name("goal", "2030 Agenda" if last == "sdg" else last, "2030" if last == "sdg" else last)
    return Name({"person": "leader"}.get(kind, kind or "thing"), last, last)


def _name(iri: str, rows: list[dict[str, Term]]) -> Name:
    """Choose the English label, else the one without language, else the first by alphabet."""
    labels = {row["label"] for row in rows if "label" in row}
    ranked = sorted((_rank(term), value(term)) for term in labels)
    label = ranked[0][1] if ranked else fallback(iri).label
    kind = min(KINDS[value(row["class"])] for row in rows)
    notation = min((value(row["notation"]) for row in rows if "notation" in row), default="")
    return Name(kind, label, notation or label)


def _rank(term: Term) -> int:
    language = term.language if isinstance(term, Literal) else None
    return {"en": 0, None: 1}.get(language, 2)
