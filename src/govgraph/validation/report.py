"""Hold what a validation found, for a person to read and for a machine."""

from __future__ import annotations

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

    @property
    def rule(self) -> str:
        """Return the short name of the shape, such as ``AgreementLabel``."""
        return self.shape.rpartition("#")[2]


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """All findings of one validation, the gravest first.

    Attributes:
        conforms: True if no finding is a Violation.
    """

    conforms: bool
    findings: tuple[Finding, ...]

    def to_text(self) -> str:
        """Return the report for a person: grouped by severity and shape, with document, quote and remedy."""
        if not self.findings:
            return "The graph keeps every rule.\n"
        lines: list[str] = []
        for severity, group in groupby(self.findings, key=lambda finding: finding.severity):
            lines += ["", HEADINGS[severity]]
            for rule, members in groupby(group, key=lambda finding: finding.rule):
                found = list(members)
                lines += ["", f"  {rule} ({len(found)})"]
                for finding in found:
                    lines += [f"    {line}" for line in _lines(finding)]
        return "\n".join(lines[1:]) + f"\n\n{self.summary()}\n"

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
    yield f"- {finding.message}"
    subject = finding.focus if finding.value is None else f"{finding.focus} → {finding.value}"
    yield f"  at       {subject}"
    if finding.document:
        yield f"  document {finding.document}"
    if finding.quote:
        yield f"  quote    “{' '.join(finding.quote.split())}”"
    yield f"  to do    {finding.remedy}"
