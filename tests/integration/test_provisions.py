"""Carry the provisions of a bundled text through mapping, shapes, store, stored question, tables and explorer."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph

from govgraph import pipeline, query, resources, settings
from govgraph.errors import SourceError
from govgraph.export import FORMATS
from govgraph.mapping import map_record, reference_quads
from govgraph.model import Record
from govgraph.namespaces import GG
from govgraph.query.table import short
from govgraph.store import Snapshot, Store
from govgraph.validation import validate
from govgraph.web import create_app


def _refuse(error: SourceError) -> None:
    raise error


@pytest.fixture(scope="module")
def record() -> Record:
    """Return what is read from the memorandum of UNODC and IOM."""
    path = resources.path("data", "documents") / "unodc-iom-memorandum-2012-text.txt"
    (found,) = pipeline.records([str(path)], _refuse)
    return found


@pytest.fixture(scope="module")
def store(record: Record, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a store that holds it."""
    base, path = settings.text("base"), tmp_path_factory.mktemp("provisions") / "s"
    with Store.open(path, create=True) as opened:
        opened.put_reference(reference_quads(base))
        opened.put_document(record.document.key, map_record(record, base=base))
    yield path
    query.close()


def test_the_graph_keeps_the_shapes(record: Record) -> None:
    """The mapped text breaks no rule, and each of its ten clauses is there."""
    base = settings.text("base")
    quads = map_record(record, base=base)
    assert [f for f in validate(quads, context=reference_quads(base)).findings if f.severity == "Violation"] == []
    assert sum(quad.predicate.value == GG.hasProvision for quad in quads) == 10


def test_which_agreements_end_on_what_notice(store: Path) -> None:
    """The stored question on provisions gives the notice of termination with the words behind it."""
    question = query.named()["provisions"]
    values = {"type": "https://w3id.org/govgraph/vocab/provision-type/termination"}
    with Snapshot.open(store) as snapshot:
        rows = snapshot.select(question.text, bind=question.bind(values))
    shown = ("number", "heading", "typeName", "noticePeriod", "sentence")
    assert [tuple(short(row.get(column)) for column in shown) for row in rows] == [
        ("Article 9", "Duration and termination", "termination", "P3M", "termination")
    ]


def test_the_table_has_a_row_for_each_matter(store: Path) -> None:
    """The CSV table names clause, matter and terms, each row with its quote."""
    out = io.BytesIO()
    with Snapshot.open(store) as snapshot:
        FORMATS["csv"].write(snapshot, out)
    with zipfile.ZipFile(out) as archive:
        rows = list(csv.DictReader(io.StringIO(archive.read("provisions.csv").decode(), newline="")))
    shown = ("number", "type", "notice_period", "entry_condition", "quote")
    assert [tuple(row[name] for name in shown) for row in sorted(rows, key=lambda row: int(row["ordinal"]))[-3:]] == [
        ("Article 9", "duration", "P3M", "", "Duration"),
        ("Article 9", "termination", "P3M", "", "termination"),
        ("Article 10", "entry-into-force", "", "signature", "Entry into force"),
    ]


def test_the_page_of_the_agreement_lists_them(store: Path, record: Record) -> None:
    """The page has a row for each clause, whose entries lead to their words; each clause has a page and data twins."""
    client = create_app(store, timeout_s=5, max_rows=1000, page_size=50).test_client()
    key = record.document.key
    page = client.get(f"/agreements/{key}-1").get_data(as_text=True)
    table = page[page.index('id="provisions"') :].partition("</table>")[0]
    rows = [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in table.split("<tr>")[2:]]
    assert (
        rows[8]
        == "Article 9 Duration and termination duration , termination Notice of termination 3 months all statements"
    )
    assert len(rows) == 10
    notice = record.document.text.index("three months' written notice")
    assert f'href="/documents/{key}#char-{notice}"' in table
    assert f'id="char-{notice}"' in client.get(f"/documents/{key}").get_data(as_text=True)
    clause = client.get(f"/things/provision/{key}-1-9").get_data(as_text=True)
    assert "<h1>Article 9: Duration and termination</h1>" in clause
    data = client.get(f"/id/provision/{key}-1-9.ttl").get_data(as_text=True)
    assert (None, None, None) in Graph().parse(data=data)
    assert "noticePeriod" in data
    assert "noticePeriod" in client.get(f"/id/provision/{key}-1-9.json").get_data(as_text=True)
    assert "cited" in page[page.index('id="originals"') :].lower()


def test_an_agreement_that_news_tell_of_has_no_such_table(tmp_path: Path) -> None:
    """The page of an agreement without a text shows no empty table."""
    path = resources.path("data", "documents") / "ilo-iom-agreement-2020.txt"
    (told,) = pipeline.records([str(path)], _refuse)
    base = settings.text("base")
    with Store.open(tmp_path / "s", create=True) as opened:
        opened.put_reference(reference_quads(base))
        opened.put_document(told.document.key, map_record(told, base=base))
    client = create_app(tmp_path / "s", timeout_s=5, max_rows=1000, page_size=50).test_client()
    assert 'id="provisions"' not in client.get(f"/agreements/{told.document.key}-1").get_data(as_text=True)
