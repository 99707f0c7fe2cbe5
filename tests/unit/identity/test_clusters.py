"""Check how reports are gathered."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from govgraph.identity.clusters import cluster
from govgraph.identity.report import Report

BASE = Report(
    iri="a", document="a", lang="en", label="Readmission Agreement between Kenya and Germany", type="agreement",
    status="signed", parties=frozenset({"KEN", "DEU"}), party_names=("Kenya", "Germany"),
)  # fmt: skip
DAYS = st.sampled_from([None, "2019", "2019-05-02", "XXXX-05-02", "2024-09-13", "2024-09"])
LABELS = st.sampled_from(["Readmission Agreement", "Visa Agreement", "Agreement", "Global Compact for Migration"])


def _report(iri: str, **told: object) -> Report:
    return replace(BASE, iri=iri, document=iri, **told)  # type: ignore[arg-type]  # fields of the dataclass


@given(
    st.lists(st.tuples(DAYS, LABELS, st.sampled_from(["Berlin", "Nairobi", None])), min_size=2, max_size=7),
    st.randoms(use_true_random=False),
)
def test_the_order_of_reports_does_not_matter(told: list[tuple[str | None, str, str | None]], random: object) -> None:
    """The groups are those of the set, in whatever order the reports come."""
    reports = [_report(f"r{n}", date=day, label=label, place=place) for n, (day, label, place) in enumerate(told)]
    shuffled = list(reports)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis's Random
    assert cluster(shuffled)[0] == cluster(reports)[0]


def test_a_report_that_fits_two_agreements_stays_alone() -> None:
    """An undated report that fits the agreements of two years joins neither."""
    first, second = _report("b", date="2015-03-01", place="Berlin"), _report("c", date="2024-09-13", place="Berlin")
    undated = _report("d", place="Berlin")
    assert cluster([first, undated])[0] == [("b", "d")]
    assert cluster([first, second, undated])[0] == [("b",), ("c",), ("d",)]


def test_a_known_instrument_is_one_in_every_language() -> None:
    """Names of one well-known instrument in two languages are one; another instrument stays apart."""
    told = {
        "e": "Global Compact for Safe, Orderly and Regular Migration",
        "f": "Pacte mondial pour des migrations sûres, ordonnées et régulières",
        "g": "Global Compact on Refugees",
    }
    reports = [_report(iri, label=label, parties=frozenset()) for iri, label in told.items()]
    assert cluster(reports)[0] == [("e", "f"), ("g",)]
