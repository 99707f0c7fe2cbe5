"""Ask the competency questions of the bundled data and compare the answers row by row."""

from __future__ import annotations

import csv
import io
import time

import pyoxigraph
import pytest
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat
from rdflib import OWL, RDF, Graph, Literal

from govgraph import namespaces as ns
from govgraph import pipeline, resources, settings
from govgraph.errors import QueryError, SourceError
from govgraph.mapping import reference_quads
from govgraph.query.competency import Question, parse, questions, table, used

pytestmark = pytest.mark.xdist_group("competency")
README = resources.path("ontology", "competency", "README.md")
MARK = "<!-- questions -->\n"
each = pytest.mark.parametrize("question", questions(), ids=[question.path.stem for question in questions()])


def _refuse(error: SourceError) -> None:
    """Let no bundled document go unread.

    Raises:
        SourceError: always.
    """
    raise error


@pytest.fixture(scope="module")
def database() -> pyoxigraph.Store:
    """Return the bundled documents as read today, the reference graphs and the invented data."""
    store = pyoxigraph.Store()
    store.extend(reference_quads(settings.text("base")))
    for record in pipeline.records([str(resources.path("data", "documents"))], _refuse):
        store.extend(pipeline.quads(record))
    for path in sorted(resources.path("ontology", "competency", "data").glob("*.trig")):
        store.load(path=path, format=RdfFormat.TRIG)
    return store


def ask(database: pyoxigraph.Store, question: Question) -> list[list[str]]:
    """Return the answer as rows of text, the names of the columns first."""
    result = database.query(question.query.text, prefixes=ns.PREFIXES, use_default_graph_as_union=True)
    assert isinstance(result, QuerySolutions)
    text = (result.serialize(format=QueryResultsFormat.CSV) or b"").decode("utf-8")
    return list(csv.reader(io.StringIO(text, newline="")))


@each
def test_answer_is_the_expected_rows(
    database: pyoxigraph.Store, question: Question, request: pytest.FixtureRequest
) -> None:
    """Each question gives its rows, in their order, within a second."""
    began = time.perf_counter()
    found = ask(database, question)
    assert time.perf_counter() - began < 1
    if request.config.getoption("--write-competency") and not question.path.with_suffix(".csv").exists():
        with question.path.with_suffix(".csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(found)
    assert found == question.rows()


@each
def test_header_says_what_the_query_is(question: Question) -> None:
    """The header lists the terms in the query and the columns of the rows; the query is ordered and limited."""
    assert question.terms == used(question.query.text)
    assert list(question.query.columns) == question.rows()[0]
    assert "\nORDER BY " in question.query.text
    assert question.query.text.endswith("\nLIMIT 100\n")


@each
def test_only_questions_for_faults_have_no_rows(question: Question) -> None:
    """An empty answer is expected only where the question looks for what is wrong, and the header says so."""
    assert (len(question.rows()) > 1) != ("# Empty when all is well, as it is." in question.query.text)


def test_every_term_and_scheme_serves_a_question() -> None:
    """No class, property or scheme is without a question, but for what is deprecated."""
    g = Graph().parse(resources.path("ontology", "govgraph.ttl"))
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    terms = {term for kind in kinds for term in g.subjects(RDF.type, kind)}
    deprecated = set(g.subjects(OWL.deprecated, Literal(True)))
    schemes = {path.stem for path in resources.path("ontology", "vocabularies").glob("*.ttl")} | {"gcm-objective"}
    wanted = {"gg:" + str(t).removeprefix(ns.GG) for t in terms - deprecated} | {f"ggv:{name}" for name in schemes}
    assert wanted - {term for question in questions() for term in used(question.query.text)} == set()


def test_every_term_in_a_question_exists() -> None:
    """A query names no term that the ontology lacks."""
    text = resources.path("ontology", "govgraph.ttl").read_text(encoding="utf-8")
    named = {term for question in questions() for term in used(question.query.text) if term.startswith("gg:")}
    assert {term for term in named if f"\n{term} a " not in text} == set()


def test_numbers_run_on_and_questions_differ() -> None:
    """Questions are numbered from 01 without a gap, and none is asked twice; there are at least 66."""
    assert [question.number for question in questions()] == [f"{n:02}" for n in range(1, len(questions()) + 1)]
    assert len({question.query.question for question in questions()}) == len(questions()) >= 66


def test_every_file_of_rows_has_a_question() -> None:
    """No rows are left of a question that is gone."""
    rows = {path.stem for path in README.parent.glob("*.csv")}
    assert rows == {question.path.stem for question in questions()}


def test_table_of_questions_is_up_to_date(request: pytest.FixtureRequest) -> None:
    """The README lists the questions as their headers have them."""
    head, _, found = README.read_text(encoding="utf-8").partition(MARK)
    if request.config.getoption("--write-competency"):
        README.write_text(head + MARK + table(questions()), encoding="utf-8")
        found = table(questions())
    assert found == table(questions())


@pytest.mark.parametrize("head", ["# terms: gg:date\n", "# asker: a lawyer\n"], ids=["no asker", "no terms"])
def test_an_incomplete_header_is_refused(head: str) -> None:
    """Asker and terms must be there."""
    text = f"# question: Who?\n{head}# columns: a\nSELECT ?a {{}}\n"
    with pytest.raises(QueryError, match="one asker and the terms"):
        parse(README.parent / "cq-01-x.rq", text)
