"""Test how a text is cut into numbered clauses, and what is none."""

from __future__ import annotations

import itertools
from time import perf_counter

import pytest

from govgraph.facts.clauses import find_clauses

_ARTICLES = """ACCORD

Article premier – Objet
Le présent Accord fixe un cadre.

Article 2
Durée
Il est conclu pour un an.
1. Un alinéa.
2. Un autre.
3. Un troisième.

Article 2 bis. Langues. Les textes font foi.

Article 4
Les Parties coopèrent comme le veut
Article 9 de la Convention.

Fait à Dakar, le 12 mars 2019.
"""


def _cut(text: str) -> list[tuple[str, str | None, str]]:
    """Return number, heading and first words of each clause."""
    return [
        (
            text[slice(*clause.number)],
            text[slice(*clause.heading)] if clause.heading else None,
            text[clause.body : clause.end].split("\n")[0],
        )
        for clause in find_clauses(text)
    ]


def test_articles_are_cut_with_their_headings() -> None:
    """A number may be a word or repeated with bis; paragraphs, references and the closing formula begin no clause."""
    assert _cut(_ARTICLES) == [
        ("Article premier", "Objet", "Le présent Accord fixe un cadre."),
        ("Article 2", "Durée", "Il est conclu pour un an."),
        ("Article 2 bis", "Langues", "Les textes font foi."),
        ("Article 4", None, "Les Parties coopèrent comme le veut"),
    ]


def test_clauses_follow_each_other_without_overlap() -> None:
    """Each clause ends before the next begins, and the last before the closing formula."""
    clauses = find_clauses(_ARTICLES)
    assert all(one.end <= other.start for one, other in itertools.pairwise(clauses))
    assert _ARTICLES[: clauses[-1].end].endswith("Article 9 de la Convention.")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ["ARTICLE I — Purpose\nThis is why.", "ARTICLE II — Costs\nNone.", "ARTICLE III — Term\nOne year."],
            [("ARTICLE I", "Purpose"), ("ARTICLE II", "Costs"), ("ARTICLE III", "Term")],
            id="roman",
        ),
        pytest.param(
            ["Section 1. Aim. It is good.", "Section 2. The Parties shall meet.", "Section 3.\nIt ends."],
            [("Section 1", "Aim"), ("Section 2", None), ("Section 3", None)],
            id="sections",
        ),
        pytest.param(
            ["PRIMERA.- OBJETO. El presente Convenio.", "SEGUNDA.- VIGENCIA. Un año.", "TERCERA.- Las Partes firman."],
            [("PRIMERA", "OBJETO"), ("SEGUNDA", "VIGENCIA"), ("TERCERA", None)],
            id="ordinals",
        ),
        pytest.param(
            ["Cláusula 1ª: Objeto\nUno.", "Cláusula 2ª: Plazo\nDos.", "Cláusula 3ª: Firma\nTres."],
            [("Cláusula 1ª", "Objeto"), ("Cláusula 2ª", "Plazo"), ("Cláusula 3ª", "Firma")],
            id="cláusulas",
        ),
        pytest.param(
            ["1. Aim\nWork.", "2. Areas\n1. Data.\n2. Skills.\n3. Visas.", "3. Costs\nOwn.", "4. End\nSoon."],
            [("1", "Aim"), ("2", "Areas"), ("3", "Costs"), ("4", "End")],
            id="list inside",
        ),
    ],
)
def test_numbers_are_read_in_many_forms(lines: list[str], expected: list[tuple[str, str | None]]) -> None:
    """Labels, Roman numerals, ordinals and plain numbers begin clauses; a list inside a clause does not."""
    assert [row[:2] for row in _cut("\n\n".join(lines))] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Article 1 Purpose ... 2\nArticle 2 Costs ...... 3\nArticle 3 Term ......4\n", id="dotted"),
        pytest.param("Article 1 Purpose\nArticle 2 Costs\nArticle 3 Term\nArticle 4 End\n", id="plain contents"),
        pytest.param("1. Purpose\n2. Costs\n3. Term\n4. End\n", id="numbered contents"),
        pytest.param(
            "Article 5\nIt says much.\n\nArticle 6\nIt says more.\n\nArticle 7\nIt ends.\n", id="no beginning"
        ),
        pytest.param("Article 1\nIt says much.\n\nArticle 2\nIt ends.\n", id="too few"),
        pytest.param("As Article 1 says, and\nArticle 2 of the pact,\nArticle 3 of it.\n", id="references"),
    ],
)
def test_no_clause_is_found_in(text: str) -> None:
    """Contents, references and counts that do not begin with one are no clauses."""
    assert find_clauses(text) == ()


def test_contents_before_the_text_are_passed_over() -> None:
    """Of a table of contents and the articles, the articles are taken; an annex that counts anew is left out."""
    contents = "Article 1 Aim\nArticle 2 Costs\nArticle 3 Term\n\n"
    body = "Article 1\nAim\nGood.\n\nArticle 2\nCosts\nNone.\n\nPART II\n\nArticle 3\nTerm\nOne year.\n\n"
    annex = "ANNEX\n\nArticle 1\nFees\nNone.\n\nArticle 2\nForms\nFree.\n\nArticle 3\nVisas\nFree.\n"
    assert _cut(contents + body + annex) == [
        ("Article 1", "Aim", "Good."),
        ("Article 2", "Costs", "None."),
        ("Article 3", "Term", "One year."),
    ]


def test_a_long_run_of_ones_is_read_soon() -> None:
    """Thousands of lines that all begin a count cost time in proportion to their number."""
    started = perf_counter()
    assert find_clauses("1. A\n" * 20_000) == ()
    assert perf_counter() - started < 5
