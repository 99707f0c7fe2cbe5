"""Check every format with the other side's own reader, twice for equal bytes."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse
from rdflib.compare import isomorphic

from govgraph.errors import UsageError
from govgraph.export import FORMATS, exporter, write_file
from govgraph.namespaces import document_graph
from govgraph.network import project, statements
from govgraph.store import Snapshot, Store

TRIPLE_FORMATS = {"turtle": "turtle", "ntriples": "nt", "rdfxml": "xml"}
QUAD_FORMATS = {"trig": "trig", "nquads": "nquads", "jsonld": "json-ld"}
RAPPER = {"turtle": "turtle", "ntriples": "ntriples", "rdfxml": "rdfxml", "trig": "trig", "nquads": "nquads"}
SEED = "https://w3id.org/govgraph/id/document/3c287a8839b23351"
NASTY = "=1+1 </script><script>x()</script> \x00\x0b\ufffe \u202e \U0001f30d \r\n\t\"'&\u2028"


def written(snapshot: Snapshot, name: str) -> bytes:
    """Return a snapshot in a format."""
    out = io.BytesIO()
    FORMATS[name].write(snapshot, out)
    return out.getvalue()


@pytest.mark.parametrize("name", FORMATS)
def test_same_bytes_twice(demo_snapshot: Snapshot, demo_path: Path, name: str) -> None:
    """Another process with other hash seeds writes the same bytes."""
    program = (
        "import sys\nfrom govgraph.export import FORMATS\nfrom govgraph.store import Snapshot\n"
        "FORMATS[sys.argv[2]].write(Snapshot.open(sys.argv[1]), sys.stdout.buffer)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, demo_path, name],
        capture_output=True,
        check=True,
        env={"PYTHONHASHSEED": "1", "PYTHONPATH": ":".join(sys.path)},
    )
    assert done.stdout == written(demo_snapshot, name)


@pytest.mark.parametrize("name", TRIPLE_FORMATS)
def test_triples_are_read_by_rdflib(demo_snapshot: Snapshot, name: str) -> None:
    """Rdflib reads the merged graph, evidence included."""
    expected = rdflib.Graph().parse(data="\n".join(f"{q.triple} ." for q in demo_snapshot.quads()), format="nt")
    assert isomorphic(rdflib.Graph().parse(data=written(demo_snapshot, name), format=TRIPLE_FORMATS[name]), expected)


@pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")  # rdflib 7.6 warns of its own calls
@pytest.mark.parametrize("name", QUAD_FORMATS)
def test_quads_are_read_by_rdflib(demo_snapshot: Snapshot, name: str) -> None:
    """Rdflib reads each document's graph by its name."""
    ds = rdflib.Dataset()
    ds.parse(data=written(demo_snapshot, name), format=QUAD_FORMATS[name])
    expected = rdflib.Dataset()
    expected.parse(data="\n".join(f"{quad} ." for quad in demo_snapshot.quads()), format="nquads")
    assert set(ds.quads()) == set(expected.quads())


