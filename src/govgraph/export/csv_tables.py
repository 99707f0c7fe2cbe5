"""Write CSV tables with a Frictionless data package, zipped: a row of evidence beside every statement."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from govgraph.namespaces import VERSION
from govgraph.network import Statement, statements
from govgraph.network.statements import value
from govgraph.store import Snapshot

TABLES = (
    "documents", "agreements", "parties", "events", "signatures", "provisions", "agencies", "leaders", "sdg_links",
)  # fmt: skip
"""Tables made by the queries in ``tables/``; ``statements`` comes on top."""

_EVIDENCE = ("document", "quote", "start", "end", "confidence", "method", "basis")
_STATEMENT = ("claim", "subject", "predicate", "object", *_EVIDENCE)
_TYPES = {
    "start": "integer", "end": "integer", "ordinal": "integer", "confidence": "number", "relevant": "boolean",
    "renews_tacitly": "boolean",
}  # fmt: skip
_HELP = {
    "claim": "IRI of the claim behind the row", "document": "IRI of the document that says so",
    "quote": "exact words, several passages parted by an ellipsis", "start": "first character of the first passage",
    "end": "character after the first passage", "confidence": "0 to 1, how often the rule is right",
    "method": "rule that read it",
    "basis": "stated by the text, suggested by it, inferred by a rule, or implied by the topic",
    "notice_period": "xsd:duration, from notice to end", "duration": "xsd:duration, before any renewal",
    "date": "EDTF, as precise as the source", "inferred_date": "EDTF, concluded, kept apart from what is stated",
}  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can hold; the same tables give the same bytes

Row = Mapping[str, str]


def write(snapshot: Snapshot, out: BinaryIO) -> None:
    """Write the zip.

    Args:
        snapshot: what to write.
        out: where to.
    """
    told = statements(snapshot)
    by_claim = {statement.claim: statement for statement in told}
    resources = []
    buffer = io.BytesIO()  # on a pipe, zipfile would write other headers than in a file
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in TABLES:
            question, columns, rows = _table(snapshot, name, by_claim)
            resources.append(_add_table(archive, name, question, columns, rows))
        question = "What does each document say, in which words, by which rule, and how sure is it?"
        rows = [_statement_row(statement) for statement in told]
        resources.append(_add_table(archive, "statements", question, _STATEMENT, rows))
        _add(archive, "datapackage.json", _package(resources))
    out.write(buffer.getvalue())


def _table(snapshot: Snapshot, name: str, by_claim: Mapping[str, Statement]) -> tuple[str, Sequence[str], list[Row]]:
    """Return question, columns and sorted rows of one table."""
    query = (Path(__file__).parent / "tables" / f"{name}.rq").read_text(encoding="utf-8")
    lines = (line.removeprefix("# ") for line in query.splitlines() if line.startswith("# "))
    header = dict(line.split(": ", 1) for line in lines if ": " in line)
    columns = tuple(header["columns"].split(", "))
    rows: list[Row] = []
    for found in snapshot.select(query):
        row = {column: value(found.get(column)) for column in columns}
        if "claim" in columns:
            statement = by_claim.get(row["claim"])
            row |= _evidence_row(statement) if statement else dict.fromkeys(_EVIDENCE, "")
        rows.append(row)
    full = (*columns, *_EVIDENCE) if "claim" in columns else columns
    return header["question"], full, sorted(rows, key=lambda row: [row[column] for column in full])


def _statement_row(statement: Statement) -> Row:
    return {
        "claim": statement.claim, "subject": statement.subject, "predicate": statement.predicate,
        "object": value(statement.object), **_evidence_row(statement),
    }  # fmt: skip


def _evidence_row(statement: Statement) -> dict[str, str]:
    has_words = bool(statement.evidence)
    return {
        "document": statement.document, "quote": statement.quote, "start": str(statement.start) if has_words else "",
        "end": str(statement.end) if has_words else "", "confidence": f"{statement.confidence:g}",
        "method": statement.method, "basis": statement.basis,
    }  # fmt: skip


def _add_table(
    archive: zipfile.ZipFile, name: str, question: str, columns: Sequence[str], rows: Iterable[Row]
) -> dict[str, object]:
    """Write one table; return its entry in the package."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")  # RFC 4180
    writer.writerow(columns)
    for row in rows:
        writer.writerow([row[column] if column in _TYPES else _defuse(row[column]) for column in columns])
    content = text.getvalue().encode("utf-8", "replace")
    _add(archive, f"{name}.csv", content)
    fields = [_field(column) for column in columns]
    return {
        "name": name.replace("_", "-"), "path": f"{name}.csv", "title": question, "profile": "tabular-data-resource",
        "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}", "dialect": {"lineTerminator": "\r\n"},
        "schema": {"fields": fields, "missingValues": [""]},
    }  # fmt: skip


def _field(column: str) -> dict[str, str]:
    field = {"name": column, "type": _TYPES.get(column, "string")}
    return field | {"description": _HELP[column]} if column in _HELP else field


def _defuse(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe goes before what could start one."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _package(resources: Sequence[Mapping[str, object]]) -> bytes:
    description = {
        "name": "govgraph", "title": "Migration-governance agreements and the words behind them", "version": VERSION,
        "profile": "tabular-data-package",
        "description": "Cells that begin like a formula (= + - @) carry a leading apostrophe. Offsets count Unicode "
        "characters of the stored text.",
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
        "resources": resources,
    }  # fmt: skip
    return (json.dumps(description, ensure_ascii=False, indent=1) + "\n").encode()


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content)
