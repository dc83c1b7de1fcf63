"""A Word or Markdown file in the place of a version: how leniently it is read, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

Lenient = TypeVar("Lenient", bound=Callable[..., Any])
_KEY = "engross.lenient"


def lenient_option(command: Lenient) -> Lenient:
    """The option ``--lenient`` of a command that takes a Word or Markdown file for a version."""

    def keep(ctx: click.Context, _option: click.Parameter, given: bool) -> None:
        ctx.find_root().meta[_KEY] = given

    option = click.option(
        "--lenient",
        is_flag=True,
        expose_value=False,
        callback=keep,
        help="Of a Word or Markdown file: leave out, and list, what an ordinance cannot hold.",
    )
    return option(command)


def is_lenient(ctx: click.Context) -> bool:
    """Whether ``--lenient`` was given."""
    return bool(ctx.find_root().meta.get(_KEY, False))


def say_imports(lines: Iterable[str]) -> None:
    """Say what was remarked where a file was imported, as ``engross import`` does, on the stream of messages."""
    for line in lines:
        click.echo(line, err=True)
