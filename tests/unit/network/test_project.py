"""Check the network against the graph it is made from."""

from __future__ import annotations

from govgraph.namespaces import SDG
from govgraph.network import co_signatures, measure, neighbourhood, project, statements
from govgraph.store import Snapshot

ID = "https://w3id.org/govgraph/id/"
AGREEMENT = f"{ID}agreement/3c287a8839b23351-1"


def test_edges_of_an_agreement(demo_snapshot: Snapshot) -> None:
    """An agreement is tied to parties, signatories and goals, explicit and implied kept apart."""
    network = project(demo_snapshot)
    found = {(data["kind"], data["source"], data["target"]) for _, _, data in network.edges(AGREEMENT, data=True)}
    assert found == {
        ("party", f"{ID}agency/ilo", AGREEMENT),
        ("party", f"{ID}agency/iom", AGREEMENT),
        ("signatory", f"{ID}person/guy-ryder", AGREEMENT),
        ("signatory", f"{ID}person/antonio-vitorino", AGREEMENT),
        ("contributes", AGREEMENT, SDG.rstrip("/")),
        ("may-contribute", AGREEMENT, SDG["10.7"]),
        ("may-contribute", AGREEMENT, SDG["8.8"]),
    }


def test_every_edge_has_its_proof(demo_snapshot: Snapshot) -> None:
    """Quote and offsets of each edge are those of the stored text."""
    texts = {
        row["d"].value: row["t"].value  # type: ignore[union-attr]  # the query gives an IRI and a literal
        for row in demo_snapshot.select("SELECT ?d ?t { ?d gg:text ?t }")
    }
    for _, _, data in project(demo_snapshot).edges(data=True):
        first = data["quote"].split(" … ")[0]
        assert texts[data["document"]][data["start"] : data["end"]] == first


def test_nodes_are_named(demo_snapshot: Snapshot) -> None:
    """A node has its kind, English label and short name."""
    network = project(demo_snapshot)
    assert network.nodes[f"{ID}agency/ilo"] == {
        "kind": "agency", "label": "International Labour Organization", "short": "ILO",
    }  # fmt: skip
    assert network.nodes[f"{ID}state/TUN"] == {"kind": "state", "label": "Tunisia", "short": "TUN"}
    assert network.nodes[SDG["10.7"]]["kind"] == "target"
    assert {data["kind"] for _, data in network.nodes(data=True)} == {
        "agreement", "agency", "state", "leader", "goal", "target",
    }  # fmt: skip


def test_offices_come_from_documents(demo_snapshot: Snapshot) -> None:
    """A leader holds an office in an organisation only where a document says so; other tenures stay reference data."""
    edges = project(demo_snapshot).edges(f"{ID}person/antonio-vitorino", data=True)
    offices = [(data["target"], data["label"], data["quote"]) for _, _, data in edges if data["kind"] == "office"]
    assert offices == [
        (
            f"{ID}agency/iom",
            "Director-General of the International Organization for Migration",
            "António Vitorino, the IOM Director-General",
        )
    ]


def test_neighbourhood(demo_snapshot: Snapshot) -> None:
    """One step around an agency are its agreement and leader with the tie between them; nothing around a stranger."""
    network = project(demo_snapshot)
    near = neighbourhood(network, f"{ID}agency/ilo")
    assert set(near) == {f"{ID}agency/ilo", AGREEMENT, f"{ID}person/guy-ryder"}
    assert sorted(data["kind"] for _, _, data in near.edges(data=True)) == [
        "office",
        "on-behalf-of",
        "party",
        "signatory",
    ]
    assert len(neighbourhood(network, f"{ID}agency/ilo", 2)) > len(near)
    assert len(neighbourhood(network, "http://x.example/")) == 0


def test_co_signatures(demo_snapshot: Snapshot) -> None:
    """Two parties of an agreement are tied by it."""
    shared = co_signatures(project(demo_snapshot))
    assert shared.edges[f"{ID}agency/ilo", f"{ID}agency/iom"] == {
        "weight": 1, "agreements": (AGREEMENT,), "labels": ("Agreement between the ILO and the IOM",),
    }  # fmt: skip
    assert shared.number_of_edges() == 3


def test_measures(demo_snapshot: Snapshot) -> None:
    """The agreement in the middle has most edges and lies on most paths of its part."""
    measures = measure(project(demo_snapshot))
    assert measures[AGREEMENT].degree == 7
    assert measures[AGREEMENT].betweenness == max(found.betweenness for found in measures.values())
    assert measures[SDG["8.8"]].betweenness == 0


def test_statements_carry_evidence_in_reading_order(demo_snapshot: Snapshot) -> None:
    """An inferred date keeps all its passages, its basis and its rule."""
    inferred = [found for found in statements(demo_snapshot) if found.basis == "inferred"]
    assert [(found.method, found.confidence) for found in inferred] == [("terms-of-office", 0.7)]
    assert [item.start for item in inferred[0].evidence] == [619, 1701]
    assert inferred[0].quote.endswith("Geneva. … pandemic recovery plans")
