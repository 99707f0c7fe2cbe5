"""Offer a small labelled corpus."""

from __future__ import annotations

import copy
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

TEXT = (
    "GENEVA, 23 October 2020 - The International Labour Organization (ILO) and the International Organization for "
    "Migration (IOM) signed an agreement on labour migration in Geneva today.\n"
)
RECORD: dict[str, Any] = {
    "id": "one",
    "lang": "en",
    "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
    "relevant": True,
    "agencies": [
        {"name": "International Labour Organization", "acronym": "ILO"},
        {"name": "International Organization for Migration", "acronym": "IOM"},
    ],
    "leaders": [],
    "agreements": [
        {
            "label": "agreement on labour migration",
            "type": "agreement",
            "status": "signed",
            "parties": ["International Labour Organization", "International Organization for Migration"],
            "date": "2020-10-23",
            "place": "Geneva",
            "signatories": [],
            "levels": [],
            "role": "primary",
        }
    ],
    "sdgs": {"agenda2030": False, "goals": [], "targets": [], "implied_targets": []},
    "gcm_objectives": [],
    "countries": [],
    "populations": [],
    "quotes_evidence": [],
}


@pytest.fixture
def record() -> dict[str, Any]:
    """Return the labels of the small corpus' one document, to be changed freely."""
    return copy.deepcopy(RECORD)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a corpus with two documents in English and French, the second without an agreement."""
    root = tmp_path / "small"
    (root / "docs").mkdir(parents=True)
    other = {**RECORD, "id": "two", "lang": "fr", "relevant": False, "agencies": [], "agreements": []}
    other["sha256"] = hashlib.sha256(b"Rien.\n").hexdigest()
    (root / "docs" / "one.txt").write_text(TEXT, encoding="utf-8")
    (root / "docs" / "two.txt").write_text("Rien.\n", encoding="utf-8")
    (root / "gold.json").write_text(json.dumps([other, RECORD]), encoding="utf-8")
    return root
