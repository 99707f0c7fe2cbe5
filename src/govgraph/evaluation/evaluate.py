"""Score all documents of a corpus and sum up, in all and by groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from govgraph.errors import UsageError
from govgraph.evaluation import bootstrap
from govgraph.evaluation.answers import Answers
from govgraph.evaluation.bootstrap import Interval
from govgraph.evaluation.corpus import Corpus
from govgraph.evaluation.counts import Counts, total
from govgraph.evaluation.names import Names
from govgraph.evaluation.scoring import FIELDS, INFORMATION, MICRO, Scorer, Scores


@dataclass(frozen=True, slots=True)
class Line:
    """What is known of one field over several documents.

    Attributes:
        documents: how many have anything to find in this field, or something found.
        interval: 95 % confidence interval of F1, or None where there is no F1 or none was asked for.
    """

    field: str
    counts: Counts
    documents: int
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class Table:
    """The lines of some documents of a corpus, the sum over all fields last.

    Attributes:
        group: ``all``, or what the documents have in common, such as ``lang=en``.
        documents: how many there are.
    """

    group: str
    documents: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How well the answers fit a corpus.

    Attributes:
        tables: over all documents first, then by groups.
        by_document: counts of each field, and of all, by document.
    """

    corpus: Corpus
    tables: tuple[Table, ...]
    by_document: Mapping[str, Scores]


def evaluate(
    corpus: Corpus,
    found: Mapping[str, Answers],
    names: Names,
    *,
    by: Sequence[str] = (),
    resamples: int = 1000,
    seed: int = 0,
) -> Evaluation:
    """Return how well answers fit the labels of a corpus.

    Args:
        found: answers by document; a document without answers is one where nothing was found.
        by: attributes of documents, such as ``lang``, to make further tables for.
        resamples: samples of documents for the confidence intervals; with 0 there are none.
        seed: of the drawing of samples.

    Raises:
        UsageError: if no document has an attribute.
    """
    scorer = Scorer(names)
    scores = {
        name: _with_sum(scorer.score(record, found.get(name, Answers()))) for name, record in corpus.records.items()
    }
    groups = [("all", list(scores))]
    for attribute in by:
        groups += _groups(corpus, attribute)
    tables = [_table(group, [scores[d] for d in members], resamples, seed) for group, members in groups]
    return Evaluation(corpus, tuple(tables), scores)


def _with_sum(scores: Scores) -> Scores:
    """Return the scores of a document with the sum over all fields but those for information."""
    return {**scores, MICRO: total(counts for field, counts in scores.items() if field not in INFORMATION)}


def _groups(corpus: Corpus, attribute: str) -> Iterable[tuple[str, list[str]]]:
    """Return the documents of each value of an attribute."""
    groups: dict[str, list[str]] = {}
    for name, record in corpus.records.items():
        groups.setdefault(record.attributes.get(attribute, "none"), []).append(name)
    if set(groups) == {"none"}:
        known = sorted({key for record in corpus.records.values() for key in record.attributes})
        raise UsageError(f"no record of {corpus.path} has a text {attribute!r}; there are {', '.join(known)}")
    return [(f"{attribute}={value}", members) for value, members in sorted(groups.items())]


def _table(group: str, scores: Sequence[Scores], resamples: int, seed: int) -> Table:
    """Return the table of some documents."""
    samples = bootstrap.draws(len(scores), resamples=resamples, seed=seed)
    lines = []
    for field in (*FIELDS, MICRO):
        counts = [document.get(field, Counts()) for document in scores]
        summed = total(counts)
        present = sum(c != Counts() for c in counts)
        lines.append(Line(field, summed, present, bootstrap.interval(counts, samples)))
    return Table(group, len(scores), tuple(lines))
