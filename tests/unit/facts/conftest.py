"""Give the tests of facts what reads a text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from govgraph import pipeline
from govgraph.errors import SourceError
from govgraph.export.records import to_json


def _refuse(error: SourceError) -> None:
    raise error


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], dict[str, Any]]:
    """Return what makes the record of a text, as ``govgraph extract`` prints it."""

    def record(text: str) -> dict[str, Any]:
        path = tmp_path / "text.txt"
        path.write_text(text + "\n", encoding="utf-8")
        return to_json(next(iter(pipeline.records([str(path)], _refuse))))

    return record
