"""Suggest the goals and targets of the 2030 Agenda that a text is about, by weighted terms. No I/O but the tables."""

from govgraph.goals.classify import GoalSuggestion, suggest_goals

__all__ = ["GoalSuggestion", "suggest_goals"]