@pytest.mark.parametrize("name", RAPPER)
def test_rdf_is_read_by_rapper(demo_snapshot: Snapshot, tmp_path: Path, name: str) -> None:
    """Debian's rapper reads every syntax it knows without a complaint."""
    rapper = shutil.which("rapper")
    if rapper is None:
        pytest.skip("no rapper here; it is in the Debian package raptor2-utils")
    (tmp_path / "g").write_bytes(written(demo_snapshot, name))
    command = [rapper, "-q", "-i", RAPPER[name], "-o", "ntriples", str(tmp_path / "g"), "http://x.example/"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    merged = {str(quad.triple) for quad in demo_snapshot.quads()}
    assert len(set(done.stdout.splitlines())) == len(merged)


def test_written_rdf_is_sorted(demo_snapshot: Snapshot) -> None:
    """Line-based RDF is sorted, so that two releases can be compared by diff."""
    lines = written(demo_snapshot, "ntriples").decode().splitlines()
    subjects = [line.split(" ", 1)[0] for line in lines]
    assert subjects == sorted(subjects)
    assert len(lines) == len(set(lines))


def tables(content: bytes) -> dict[str, list[dict[str, str]]]:
    """Return the tables of a zip by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {
            name.removesuffix(".csv"): list(csv.DictReader(io.StringIO(archive.read(name).decode(), newline="")))
            for name in archive.namelist()
            if name.endswith(".csv")
        }


def test_tables_hold_what_the_graph_says(demo_snapshot: Snapshot) -> None:
    """Parties come with the quote, offsets, rule and confidence of their claim; every claim is in the statements."""
    found = tables(written(demo_snapshot, "csv"))
    row = next(row for row in found["parties"] if row["party"].endswith("/ilo"))
    assert {name: row[name] for name in ("quote", "start", "end", "document", "confidence", "method", "basis")} == {
        "quote": "The International Labor Organization (ILO)", "start": "221", "end": "263", "document": SEED,
        "confidence": "0.9", "method": "subjects-of-signing", "basis": "stated",
    }  # fmt: skip
    assert {row["claim"] for row in found["statements"]} == {told.claim for told in statements(demo_snapshot)}
    counts = {"documents": 3, "agreements": 4, "parties": 6, "events": 3, "signatures": 6, "agencies": 7, "leaders": 2}
    assert {name: len(found[name]) for name in counts} == counts
    assert {(row["code"], row["relation"]) for row in found["sdg_links"] if row["document"] == SEED} == {
        ("2030", "stated"), ("10.7", "implied"), ("8.8", "implied"),
    }  # fmt: skip


def test_package_describes_the_tables(demo_snapshot: Snapshot) -> None:
    """The Frictionless package names every table with its columns, size and hash; the zip has no clock in it."""
    with zipfile.ZipFile(io.BytesIO(written(demo_snapshot, "csv"))) as archive:
        package = json.loads(archive.read("datapackage.json"))
        names = {resource["path"]: resource for resource in package["resources"]}
        assert set(names) | {"datapackage.json"} == set(archive.namelist())
        for path, resource in names.items():
            content = archive.read(path)
            assert resource["bytes"] == len(content)
            header = content.decode().split("\r\n", 1)[0].split(",")
            assert [field["name"] for field in resource["schema"]["fields"]] == header
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_graphml_is_read_by_networkx(demo_snapshot: Snapshot, tmp_path: Path) -> None:
    """Nodes and edges come back, the edges with their proof."""
    (tmp_path / "g.graphml").write_bytes(written(demo_snapshot, "graphml"))
    network = nx.read_graphml(tmp_path / "g.graphml", force_multigraph=True)
    proofs = {
        (data["document"], data["quote"], data["quote_start"], data["quote_end"])
        for *_, data in network.edges(data=True)
    }
    assert (SEED, "October 23", 733, 743) not in proofs
    assert (SEED, "The International Labor Organization (ILO)", 221, 263) in proofs
    whole = project(demo_snapshot)
    assert (len(network), network.number_of_edges()) == (len(whole), whole.number_of_edges())


def test_gexf_is_read_by_networkx_with_positions(demo_snapshot: Snapshot, tmp_path: Path) -> None:
    """Gephi's format keeps positions, colours and the proof of each edge, is static, and holds no clock."""
    content = written(demo_snapshot, "gexf")
    (tmp_path / "g.gexf").write_bytes(content)
    network = nx.read_gexf(tmp_path / "g.gexf")
    assert all("position" in data["viz"] and "color" in data["viz"] for _, data in network.nodes(data=True))
    quotes = {
        (data["document"], data["quote"], data["quote_start"], data["quote_end"])
        for *_, data in network.edges(data=True)
    }
    assert (SEED, "Guy Ryder", 619, 628) in quotes
    root = ElementTree.fromstring(content)
    assert root[1].get("mode") == "static"
    assert b"lastmodified" not in content


def nasty_store(path: Path) -> Path:
    """Make a store whose labels and quotes attack every format."""
    key, base = "0123456789abcdef", "https://w3id.org/govgraph/"
    gg, skos = f"{base}ontology#", "http://www.w3.org/2004/02/skos/core#"
    rdf, oa = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/ns/oa#"
    doc, agr, org = (f"{base}id/{kind}" for kind in (f"document/{key}", f"agreement/{key}-1", "agency/x"))
    claim, evidence, quote, place = (
        f"{base}id/claim/{key}-1",
        f"{doc}#char=0,9",
        f"{doc}#quote=0,9",
        f"{doc}#position=0,9",
    )
    number = "http://www.w3.org/2001/XMLSchema#integer"
    facts: list[tuple[str, str, NamedNode | Literal]] = [
        (doc, f"{rdf}type", NamedNode(f"{gg}Document")), (doc, "http://purl.org/dc/terms/identifier", Literal(NASTY)),
        (doc, "http://purl.org/dc/terms/source", Literal(NASTY)),
        (agr, f"{rdf}type", NamedNode(f"{gg}Agreement")), (agr, f"{skos}prefLabel", Literal(NASTY)),
        (doc, f"{gg}reports", NamedNode(agr)), (agr, f"{gg}hasParty", NamedNode(org)),
        (org, f"{rdf}type", NamedNode(f"{gg}Agency")), (org, f"{skos}prefLabel", Literal(NASTY)),
        (claim, f"{rdf}type", NamedNode(f"{gg}Claim")), (claim, f"{rdf}subject", NamedNode(agr)),
        (claim, f"{rdf}predicate", NamedNode(f"{gg}hasParty")), (claim, f"{rdf}object", NamedNode(org)),
        (claim, "http://www.w3.org/ns/prov#wasDerivedFrom", NamedNode(doc)), (claim, f"{gg}method", Literal("rule")),
        (claim, f"{gg}hasBasis", NamedNode(f"{base}vocab/basis/stated")),
        (claim, f"{gg}confidence", Literal("0.5", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))),
        (claim, f"{gg}hasEvidence", NamedNode(evidence)), (evidence, f"{oa}hasSelector", NamedNode(quote)),
        (evidence, f"{oa}hasSelector", NamedNode(place)), (quote, f"{oa}exact", Literal(NASTY)),
        (place, f"{oa}start", Literal("0", datatype=NamedNode(number))),
        (place, f"{oa}end", Literal("9", datatype=NamedNode(number))),
    ]  # fmt: skip
    graph = NamedNode(document_graph(key))
    with Store.open(path, create=True) as store:
        store.put_document(key, [Quad(NamedNode(s), NamedNode(p), o, graph) for s, p, o in facts])
    return path


