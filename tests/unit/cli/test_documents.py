"""Check listing, showing and removing documents."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph

from .conftest import Call


def test_a_list_has_a_line_for_each_document(call: Call, store: Path) -> None:
    """Table and JSON name the same documents."""
    table = call("documents", "list", "--store", store).stdout.splitlines()
    listed = json.loads(call("documents", "list", "--store", store, "--format", "json").stdout)
    assert [line.split()[0] for line in table] == [info["key"] for info in listed]
    assert len(listed) == 3


def test_one_document_is_shown_by_key_or_name(call: Call, store: Path) -> None:
    """Either word finds it, in each format."""
    info = json.loads(call("documents", "list", "--store", store, "--format", "json").stdout)[0]
    by_name = call("documents", "show", info["name"], "--store", store, "--format", "json")
    assert json.loads(by_name.stdout) == info
    trig = call("documents", "show", info["key"], "--store", store, "--format", "trig")
    graphs = {q.graph_name.value for q in pyoxigraph.parse(trig.stdout_bytes, format=pyoxigraph.RdfFormat.TRIG)}
    assert graphs == {info["graph"]}
    assert info["sha256"] in call("documents", "show", info["key"], "--store", store).stdout


def test_removing_takes_exactly_what_one_document_said(call: Call, store: Path) -> None:
    """The others stay as they were."""
    before = json.loads(call("documents", "list", "--store", store, "--format", "json").stdout)
    gone, stay = before[0], before[1:]
    shown = [call("documents", "show", i["key"], "--store", store, "--format", "trig").stdout for i in stay]
    result = call("documents", "remove", gone["key"], gone["name"], "--store", store)
    assert (result.exit_code, result.stdout) == (0, f"removed {gone['key']} {gone['name']}\n")
    assert json.loads(call("documents", "list", "--store", store, "--format", "json").stdout) == stay
    again = [call("documents", "show", i["key"], "--store", store, "--format", "trig").stdout for i in stay]
    assert again == shown


def test_an_unknown_document_is_wrong_usage_and_removes_nothing(call: Call, store: Path) -> None:
    """One unknown word stops the whole removal."""
    before = call("documents", "list", "--store", store).stdout
    result = call("documents", "remove", before.split()[0], "nosuch", "--store", store)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no document nosuch" in result.stderr
    assert call("documents", "list", "--store", store).stdout == before


def test_an_empty_store_lists_nothing(call: Call, store: Path) -> None:
    """No documents are no lines, and no error."""
    keys = [line.split()[0] for line in call("documents", "list", "--store", store).stdout.splitlines()]
    call("documents", "remove", *keys, "--store", store)
    result = call("documents", "list", "--store", store)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
