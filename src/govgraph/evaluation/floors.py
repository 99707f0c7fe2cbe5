"""Hold the F1 below which no field may fall, pinned for the corpora whose fingerprints are known."""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from govgraph.errors import SourceError
from govgraph.evaluation.evaluate import Evaluation
from govgraph.evaluation.files import load_text
from govgraph.evaluation.scoring import INFORMATION

_DIGITS = 4
_HEAD = """\
# The F1 below which no field may fall. `govgraph evaluate --floors FILE --write-floors` pins them anew: it raises
# floors, and lowers one only with --allow-lower, which asks for a line in CHANGELOG.md.
"""


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors of one corpus.

    Attributes:
        fingerprint: of the corpus they were measured on.
        fields: least F1 by field.
    """

    fingerprint: str
    fields: Mapping[str, float]


def read(path: Path) -> dict[str, Floors]:
    """Return the floors of a file by name of the corpus.

    Raises:
        SourceError: if it cannot be read or has another form.
    """
    try:
        content = tomllib.loads(load_text(path))
        return {
            name: Floors(str(part["fingerprint"]), {str(f): float(v) for f, v in part["f1"].items()})
            for name, part in content.items()
        }
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        reason = f"{error}; each corpus needs a fingerprint and a table f1 of numbers"
        raise SourceError(str(path), reason) from error


def measured(evaluation: Evaluation) -> Floors:
    """Return the F1 of an evaluation as floors, rounded down; where there is nothing to find and nothing found, 1."""
    lines = [line for line in evaluation.tables[0].lines if line.field not in INFORMATION]
    return Floors(evaluation.corpus.fingerprint, {line.field: _down(line.counts.f1) for line in lines})


def shortfalls(evaluation: Evaluation, pinned: Mapping[str, Floors]) -> list[str]:
    """Return a sentence for each field below its floor, or for a corpus that has none or is another than was pinned."""
    name = evaluation.corpus.name
    if name not in pinned:
        return [f"{name} has no floors; pin them with --write-floors"]
    if pinned[name].fingerprint != evaluation.corpus.fingerprint:
        return [f"{name} is not the corpus its floors were measured on; pin them anew with --write-floors"]
    return list(_lower(name, measured(evaluation), pinned[name]))


def repin(
    evaluation: Evaluation, pinned: Mapping[str, Floors], *, allow_lower: bool
) -> tuple[dict[str, Floors], list[str]]:
    """Return floors with those of an evaluation, and a sentence for each that would have to be lowered.

    Args:
        allow_lower: lower them; otherwise these keep their height, and the fingerprint is renewed all the same.
    """
    name, now = evaluation.corpus.name, measured(evaluation)
    old = pinned.get(name)
    if old is None or allow_lower:
        return {**pinned, name: now}, []
    fields = {field: max(value, old.fields.get(field, 0.0)) for field, value in now.fields.items()}
    return {**pinned, name: Floors(now.fingerprint, fields)}, list(_lower(name, now, old))


def write(floors: Mapping[str, Floors]) -> str:
    """Return floors as TOML, corpora sorted by name."""
    parts = [_HEAD]
    for name, pinned in sorted(floors.items()):
        head = [f"[{json.dumps(name)}]", f'fingerprint = "{pinned.fingerprint}"', "", f"[{json.dumps(name)}.f1]"]
        lines = [f"{json.dumps(field)} = {value:.{_DIGITS}f}" for field, value in pinned.fields.items()]
        parts.append("\n".join([*head, *lines, ""]))
    return "\n".join(parts)


def _lower(name: str, now: Floors, old: Floors) -> Iterator[str]:
    """Yield a sentence for each field that is below its floor."""
    for field, floor in old.fields.items():
        value = now.fields.get(field)
        if value is not None and value < floor:
            yield f"{name}: F1 of {field} is {value:.{_DIGITS}f}, its floor {floor:.{_DIGITS}f}"


def _down(f1: float | None) -> float:
    """Return an F1 rounded down to the digits that floors have."""
    return 1.0 if f1 is None else math.floor(f1 * 10**_DIGITS) / 10**_DIGITS
