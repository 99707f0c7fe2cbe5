"""Hold what the extractor reaches on labelled texts against the floors of ``floors.toml``."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgraph.errors import SourceError
from govgraph.evaluation import corpus, floors, predicting
from govgraph.evaluation.evaluate import evaluate
from govgraph.evaluation.names import Names

_HERE = Path(__file__).parent
_BATCHES = sorted(path for path in (_HERE / "batches").glob("*") if path.is_dir())


def _refuse(error: SourceError) -> None:
    """Let no text be unreadable."""
    raise error


@pytest.mark.parametrize("source", [None, *_BATCHES], ids=lambda source: source.name if source else "gold")
def test_no_field_is_below_its_floor(source: Path | None) -> None:
    """No field of the bundled documents or of a batch falls, and the corpus is the one that was measured."""
    if source is not None and not (source / "gold.json").exists():
        pytest.skip(f"batch {source.name} has no labels yet")
    labelled = corpus.load(corpus.bundled() if source is None else source)
    pinned = floors.read(_HERE / "floors.toml")
    if source is not None and labelled.name not in pinned:
        pytest.skip(f"batch {labelled.name} has no floors yet; pin them with govgraph evaluate --write-floors")
    names = Names(corpus.names_of(labelled.path))
    found = predicting.extract(labelled, _refuse)
    assert floors.shortfalls(evaluate(labelled, found, names, resamples=0), pinned) == []
