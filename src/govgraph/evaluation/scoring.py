"""Score the record of one document field by field.

Agencies, leaders, goals, countries and populations count in relevant documents only. Agreements count in all, so that
an agreement invented where there is none is an error for itself and for each of its fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import eq

from govgraph.evaluation import dates
from govgraph.evaluation.answers import Agency, Agreement, Answers, Leader, Signatory
from govgraph.evaluation.counts import Counts, total
from govgraph.evaluation.gold import GoldAgreement, GoldLeader, GoldRecord
from govgraph.evaluation.matching import match_agreements
from govgraph.evaluation.names import Names
from govgraph.evaluation.pairing import compare_flags, compare_sets, compare_values
from govgraph.evaluation.people import Offices, same_person
from govgraph.evaluation.wording import fold

Scores = Mapping[str, Counts]
"""Counts by field."""
FIELDS = tuple(
    "relevance agencies leaders leader_role_org agreement type status parties date_exact date_compatible place "
    "signatory_pairs levels agenda2030 sdg_goals sdg_targets sdg_implied gcm_objectives countries populations".split()
)
"""Fields in the order of the table."""
INFORMATION = frozenset({"sdg_implied"})
"""Fields whose labels are one opinion among several: shown, and left out of all sums and floors."""
MICRO = "all fields"
"""Name of the sum over all fields but those for information."""


class Scorer:
    """Score records by one set of aliases."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._offices = Offices(names)

    def score(self, gold: GoldRecord, found: Answers) -> Scores:
        """Return the counts of every field that is scored in this document, in the order of the table."""
        relevant = bool(found.agreements) if found.relevant is None else found.relevant
        scores = {"relevance": compare_flags(bool(gold.main.relevant), relevant)}
        if gold.main.relevant:
            scores["agencies"] = self._agencies(gold, found)
            scores |= self._leaders(gold, found)
            scores |= _goals(gold.main, found)
            scores |= self._groups(gold, found)
        scores |= self._agreements(gold, found)
        return {field: scores[field] for field in FIELDS if field in scores}

    def _agencies(self, gold: GoldRecord, found: Answers) -> Counts:
        """Compare agencies by name, alias or acronym; a party of an agreement may stand among them."""

        def same(label: Agency, agency: Agency) -> bool:
            if self._names.same_organization(label.name, agency.name, gold.aliases):
                return True
            acronym = fold(label.acronym) if label.acronym else None
            given = fold(agency.acronym) if agency.acronym else None
            return acronym is not None and acronym in (given, fold(agency.name))

        parties = [Agency(p) for a in gold.agreements for p in (*a.main.parties, *a.parties_optional)]
        others = [p for p in parties if not any(same(label, p) for label in gold.agencies)]
        allowed = (*gold.agencies_optional, *others)
        return compare_sets(gold.agencies, found.agencies, same, may_be=lambda a: any(same(o, a) for o in allowed))

    def _leaders(self, gold: GoldRecord, found: Answers) -> Scores:
        """Compare persons, and persons with role and organisation; an optional person may have any office."""
        required = [leader for leader in gold.leaders if not leader.optional]
        optional = [leader for leader in gold.leaders if leader.optional]

        def same_name(label: GoldLeader, leader: Leader) -> bool:
            return same_person(label.name, leader.name)

        def same_post(label: GoldLeader, leader: Leader) -> bool:
            return (
                same_name(label, leader)
                and self._offices.same_role(label.roles, leader.role)
                and self._offices.same_office(label, leader.org, gold.aliases)
            )

        def is_optional(leader: Leader) -> bool:
            return any(same_name(label, leader) for label in optional)

        return {
            "leaders": compare_sets(required, found.leaders, same_name, may_be=is_optional),
            "leader_role_org": compare_sets(required, found.leaders, same_post, may_be=is_optional),
        }

    def _groups(self, gold: GoldRecord, found: Answers) -> Scores:
        """Compare countries and populations."""
        states, groups = self._names.country, self._names.population
        countries = {states(c) for c in gold.countries_optional}
        populations = {groups(p) for p in gold.populations_optional}
        return {
            "countries": _compare(
                {states(c) for c in gold.main.countries}, {states(c) for c in found.countries}, countries
            ),
            "populations": _compare(
                {groups(p) for p in gold.main.populations}, {groups(p) for p in found.populations}, populations
            ),
        }

    def _agreements(self, gold: GoldRecord, found: Answers) -> Scores:
        """Compare agreements and their fields; one that is paired with a mention counts nowhere."""
        pairs = match_agreements(gold.agreements, found.agreements, self._names, gold.aliases)
        rows: list[Scores] = []
        for i, label in enumerate(gold.agreements):
            if not label.is_mention:
                answer = found.agreements[pairs[i]] if i in pairs else None
                hit = Counts(tp=1) if answer is not None else Counts(fn=1)
                rows.append({"agreement": hit, **self._fields(label, answer or Agreement(), gold)})
        paired = set(pairs.values())
        rows += [dict(_invented(answer)) for j, answer in enumerate(found.agreements) if j not in paired]
        fields = dict.fromkeys(field for row in rows for field in row)
        return {field: total(row[field] for row in rows if field in row) for field in fields}

    def _fields(self, label: GoldAgreement, found: Agreement, gold: GoldRecord) -> Scores:
        """Compare the fields of a marked agreement with those of its pair, or with nothing."""
        main, names = label.main, self._names

        def same(one: str, other: str) -> bool:
            return names.same_organization(one, other, gold.aliases)

        def same_signature(one: Signatory, other: Signatory) -> bool:
            return same_person(one.person, other.person) and names.same_organization(
                one.on_behalf_of, other.on_behalf_of, gold.aliases
            )

        types = [names.type(other) for other in label.type_alt]
        statuses = [fold(other) for other in label.status_alt]
        return {
            "type": compare_values(names.type(main.type), types, names.type(found.type), eq),
            "status": compare_values(fold(main.status), statuses, fold(found.status), eq),
            "parties": compare_sets(
                main.parties, found.parties, same, may_be=lambda p: any(same(o, p) for o in label.parties_optional)
            ),
            "date_exact": compare_values(main.date, label.date_alt, found.date, dates.same),
            "date_compatible": compare_values(main.date, label.date_alt, found.date, dates.compatible),
            "place": compare_values(main.place, label.place_alt, found.place, names.same_place),
            "signatory_pairs": compare_sets(
                main.signatories,
                found.signatories,
                same_signature,
                may_be=lambda s: any(same_signature(o, s) for o in label.signatories_optional),
            ),
            "levels": compare_sets(
                main.levels,
                found.levels,
                _same_words,
                may_be=lambda level: any(_same_words(o, level) for o in label.levels_optional),
            ),
        }


