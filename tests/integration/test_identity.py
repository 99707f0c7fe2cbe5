"""Check that an agreement is one node whoever tells of it, and that what comes and goes leaves no trace."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad

from govgraph import identity, resources
from govgraph.identity.reading import reports
from govgraph.identity.renaming import restore
from govgraph.mapping import reference_quads
from govgraph.namespaces import BASE, GG, SKOS, document_graph
from govgraph.pipeline import quads, records
from govgraph.store import Store
from govgraph.validation import validate
from govgraph.web import create_app

FIXTURES = Path(__file__).parents[1] / "fixtures" / "one-agreement"
Documents = dict[str, list[Quad]]


def _read(*folders: Path) -> Documents:
    return {
        record.document.key: quads(record)
        for record in records([str(folder) for folder in folders], lambda error: pytest.fail(str(error)))
    }


@pytest.fixture(scope="module")
def one_agreement() -> Documents:
    """Return three reports of one agreement, one of them without the year, one in French."""
    return _read(FIXTURES)


@pytest.fixture(scope="module")
def many(one_agreement: Documents) -> Documents:
    """Return reports of several agreements, some told of twice."""
    return one_agreement | _read(resources.path("data", "documents"))


def _values(store: Store, predicate: str) -> set[str]:
    query = "SELECT ?value WHERE { ?event a gg:AgreementEvent ; ?predicate ?value }"
    return {
        str(getattr(row["value"], "value", ""))
        for row in store.select(query.replace("?predicate", f"<{predicate}>"), bind={})
    }


def test_three_sources_tell_of_one_agreement(one_agreement: Documents, tmp_path: Path) -> None:
    """The reports are one agreement with one signing; each keeps its own date; without the dated two, the year is inferred."""
    dated = [key for key, held in one_agreement.items() if reports(held)[0].date == "2020-10-23"]
    with Store.open(tmp_path / "s", create=True) as store:
        for key, held in one_agreement.items():
            assert identity.put_document(store, key, held)
        assert len(store.select("SELECT DISTINCT ?it WHERE { ?doc gg:reports ?it }", bind={})) == 1
        assert len(store.select("SELECT DISTINCT ?it WHERE { ?agreement gg:hasEvent ?it }", bind={})) == 1
        assert len(store.select("SELECT DISTINCT ?it WHERE { ?event gg:hasSignature ?it }", bind={})) == 2
        assert _values(store, GG.date) == {"2020-10-23", "XXXX-10-23"}
        assert not identity.put_document(store, dated[0], one_agreement[dated[0]]), "read again, nothing changes"
        for key in dated:
            assert identity.remove_document(store, key)
        assert _values(store, GG.date) == {"XXXX-10-23"}
        assert _values(store, GG.inferredDate) == {"[2020-10-23,2021-10-23]"}


def test_what_a_document_says_can_be_had_back(many: Documents, tmp_path: Path) -> None:
    """With the common IRIs taken back, each document's graph is the one that was read."""
    with Store.open(tmp_path / "s", create=True) as store, Store.open(tmp_path / "plain", create=True) as plain:
        for key, held in many.items():
            identity.put_document(store, key, held)
            plain.put_document(key, held)
        for key in many:
            graph = document_graph(key, base=store.base)
            assert set(restore(store.graph(graph))) == set(plain.graph(graph))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_only_the_set_of_documents_matters(many: Documents, data: st.DataObject) -> None:
    """Any sequence of coming and going ends in the graph of the documents that are left, brought in by the straight way."""
    steps = data.draw(st.lists(st.tuples(st.sampled_from(sorted(many)), st.booleans()), max_size=14))
    left = {}
    for key, comes in steps:
        left[key] = comes
    with TemporaryDirectory() as folder:
        with Store.open(Path(folder) / "random", create=True) as store:
            for key, comes in steps:
                if comes:
                    identity.put_document(store, key, many[key])
                else:
                    identity.remove_document(store, key)
            found = list(store.quads())
        with Store.open(Path(folder) / "straight", create=True) as store:
            for key in sorted(key for key, stays in left.items() if stays):
                identity.put_document(store, key, many[key])
            assert found == list(store.quads())


def test_shapes_judge_each_tale(one_agreement: Documents, tmp_path: Path) -> None:
    """That sources call one agreement by several names, and date it differently, breaks no rule; a wrong tale still does."""
    context = reference_quads(BASE)
    with Store.open(tmp_path / "s", create=True) as store:
        for key, held in one_agreement.items():
            identity.put_document(store, key, held)
        together = list(store.quads())
    assert [finding.rule for finding in validate(identity.as_read(together), context=context).findings] == []
    wrong = [quad for quad in together if quad.predicate.value != SKOS.prefLabel]
    rules = {finding.rule for finding in validate(identity.as_read(wrong), context=context).findings}
    assert "AgreementLabel" in rules


def test_a_plan_gives_way_to_what_happened(tmp_path: Path) -> None:
    """Where one source tells of a plan for a month and another of the signing, the list has the day of the signing."""
    texts = {
        "plan": "Fiji and Samoa will sign a readmission agreement on seasonal workers in October 2018, the ministry said.",
        "deed": "SUVA, 30 October 2018 - Fiji and Samoa signed a readmission agreement on seasonal workers on Monday.",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(f"Fiji and Samoa: readmission agreement\n\n{text}\n", encoding="utf-8")
    with Store.open(tmp_path / "s", create=True) as store:
        for key, held in _read(tmp_path / "plan.txt", tmp_path / "deed.txt").items():
            identity.put_document(store, key, held)
    lines = create_app(tmp_path / "s").test_client().get("/agreements.csv").get_data(as_text=True).splitlines()
    assert [line.split(",")[3:5] for line in lines[1:]] == [["signed", "2018-10-29"]]


def test_the_page_sets_sources_side_by_side(one_agreement: Documents, tmp_path: Path) -> None:
    """The agreement's page tells how its sources stand to each other, and the IRIs it replaces lead to it."""
    with Store.open(tmp_path / "s", create=True) as store:
        for key, held in one_agreement.items():
            identity.put_document(store, key, held)
        row = store.select("SELECT ?new ?old WHERE { ?new a gg:Agreement ; dcterms:replaces ?old }", bind={})[0]
    client = create_app(tmp_path / "s").test_client()
    old, new = (str(getattr(row[name], "value", "")).rpartition("/")[2] for name in ("old", "new"))
    answer = client.get(f"/agreements/{old}")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/agreements/{new}")
    page = client.get(f"/agreements/{new}").get_data(as_text=True)
    shown = page[page.index('id="agreed"') : page.index("</section>", page.index('id="agreed"'))]
    cells = [" ".join(re.sub(r"<[^>]*>", " ", line).split()) for line in shown.split("</tr>")]
    date = next(cell for cell in cells if cell.startswith("Date "))
    assert date.startswith("Date confirmed 23 October 2020 23 October 2020 (")
    assert "23 October (year not stated) (" in date
