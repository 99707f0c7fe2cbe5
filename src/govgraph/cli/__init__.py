"""Offer the project on the command line: one file per command.

Results go to standard output, messages and progress bars to standard error. Exit codes are those of
:mod:`govgraph.cli.failure`. A command imports what it needs when it runs, so that help stays quick.
"""

from govgraph.cli.root import main

__all__ = ["main"]
