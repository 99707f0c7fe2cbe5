"""Check every page: that it answers, what it shows, and what its headers promise."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from pyoxigraph import Literal, NamedNode, Quad

from govgraph.namespaces import GG, RDF, SKOS, document_graph, entity
from govgraph.store import Store
from govgraph.web import create_app
from govgraph.web.security import HEADERS

_KAMPALA = (
    "African Union Convention for the Protection and Assistance of Internally Displaced Persons in Africa "
    "(Kampala Convention)"
)

SEED = "3c287a8839b23351"
PAGES = (
    "/", "/search", "/search?q=ILO", "/agreements", "/agencies", "/leaders", "/states", "/sdgs", "/topics", "/documents",
    f"/agreements/{SEED}-1", "/agencies/ilo", "/leaders/antonio-vitorino", "/states/TUN", "/sdgs/10", "/sdgs/10.7",
    "/topics/capacity-building", f"/documents/{SEED}", "/things/post/ilo-director-general", "/graph",
    "/sparql", "/queries", "/data", "/quality", f"/quality?document={SEED}", "/ontology", "/ontology/Agreement", "/ontology/hasParty",
    "/vocab/status", "/shapes", "/questions", "/codebook", "/docs",
)  # fmt: skip
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


@pytest.mark.parametrize("path", PAGES)
def test_page_answers(client: FlaskClient, path: str) -> None:
    """Every page answers with a heading, in full, under the security headers, with nothing inline."""
    response = client.get(path, headers=BROWSER)
    text = response.get_data(as_text=True)
    assert response.status_code == 200
    assert text.count("<h1") == 1
    assert text.rstrip().endswith("</html>")
    assert {name: response.headers[name] for name in HEADERS} == HEADERS
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|https?://[^\"]*\.(?:js|css)", text)


def test_links_lead_somewhere(client: FlaskClient) -> None:
    """No link of a page is dead, no anchor is missing, no id stands twice."""
    seen: set[str] = set()
    left = ["/"]
    while left:
        path = left.pop()
        seen.add(path)
        response = client.get(path, headers=BROWSER, buffered=True)
        assert response.status_code in (200, 303), path
        if response.mimetype != "text/html":
            continue
        text = response.get_data(as_text=True)
        ids = re.findall(r'\bid="([^"]+)"', text)
        assert sorted(set(ids)) == sorted(ids), path
        for link in (html.unescape(found) for found in re.findall(r'href="([^"]+)"', text)):
            target, _, anchor = link.partition("#")
            assert target or anchor in ids, f"{path} points to {link}"
            is_new = target.startswith("/") and target not in seen and target not in left
            is_question = target.startswith(
                "/sparql?query=%23+question"
            )  # answered and timed with the competency questions
            if is_new and not is_question and target.count("&") == 0 and not target.startswith("/data/"):
                left.append(target)
    assert f"/agreements/{SEED}-1" in seen


def test_agreement_shows_each_sentence(client: FlaskClient) -> None:
    """The page of the seed agreement shows parties, the date as written, the inference apart, and the words behind."""
    text = client.get(f"/agreements/{SEED}-1").get_data(as_text=True)
    assert "23 October (year not stated)" in text
    assert "XXXX-10-23" in text
    assert re.search(r"23 October 2020 or 23 October 2021</span></span>\s+<span class=\"basis basis-inferred\"", text)
    assert "<mark>ILO headquarters</mark>" in text
    assert f'href="/documents/{SEED}#char-' in text
    assert "<li>António Vitorino was Director-General of the IOM from 2018-10 to 2023-09-30.</li>" in text
    implied = text.index('id="possible-goals"')
    assert implied < text.index("SDG 8.8: Protect labour rights", text.index('id="goals"'))


def test_document_marks_evidence_both_ways(client: FlaskClient) -> None:
    """The text links to the statements, the statements to the text, and dropped passages tell why."""
    text = client.get(f"/documents/{SEED}").get_data(as_text=True)
    mark = re.search(
        r'<span class="place" id="(char-\d+)"></span><a class="evidence" href="#(s-\w+)"[^>]*><mark[^>]*>October 23',
        text,
    )
    assert mark is not None
    assert f'id="{mark[2]}"' in text
    assert f'href="/documents/{SEED}#{mark[1]}"' in text
    assert 'title="Set aside: link to another story"' in text
    assert "NYPD" in text


def test_leader_shows_offices_and_signatures(client: FlaskClient) -> None:
    """A leader's page shows the posts over time, and what was signed in which."""
    text = client.get("/leaders/antonio-vitorino").get_data(as_text=True)
    offices = text[text.index('id="terms"') : text.index('id="signed"')]
    rows = [re.sub(r"<[^>]+>", " ", row) for row in offices.split("<tr>")[2:]]
    told = [" ".join(row.split()) for row in rows]
    assert told[0].startswith("Commissioner for Justice and Home Affairs of the European Commission 1999 2004 nothing")
    assert told[1].startswith(
        "Director-General of the International Organization for Migration October 2018 30 September 2023"
    )
    assert "Agreement between the ILO and the IOM" in told[1]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("type=treaty", {"Agreement for the provision of an asylum partnership between the United Kingdom and Rwanda"}),
        ("party=agency/iom", {"Agreement between the ILO and the IOM"}),
        ("year=2023&party=state/TUN", {"Memorandum of Understanding between the European Union and Tunisia"}),
        ("year=undated", {"Agreement between the ILO and the IOM", "Convention relating to the Status of Refugees"}),
        ("topic=nothing", set()),
        ("party=agency/au", set()),
        ("known=reference", {_KAMPALA}),
        ("known=reference&party=agency/iom", set()),
    ],
    ids=["type", "party", "two", "undated", "none", "reference alone", "reference", "reference and party"],
)
def test_facets_narrow(client: FlaskClient, query: str, expected: set[str]) -> None:
    """Facets narrow the list, as page and as data."""
    rows = client.get(f"/agreements.json?{query}").get_json()
    assert {row["label"] for row in rows} == expected
    assert client.get(f"/agreements?{query}").status_code == 200


