"""Check the entry point: help, unknown words, interrupts, and a reader that goes away."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from govgraph.cli import root
from govgraph.namespaces import VERSION

_HEAVY = ("rdflib", "pyshacl", "networkx", "flask", "pyvis", "igraph", "trafilatura", "lxml", "pyoxigraph", "numpy")
_STAGES = ("govgraph.pipeline", "govgraph.mentions", "govgraph.facts", "govgraph.store", "govgraph.mapping")


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


def _loaded(*arguments: str) -> set[str]:
    """Return the modules that a command loads; what it takes depends on them, a clock on the other work of a machine."""
    code = f"""
import sys
from govgraph.cli import main
main({list(arguments)}, standalone_mode=False)
print(*sys.modules, file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines()[-1].split())


def test_help_loads_nothing_heavy() -> None:
    """The first screen needs no RDF engine, parser or web framework, and none of the stages."""
    loaded = _loaded("--help")
    assert "govgraph.cli.root" in loaded
    assert not loaded.intersection((*_HEAVY, *_STAGES))


def test_an_article_is_read_without_what_only_others_need(tmp_path: Path) -> None:
    """Plain English in a text file needs no classifier, parser of pages, store or SHACL engine."""
    article = tmp_path / "article.txt"
    article.write_text(
        "The ministers of both countries met in the capital and signed the agreement on the rights of workers, which "
        "had been approved by the parliament.",
        encoding="utf-8",
    )
    loaded = _loaded("extract", str(article))
    assert "govgraph.facts" in loaded
    assert not loaded.intersection(
        (
            "py3langid",
            "numpy",
            "lxml",
            "rdflib",
            "pyshacl",
            "jsonschema",
            "ssl",
            "govgraph.store",
            "govgraph.validation",
        )
    )


def test_a_closed_pipe_is_silent() -> None:
    """A reader that goes away, as ``head`` does, causes no traceback."""
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "govgraph", "query"]
    result = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (result.returncode, result.stderr) == (141, b"")
