"""Check the named questions: documented, limited, and right on the demo."""

from __future__ import annotations

import re

import pytest
from pyoxigraph import Literal, NamedNode

from govgraph import query
from govgraph.errors import QueryError, UsageError
from govgraph.query.library import read
from govgraph.query.table import short
from govgraph.store import Snapshot

AGREEMENT = "https://w3id.org/govgraph/id/agreement/3c287a8839b23351-1"
VALUES = {"statements-of": {"resource": AGREEMENT}, "search-labels": {"text": "migration"}}


@pytest.mark.parametrize("name", query.named())
def test_header_matches_the_query(demo_snapshot: Snapshot, name: str) -> None:
    """Each question answers on the demo with the columns its header promises, and has a limit of its own."""
    question = query.named()[name]
    result = query.run(demo_snapshot, question.text, bind=question.bind(VALUES.get(name, {})))
    assert result.variables == question.columns
    assert result.count > 0
    assert re.search(r"\nLIMIT \d+\n$", question.text)
    assert {parameter.name for parameter in question.parameters} <= set(question.columns)


def test_who_signed_what(demo_snapshot: Snapshot) -> None:
    """The main question: names, office, party, date as written, inferred date, place and the sentence."""
    question = query.named()["who-signed-what"]
    rows = demo_snapshot.select(question.text, bind=question.bind({"agreement": AGREEMENT}))
    sentence = (
        "Guy Ryder, ILO Director-General, and António Vitorino, the IOM Director-General sat down to sign the "
        "agreement on October 23 in ILO headquarters in Geneva."
    )
    shown = ("name", "partyName", "office", "date", "inferredDate", "place", "sentence")
    assert [tuple(short(row.get(column)) for column in shown) for row in rows] == [
        (
            "António Vitorino", "International Organization for Migration",
            "Director-General of the International Organization for Migration",
            "XXXX-10-23", "[2020-10-23,2021-10-23]", "Geneva", sentence,
        ),
        (
            "Guy Ryder", "International Labour Organization",
            "Director-General of the International Labour Organization",
            "XXXX-10-23", "[2020-10-23,2021-10-23]", "Geneva", sentence,
        ),
    ]  # fmt: skip


def test_conflicts_show_both_sides(demo_snapshot: Snapshot) -> None:
    """Each side of a conflict has a row with its page, how far it was checked, and what the graph states of the fact."""
    rows = demo_snapshot.select(query.named()["conflicts"].text)
    shown = ("property", "value", "verification", "review", "otherValue", "plain")
    plain = "[2009-10-22,2009-10-23]"
    assert sorted(tuple(short(row[column]) for column in shown) for row in rows) == [
        ("date", "2009-10-22", "seen", "open", "2009-10-23", plain),
        ("date", "2009-10-23", "seen", "open", "2009-10-22", plain),
    ]


def test_reference_agreements_are_asked_for_by_themselves(demo_snapshot: Snapshot) -> None:
    """One question has the reference agreements, one those of documents, and no agreement is in both."""
    found = {
        name: {short(row["agreement"]) for row in demo_snapshot.select(query.named()[name].text)}
        for name in ("reference-agreements", "agreements", "events")
    }
    known = found.pop("reference-agreements")
    assert [agreement.rpartition("/")[2] for agreement in known] == ["kampala-2009"]
    assert [name for name, others in found.items() if known & others] == []


@pytest.mark.parametrize(
    ("name", "values", "column", "expected"),
    [
        pytest.param(
            "agreements",
            {"party": "https://w3id.org/govgraph/id/agency/ilo"},
            "agreement",
            {f"<{AGREEMENT}>"},
            id="party",
        ),
        pytest.param(
            "sdg-links",
            {"basis": "https://w3id.org/govgraph/vocab/basis/implied"},
            "code",
            {'"10.7"', '"8.8"'},
            id="basis",
        ),
        pytest.param("search-labels", {"text": "vitorino"}, "name", {'"António Vitorino"'}, id="text in any case"),
    ],
)
def test_parameters_restrict(
    demo_snapshot: Snapshot, name: str, values: dict[str, str], column: str, expected: set[str]
) -> None:
    """A value given restricts the answer to it."""
    question = query.named()[name]
    rows = demo_snapshot.select(question.text, bind=question.bind(values))
    assert {str(row[column]) for row in rows} == expected


@pytest.mark.parametrize(
    ("name", "parameter"),
    [(name, parameter.name) for name, question in query.named().items() for parameter in question.parameters],
)
def test_unknown_value_leaves_no_row(demo_snapshot: Snapshot, name: str, parameter: str) -> None:
    """A value that occurs nowhere empties the answer, also where the parameter belongs to an optional part."""
    question = query.named()[name]
    values = {**VALUES.get(name, {}), parameter: "http://x.example/nothing"}
    assert demo_snapshot.select(question.text, bind=question.bind(values)) == []


def test_values_become_terms() -> None:
    """IRIs and texts are told apart by the header, not by their look."""
    assert query.named()["search-labels"].bind({"text": "http://x/"}) == {"text": Literal("http://x/")}
    assert query.named()["agreements"].bind({"party": "http://x/"}) == {"party": NamedNode("http://x/")}


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        pytest.param("statements-of", {}, "needs resource", id="missing"),
        pytest.param("counts", {"x": "1"}, "counts takes no x; it takes nothing", id="unknown"),
        pytest.param("agreements", {"party": "the ILO"}, "'the ILO', which is not an IRI", id="no IRI"),
    ],
)
def test_wrong_values_are_refused(name: str, values: dict[str, str], message: str) -> None:
    """The message says which value and what is wanted."""
    with pytest.raises(UsageError, match=message):
        query.named()[name].bind(values)


@pytest.mark.parametrize("text", ["SELECT * {}", "# question: x\n# param x: y\n# columns: a\n"])
def test_malformed_headers_are_refused(text: str) -> None:
    """A question without header, or with a malformed parameter, is not accepted."""
    with pytest.raises(QueryError):
        read("test", text)
