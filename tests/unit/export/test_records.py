"""Check the public JSON of records against its schema, and its offsets against the texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from govgraph import pipeline, resources
from govgraph.errors import SourceError
from govgraph.export.records import to_json
from govgraph.model import Document, Record

DOCUMENTS = [path for path in sorted(resources.path("data", "documents").iterdir()) if path.suffix != ".md"]
Json = dict[str, Any]


def _refuse(error: SourceError) -> None:
    raise error


def record_of(name: str) -> Record:
    """Return what is read from one of the demo's documents."""
    (record,) = pipeline.records([str(resources.path("data", "documents") / name)], _refuse)
    return record


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    """Return the validator of the record schema, which is sound itself."""
    found = json.loads(resources.path("data", "schema", "record.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


def quotes(value: object) -> Iterator[tuple[int, int, str]]:
    """Yield every stretch of text that an object holds, however deep."""
    if isinstance(value, list):
        for item in value:
            yield from quotes(item)
    elif isinstance(value, dict):
        if {"start", "end"} <= value.keys() and (quote := value.get("quote", value.get("text"))) is not None:
            yield value["start"], value["end"], quote
        for item in value.values():
            yield from quotes(item)


@pytest.mark.parametrize("name", [pytest.param(path.name, id=path.stem) for path in DOCUMENTS])
def test_records_follow_the_schema(schema: Draft202012Validator, name: str) -> None:
    """The record of every document of the demo is valid, and each quote is what the text has at its offsets."""
    record = record_of(name)
    written: Json = json.loads(json.dumps(to_json(record)))
    assert [f"{error.json_path}: {error.message}" for error in schema.iter_errors(written)] == []
    found = list(quotes(written))
    assert found
    assert [quote for start, end, quote in found if record.document.text[start:end] != quote] == []


def test_a_skipped_record_follows_the_schema(schema: Draft202012Validator) -> None:
    """What is kept as a source only is valid too and says why."""
    doc = Document("de", "de.txt", "text/plain", "0" * 64, "Ein Text.\n", lang="de", skipped="the language (de)")
    written = to_json(pipeline.read_record(doc))
    assert list(schema.iter_errors(written)) == []
    assert (written["skipped"], written["relevant"], list(quotes(written))) == ("the language (de)", False, [])


@pytest.mark.parametrize("member", ["sha256", "agreements", "skipped"])
def test_the_schema_refuses_a_record_without_a_member(schema: Draft202012Validator, member: str) -> None:
    """A missing member is a fault, so that a reader may rely on it."""
    written = to_json(record_of("ilo-iom-agreement-2020.txt"))
    del written[member]
    assert [error.validator for error in schema.iter_errors(written)] == ["required"]
