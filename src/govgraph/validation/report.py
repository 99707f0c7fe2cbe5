"""Hold what a validation found, for a person to read and for a machine."""

from __future__ import annotations

import builtins
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Literal

from govgraph.namespaces import SH

Severity = Literal["Violation", "Warning", "Info"]
SEVERITIES: tuple[Severity, ...] = ("Violation", "Warning", "Info")
HEADINGS = {
    "Violation": "Violations: broken data, not stored",
    "Warning": "Warnings: data to doubt",
    "Info": "Notes: gaps that may be right",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a graph breaks a shape.

    Attributes:
        shape: IRI of the shape.
        focus: IRI of the thing that was checked.
        path: IRI of the property, or None where the shape looks further than one property.
        value: the value at fault, or None where one is missing.
        message: what is wrong, in one sentence.
        document: title of the document, its name where it has no title, or None where no document says the thing.
        quote: the words of the document behind the thing, or None.
        remedy: what to do, in one sentence.
        document_iri: the document, or None.
        component: IRI of the kind of constraint that is broken.
        subject: what the thing is and is called, such as: agreement “Pact on labour migration”.
        property: label of the property; empty where the shape looks further than one.
        object: what the value is called; empty where one is missing.
        before: words of the same sentence that stand before the quote.
        after: words of the same sentence that stand behind it.
    """

    severity: Severity
    shape: str
    focus: str
    path: str | None
    value: str | None
    message: str
    document: str | None
    quote: str | None
    remedy: str
    document_iri: str | None = None
    component: str = SH.SPARQLConstraintComponent
    subject: str = ""
    property: str = ""
    object: str = ""
    before: str = ""
    after: str = ""

    @builtins.property
    def rule(self) -> str:
        """Return the short name of the shape, such as ``AgreementLabel``."""
        return self.shape.rpartition("#")[2]

    @builtins.property
    def about(self) -> str:
        """Return the thing at fault by name, and the value where one is at fault."""
        told = self.subject or self.focus
        if not self.object:
            return told
        return f"{told}: {self.property} {self.object}" if self.property else f"{told}, see {self.object}"


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one severity that break one shape in one way.

    Attributes:
        message: what is wrong with each, in one sentence.
        remedy: what to do about each, in one sentence.
    """

    severity: Severity
    rule: str
    message: str
    remedy: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """All findings of one validation, the gravest first.

    Attributes:
        conforms: True if no finding is a Violation.
    """

    conforms: bool
    findings: tuple[Finding, ...]

    def groups(self) -> tuple[Group, ...]:
        """Return the findings by severity and shape, the gravest first."""

        def alike(finding: Finding) -> tuple[Severity, str, str, str]:
            return finding.severity, finding.rule, finding.message, finding.remedy

        return tuple(Group(*key, tuple(found)) for key, found in groupby(self.findings, key=alike))

    def to_text(self) -> str:
        """Return the report for a person: grouped by severity and shape, with remedy, names, document and quote."""
        if not self.findings:
            return "The graph keeps every rule.\n"
        lines: list[str] = []
        for severity, groups in groupby(self.groups(), key=lambda group: group.severity):
            lines += ["", HEADINGS[severity]]
            for group in groups:
                lines += ["", f"  {group.message} ({group.rule}, {len(group.findings)})", f"  To do: {group.remedy}"]
                for finding in group.findings:
                    lines += ["", *(f"    {line}" for line in _lines(finding))]
        return "\n".join(lines[1:]) + f"\n\n{self.summary()}\n"

    def to_html(self) -> str:
        """Return the report as one page for the browser, which loads nothing."""
        from govgraph.validation.html import report_html

        return report_html(self)

    def summary(self) -> str:
        """Return the number of findings of each severity in one line."""
        counts = [sum(finding.severity == severity for finding in self.findings) for severity in SEVERITIES]
        names = ("violation", "warning", "note")
        return ", ".join(f"{n} {name}{'' if n == 1 else 's'}" for n, name in zip(counts, names, strict=True))

    def to_json(self) -> str:
        """Return the report as one JSON object; keys as the attributes of :class:`Finding`."""
        body = {"conforms": self.conforms, "findings": [asdict(finding) for finding in self.findings]}
        return json.dumps(body, ensure_ascii=False, indent=2) + "\n"

    def to_turtle(self) -> str:
        """Return the report as a standard ``sh:ValidationReport``, whose ``sh:conforms`` allows no finding at all."""
        from govgraph.validation.turtle import report_turtle  # imports pyoxigraph

        return report_turtle(self)


def _lines(finding: Finding) -> Iterator[str]:
    yield f"- {finding.about}"
    if finding.quote:
        before, quote, after = (" ".join(part.split()) for part in (finding.before, finding.quote, finding.after))
        yield f"  text     {f'{before} ' if before else ''}»{quote}«{after if after[:1] in ',.;:' else f' {after}'}"
    if finding.document:
        yield f"  document {finding.document}"
    yield f"  at       {finding.focus}"
