"""Group the events of a document by the agreement they tell of, and tell the main one from background."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from govgraph import reference
from govgraph.facts.events import Event
from govgraph.facts.reading import Reading

_GENERIC = frozenset({"agreement", "other"})
_DATED = frozenset({"signed", "planned", "adopted", "renewed"})  # a date of another status is not that of conclusion


@dataclass(slots=True)
class Cluster:
    """The events of one agreement while they are gathered.

    Attributes:
        cited: True while no event reports the agreement itself.
        types: the types its events name.
        sentences: where they stand.
    """

    events: list[Event] = field(default_factory=list)
    cited: bool = True
    types: set[str] = field(default_factory=set)
    sentences: set[int] = field(default_factory=set)
    _parties: set[str] = field(default_factory=set)
    _dates: set[str] = field(default_factory=set)

    def add(self, event: Event) -> None:
        """Add an event; what all of them say is kept up to date, as it is asked for with every further event."""
        self.events.append(event)
        self.cited = self.cited and event.cited
        self.sentences.add(event.sentence)
        self._parties.update(p.key for p in event.parties)
        if event.type is not None:
            self.types.add(event.type)
        if event.date is not None and event.status in _DATED:
            self._dates.add(event.date.value)

    def party_keys(self) -> set[str]:
        """Return the keys of the parties its events name."""
        return self._parties

    def dates(self) -> set[str]:
        """Return the dates its events name."""
        return self._dates


def gather(reading: Reading, events: list[Event]) -> list[Cluster]:
    """Return the events of a document grouped by agreement, in order of first mention."""
    clusters: list[Cluster] = []
    for event in (part for one in events for part in _of_each_signer(one, clusters)):
        fitting = [c for c in clusters if _fits(reading, event, c)]
        if fitting:  # of equal ones the last
            best = max(fitting[::-1], key=lambda c: (_affinity(event, c), _nearness(reading, event, c)))
            best.add(event)
        elif event.instrument is not None or len(event.parties) >= 2:
            clusters.append(Cluster())
            clusters[-1].add(event)
    return clusters


def _of_each_signer(event: Event, clusters: list[Cluster]) -> list[Event]:
    """Return the event, or one for each of several agreements where its signers sign for parties of different ones.

    ``A signed on behalf of Chad and B on behalf of Mali`` of agreements that each concluded with a third.
    """
    bodies = [s.on_behalf_of.key for s in event.signers if s.on_behalf_of is not None]
    if event.instrument is not None or len(bodies) < 2 or len(bodies) != len(event.signers):
        return [event]
    held = [[c for c in clusters if key in c.party_keys()] for key in bodies]
    if any(len(row) != 1 for row in held) or len({id(row[0]) for row in held}) != len(held):
        return [event]
    return [
        replace(event, signers=(signer,), parties=tuple(p for p in event.parties if p.key == key))
        for signer, key in zip(event.signers, bodies, strict=True)
    ]


def main_cluster(reading: Reading, clusters: list[Cluster]) -> Cluster | None:
    """Return the agreement a document is about: the headline's, else the first reported; None if it is the only one."""
    reported = [c for c in clusters if not c.cited]
    if len(clusters) < 2 or not reported:
        return None
    titled = [c for c in reported if any(reading.sentences[e.sentence].kind == "title" for e in c.events)]
    return (titled or reported)[0]


def is_background(reading: Reading, cluster: Cluster, main: Cluster) -> bool:
    """Tell whether an agreement is told of as background to the main one.

    It is where the same parties concluded it in an earlier year, or where it is an instrument of the world at large
    (a compact, a convention) that the headline does not name. Items of a list and steps against an agreement
    (suspended, ended, denied) are never background.
    """
    events = cluster.events
    if any(reading.sentences[e.sentence].kind in ("item", "title") for e in events):
        return False
    if any(e.status in ("suspended", "terminated", "rejected") for e in events):
        return False
    if (
        cluster.types & {"compact", "declaration", "convention", "protocol", "policy-framework"}
        and not cluster.types & main.types
    ):
        return True
    years = {d[:4] for d in cluster.dates() if d[:4].isdigit()}
    main_years = {d[:4] for d in main.dates() if d[:4].isdigit()}
    same = len(cluster.party_keys() & main.party_keys()) >= 2
    if years and main_years:
        return max(years) < max(main_years)
    return same and bool(years)


def _nearness(reading: Reading, event: Event, cluster: Cluster) -> int:
    """Return 2 for the agreement the sentence before tells of, 1 for the headline's, else 0."""
    if not cluster.sentences.isdisjoint((event.sentence, event.sentence - 1)):
        return 2
    return int(any(reading.sentences[e.sentence].kind == "title" for e in cluster.events))


def _affinity(event: Event, cluster: Cluster) -> int:
    """Return how much an event and a cluster have in common."""
    shared = len({p.key for p in event.parties} & cluster.party_keys())
    same_type = event.type is not None and event.type in cluster.types
    return 3 * shared + 2 * same_type + (event.cited == cluster.cited)


