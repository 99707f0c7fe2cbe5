"""Give the fact finders one view of a document: its sentences with what is named in each, already linked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from govgraph import reference
from govgraph.model import Document, Evidence, Link, Mention, MentionKind, Party, Segmentation, Sentence, Support

SURE = 0.8
"""Confidence below which a statement is only suggested (chosen on texts: ``web/docs/explanation/accuracy.md``)."""
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_BRACKET_CHARS = 80
_OF_STATE = re.compile(r"\s(?:of|de|du|del|d')\s?(?:the |la |el )?", re.IGNORECASE)
_GOVERNS = re.compile(
    r" (?:has|have|had|will|would|is|was|never|also|signed|denied|agreed|said|says"
    r"|and [A-Z]\w+ (?:have|signed|agreed))\b"
)
_PREPOSITION = re.compile(
    r"\b(?:in|at|to|from|of|near|for|on|à|en|de|via|through|into|outside)\s+(?:the\s+)?$", re.IGNORECASE
)
_BEFORE_MARK = re.compile(r" (?=,|'s\b)")  # "Canada 's", "Japan ,": marks that a page sets apart
_SAID = re.compile(
    r"(?:[”\"»]|,) (?:\w+ ){0,6}?(?:said|told|added|noted|stated|confirmed|explained"
    r"|dijo|afirmó|señaló|indicó|a déclaré|a dit|a indiqué)\b"
)
_NEXT_VERB = re.compile(  # "X, who signed the agreement, met in Lima on 5 June"
    r"(?:,| and|,? et|,? y) (?:then |later |also |had |has |have |se )?"
    r"(?:met|meets?|held|holds?|arriv\w+|visit\w+|travel\w+|attend\w+|spoke|spent|left|flew|launched|opened"
    r"|rencontr\w+|arriv\w+|reuni\w+|viaj\w+|visit\w+)\b(?! (?:ceremony|of))"
)
_SPACE = re.compile(r"\s+")


@cache
def _titles() -> re.Pattern[str]:
    """Return the pattern of a courtesy title that stands before a name or at the end of a gap."""
    listed = "|".join(reference.word_list(name) for name in ("courtesy", "courtesy-in-text", "courtesy-in-gap"))
    return re.compile(rf"\b(?:H\.? ?E\.?|S\.E\.M?|{listed})\.? (?=[A-ZÀ-Þ]|$)")


@dataclass(frozen=True, slots=True)
class Body:
    """A linked agency or state where it is named.

    Attributes:
        detail: how it is named: ``name``, ``acronym``, ``demonym``, ``shaped`` …
    """

    start: int
    end: int
    sentence: int
    party: Party
    detail: str


class Reading:
    """Hold one document with everything found in it. Read-only after construction.

    Args:
        links: the linker's decisions on agencies, states, cities and people.
    """

    def __init__(
        self, doc: Document, segmentation: Segmentation, mentions: tuple[Mention, ...], links: tuple[Link, ...]
    ) -> None:
        self.doc = doc
        self.sentences = segmentation.sentences
        self.mentions = mentions
        self._link = {id(link.mention): link for link in links}
        self.links = links

    def link(self, mention: Mention) -> Link | None:
        """Return the decision on a mention, or None where there was nothing to decide."""
        return self._link.get(id(mention))

    @cached_property
    def _by_sentence(self) -> list[list[Mention]]:
        """Group the mentions by sentence."""
        groups: list[list[Mention]] = [[] for _ in self.sentences]
        for mention in self.mentions:
            groups[mention.sentence].append(mention)
        return groups

    @cached_property
    def _by_kind(self) -> list[dict[MentionKind, list[Mention]]]:
        """Group the mentions of each sentence by kind."""
        groups: list[dict[MentionKind, list[Mention]]] = [{} for _ in self.sentences]
        for mention in self.mentions:
            groups[mention.sentence].setdefault(mention.kind, []).append(mention)
        return groups

    def inside(self, sentence: int, *kinds: MentionKind) -> list[Mention]:
        """Return the mentions of the given kinds in a sentence, in order."""
        here = self._by_kind[sentence]
        found = [here[kind] for kind in kinds if kind in here]
        if len(found) > 1:
            return [m for m in self._by_sentence[sentence] if m.kind in kinds]
        return found[0][:] if found else []

    @cached_property
    def bodies(self) -> list[list[Body]]:
        """Return the linked agencies and states of each sentence, in order."""
        return [self._bodies_of(sentence) for sentence in range(len(self.sentences))]

    @cached_property
    def named(self) -> frozenset[str]:
        """Return the keys of the linked agencies and states."""
        return frozenset(body.party.key for row in self.bodies for body in row)

    def _bodies_of(self, sentence: int) -> list[Body]:
        """Return the linked agencies and states of a sentence; an acronym behind its own name is joined to it."""
        row: list[Body] = []
        for mention in self.inside(sentence, "agency", "state", "city"):
            link = self.link(mention)
            if link is None or link.key is None:
                continue
            if mention.kind == "city":
                capital = self._metonym(sentence, mention)
                if capital is not None and not (row and capital.start < row[-1].end):
                    row.append(capital)
                continue
            body = Body(mention.start, mention.end, sentence, self._party(mention, link), mention.detail)
            last = row[-1] if row else None
            if last is not None and body.start < last.end:
                continue  # inside the one before, such as the state in a ministry's name
            gap = self.doc.text[last.end : body.start] if last is not None else ""
            if last is not None and last.party.key.endswith("." + body.party.key.lower()) and _OF_STATE.fullmatch(gap):
                row[-1] = Body(last.start, body.end, sentence, last.party, last.detail)  # "… of the Republic of Ghana"
                continue
            if (
                last is not None
                and last.party.key == body.party.key
                and gap in (" (", ", ", " or ", ", the ", ", l'", ", la ", ", le ")
            ):
                end = body.end + (gap == " (" and self.doc.text[body.end : body.end + 1] == ")")
                row[-1] = Body(last.start, end, sentence, last.party, last.detail)
            else:
                row.append(body)
        return row

    def _metonym(self, sentence: int, mention: Mention) -> Body | None:
        """Return the state whose government a capital stands for: as a subject, never behind a preposition."""
        city, iso3 = mention.keys[0].split("|")
        sent = self.sentences[sentence]
        before, after = self.doc.text[sent.start : mention.start], self.doc.text[mention.end : sent.end]
        row = reference.states().get(iso3)
        if row is None or city != row["capital_en"] or not _GOVERNS.match(after) or _PREPOSITION.search(before):
            return None
        support = self.support([(mention.start, mention.end)], "capital-for-state", 0.88)
        return Body(
            mention.start, mention.end, sentence, Party("state", iso3, self.state_name(iso3), True, support), "metonym"
        )

    def _party(self, mention: Mention, link: Link) -> Party:
        """Return the party a linked mention names."""
        kind = "state" if mention.kind == "state" else "agency"
        support = self.support([(mention.start, mention.end)], "link-" + kind, link.confidence)
        return Party(kind, link.key or "", link.name, link.known, support)  # type: ignore[arg-type]  # the two kinds are the literals

    def quote(self, start: int, end: int) -> Evidence:
        """Return the evidence of a span."""
        return Evidence(start, end, self.doc.text[start:end])

    def sentence_evidence(self, sentence: int) -> Evidence:
        """Return a whole sentence as evidence."""
        sent: Sentence = self.sentences[sentence]
        return self.quote(sent.start, sent.end)

    def support(self, spans: Iterable[tuple[int, int]], method: str, confidence: float) -> Support:
        """Return a support with the words of the given spans: stated, or suggested where the rule is often wrong."""
        evidence = tuple(self.quote(start, end) for start, end in sorted(set(spans)))
        return Support(evidence, method, round(confidence, 2), "stated" if confidence >= SURE else "suggested")

    def is_told_later(self, start: int, end: int) -> bool:
        """Tell whether words between two points begin to say who told it: what follows is of the telling."""
        return _SAID.search(self.doc.text[start:end].replace("\n", " ")) is not None

    def is_of_next_verb(self, start: int, end: int) -> bool:
        """Tell whether another verb begins between two points, which claims what follows: a meeting, a journey."""
        return _NEXT_VERB.search(self.doc.text[start:end].replace("\n", " ")) is not None

    def derived(self, support: Support, method: str, confidence: float) -> Support:
        """Return a support that rests on another: with its words, and no surer than it."""
        spans = [(e.start, e.end) for e in support.evidence]
        return self.support(spans, method, min(confidence, support.confidence))

    def gap(self, start: int, end: int, *, skip: Iterable[Body] = ()) -> str:
        """Return the text between two points: bodies are ``O``, brackets and courtesy titles gone, spaces single."""
        parts, at = [], start
        for body in skip:
            if body.start >= at and body.end <= end:
                parts.append(self.doc.text[at : body.start] + "O")
                at = body.end
                inside = self.doc.text[body.start : body.end]
                if inside.count("(") > inside.count(")"):  # "(IOM, also known as …)"
                    closing = self.doc.text.find(")", at, at + _BRACKET_CHARS)
                    at = closing + 1 if closing >= 0 else at
        text = "".join([*parts, self.doc.text[at:end]]).replace("’", "'")
        return _BEFORE_MARK.sub("", _SPACE.sub(" ", _titles().sub("", _BRACKETS.sub("", text))))

    def state_name(self, iso3: str) -> str:
        """Return the English name of a state."""
        return reference.states()[iso3]["name_en"].replace("’", "'")
