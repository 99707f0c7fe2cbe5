"""Know the layout of a store's folder: make it whole or not at all, and tell a store from any other folder."""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph

from govgraph.errors import StoreError

FORMAT = 1
"""Version of the layout; a store of a later version is refused, never guessed at."""

_KEPT_SNAPSHOTS = 2  # the newest, and the one before it for readers that have not refreshed yet


@dataclass(frozen=True, slots=True)
class Folder:
    """Name the parts of a store's folder.

    Attributes:
        base: base of the data IRIs in this store.
    """

    path: Path
    base: str

    @property
    def database(self) -> Path:
        """Return the writer's database."""
        return self.path / "db"

    @property
    def lock(self) -> Path:
        """Return the file the writer holds a lock on."""
        return self.path / "lock"

    @property
    def unpublished(self) -> Path:
        """Return the marker that stands while the database is ahead of the newest snapshot."""
        return self.path / "unpublished"

    def snapshots(self) -> list[Path]:
        """Return the complete snapshots, oldest first."""
        numbered = (entry for entry in (self.path / "snapshots").iterdir() if entry.name.isdigit())
        return sorted(numbered, key=lambda entry: int(entry.name))

    def next_snapshot(self) -> tuple[Path, Path]:
        """Return where the next snapshot is built and where it then stands; leftovers of a killed build are removed."""
        made = self.snapshots()
        number = int(made[-1].name) + 1 if made else 1
        final = self.path / "snapshots" / f"{number:06d}"
        aside = final.with_name(f".{final.name}")
        shutil.rmtree(aside, ignore_errors=True)
        return aside, final

    def drop_old_snapshots(self) -> None:
        """Remove all snapshots but the newest two."""
        for entry in self.snapshots()[:-_KEPT_SNAPSHOTS]:
            shutil.rmtree(entry, ignore_errors=True)


def read(path: Path) -> Folder:
    """Return the store at a path.

    Raises:
        StoreError: if there is no store, or one of an unknown format.
    """
    marker = path / "govgraph.json"
    try:
        header = json.loads(marker.read_text(encoding="utf-8"))
        version, base = header["format"], header["base"]
    except (FileNotFoundError, NotADirectoryError):
        raise _not_a_store(path) from None
    except (ValueError, KeyError, TypeError):
        raise StoreError(f"{marker} is damaged; restore the store from a backup") from None
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror}") from None
    if version != FORMAT:
        raise StoreError(f"{path} has store format {version}, this version reads {FORMAT}; install a newer govgraph")
    return Folder(path, str(base))


def create(path: Path, *, base: str) -> None:
    """Make an empty store with one empty snapshot, aside first, then renamed into place.

    Args:
        path: a folder that does not exist or is empty.
        base: base of the data IRIs.

    Raises:
        StoreError: if the path is taken or cannot be written.
    """
    if path.is_file() or (path.is_dir() and any(path.iterdir())):
        raise _not_a_store(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=f".{path.name}-", dir=path.parent))
    except OSError as error:
        raise StoreError(f"{path} cannot be made: {error.strerror}; name a folder you can write to") from None
    try:
        _fill(Folder(aside, base))
        aside.rename(path)
    except OSError as error:
        shutil.rmtree(aside, ignore_errors=True)
        if not (path / "govgraph.json").is_file():  # otherwise another process was first, which is as good
            raise StoreError(f"{path} cannot be made: {error.strerror or error}") from None


def _fill(folder: Folder) -> None:
    """Write the parts of a new store, the header last."""
    (folder.path / "snapshots").mkdir()
    database = pyoxigraph.Store(str(folder.database))
    database.flush()
    database.backup(str(folder.path / "snapshots" / "000001"))
    del database
    folder.path.chmod(0o755)
    header = {"base": folder.base, "format": FORMAT}
    (folder.path / "govgraph.json").write_text(json.dumps(header, indent=1) + "\n", encoding="utf-8")


def _not_a_store(path: Path) -> StoreError:
    place = path if not path.exists() else "FOLDER"
    return StoreError(
        f"{path} is not a GovGraph store; name another folder, or make one with: govgraph ingest --store {place} SOURCE"
    )
