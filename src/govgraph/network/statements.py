"""Read the statements of a graph with the words behind them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from govgraph.model import Evidence
from govgraph.store import Snapshot, Term


@dataclass(frozen=True, slots=True)
class Statement:
    """Be one statement as one document makes it.

    Attributes:
        claim: IRI of the claim node.
        evidence: in reading order; empty where an inference rests on tables alone.
        basis: key of the basis scheme: stated, suggested, inferred or implied.
    """

    claim: str
    subject: str
    predicate: str
    object: Term
    document: str
    confidence: float
    method: str
    basis: str
    evidence: tuple[Evidence, ...]

    @property
    def quote(self) -> str:
        """Return the words behind the statement, passages parted by an ellipsis."""
        return " … ".join(item.quote for item in self.evidence)

    @property
    def start(self) -> int:
        """Return where the first passage starts, or -1 where there is none."""
        return self.evidence[0].start if self.evidence else -1

    @property
    def end(self) -> int:
        """Return where the first passage ends, or -1 where there is none."""
        return self.evidence[0].end if self.evidence else -1


def statements(snapshot: Snapshot) -> list[Statement]:
    """Return all statements, sorted by document, subject, predicate and object."""
    query = (Path(__file__).parent / "statements.rq").read_text(encoding="utf-8")
    rows: dict[str, dict[str, Term]] = {}
    found: dict[str, set[Evidence]] = {}
    for row in snapshot.select(query):
        claim = value(row["claim"])
        rows[claim] = row
        evidence = found.setdefault(claim, set())
        if "quote" in row:
            evidence.add(Evidence(int(value(row["start"])), int(value(row["end"])), value(row["quote"])))
    made = [_statement(claim, row, found[claim]) for claim, row in rows.items()]
    return sorted(made, key=lambda s: (s.document, s.subject, s.predicate, str(s.object), s.claim))


def value(term: Term | None) -> str:
    """Return the text of an IRI or literal, or an empty string."""
    return term.value if isinstance(term, NamedNode | Literal) else ""


def _statement(claim: str, row: dict[str, Term], evidence: set[Evidence]) -> Statement:
    return Statement(
        claim=claim, subject=value(row["subject"]), predicate=value(row["predicate"]), object=row["object"],
        document=value(row["document"]), confidence=float(value(row["confidence"])), method=value(row["method"]),
        basis=value(row["basis"]).rpartition("/")[2], evidence=tuple(sorted(evidence)),
    )  # fmt: skip
