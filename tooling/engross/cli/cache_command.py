"""``engross cache``."""

from __future__ import annotations

import click

from engross.cli.kept_results import FOLDER_VARIABLE, cache_folder
from engross.cli.output import size
from engross.errors import EngrossError, system_reason
from engross.result_cache.entries import ResultCache


@click.command("cache")
@click.option("--clear", is_flag=True, help="Remove all of them.")
def cache_command(clear: bool) -> None:
    """Say where results are kept between runs, and how large they are.

    They make check, build and site quicker, never different; what an output holds never depends on them. The folder is
    the user's own, outside of any workspace; it may hold text of drafts that are not public.
    """
    folder = cache_folder()
    if folder is None:
        click.echo(f"no results are kept: {FOLDER_VARIABLE} is empty, or this user has no home")
        return
    cache = ResultCache(folder)
    try:
        count, total = cache.clear() if clear else cache.measure()
    except OSError as fault:
        raise EngrossError(f"{folder} cannot be read or cleared: {system_reason(fault)}") from None
    click.echo(f"{folder}: {count} results, {size(total)}{', removed' if clear else ''}")
    if not clear and not cache.is_writable():
        click.echo(f"engross: nothing can be kept there ({cache.fault}); set {FOLDER_VARIABLE} to a folder", err=True)
