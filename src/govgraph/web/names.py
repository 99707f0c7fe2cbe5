"""Name things: the label, short form and page of every IRI of the graph."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from pyoxigraph import Literal, NamedNode

from govgraph.namespaces import DCTERMS, EDTF, SKOS, XSD
from govgraph.store import Term
from govgraph.web.reader import Reader, value
from govgraph.web.urls import AGENDA, Urls
from govgraph.web.values import Node
from govgraph.web.wording import KINDS, day, local_name, span

_PLACE = re.compile(r"(.+)#(?:char|quote|position)=(\d+),(\d+)")  # RFC 5147
_RANK = {SKOS["prefLabel"]: 0, DCTERMS["title"]: 1}


class Names:
    """Give each IRI the words a reader sees.

    Args:
        labels: label of each thing.
        notations: short form of each thing that has one.
        others: further names of each thing, in all languages.
    """

    def __init__(
        self, urls: Urls, labels: dict[str, str], notations: Mapping[str, str], others: Mapping[str, tuple[str, ...]]
    ) -> None:
        self._urls = urls
        self.labels = labels
        self.notations = notations
        self.others = others
        self.shorts: dict[str, str] = {}

    @classmethod
    def load(cls, reader: Reader, urls: Urls) -> Names:
        """Read all names of the newest snapshot.

        Raises:
            StoreError: if there is no store to read.
        """
        found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        notations: dict[str, str] = {}
        others: dict[str, set[str]] = defaultdict(set)
        for row in reader.rows("labels"):
            iri, kind, label = value(row, "iri"), value(row, "property"), value(row, "label")
            others[iri].add(label)
            if kind == SKOS["notation"]:
                notations[iri] = min(label, notations.get(iri, label), key=lambda n: (len(n), n))
            elif kind in _RANK:
                found[iri].append((_RANK[kind], _language_rank(row["label"]), label))
        labels = {iri: min(names)[2] for iri, names in found.items()}
        return cls(urls, labels, notations, {iri: tuple(sorted(names)) for iri, names in others.items()})

    def add(self, iri: str, label: str) -> None:
        """Give a thing that the graph leaves nameless (an event, a signature) a name."""
        self.labels.setdefault(iri, label)

    def shorten(self, agreement: str, parties: Sequence[str], year: str) -> None:
        """Give an agreement the short name of a drawing: its parties' acronyms and its year."""
        if parties:
            shown = sorted(self.short(party) for party in parties)
            more = f" + {len(shown) - 3}" if len(shown) > 3 else ""
            self.shorts[agreement] = f"{' – '.join(shown[:3])}{more}{' ' + year if year else ''}"

    def kind(self, iri: str) -> str:
        """Return the kind of a thing; empty for what has no page."""
        found = self._urls.identify(iri)
        return found[0] if found else ""

    def label(self, iri: str) -> str:
        """Return the words for an IRI; a goal begins with its number, evidence tells its place."""
        place = _PLACE.fullmatch(iri)
        if place:
            return f"{self.label(place[1])}, characters {place[2]} to {place[3]}"
        label = self.labels.get(iri)
        kind = self.kind(iri)
        if kind == "sdg":
            number = self.notations.get(iri, "")
            return f"SDG {number}: {label}" if label and number and iri != AGENDA else label or iri
        if label:
            return label
        return self.notations.get(iri) or (f"{KINDS[kind][0]} {iri.rpartition('/')[2]}" if kind else local_name(iri))

    def short(self, iri: str) -> str:
        """Return the shortest name a drawing can show: an acronym or a goal's number where there is one."""
        notation = self.notations.get(iri, "")
        kind = self.kind(iri)
        if kind == "sdg" and notation:
            return "2030 Agenda" if iri == AGENDA else f"SDG {notation}"
        if iri in self.shorts:
            return self.shorts[iri]
        return notation if kind == "agency" and notation else self.label(iri)

    def node(self, iri: str) -> Node:
        """Return a thing as a page names it."""
        return Node(self.label(iri), self._urls.page(iri), iri, self.kind(iri))

    def term(self, term: Term) -> Node:
        """Return any RDF term as a page names it; dates and stretches of time in words."""
        if not isinstance(term, Literal):
            return self.node(term.value) if isinstance(term, NamedNode) else Node(str(term))
        if term.datatype.value.startswith(EDTF) or term.datatype.value.endswith("#date"):
            return Node(day(term.value), written=term.value)
        if term.datatype.value == XSD.duration:
            return Node(span(term.value), written=term.value)
        return Node(term.value)


def _language_rank(term: Term) -> int:
    language = (term.language or "") if isinstance(term, Literal) else ""
    return 0 if language == "en" else 1 if not language else 2