def _fits(reading: Reading, event: Event, cluster: Cluster) -> bool:
    """Tell whether an event may be of the same agreement as a cluster."""
    if event.instrument is not None and event.cited != cluster.cited:
        return False
    kind = reading.sentences[event.sentence].kind
    if kind == "item":
        block = reading.sentences[event.sentence].block
        if any(reading.sentences[e.sentence].block == block for e in cluster.events):
            return (
                event.sentence not in cluster.sentences
                or not event.parties
                or bool({p.key for p in event.parties} & cluster.party_keys())
            )
        if not event.definite or reading.sentences[cluster.events[-1].sentence].kind == "item":
            return False
    if event.type is not None and cluster.types and not event.definite and not _types_agree(event.type, cluster.types):
        return False
    keys, have = {p.key for p in event.parties}, cluster.party_keys()
    if event.definite and have:  # whom those who sign "the agreement" work for does not make it another one
        keys = {p.key for p in event.parties if p.support.method != "party-of-signatory"}
    headline = all(reading.sentences[e.sentence].kind == "title" for e in cluster.events)
    keys |= _named_again(reading, event, keys, have, headline=headline)
    if _is_of_another_partner(event, keys, have, headline=headline):
        return False
    beside = event.definite and event.sentence - 1 in cluster.sentences and _acts_for(event, have)
    if not beside and not _parties_fit(keys, have, headline=headline, definite=event.definite):
        return False
    if _is_of_other_date(event, cluster):
        return event.definite and (bool(keys & have) or not keys) and event.modality == "planned"
    anew = event.sentence not in cluster.sentences
    if event.instrument is None or event.definite or not anew or keys & have:
        return True
    # "a memorandum" told of anew is the same one only if the parties or the headline say so
    told = {e.type for e in cluster.events if not e.definite and reading.sentences[e.sentence].kind != "title"}
    if event.status in ("rejected", "suspended", "terminated") or (told and event.type not in told):
        return False
    return not keys or not have


def _named_again(reading: Reading, event: Event, keys: set[str], have: set[str], *, headline: bool) -> set[str]:
    """Return the one party of a headline where a sentence with one party names it too, if not as a party."""
    if not headline or event.cited or len(keys) != 1 or len(have) != 1:
        return set()
    return have & {body.party.key for body in reading.bodies[event.sentence]}


def _is_of_another_partner(event: Event, keys: set[str], have: set[str], *, headline: bool) -> bool:
    """Tell whether an event is one of several told in a row, and a cluster that of another partner."""
    partners = {p.key for p in event.parties if p.support.method == "partner-of-several"}
    if partners and have and not (partners <= have and (keys <= have or have <= keys)):
        return True
    dated = event.date is not None and event.date.support.method == "date-of-each"
    return dated and keys != have and not (headline and bool(have) and have <= keys)


def _is_of_other_date(event: Event, cluster: Cluster) -> bool:
    """Tell whether an event is dated and contradicts every date of a cluster."""
    dates = cluster.dates()
    if event.date is None or not dates or event.status not in _DATED or event.status == "renewed":
        return False
    value = event.date.value
    return not any(_dates_agree(value, other) for other in dates)


def _types_agree(one: str, others: set[str]) -> bool:
    """Tell whether a type goes with the types of a cluster: ``agreement`` goes with any contract."""
    if one in others or one in _GENERIC or others <= _GENERIC:
        return True
    loose = {
        "agreement",
        "framework-agreement",
        "cooperation-agreement",
        "partnership-agreement",
        "memorandum-of-understanding",
    }
    if one in loose and others & loose:
        mou = "memorandum-of-understanding"
        return (one == mou) == (mou in others) or bool(others & _GENERIC)
    formal = {"treaty", "convention", "protocol", "compact", "declaration", "joint-statement", "action-plan"}
    return one in formal and bool(others & formal & {one})


def _acts_for(event: Event, have: set[str]) -> bool:
    """Tell whether bodies conclude for the states a cluster names: one is such a state's, the others no table's."""
    shared = {whole(p.key) for p in event.parties} & have
    return bool(shared) and all(not p.known or p.key in have for p in event.parties)


def _parties_agree(keys: set[str], have: set[str]) -> bool:
    """Tell whether two sets of parties may be of one agreement: one holds the other, or a body and its whole."""
    shared = keys & have
    if shared and (len(keys) < 2 or len(have) < 2 or len(shared) >= 2):
        return True
    if len(keys) >= 2 and len(have) >= 2:
        return len({whole(k) for k in keys} & {whole(k) for k in have}) >= 2
    return bool({whole(k) for k in keys} & {whole(k) for k in have})


def _parties_fit(keys: set[str], have: set[str], *, headline: bool, definite: bool) -> bool:
    """Tell whether the parties of an event may be those of a cluster; a headline may name a government for its agency.

    Args:
        headline: True where the cluster is told of in the headline only.
        definite: True where the event refers to an agreement told of before.
    """
    if not keys or not have:
        return True
    if not _parties_agree(keys, have):
        return headline and bool(keys & have)
    return headline or definite or not _each_has_own(keys, have)


def _each_has_own(keys: set[str], have: set[str]) -> bool:
    """Tell whether two full sets of parties each hold one the other lacks: two agreements of the same kind."""
    one, other = {whole(k) for k in keys}, {whole(k) for k in have}
    return min(len(keys), len(have)) >= 2 and bool(one - other) and bool(other - one)


def whole(key: str) -> str:
    """Return the organisation a regional body belongs to (a commission signs for its union), else the key."""
    row = reference.agencies().get(key)
    if row is not None and row["parent"] in ("au", "eu", "ecowas", "wbg"):
        return row["parent"]
    return key.rsplit(".", 1)[-1].upper() if "." in key else key


def _dates_agree(a: str, b: str) -> bool:
    """Tell whether two EDTF dates do not contradict each other."""
    return all(x == y or "X" in x + y for x, y in zip(a.split("-"), b.split("-"), strict=False))
