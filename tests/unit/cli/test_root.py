"""Check the entry point: help, unknown words, interrupts, and a reader that goes away."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import click
import pytest
from click.testing import CliRunner

from govgraph.cli import root
from govgraph.namespaces import VERSION

_HEAVY = ("rdflib", "pyshacl", "networkx", "flask", "pyvis", "igraph", "trafilatura", "lxml", "pyoxigraph", "numpy")


def _group(error: BaseException) -> click.Group:
    """Return a group whose one command raises."""
    group = root.LazyGroup("govgraph")

    @click.command("demo")
    def fail() -> None:
        raise error

    group.get_command = lambda ctx, cmd_name: fail  # type: ignore[method-assign]  # the one command of this test
    return group


def test_help_names_every_command() -> None:
    """The first screen lists all commands with a sentence each."""
    result = CliRunner().invoke(root.main, ["--help"])
    listed = result.stdout.partition("Commands:")[2].splitlines()
    assert [line.split()[0] for line in listed if line.startswith("  ") and line[2] != " "] == list(root.COMMANDS)
    assert all(len(line.split()) > 3 for line in listed if line.strip())


@pytest.mark.parametrize("name", root.COMMANDS)
def test_every_command_has_help(name: str) -> None:
    """Each command explains itself and ends 0."""
    result = CliRunner().invoke(root.main, [name, "--help"], prog_name="govgraph")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"Usage: govgraph {name} ")


def test_version() -> None:
    """The version is the one of code and ontology."""
    assert CliRunner().invoke(root.main, ["--version"]).stdout == f"govgraph {VERSION}\n"


def test_an_unknown_command_is_wrong_usage() -> None:
    """A word that is no command ends 2."""
    result = CliRunner().invoke(root.main, ["fly"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "No such command 'fly'" in result.stderr


def test_an_interrupt_ends_130_with_a_plain_line() -> None:
    """Ctrl-C prints no traceback."""
    result = CliRunner().invoke(_group(KeyboardInterrupt()), ["demo"])
    assert (result.exit_code, result.stdout, result.stderr) == (130, "", "\ngovgraph: interrupted\n")


def test_a_full_disk_is_one_line() -> None:
    """An error of the system names the file and the reason."""
    result = CliRunner().invoke(_group(OSError(28, "No space left on device", "out.ttl")), ["demo"])
    assert (result.exit_code, result.stderr) == (3, "govgraph: out.ttl: No space left on device\n")


def test_help_loads_nothing_heavy() -> None:
    """Help needs no RDF engine, parser or web framework."""
    code = f"""
import sys
from govgraph.cli import main
main(["--help"], standalone_mode=False)
print([name for name in {_HEAVY} if name in sys.modules])
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "[]"


def test_help_is_quick() -> None:
    """The first screen is there in 0.3 s: best of five, as other tests run beside this one."""
    took = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "govgraph", "--help"], stdout=subprocess.DEVNULL, check=True)
        took.append(time.perf_counter() - start)
    assert min(took) < 0.3


def test_a_closed_pipe_is_silent() -> None:
    """A reader that goes away, as ``head`` does, causes no traceback."""
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "govgraph", "query"]
    result = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (result.returncode, result.stderr) == (141, b"")
