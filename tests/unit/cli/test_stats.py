"""Check what the numbers of a store are."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import Call


def test_numbers_are_those_of_the_documents(call: Call, store: Path) -> None:
    """Reference data counts only where a document uses it; explicit and implied links are kept apart."""
    counts = json.loads(call("stats", "--store", store, "--format", "json").stdout)
    counts.pop("triples")
    assert counts == {
        "documents": 3, "agreements": 4, "agencies": 4, "states": 3, "leaders": 7, "signatures": 6,
        "statedLinks": 2, "impliedLinks": 2, "claims": 82,
    }  # fmt: skip


def test_a_person_reads_words(call: Call, store: Path) -> None:
    """The table says the same in words."""
    shown = call("stats", "--store", store).stdout
    assert "SDG links   2 explicit, 2 implied\n" in shown
