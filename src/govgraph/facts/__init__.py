"""Read relations and events from linked mentions: who holds which office, who agreed what with whom, when and where."""

from govgraph.facts.build import build_record

__all__ = ["build_record"]
