"""Hold the scores against those of the development corpus' scorer, the reference for the rules of matching."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import pytest

from govgraph import pipeline
from govgraph.errors import SourceError
from govgraph.evaluation import answers, corpus
from govgraph.evaluation.corpus import Corpus
from govgraph.evaluation.counts import Counts
from govgraph.evaluation.gold import read as read_gold
from govgraph.evaluation.names import Names
from govgraph.evaluation.scoring import Scorer
from govgraph.export.records import to_json

from . import reference
from .reference import FOLDER, Json

pytestmark = pytest.mark.skipif(
    not (FOLDER / "score.py").exists(), reason="the development corpus is not beside this checkout (../shared/corpus)"
)
ByDocument = Mapping[str, Mapping[str, tuple[int, int, int]]]


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    """Return the reference."""
    return reference.load()


@pytest.fixture(scope="module")
def labelled() -> Corpus:
    """Return the development corpus."""
    return corpus.load(FOLDER)


@pytest.fixture(scope="module")
def gold(scorer: ModuleType) -> dict[str, Json]:
    """Return the labels as the reference reads them."""
    labels: dict[str, Json] = scorer.load(FOLDER / "gold.json")
    return labels


@pytest.fixture(scope="module")
def ours(labelled: Corpus) -> Scorer:
    """Return the scorer under test, with the corpus' names."""
    return Scorer(Names(corpus.names_of(labelled.path)))


def _refuse(error: SourceError) -> None:
    """Let no text be unreadable."""
    raise error


def _counts(ours: Scorer, labelled: Corpus, found: Mapping[str, Json]) -> ByDocument:
    """Return our counts by document and field, without those of nothing."""
    return {
        name: {
            field: (c.tp, c.fp, c.fn)
            for field, c in ours.score(record, answers.read(found.get(name))).items()
            if c != Counts()
        }
        for name, record in labelled.records.items()
    }


def test_gold_against_itself(scorer: ModuleType, ours: Scorer, labelled: Corpus, gold: dict[str, Json]) -> None:
    """Labels meet themselves without error, as the reference has it."""
    theirs = reference.counts(scorer, gold, gold, FOLDER / "aliases.json")
    assert _counts(ours, labelled, gold) == theirs
    assert {c[1:] for scores in theirs.values() for c in scores.values()} == {(0, 0)}


def test_what_the_extractor_reads(scorer: ModuleType, ours: Scorer, labelled: Corpus, gold: dict[str, Json]) -> None:
    """Every count of the extractor's records is that of the reference."""
    texts = map(str, labelled.texts.values())
    found = {record.document.name: to_json(record) for record in pipeline.records(texts, _refuse)}
    assert _counts(ours, labelled, found) == reference.counts(scorer, gold, found, FOLDER / "aliases.json")


@pytest.mark.parametrize("seed", range(20))
def test_spoilt_gold(scorer: ModuleType, ours: Scorer, labelled: Corpus, gold: dict[str, Json], seed: int) -> None:
    """Every count of labels with seeded faults is that of the reference."""
    aliases = json.loads((FOLDER / "aliases.json").read_text(encoding="utf-8"))
    found = reference.spoil(gold, aliases, seed)
    assert _counts(ours, labelled, found) == reference.counts(scorer, gold, found, FOLDER / "aliases.json")


@pytest.mark.parametrize("batch", ["a", "b", "c"])
def test_names_of_two_files(scorer: ModuleType, batch: str, tmp_path: Path) -> None:
    """A batch that adds names to the corpus' scores as with the reference given both files joined."""
    folder = Path(__file__).parents[2] / "quality" / "batches" / batch
    if not (folder / "gold.json").exists() or not (folder / "aliases-extra.json").exists():
        pytest.skip(f"batch {batch} has no labels, or brings no names of its own")
    files = [FOLDER / "aliases.json", folder / "aliases-extra.json"]
    joined, extra = (json.loads(file.read_text(encoding="utf-8")) for file in files)
    for table, rows in extra.items():
        for name, variants in rows.items():
            joined[table].setdefault(name, []).extend(variants)
    (tmp_path / "aliases.json").write_text(json.dumps(joined), encoding="utf-8")
    labelled = corpus.load(folder)
    gold = scorer.load(folder / "gold.json")
    found = reference.spoil(gold, joined, 1)
    ours = Scorer(Names(corpus.names_of(labelled.path, files)))
    theirs = reference.counts(scorer, gold, found, tmp_path / "aliases.json")
    assert _counts(ours, labelled, found) == theirs


@pytest.mark.parametrize("seed", range(5))
def test_a_record_with_very_many_agreements(scorer: ModuleType, ours: Scorer, gold: dict[str, Json], seed: int) -> None:
    """Where the best whole would take too long, the best pair is taken first, as by the reference."""
    aliases = json.loads((FOLDER / "aliases.json").read_text(encoding="utf-8"))
    spoilt = reference.spoil(gold, aliases, seed)
    labels, found = (
        {**next(iter(gold.values())), "agreements": _all_agreements(records)} for records in (gold, spoilt)
    )
    theirs = reference.counts(scorer, {"many": labels}, {"many": found}, FOLDER / "aliases.json")["many"]
    scores = ours.score(read_gold(labels), answers.read(found))
    assert {field: (c.tp, c.fp, c.fn) for field, c in scores.items() if c != Counts()} == theirs


def _all_agreements(records: Mapping[str, Json]) -> list[Json]:
    """Return the agreements of all records."""
    found = [record["agreements"] for record in records.values()]
    return [a for agreements in found if isinstance(agreements, list) for a in agreements if isinstance(a, dict)]