def test_the_list_tells_documents_and_reference_tables_apart(client: FlaskClient) -> None:
    """The facet counts both; without a choice the list shows what documents say, and its figures count nothing else."""
    text = client.get("/agreements").get_data(as_text=True)
    known = text[text.index("Known from") :]
    assert re.findall(r"<span>([^<]+)</span> <span class=\"count\">(\d+)", known)[:2] == [
        ("documents that were read", "4"),
        ("reference tables", "1"),
    ]
    assert _KAMPALA not in text
    (au,) = (row for row in client.get("/agencies.json").get_json() if row["label"] == "African Union")
    assert (au["agreements"], au["documents"]) == ("0", "0")


def test_a_reference_agreement_shows_what_each_source_says(client: FlaskClient) -> None:
    """The page says where it is known from, and sets statements that differ side by side with their pages."""
    text = client.get("/agreements/kampala-2009").get_data(as_text=True)
    assert "Agreement, known from the reference tables" in text
    assert "22 October 2009 or 23 October 2009" in text
    rows = [row for row in text.split("<tr>") if "<strong>sources differ" in row]
    pages = [re.findall(r'href="(https://[^"]+)"', row) for row in rows]
    assert sorted(pages) == [
        [
            "https://au.int./sw/treaties/african-union-convention-protection-and-assistance-internally-displaced-persons-africa"
        ],
        ["https://www.refworld.org/docid/4ae572d82.html"],
    ]


def test_a_page_without_looked_up_statements_has_no_table_of_them(client: FlaskClient) -> None:
    """What documents say stands on its own."""
    assert "What looked-up sources say" not in client.get("/leaders/guy-ryder").get_data(as_text=True)


def test_search_marks_a_reference_agreement(client: FlaskClient) -> None:
    """A hit that no document reports says so."""
    text = client.get("/search?q=kampala").get_data(as_text=True)
    assert re.search(r"Kampala Convention\)</a>.*?reference tables", text, flags=re.DOTALL)


