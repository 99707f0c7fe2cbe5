"""Write evaluations as a table to read, as JSON, or as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence

from govgraph.evaluation.counts import Counts
from govgraph.evaluation.evaluate import Evaluation, Line, Table
from govgraph.evaluation.scoring import FIELDS, INFORMATION, MICRO

Write = Callable[..., str]
_COLUMNS = ("field", "tp", "fp", "fn", "precision", "recall", "f1", "low", "high", "documents")


def as_table(evaluations: Sequence[Evaluation], *, per_document: bool = False) -> str:
    """Return evaluations as text for a terminal, F1 of each document last if asked for."""
    return "\n".join(_text(evaluation, per_document=per_document) for evaluation in evaluations)


def as_json(evaluations: Sequence[Evaluation], *, per_document: bool = False) -> str:
    """Return evaluations as a JSON array of corpora; what cannot be said is null."""
    return json.dumps([_object(e, per_document=per_document) for e in evaluations], ensure_ascii=False, indent=1) + "\n"


def as_csv(evaluations: Sequence[Evaluation], *, per_document: bool = False) -> str:
    """Return evaluations as CSV, one row for each corpus, group or document, and field."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("corpus", "group", *_COLUMNS))
    for evaluation in evaluations:
        name = evaluation.corpus.name
        for table in evaluation.tables:
            writer.writerows((name, table.group, *_figures(line).values()) for line in table.lines)
        for document, scores in evaluation.by_document.items() if per_document else ():
            lines = (Line(field, counts, int(counts != Counts()), None) for field, counts in scores.items())
            writer.writerows((name, f"id={document}", *_figures(line).values()) for line in lines)
    return out.getvalue()


WRITERS: Mapping[str, Write] = {"table": as_table, "json": as_json, "csv": as_csv}


def _figures(line: Line) -> dict[str, str | int | float | None]:
    """Return what is known of a field by column, figures to six digits."""
    counts = line.counts
    low, high = line.interval if line.interval is not None else (None, None)
    figures = (counts.precision, counts.recall, counts.f1, low, high)
    values = (line.field, counts.tp, counts.fp, counts.fn, *map(_rounded, figures), line.documents)
    return dict(zip(_COLUMNS, values, strict=True))


def _rounded(value: float | None) -> float | None:
    """Return a figure to six digits."""
    return None if value is None else round(value, 6)


def _object(evaluation: Evaluation, *, per_document: bool) -> dict[str, object]:
    """Return an evaluation as an object."""
    corpus = evaluation.corpus
    tables = [
        {"group": t.group, "documents": t.documents, "fields": list(map(_figures, t.lines))} for t in evaluation.tables
    ]
    found: dict[str, object] = {"corpus": corpus.name, "fingerprint": corpus.fingerprint, "tables": tables}
    if per_document:
        found["documents"] = {
            name: {field: {"tp": c.tp, "fp": c.fp, "fn": c.fn, "f1": _rounded(c.f1)} for field, c in scores.items()}
            for name, scores in evaluation.by_document.items()
        }
    return found


def _text(evaluation: Evaluation, *, per_document: bool) -> str:
    """Return the tables of a corpus as text."""
    parts = [_lines(evaluation.corpus.name, table) for table in evaluation.tables]
    if per_document:
        parts.append(_matrix(evaluation))
    return "\n".join(parts)


def _lines(name: str, table: Table) -> str:
    """Return a table as text, a line a field; a field for information stands in brackets."""
    shared = "" if table.group == "all" else f", {table.group}"
    head = ("field", "tp", "fp", "fn", "P", "R", "F1", "95 % of F1", "docs")
    rows = [head] + [
        (
            f"({line.field})" if line.field in INFORMATION else line.field,
            *map(str, (line.counts.tp, line.counts.fp, line.counts.fn)),
            *map(_figure, (line.counts.precision, line.counts.recall, line.counts.f1)),
            "-" if line.interval is None else " to ".join(map(_figure, line.interval)),
            str(line.documents),
        )
        for line in table.lines
    ]
    return f"{name}{shared}: {table.documents} documents\n{_aligned(rows)}"


def _matrix(evaluation: Evaluation) -> str:
    """Return F1 of each document, a column a field."""
    fields = [field for field in (*FIELDS, MICRO) if any(field in s for s in evaluation.by_document.values())]
    rows = [("F1 by document", *fields)] + [
        (name, *(_figure(scores[field].f1) if field in scores else "-" for field in fields))
        for name, scores in evaluation.by_document.items()
    ]
    return _aligned(rows)


def _figure(value: float | None) -> str:
    """Return a figure to three digits, or a dash."""
    return "-" if value is None else f"{value:.3f}"


def _aligned(rows: Iterable[Sequence[str]]) -> str:
    """Return rows with the first column to the left and the others to the right."""
    cells = list(rows)
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "".join(
        "  ".join([row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True))]) + "\n"
        for row in cells
    )
