"""Find the texts and labels of a corpus, and the names that go with it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from govgraph import resources
from govgraph.documents.formats import SUFFIXES
from govgraph.errors import SourceError
from govgraph.evaluation import aliases, gold
from govgraph.evaluation.aliases import Aliases
from govgraph.evaluation.files import load_json
from govgraph.evaluation.gold import GoldRecord


@dataclass(frozen=True, slots=True)
class Corpus:
    """Labelled documents.

    Attributes:
        name: name of its folder.
        path: the file of labels.
        records: labels by document, sorted.
        texts: file of each document.
        fingerprint: SHA-256 over the documents, sorted by name, and the labels (hex).
    """

    name: str
    path: Path
    records: Mapping[str, GoldRecord]
    texts: Mapping[str, Path]
    fingerprint: str

    def altered(self) -> list[str]:
        """Return the documents whose bytes are not those that were labelled."""
        return [
            name
            for name, record in self.records.items()
            if record.sha256 and record.sha256 != hashlib.sha256(self.texts[name].read_bytes()).hexdigest()
        ]


def bundled() -> Path:
    """Return the file of the labels that travel with the package.

    Raises:
        TableError: if the installation lacks them.
    """
    return resources.path("data", "gold", "gold.json")


def load(source: Path) -> Corpus:
    """Return the corpus of a folder with ``gold.json``, or of such a file.

    The texts lie in the folder ``docs`` beside the labels or, as the bundled ones do, in ``../documents``.

    Raises:
        SourceError: if labels or texts are missing or malformed, naming all that are.
    """
    path = source / "gold.json" if source.is_dir() else source
    records = _records(path)
    texts = _texts(path, records)
    return Corpus(path.resolve().parent.name, path, records, texts, _fingerprint(path, texts.values()))


def names_of(path: Path, given: Sequence[Path] = ()) -> Aliases:
    """Return the names by which a corpus is compared.

    Args:
        path: its file of labels.
        given: files of names to use instead of those beside the labels. Of these, ``aliases.json`` takes the place of
            the bundled names, and ``aliases-extra.json`` adds to them.

    Raises:
        SourceError: if a file cannot be read or has another form.
        TableError: if a reference table is missing.
    """
    if given:
        return aliases.merge(map(aliases.read, given))
    own, extra = path.with_name("aliases.json"), path.with_name("aliases-extra.json")
    tables = [aliases.read(own) if own.exists() else aliases.bundled()]
    return aliases.merge([*tables, aliases.read(extra)] if extra.exists() else tables)


def _records(path: Path) -> dict[str, GoldRecord]:
    """Return the labels of a file, a list of records or an object of them by document."""
    content = load_json(path)
    if isinstance(content, Mapping):
        content = [{**r, "id": name} if isinstance(r, Mapping) else r for name, r in content.items()]
    if not isinstance(content, list) or not content:
        raise SourceError(str(path), "the file must hold a list of records with labels")
    found: dict[str, GoldRecord] = {}
    faults: list[str] = []
    for number, item in enumerate(content, start=1):
        try:
            record = gold.read(item)
        except ValueError as error:
            faults.append(f"record {number}: {error}")
            continue
        if record.name in found:
            faults.append(f"record {number}: the id {record.name} is there twice")
        found[record.name] = record
    if faults:
        raise SourceError(str(path), "; ".join(faults))
    return dict(sorted(found.items()))


def _texts(path: Path, names: Iterable[str]) -> dict[str, Path]:
    """Return the file of each document."""
    beside = path.parent / "docs"
    folder = beside if beside.is_dir() else path.parent.parent / "documents"
    if not folder.is_dir():
        raise SourceError(str(path), f"there are no texts; put them into {beside}")
    files = {p.stem: p for p in sorted(folder.iterdir()) if p.suffix.lower() in SUFFIXES and p.is_file()}
    if missing := [name for name in names if name not in files]:
        raise SourceError(str(folder), f"the texts of {', '.join(missing)} are missing")
    return {name: files[name] for name in names}


def _fingerprint(path: Path, texts: Iterable[Path]) -> str:
    """Return the hash over the names and hashes of texts, sorted, and the labels."""
    whole = hashlib.sha256()
    for text in sorted(texts, key=lambda p: p.name):
        whole.update(f"{hashlib.sha256(text.read_bytes()).hexdigest()}  {text.name}\n".encode())
    whole.update(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  gold.json\n".encode())
    return whole.hexdigest()
