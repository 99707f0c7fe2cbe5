"""Check graphs against the shapes of ``ontology/shapes`` and tell what is wrong, where, and what to do."""

from govgraph.validation.report import Finding, Severity, ValidationReport
from govgraph.validation.shacl import validate

__all__ = ["Finding", "Severity", "ValidationReport", "validate"]