def test_search_finds_other_languages(client: FlaskClient) -> None:
    """A name in French, without its accents, finds the agency."""
    text = client.get("/search?q=organisation+internationale+du+travail").get_data(as_text=True)
    assert '<a href="/agencies/ilo">International Labour Organization</a>' in text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/agencies/nobody", 404), ("/nothing", 404), ("/agreements?page=0", 400), ("/agreements?page=9", 404),
        ("/search?q=" + "x" * 300, 400), ("/sdgs/99.9", 404), ("/documents/../../etc/passwd", 404), ("/id/agency/nobody.ttl", 404),
        ("/data/nothing", 404), ("/ontology/nothing", 404), ("/vocab/nothing", 404), ("/vocab/status/nothing", 404), ("/quality?document=nothing", 404),
        ("/quality.ttl?document=nothing", 404), ("/ontology/nothing.ttl", 404), ("/queries/nothing", 404), ("/id/agency/%00", 303),
    ],
)  # fmt: skip
def test_odd_addresses_are_told_plainly(client: FlaskClient, path: str, status: int) -> None:
    """What is not there is told in plain words, as a page and as JSON of one shape, never with a traceback."""
    page = client.get(path, headers=BROWSER)
    assert page.status_code == status
    assert "Traceback" not in page.get_data(as_text=True)
    if status >= 400:
        body = client.get(path, headers={"Accept": "application/json"}).get_json()
        assert set(body) == {"error"}
        assert set(body["error"]) == {"status", "code", "title", "detail"}
        assert body["error"]["status"] == status


def test_other_methods_are_refused(client: FlaskClient) -> None:
    """Nothing is written through the explorer: other methods answer 405 and name the right ones."""
    response = client.delete("/agencies/ilo")
    assert response.status_code == 405
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_hostile_names_stay_text(tmp_path: Path, demo_path: Path) -> None:
    """A name that looks like markup is shown as text everywhere, in drawings and titles too."""
    path = tmp_path / "store"
    shutil.copytree(demo_path, path)
    name, iri = '<script>alert("x")</script>', entity("agency", "evil")
    with Store.open(path) as store:
        graph = NamedNode(document_graph(SEED))
        said = [Quad(q.subject, q.predicate, q.object, graph) for q in store.graph(graph.value)]
        about: list[tuple[str, NamedNode | Literal]] = [
            (RDF["type"], NamedNode(GG.Agency)),
            (SKOS["prefLabel"], Literal(name)),
            (SKOS["altLabel"], Literal(name)),
        ]
        said += [Quad(NamedNode(iri), NamedNode(predicate), value, graph) for predicate, value in about]
        renamed = [
            Quad(q.subject, q.predicate, Literal(name), graph) if q.predicate.value == SKOS["prefLabel"] else q
            for q in said
        ]
        store.put_document(SEED, renamed)
        store.publish()
    client = create_app(path).test_client()
    for address in (
        "/",
        "/agencies",
        "/agencies/evil",
        f"/agreements/{SEED}-1",
        "/graph",
        "/search?q=script",
        f"/documents/{SEED}",
    ):
        text = client.get(address, headers=BROWSER).get_data(as_text=True)
        assert "<script" not in text
        assert "&lt;script&gt;" in text or address == "/"


def test_new_documents_show_at_once(tmp_path: Path, demo_path: Path) -> None:
    """A page shows what the writer published last, without a restart."""
    path = tmp_path / "store"
    shutil.copytree(demo_path, path)
    client = create_app(path).test_client()
    assert client.get(f"/documents/{SEED}").status_code == 200
    with Store.open(path) as store:
        store.remove_document(SEED)
        store.publish()
    assert client.get(f"/documents/{SEED}").status_code == 404


def test_health_without_a_store(tmp_path: Path) -> None:
    """Without a store the process is alive, not ready, and pages say so without telling the path."""
    client = create_app(tmp_path / "none").test_client()
    assert client.get("/healthz").data == b"ok\n"
    assert client.get("/readyz").status_code == 503
    response = client.get("/", headers=BROWSER)
    assert response.status_code == 503
    assert str(tmp_path) not in response.get_data(as_text=True)


def test_ready_with_a_store(client: FlaskClient) -> None:
    """With a store the explorer is ready."""
    assert client.get("/readyz").get_json() == {"ready": True, "empty": False}


@pytest.mark.parametrize("name", ["turtle", "nquads", "csv"])
def test_exports_are_made_on_request(client: FlaskClient, name: str) -> None:
    """An export is a file, and two of them are the same bytes."""
    one, other = (client.get(f"/data/{name}", buffered=True) for _ in range(2))
    assert one.status_code == 200
    assert one.headers["Content-Disposition"].startswith("attachment; filename=govgraph.")
    assert one.data == other.data != b""
