"""Read JSON files of others, with an error that names the file and the place."""

from __future__ import annotations

import json
from pathlib import Path

from govgraph.errors import SourceError


def load_text(path: Path) -> str:
    """Return the text of a UTF-8 file.

    Raises:
        SourceError: if it cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise SourceError(str(path), error.strerror or "it cannot be read") from error
    except UnicodeDecodeError as error:
        raise SourceError(str(path), f"byte {error.start} is not UTF-8; save the file as UTF-8") from error


def load_json(path: Path) -> object:
    """Return the value that a JSON file holds.

    Raises:
        SourceError: if it cannot be read or is not JSON.
    """
    return _parse(load_text(path), path, first_line=1)


def load_records(path: Path) -> object:
    """Return the value of a JSON file, or the list of values of a JSON Lines file.

    Raises:
        SourceError: if it cannot be read or is neither.
    """
    text = load_text(path)
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if len(lines) > 1 and _is_json(lines[0][1]):
        return [_parse(line, path, first_line=number) for number, line in lines]
    return _parse(text, path, first_line=1)


def _is_json(line: str) -> bool:
    """Tell whether a line alone is an object of JSON."""
    try:
        return isinstance(json.loads(line), dict)
    except json.JSONDecodeError:
        return False


def _parse(text: str, path: Path, *, first_line: int) -> object:
    """Return the value of a JSON text that begins at a line of a file."""
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {first_line + error.lineno - 1}, column {error.colno}"
        raise SourceError(str(path), f"{place}: {error.msg}; the file must hold JSON") from error
    return value