def test_nasty_text_breaks_no_format(tmp_path: Path) -> None:
    """Formulas, markup, control and direction characters stay data in every format."""
    with Snapshot.open(nasty_store(tmp_path / "s")) as snapshot:
        for name in ("turtle", "trig", "ntriples", "nquads"):
            native = {
                "turtle": RdfFormat.TURTLE,
                "trig": RdfFormat.TRIG,
                "ntriples": RdfFormat.N_TRIPLES,
                "nquads": RdfFormat.N_QUADS,
            }
            again = {quad.triple for quad in parse(written(snapshot, name), format=native[name])}
            assert again == {quad.triple for quad in snapshot.quads()}, name
        json_again = {quad.triple for quad in parse(written(snapshot, "jsonld"), format=RdfFormat.JSON_LD)}
        assert json_again == {quad.triple for quad in snapshot.quads()}
        in_xml = NASTY.replace("\x00", "\ufffd").replace("\x0b", "\ufffd").replace("\ufffe", "\ufffd")
        xml = rdflib.Graph().parse(data=written(snapshot, "rdfxml"), format="xml")
        assert rdflib.Literal(in_xml) in set(xml.objects())
        parties = tables(written(snapshot, "csv"))["parties"]
        assert [row["quote"] for row in parties] == ["'" + NASTY]
        for name in ("graphml", "gexf"):
            ElementTree.fromstring(written(snapshot, name))
        page = written(snapshot, "pyvis").decode()
        assert page.lower().count("</script>") == 3
        assert "<script>x()" not in page


def test_interrupted_export_leaves_the_old_file(
    demo_snapshot: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failure half-way leaves the old file as it was and no leftovers."""
    target = tmp_path / "g.nq"
    target.write_text("old")

    def half(snapshot: Snapshot, out: io.BytesIO) -> None:
        out.write(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("govgraph.export.rdf.write_nquads", half)
    with pytest.raises(UsageError, match=r"g.nq cannot be written: No space left on device; nothing was changed"):
        write_file(FORMATS["nquads"], demo_snapshot, target)
    assert [(entry.name, entry.read_text()) for entry in tmp_path.iterdir()] == [("g.nq", "old")]


def test_file_is_written_whole(demo_snapshot: Snapshot, tmp_path: Path) -> None:
    """A file holds what the exporter writes; a folder that is not there is named."""
    write_file(FORMATS["nquads"], demo_snapshot, tmp_path / "g.nq")
    assert (tmp_path / "g.nq").read_bytes() == written(demo_snapshot, "nquads")
    with pytest.raises(UsageError, match="cannot be written: No such file or directory"):
        write_file(FORMATS["nquads"], demo_snapshot, tmp_path / "no" / "g.nq")


def test_formats_are_found_by_name_and_suffix() -> None:
    """Names, suffixes and everyday words find a format; an unknown one lists those there are."""
    found = [exporter(name).name for name in ("turtle", "ttl", "html", "zip", "csv")]
    assert found == ["turtle", "turtle", "pyvis", "csv", "csv"]
    with pytest.raises(UsageError, match="docx is not a format; choose one of turtle, trig"):
        exporter("docx")
