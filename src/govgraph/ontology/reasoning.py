"""Ask reasoners whether the ontology contradicts itself.

The OWL 2 RL rules (https://www.w3.org/TR/owl2-profiles/#OWL_2_RL) run always, by owlrl. A full OWL 2 DL reasoner,
HermiT, runs where Java and owlready2 are installed; owlready2 is under the LGPL and therefore no dependency.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from govgraph.namespaces import BASE, GG, OWL, RDF
from govgraph.ontology.triples import files

if TYPE_CHECKING:
    from rdflib import Graph

_WITNESS = BASE + "witness/"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reasoner says.

    Attributes:
        reasoner: its name and the language it decides.
        skipped: why it did not run; empty if it did.
        contradictions: what cannot be, in its words.
        empty: IRIs of classes that nothing can be an instance of.
    """

    reasoner: str
    skipped: str = ""
    contradictions: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Tell whether it found nothing wrong."""
        return not self.contradictions and not self.empty

    def __str__(self) -> str:
        if self.skipped:
            return f"skipped: {self.skipped}"
        if self.is_sound:
            return "consistent, no unsatisfiable class"
        faults = []
        if self.contradictions:
            faults.append(f"{len(self.contradictions)} contradictions, such as: {self.contradictions[0]}")
        if self.empty:
            faults.append("unsatisfiable: " + ", ".join(iri.removeprefix(GG) for iri in self.empty))
        return "; ".join(faults)


def by_rules(paths: Iterable[Path], data: Graph | None = None) -> Verdict:
    """Close the ontology and data under OWL 2 RL and return what contradicts.

    A class is unsatisfiable if an instance of it, and of nothing else, brings a contradiction.

    Args:
        paths: Turtle files of the ontology, with its alignments and vocabularies.
        data: a graph that uses it, or None.
    """
    from rdflib import Graph, URIRef

    plain = Graph()
    for path in paths:
        plain.parse(path)
    type_ = URIRef(RDF.type)
    classes = sorted(
        node for node in plain.subjects(type_, URIRef(OWL["Class"])) if isinstance(node, URIRef) and node.startswith(GG)
    )
    told = _contradictions(plain + data if data is not None else plain)
    for node in classes:  # all at once: where nothing contradicts, no class is empty
        plain.add((URIRef(_WITNESS + node.removeprefix(GG)), type_, node))
    at_fault = " ".join(set(_contradictions(plain)) - set(told))
    empty = tuple(node for node in classes if f"{_WITNESS}{node.removeprefix(GG)}" in _tokens(at_fault))
    return Verdict("OWL 2 RL (owlrl)", contradictions=told, empty=tuple(str(node) for node in empty))


def by_hermit(paths: Iterable[Path]) -> Verdict:
    """Ask HermiT, where it can run, whether the ontology is consistent and which classes are unsatisfiable.

    Args:
        paths: Turtle files of the ontology, with its alignments.
    """
    name = "OWL 2 DL (HermiT)"
    if shutil.which("java") is None:
        return Verdict(name, skipped="Java is not installed")
    try:
        import owlready2
    except ImportError:
        return Verdict(name, skipped="owlready2 is not installed")
    from rdflib import Graph

    g = Graph()
    for path in paths:
        g.parse(path)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "ontology.rdf"
        g.serialize(file, format="xml")
        world = owlready2.World()
        world.get_ontology(file.as_uri()).load()
        try:
            owlready2.sync_reasoner_hermit(world, debug=0)
        except owlready2.OwlReadyInconsistentOntologyError:
            return Verdict(name, contradictions=("the ontology is inconsistent",))
        empty = sorted(each.iri for each in world.inconsistent_classes() if each is not owlready2.Nothing)
    return Verdict(name, empty=tuple(empty))


def bundled_verdicts() -> tuple[Verdict, ...]:
    """Return what both reasoners say of the bundled ontology, with the valid examples as data of the rules.

    Raises:
        TableError: if this installation has no ontology.
    """
    from rdflib import Graph

    data = Graph()
    for path in files("examples/valid"):
        data.parse(path)
    return by_rules(files("", "alignments", "vocabularies"), data), by_hermit(files("", "alignments"))


def _contradictions(g: Graph) -> tuple[str, ...]:
    """Return the contradictions of a graph; owlrl keeps its messages in the closure it makes."""
    import owlrl
    from rdflib import Graph

    closed = Graph()
    closed += g
    closure = owlrl.OWLRL_Semantics(closed, False, False)
    closure.closure()
    return tuple(sorted(set(closure.error_messages)))


def _tokens(messages: str) -> frozenset[str]:
    return frozenset(token.strip("<>'\",.();") for token in messages.split())
