"""Take a source down the whole road; the only module that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from govgraph import settings
from govgraph.documents import read
from govgraph.documents.source import expand
from govgraph.errors import SourceError
from govgraph.facts import build_record
from govgraph.goals import GoalSuggestion
from govgraph.goals import suggest_goals as by_terms
from govgraph.linking import link_mentions
from govgraph.mentions import find_mentions
from govgraph.model import Document, Record
from govgraph.text import segment

if TYPE_CHECKING:
    from pyoxigraph import Quad


_GOAL_LANGUAGES = ("en", "und")  # the terms of the goals are English


def read_record(doc: Document) -> Record:
    """Return what is read from one document; nothing but its bare self where it is not read (``doc.skipped``)."""
    if doc.skipped is not None:
        return Record(document=doc, kind="news", title=None, published=None, relevant=False)
    segmentation = segment(doc)
    mentions = find_mentions(doc, segmentation)
    links = link_mentions(doc, mentions)
    return build_record(doc, segmentation, mentions, links)


def suggest_goals(doc: Document) -> tuple[GoalSuggestion, ...]:
    """Return the goals of the 2030 Agenda that a text on any subject is about, the surest first; none if not English.

    Raises:
        TableError: if a table of terms is wrong.
    """
    if doc.lang not in _GOAL_LANGUAGES:
        return ()
    return by_terms(doc.text, [(sent.start, sent.end) for sent in segment(doc).sentences])


def sources(names: Iterable[str], on_error: Callable[[SourceError], None]) -> list[str]:
    """Return the files that sources name, folders spelled out; one that cannot be listed is reported and left out."""
    found: list[str] = []
    for name in names:
        try:
            found += expand(name)
        except SourceError as error:
            on_error(error)
    return found


def records(names: Iterable[str], on_error: Callable[[SourceError], None]) -> Iterator[Record]:
    """Yield the record of each document, in the order given.

    Args:
        names: paths of files or folders, addresses, or ``-``.
        on_error: told of each source that cannot be read; the rest goes on.
    """
    for source in sources(names, on_error):
        for doc in read(source, on_error):
            yield read_record(doc)


def quads(record: Record) -> list[Quad]:
    """Return the named graph of a record, with the base IRI of the settings."""
    from govgraph.mapping import map_record  # only commands that write RDF need it

    return map_record(record, base=settings.text("base"))
