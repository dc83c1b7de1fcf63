"""The options ``--jobs`` and ``--scheduler``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click


def jobs_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options ``--jobs N`` and ``--scheduler ADDRESS`` of a command that works on many chapters."""
    many = click.option(
        "--jobs", type=click.IntRange(min=1), default=1, metavar="N", help="Number of processes (default: 1)."
    )
    scheduler = click.option(
        "--scheduler",
        default="",
        metavar="ADDRESS",
        help="Dask scheduler to use instead: tcp://HOST:PORT, or local (needs engross[cluster]).",
    )
    return many(scheduler(command))
