"""Gather the reports of one agreement; the outcome depends on the set of reports, not on their order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from govgraph.identity.compare import Decision, compare
from govgraph.identity.report import Report

Pair = tuple[str, str]
_MARGIN = 1.0
"""Points by which the best of two agreements must lead before a report joins it; the report stays alone below."""


def cluster(reports: Iterable[Report]) -> tuple[list[tuple[str, ...]], dict[Pair, Decision]]:
    """Return the reports of each agreement, and the decisions on the pairs that came into question.

    Reports that name a well-known instrument are together. Of the others, pairs join from the highest score down, and
    never where two of the reports so joined are judged to differ.

    Returns:
        groups of IRIs, each sorted, sorted; and the decision by the sorted pair of IRIs.
    """
    named: dict[str, set[str]] = defaultdict(set)
    others: dict[str, Report] = {}
    for report in reports:
        if report.instrument:
            named[report.instrument].add(report.iri)
        else:
            others[report.iri] = report
    decisions = {pair: compare(others[pair[0]], others[pair[1]]) for pair in sorted(set(_candidates(others.values())))}
    groups = {*map(frozenset, named.values()), *_join(others, decisions)}
    return sorted(tuple(sorted(members)) for members in groups), decisions


def blocks_of(report: Report) -> Iterator[Pair]:
    """Yield the pairs of parties under which a report without a known instrument can meet others."""
    if not report.instrument:
        yield from combinations(sorted(report.parties), 2)


def _candidates(reports: Iterable[Report]) -> Iterator[Pair]:
    """Yield the pairs of reports that share two parties."""
    blocks: dict[Pair, set[str]] = defaultdict(set)
    for report in reports:
        for block in blocks_of(report):
            blocks[block].add(report.iri)
    for iris in blocks.values():
        yield from combinations(sorted(iris), 2)


def _join(iris: Iterable[str], decisions: Mapping[Pair, Decision]) -> set[frozenset[str]]:
    group = {iri: frozenset({iri}) for iri in iris}
    partners: dict[str, list[str]] = defaultdict(list)
    wanted = [pair for pair, decision in decisions.items() if decision.verdict == "same"]
    for one, other in wanted:
        partners[one].append(other)
        partners[other].append(one)
    for pair in sorted(wanted, key=lambda pair: (-decisions[pair].score, pair)):
        mine, theirs = (group[iri] for iri in pair)
        if mine is theirs or not _may_join(mine, theirs, decisions):
            continue
        if any(_is_torn(iri, other, group, partners, decisions) for iri, other in (pair, pair[::-1])):
            continue
        joined = mine | theirs
        group.update(dict.fromkeys(joined, joined))
    return set(group.values())


def _may_join(one: frozenset[str], other: frozenset[str], decisions: Mapping[Pair, Decision]) -> bool:
    """Tell whether no report of one group is judged to differ from one of the other."""
    pairs = ((min(a, b), max(a, b)) for a in one for b in other)
    return all((decision := decisions.get(pair)) and decision.verdict != "different" for pair in pairs)


def _is_torn(
    iri: str,
    other: str,
    group: Mapping[str, frozenset[str]],
    partners: Mapping[str, list[str]],
    decisions: Mapping[Pair, Decision],
) -> bool:
    """Tell whether a report fits a third group nearly as well as the other's, and those two are not one."""
    score = decisions[min(iri, other), max(iri, other)].score
    for rival in partners[iri]:
        if rival in group[iri] or rival in group[other]:
            continue
        if score - decisions[min(iri, rival), max(iri, rival)].score < _MARGIN and not _may_join(
            group[rival], group[other], decisions
        ):
            return True
    return False
