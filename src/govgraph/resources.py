"""Find the folders that travel with the package: ontology, data and web.

In a checkout they stand at the top level; in a wheel they lie in ``govgraph/_bundle``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from govgraph.errors import TableError

_PACKAGE = Path(__file__).parent


@cache
def root() -> Path:
    """Return the folder that holds ``ontology``, ``data`` and ``web``.

    Raises:
        TableError: if the installation lacks them.
    """
    for candidate in (_PACKAGE / "_bundle", _PACKAGE.parent.parent):
        if (candidate / "ontology").is_dir() and (candidate / "data").is_dir():
            return candidate
    raise TableError("the folders ontology and data are missing from this installation; install govgraph again")


def path(*parts: str) -> Path:
    """Return the path of a bundled file or folder.

    Args:
        parts: path below the root, such as ``"data", "reference", "states.csv"``.

    Raises:
        TableError: if there is no such file.
    """
    target = root().joinpath(*parts)
    if not target.exists():
        raise TableError(f"{'/'.join(parts)} is missing from this installation; install govgraph again")
    return target
