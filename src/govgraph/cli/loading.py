"""Bring records into a store: each is mapped, validated, and stored only if its graph is sound."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import click

from govgraph.cli.failure import plain
from govgraph.errors import ValidationError
from govgraph.model import Record
from govgraph.store import Store
from govgraph.validation import Finding, validate

_SHOWN = 5  # findings of one document on the terminal; `govgraph validate` shows all


@dataclass(slots=True)
class Tally:
    """Count what became of the documents of a batch.

    Attributes:
        sources: those of the stored documents that are kept as sources only, as their language is not read.
        refused: documents kept out for what validation found.
        violations: findings of severity Violation, in documents stored or not.
    """

    stored: int = 0
    sources: int = 0
    unchanged: int = 0
    refused: int = 0
    violations: int = 0
    warnings: int = 0

    def verdict(self) -> str:
        """Return what validation found, in words."""
        found = f"{_several(self.violations, 'violation')}, {_several(self.warnings, 'warning')}"
        return f"{found}, {_several(self.refused, 'document')} kept out" if self.refused else found


def load(records: Iterable[Record], store: Store | None, *, force: bool = False, strict: bool = False) -> Tally:
    """Store the documents whose graph is sound, and say on standard error why others are not.

    Args:
        records: what was read; a skipped document is stored with its text and says nothing.
        store: where they go; None only validates.
        force: store documents with violations too.
        strict: let a warning keep a document out as a violation does.

    Raises:
        StoreError: if the store cannot be written.
    """
    from pyoxigraph import NamedNode

    from govgraph import identity, mapping, pipeline, settings
    from govgraph.namespaces import AGREEMENTS_GRAPH

    context = mapping.reference_quads(store.base if store else settings.text("base"))
    if store:
        store.put_reference(context)
    context = [quad for quad in context if quad.graph_name != NamedNode(AGREEMENTS_GRAPH)]  # no document speaks of them
    tally = Tally()
    for record in records:
        quads = pipeline.quads(record)
        findings = validate(quads, context=context).findings
        violations = [finding for finding in findings if finding.severity == "Violation"]
        warnings = [finding for finding in findings if finding.severity == "Warning"]
        tally.violations += len(violations)
        tally.warnings += len(warnings)
        grave = violations + warnings if strict else violations
        if grave:
            _tell(record, grave, kept=force)
        if grave and not force:
            tally.refused += 1
        elif store is None or identity.put_document(store, record.document.key, quads):
            tally.stored += 1
            tally.sources += record.document.skipped is not None
        else:
            tally.unchanged += 1
    return tally


def _tell(record: Record, findings: list[Finding], *, kept: bool) -> None:
    """Print why a document is not sound."""
    verdict = "stored all the same" if kept else "not stored"
    head = f"govgraph: {plain(record.document.source)}: {verdict}, {_several(len(findings), 'finding')}"
    click.echo(f"{head} [{ValidationError.code}]", err=True)
    for finding in findings[:_SHOWN]:
        place = f"“{finding.quote}”" if finding.quote else finding.focus
        click.echo(f"  {finding.severity}: {plain(f'{finding.message} {finding.remedy} At: {place}')}", err=True)
    if len(findings) > _SHOWN:
        click.echo(f"  … and {len(findings) - _SHOWN} more", err=True)


def _several(count: int, noun: str) -> str:
    """Return a number with its noun.

    >>> _several(1, "warning"), _several(0, "warning")
    ('1 warning', '0 warnings')
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
