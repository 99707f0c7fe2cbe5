"""Check that texts on other subjects yield no agreement, however often they speak of deals, pacts and migration.

``generic.json`` holds the texts by name; the first word of the name is the subject.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from govgraph.model import Document, Record
from govgraph.pipeline import read_record

TEXTS: dict[str, str] = json.loads(Path(__file__).with_name("generic.json").read_text(encoding="utf-8"))


def _record(name: str) -> Record:
    """Return what is read from the text of that name."""
    text = TEXTS[name] + "\n"
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return read_record(Document(name=name, source="-", media_type="text/plain", sha256=sha256, text=text, lang="en"))


@pytest.mark.parametrize("name", TEXTS)
def test_text_is_not_relevant(name: str) -> None:
    """A text on another subject is not relevant."""
    assert not _record(name).relevant, TEXTS[name]


@pytest.mark.parametrize("name", TEXTS)
def test_no_agreement_is_reported(name: str) -> None:
    """A text on another subject reports no agreement; at most it mentions one."""
    reported = [a.label.value for a in _record(name).agreements if a.role == "primary"]
    assert reported == [], TEXTS[name]
