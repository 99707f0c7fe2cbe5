"""Hold the program's entry point: a group that loads a command's module when the command is asked for."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from govgraph.cli.failure import INTERRUPTED, PIPE_CLOSED, UNREADABLE, exit_code, line, plain
from govgraph.errors import GovGraphError
from govgraph.namespaces import VERSION

COMMANDS = (
    "demo", "extract", "goals", "ingest", "validate", "query", "export", "serve", "documents", "stats", "evaluate",
    "ontology",
)  # fmt: skip
"""In the order of a first visit; each is a module of this package with an attribute ``command``."""


class LazyGroup(click.Group):
    """Find commands in modules, and end with a line and a code where the project raises an error."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, loading its module."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"govgraph.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was called."""
        try:
            result: object = super().invoke(ctx)
            sys.stdout.flush()  # a reader that went away is noticed here, not while the interpreter ends
        except GovGraphError as error:
            click.echo(line(error), err=True)
            ctx.exit(exit_code(error))
        except KeyboardInterrupt:
            click.echo("\ngovgraph: interrupted", err=True)
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(PIPE_CLOSED)
        except OSError as error:  # a full disk, a folder that may not be written
            place = f"{error.filename}: " if error.filename else ""
            click.echo(f"govgraph: {plain(place + (error.strerror or str(error)))}", err=True)
            ctx.exit(UNREADABLE)
        return result


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="govgraph", message="%(prog)s %(version)s")
def main() -> None:
    """Read documents on migration governance into a knowledge graph that can prove every statement.

    Results are printed on standard output, messages on standard error; "-" stands for either where a file is asked
    for. Exit codes: 0 done, 1 findings, 2 wrong usage, 3 a source or store could not be read.
    """
