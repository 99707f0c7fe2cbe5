"""Find things by name, whatever the language, case and accents."""

from __future__ import annotations

from dataclasses import dataclass

from govgraph.namespaces import slug
from govgraph.web.names import Names
from govgraph.web.wording import KINDS

SEARCHED = ("agreement", "agency", "person", "state", "sdg", "topic", "document")
"""Kinds of things that search looks at, in the order shown."""


@dataclass(frozen=True, slots=True)
class Index:
    """Hold every name once, folded.

    Attributes:
        entries: kind, IRI and the folded names of each thing.
    """

    entries: tuple[tuple[str, str, tuple[str, ...]], ...]

    @classmethod
    def build(cls, names: Names) -> Index:
        """Fold all names of a snapshot."""
        entries = []
        for iri, label in names.labels.items():
            kind = names.kind(iri)
            if kind in SEARCHED:
                folded = {slug(name) for name in (*names.others.get(iri, ()), label)} - {""}
                entries.append((kind, iri, tuple(sorted(folded))))
        return cls(tuple(entries))

    def find(self, query: str) -> dict[str, list[str]]:
        """Return the IRIs that match, best first, by kind; a thing matches if one of its names holds all words.

        Args:
            query: as typed.
        """
        words = [word for word in slug(query).split("-") if word]
        whole = "-".join(words)
        hits: dict[str, list[tuple[int, str, str]]] = {kind: [] for kind in KINDS if kind in SEARCHED}
        for kind, iri, names in self.entries if words else ():
            ranks = [_rank(name, words, whole) for name in names]
            if min(ranks) < _NONE:
                hits[kind].append((min(ranks), min(names, key=len), iri))
        return {kind: [iri for _, _, iri in sorted(found)] for kind, found in hits.items() if found}


_NONE = 9


def _rank(name: str, words: list[str], whole: str) -> int:
    if name == whole:
        return 0
    if name.startswith(whole):
        return 1
    if all(f"-{word}" in f"-{name}" for word in words):
        return 2
    return 3 if all(word in name for word in words) else _NONE
