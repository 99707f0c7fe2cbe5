"""Get the answers to score: from the extractor, or from a file of records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from govgraph import pipeline
from govgraph.errors import SourceError
from govgraph.evaluation import answers
from govgraph.evaluation.answers import Answers
from govgraph.evaluation.corpus import Corpus
from govgraph.evaluation.files import load_records
from govgraph.evaluation.sure import without_suggested
from govgraph.export.records import to_json


def extract(corpus: Corpus, on_error: Callable[[SourceError], None], *, sure: bool = False) -> dict[str, Answers]:
    """Return what the extractor reads from the texts of a corpus, by document; it sees neither labels nor names.

    Args:
        on_error: told of each text that cannot be read; it has no answers.
        sure: leave out what the records only suggest.
    """
    return {
        name: answers.read(without_suggested(to_json(record)) if sure else to_json(record))
        for name, text in corpus.texts.items()
        for record in pipeline.records([str(text)], on_error)
    }


def read(path: Path) -> dict[str, Answers]:
    """Return the answers of a file: JSON Lines as ``govgraph extract`` prints them, a list, or an object by document.

    Raises:
        SourceError: if it cannot be read or has another form.
    """
    content = load_records(path)
    if isinstance(content, Mapping) and not isinstance(content.get("id"), str):
        return {str(name): answers.read(record) for name, record in content.items()}
    found: dict[str, Answers] = {}
    for number, record in enumerate(content if isinstance(content, list) else [content], start=1):
        if not isinstance(record, Mapping) or not isinstance(record.get("id"), str):
            raise SourceError(str(path), f"record {number} has no id; give each the name of its document")
        found[record["id"]] = answers.read(record)
    return found
