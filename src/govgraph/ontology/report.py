"""Measure how well the ontology is described, in one table."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from govgraph.ontology.reasoning import Verdict, bundled_verdicts
from govgraph.ontology.schemes import Scheme, schemes
from govgraph.ontology.shapes import Shape, classes_without, shapes
from govgraph.ontology.style import Remark, bundled_remarks
from govgraph.ontology.terms import ONTOLOGY, Term, terms
from govgraph.ontology.triples import files


@dataclass(frozen=True, slots=True)
class Question:
    """What the report needs to know of a competency question.

    Attributes:
        terms: terms and schemes that its query uses, such as ``gg:hasParty`` and ``ggv:topic``.
        is_answered: True if the rows expected are kept beside it.
    """

    name: str
    terms: frozenset[str]
    is_answered: bool


Named = TypeVar("Named", Term, Shape, Question)


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the table.

    Attributes:
        name: what is measured.
        value: the figure, in words.
        faults: what should not be, such as the terms that no question uses.
    """

    name: str
    value: str
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OntologyReport:
    """What was measured, in the order of the table."""

    measures: tuple[Measure, ...]

    @property
    def is_clean(self) -> bool:
        """Tell whether there is no fault."""
        return not any(measure.faults for measure in self.measures)

    def to_text(self) -> str:
        """Return the table, and below it every fault."""
        wide = max(len(measure.name) for measure in self.measures)
        lines = [f"{measure.name:<{wide}}  {measure.value}" for measure in self.measures]
        for measure in self.measures:
            if measure.faults:
                lines += ["", f"{measure.name}:", *(f"  {fault}" for fault in measure.faults)]
        return "\n".join(lines) + "\n"

    def to_json(self) -> str:
        """Return the table as one JSON object."""
        rows = [{"name": m.name, "value": m.value, "faults": list(m.faults)} for m in self.measures]
        return json.dumps({"clean": self.is_clean, "measures": rows}, ensure_ascii=False, indent=2) + "\n"


def report(asked: Collection[Question]) -> OntologyReport:
    """Measure the bundled ontology.

    Args:
        asked: the competency questions.

    Raises:
        ShapesError: if pySHACL refuses the style shapes.
        TableError: if this installation has no ontology.
    """
    from govgraph.ontology.shacl import unfit as why_unfit  # heavy: pySHACL

    unfit = {path.name: reason for path in files("shapes") if (reason := why_unfit(path))}
    return measured(
        terms(), schemes().values(), shapes().values(), asked,
        remarks=bundled_remarks(), verdicts=bundled_verdicts(), unfit=unfit,
    )  # fmt: skip


def measured(
    held: Mapping[str, Term],
    vocabularies: Collection[Scheme],
    rules: Collection[Shape],
    asked: Collection[Question],
    *,
    remarks: Iterable[Remark],
    verdicts: Iterable[Verdict],
    unfit: Mapping[str, str],
) -> OntologyReport:
    """Return the report on what was read.

    Args:
        held: terms by name.
        remarks: findings of the style shapes.
        verdicts: of the reasoners.
        unfit: why a file of shapes breaks the rules of SHACL, by file name.
    """
    styled = tuple(f"{remark.focus}: {remark.message}" for remark in remarks)
    concepts = sum(len(scheme.concepts) for scheme in vocabularies)
    return OntologyReport(
        (
            *_terms(held.values()),
            Measure("Vocabularies", f"{len(vocabularies)} with {concepts} concepts"),
            *_shapes(rules, [term.iri for term in held.values() if term.kind == "class"], unfit),
            *_questions(held, vocabularies, asked),
            Measure("Style findings", str(len(styled)), styled),
            *(Measure(verdict.reasoner, str(verdict), _faults(verdict)) for verdict in verdicts),
        )
    )


def _terms(held: Collection[Term]) -> tuple[Measure, ...]:
    classes = sum(term.kind == "class" for term in held)
    borrowed = [term for term in held if term.is_borrowed]
    return (
        Measure("Terms", f"{len(held)} ({classes} classes, {len(held) - classes} properties)"),
        Measure("  deprecated, so without a question", str(sum(term.is_deprecated for term in held))),
        _share("  with one label", held, lambda term: len(term.labels) == 1),
        _share("  with one definition", held, lambda term: len(term.definitions) == 1),
        _share("  with an example", held, lambda term: bool(term.examples)),
        _share("  with isDefinedBy", held, lambda term: term.defined_by == (ONTOLOGY,)),
        _share("  borrowed, with a source", borrowed, lambda term: bool(term.sources)),
    )


def _shapes(rules: Collection[Shape], classes: Iterable[str], unfit: Mapping[str, str]) -> tuple[Measure, ...]:
    without = tuple(iri.rpartition("#")[2] for iri in classes_without(rules, classes))
    return (
        Measure("Shapes", f"{len(rules)} ({sum(shape.is_rule for shape in rules)} rules)"),
        _share("  with a message", rules, lambda shape: bool(shape.messages)),
        _share("  with a severity", rules, lambda shape: bool(shape.severity)),
        _share("  with a name", rules, lambda shape: bool(shape.names)),
        Measure("  files that are no SHACL", str(len(unfit)), tuple(f"{file}: {why}" for file, why in unfit.items())),
        Measure("Classes without a shape", str(len(without)), without),
    )


def _questions(
    held: Mapping[str, Term], vocabularies: Iterable[Scheme], asked: Collection[Question]
) -> tuple[Measure, ...]:
    used = frozenset(term for question in asked for term in question.terms)
    asked_of = {name for name, term in held.items() if not term.is_deprecated}
    terms_without = tuple(name for name in held if name in asked_of and f"gg:{name}" not in used)
    schemes_without = tuple(scheme.key for scheme in vocabularies if f"ggv:{scheme.key}" not in used)
    return (
        Measure("Competency questions", str(len(asked))),
        _share("  with expected rows", asked, lambda question: question.is_answered),
        Measure("Terms without a question", str(len(terms_without)), terms_without),
        Measure("Vocabularies without a question", str(len(schemes_without)), schemes_without),
    )


def _share(name: str, things: Collection[Named], has: Callable[[Named], bool]) -> Measure:
    lacking = tuple(thing.name for thing in things if not has(thing))
    held = len(things) - len(lacking)
    told = f"{100 * held // len(things)} % ({held} of {len(things)})" if things else "none"
    return Measure(name, told, lacking)


def _faults(verdict: Verdict) -> tuple[str, ...]:
    return (*verdict.contradictions, *(f"{iri} can have no instance" for iri in verdict.empty))
