"""Check the reading of corpora, and what is said of faulty ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from govgraph.errors import SourceError
from govgraph.evaluation import corpus


def test_a_folder_of_texts_and_labels(folder: Path) -> None:
    """Labels and texts are found by folder and by file, sorted."""
    found = corpus.load(folder)
    assert (found.name, list(found.records), found.altered()) == ("small", ["one", "two"], [])
    assert found.texts == {name: folder / "docs" / f"{name}.txt" for name in ("one", "two")}
    assert corpus.load(folder / "gold.json") == found


def test_the_bundled_corpus() -> None:
    """The labels that travel with the package have their texts, unaltered."""
    found = corpus.load(corpus.bundled())
    assert set(found.records) == set(found.texts)
    assert found.altered() == []


def test_the_fingerprint_follows_texts_and_labels(folder: Path) -> None:
    """A changed text or label changes the fingerprint, another file does not."""
    first = corpus.load(folder).fingerprint
    (folder / "docs" / "notes.txt").write_text("not labelled")
    assert corpus.load(folder).fingerprint == first
    (folder / "docs" / "two.txt").write_text("Rien du tout.\n")
    second = corpus.load(folder)
    assert second.altered() == ["two"]
    labels = folder / "gold.json"
    labels.write_text(labels.read_text() + "\n")
    assert len({first, second.fingerprint, corpus.load(folder).fingerprint}) == 3


def test_all_faults_of_labels_are_told(folder: Path, record: dict[str, Any]) -> None:
    """One error names every fault with its record and member."""
    faulty = {**record, "relevant": "yes", "agreements": [{"label": "x", "type": "y"}]}
    (folder / "gold.json").write_text(json.dumps([record, record, faulty, 3]))
    with pytest.raises(SourceError) as caught:
        corpus.load(folder)
    assert caught.value.reason == (
        "record 2: the id one is there twice; record 3: relevant must be true or false; "
        "agreements[0].status must be a text; record 4: it is no object"
    )


@pytest.mark.parametrize(
    ("labels", "reason"),
    [
        (b"[{", "line 1, column 3: Expecting property name enclosed in double quotes; the file must hold JSON"),
        (b"[]", "the file must hold a list of records with labels"),
        (b"\xff", "byte 0 is not UTF-8; save the file as UTF-8"),
    ],
    ids=["no JSON", "empty", "no UTF-8"],
)
def test_unreadable_labels(folder: Path, labels: bytes, reason: str) -> None:
    """A file that holds no labels is named with the reason."""
    (folder / "gold.json").write_bytes(labels)
    with pytest.raises(SourceError) as caught:
        corpus.load(folder)
    assert (caught.value.source, caught.value.reason) == (str(folder / "gold.json"), reason)


def test_missing_texts_are_named(folder: Path) -> None:
    """Labels without their texts cannot be scored."""
    (folder / "docs" / "one.txt").unlink()
    with pytest.raises(SourceError, match="the texts of one are missing"):
        corpus.load(folder)


def test_names_beside_the_labels(folder: Path) -> None:
    """Names beside the labels take the place of the bundled ones; extra ones add to either; given ones replace both."""
    (folder / "aliases-extra.json").write_text('{"places": {"Geneva": ["GVA"]}}')
    bundled = corpus.names_of(folder / "gold.json")
    assert bundled.places["Geneva"][-1] == "GVA"
    assert "CHE" in bundled.countries
    (folder / "aliases.json").write_text('{"places": {"Geneva": ["Genf"]}}')
    assert corpus.names_of(folder / "gold.json").places == {"Geneva": ("Genf", "GVA")}
    assert corpus.names_of(folder / "gold.json", [folder / "aliases-extra.json"]).places == {"Geneva": ("GVA",)}


def test_faulty_names(folder: Path) -> None:
    """A table of another form is named."""
    (folder / "aliases.json").write_text('{"places": {"Geneva": "Genf"}}')
    with pytest.raises(SourceError, match="places: each name needs a list of names, 'Geneva' has another value"):
        corpus.names_of(folder / "gold.json")
