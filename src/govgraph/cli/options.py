"""Define the arguments and options that several commands take."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from govgraph import settings

F = TypeVar("F", bound=Callable[..., object])


def sources(function: F) -> F:
    """Add the argument SOURCE…: files, folders, addresses or ``-``."""
    return click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)(function)


def store(function: F) -> F:
    """Add the option ``--store``, whose default is the setting ``store``."""
    return click.option(
        "--store",
        type=click.Path(path_type=Path),
        metavar="FOLDER",
        default=lambda: settings.text("store"),
        show_default="GOVGRAPH_STORE or ./govgraph-store",
        help="Folder of the store.",
    )(function)
