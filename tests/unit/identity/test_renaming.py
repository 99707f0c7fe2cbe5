"""Check that common IRIs can be given and taken back."""

from __future__ import annotations

from pyoxigraph import NamedNode, Quad

from govgraph.identity.renaming import as_read, names, rename, restore
from govgraph.identity.report import Report

COMMON = "http://x/id/agreement/gcm"


def _report(key: str, label: str) -> Report:
    return Report(
        iri=f"http://x/id/agreement/{key}", document=key.partition("-")[0], lang="en", label=label, type="compact",
        status="adopted", parties=frozenset(),
    )  # fmt: skip


def _quad(report: Report) -> Quad:
    graph = NamedNode(f"http://x/graph/{report.document}")
    return Quad(NamedNode(report.iri), NamedNode("http://x/says"), NamedNode("http://x/it"), graph)


FIRST = _report("a-1", "Global Compact for Migration")
AGAIN = _report("a-2", "Global Compact on Migration")
OTHER = _report("b-1", "Global Compact for Migration")


def test_an_instrument_named_twice_by_one_document_can_be_had_back() -> None:
    """The first mention takes the instrument's IRI, the second keeps its own, and what was read comes back."""
    common = names([FIRST, AGAIN, OTHER])
    assert common == {FIRST.iri: COMMON, OTHER.iri: COMMON}
    read = [_quad(FIRST), _quad(AGAIN)]
    renamed = rename(read, common)
    assert {quad.subject.value for quad in renamed if isinstance(quad.subject, NamedNode)} == {COMMON, AGAIN.iri}
    assert set(restore(renamed)) == set(read)


def test_each_graph_takes_back_its_own() -> None:
    """Of several graphs, each is as its document told it."""
    common = names([FIRST, OTHER])
    together = [*rename([_quad(FIRST)], common), *rename([_quad(OTHER)], common)]
    assert set(as_read(together)) == {_quad(FIRST), _quad(OTHER)}
