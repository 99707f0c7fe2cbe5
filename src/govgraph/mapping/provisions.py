"""Map the provisions of an agreement text: which field becomes which property is listed in a table."""

from __future__ import annotations

from pyoxigraph import NamedNode

from govgraph.mapping.statements import Row, Statements
from govgraph.mapping.terms import concept_of, duration, edtf, text, truth, whole
from govgraph.model import Agreement, Provision
from govgraph.namespaces import GG

PROVISION_FIELDS: tuple[Row, ...] = (
    ("number", GG.number, text),
    ("types", GG.provisionType, lambda key: concept_of("provision-type", key)),
    ("notice", GG.noticePeriod, duration),
    ("duration", GG.duration, duration),
    ("renewal", GG.renewsTacitly, truth),
    ("entry", GG.entryCondition, lambda key: concept_of("entry-condition", key)),
    ("entry_date", GG.entryDate, edtf),
)
TEXT_FIELDS: tuple[Row, ...] = (
    ("languages", GG.originalLanguage, text),
    ("depositary", GG.depositary, text),
    ("cited", GG.citedInstrument, text),
)
"""What the text says of itself outside its clauses."""


def map_text(g: Statements, node: NamedNode, agreement: Agreement) -> None:
    """Map what only the text of an agreement tells.

    Args:
        node: of the agreement.
    """
    g.say_fields(node, agreement, TEXT_FIELDS)
    for provision in agreement.provisions:
        _map_provision(g, node, f"{agreement.ordinal}-{provision.ordinal}", provision)


def _map_provision(g: Statements, agreement: NamedNode, key: str, provision: Provision) -> None:
    node = g.own("provision", key)
    g.type(node, GG.Provision)
    g.put(agreement, GG.hasProvision, node)
    g.put(node, GG.ordinal, whole(provision.ordinal))
    g.put(node, GG.start, whole(provision.start))
    g.put(node, GG.end, whole(provision.end))
    if provision.heading:
        g.say(node, GG.heading, text(provision.heading.value, g.doc.lang), provision.heading.support)
    g.say_fields(node, provision, PROVISION_FIELDS)