def _invented(found: Agreement) -> Iterator[tuple[str, Counts]]:
    """Yield an error for an agreement that is not in the text, and for each thing it says."""
    said = {
        "agreement": 1,
        "type": int(found.type is not None),
        "status": int(found.status is not None),
        "parties": len(found.parties),
        "date_exact": int(found.date is not None),
        "date_compatible": int(found.date is not None),
        "place": int(found.place is not None),
        "signatory_pairs": len(found.signatories),
        "levels": len(found.levels),
    }
    for field, errors in said.items():
        yield field, Counts(fp=errors)


def _goals(gold: Answers, found: Answers) -> Scores:
    """Compare explicit references to the 2030 Agenda and the Global Compact, and suggested targets."""
    return {
        "agenda2030": compare_flags(gold.agenda2030, found.agenda2030),
        "sdg_goals": _compare(set(gold.goals), set(found.goals)),
        "sdg_targets": _compare(_lower(gold.targets), _lower(found.targets)),
        "sdg_implied": _compare(_lower(gold.implied_targets), _lower(found.implied_targets)),
        "gcm_objectives": _compare(set(gold.gcm_objectives), set(found.gcm_objectives)),
    }


def _compare(gold: set[str] | set[int], found: set[str] | set[int], optional: set[str] | None = None) -> Counts:
    """Count what two sets share."""
    wrong = set(found) - set(gold) - (optional or set())
    return Counts(len(set(gold) & set(found)), len(wrong), len(set(gold) - set(found)))


def _lower(codes: tuple[str, ...]) -> set[str]:
    """Return codes in lower case: 10.C is 10.c."""
    return {code.lower() for code in codes}


def _same_words(one: str, other: str) -> bool:
    """Tell whether two texts differ in case and marks only."""
    return fold(one) == fold(other)
