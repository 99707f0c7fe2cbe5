"""Check that export picks a format and writes it to the right place."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph

from govgraph.export import FORMATS

from .conftest import Call


def test_the_store_is_written_to_standard_output_or_a_file(call: Call, store: Path, tmp_path: Path) -> None:
    """Both hold the same bytes, which a reader of the format takes."""
    printed = call("export", "nquads", "--store", store)
    written = call("export", "nq", "--store", store, "-o", "out.nq")
    assert (printed.exit_code, written.exit_code, written.stdout) == (0, 0, "")
    assert (tmp_path / "out.nq").read_bytes() == printed.stdout_bytes
    assert list(pyoxigraph.parse(printed.stdout_bytes, format=pyoxigraph.RdfFormat.N_QUADS))


def test_without_a_format_they_are_listed(call: Call) -> None:
    """The list needs no store."""
    result = call("export")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [line.split()[0] for line in result.stdout.splitlines()] == list(FORMATS)


def test_an_unknown_format_is_wrong_usage(call: Call, store: Path, tmp_path: Path) -> None:
    """The line names the formats there are, and no file is made."""
    result = call("export", "docx", "--store", store, "-o", "out.docx")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "turtle" in result.stderr
    assert not (tmp_path / "out.docx").exists()


def test_a_folder_that_is_missing_is_one_line(call: Call, store: Path) -> None:
    """The system's reason is given without a traceback."""
    result = call("export", "nquads", "--store", store, "-o", "no/such/out.nq")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "No such file or directory" in result.stderr
    assert result.stderr.count("\n") == 1
