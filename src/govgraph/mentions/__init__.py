"""Find what a text names: agencies, states, people, roles, dates, places, goals, instruments and event cues.

Every finder looks at one kind of thing and reports spans; deciding what a span stands for is the next stage's work.
"""

from govgraph.mentions.find import find_mentions

__all__ = ["find_mentions"]
