"""The results that are kept between runs: where they are, and the option ``--no-cache``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from engross.cli.output import Command
from engross.result_cache.entries import ResultCache
from engross.services.parallel.ordered_map import InOrder
from engross.services.parallel.remembered_work import RememberedWork

FOLDER_VARIABLE = "ENGROSS_CACHE"
"""The variable of the environment that names the folder of kept results; empty: none are kept."""
_OFF = "engross.no_cache"


def cache_option(command: Command) -> Command:
    """The option ``--no-cache`` of a command that keeps results between runs."""

    def note(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        ctx.meta[_OFF] = value

    return click.option(
        "--no-cache",
        is_flag=True,
        expose_value=False,
        callback=note,
        help="Compute everything anew; read and keep no results (see `engross cache`).",
    )(command)


def cache_folder() -> Path | None:
    """Where results are kept: the folder that ENGROSS_CACHE names, else the one that the system has for such files;
    None where none are to be kept, or the system knows no home."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named is not None:
        return Path(named) if named else None
    from platformdirs import user_cache_path

    folder = user_cache_path("engross", appauthor=False)
    # Where the system knows no home, "~" is left in the path, and would be a folder right here.
    return folder if folder.is_absolute() else None


def result_cache(ctx: click.Context) -> ResultCache | None:
    """The kept results that this call may use; None with --no-cache."""
    folder = None if ctx.meta.get(_OFF) else cache_folder()
    return ResultCache(folder) if folder is not None else None


@contextmanager
def remembering(ctx: click.Context, in_order: InOrder) -> Iterator[InOrder]:
    """Those who do the work of a call, with what was kept of earlier ones."""
    cache = result_cache(ctx)
    if cache is None:
        yield in_order
        return
    try:
        yield RememberedWork(in_order, cache)
    finally:
        cache.settle()
