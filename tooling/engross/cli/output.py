"""Putting a result where it was asked for: the terminal, or a file in one piece."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from engross.errors import EngrossError
from engross.outputs.atomic_writing import write_atomically
from engross.services.documents.document_formats import is_binary

if TYPE_CHECKING:
    from engross.services.events import ServiceEvent

Command = TypeVar("Command", bound=Callable[..., Any])


file_option = click.option(
    "-o", "output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Output file."
)
"""The option ``-o FILE`` of a command that makes one file."""


def format_option(known: Iterable[str]) -> Callable[[Command], Command]:
    """The option ``--format`` of a command that makes one of the formats ``known``, as text where none is named."""
    return click.option(
        "--format",
        "format_name",
        type=click.Choice(list(known)),
        help="Output format (default: by the suffix of FILE, else text).",
    )


def pick_format(asked: str | None, output: Path | None, known: tuple[str, ...]) -> str:
    """The format: the one asked for, else the output file's suffix, else text.

    Errors: a usage error where the suffix names no format.
    """
    if asked:
        return asked
    if output is None:
        return "txt"
    suffix = output.suffix.removeprefix(".").lower()
    if suffix not in known:
        raise click.UsageError(f"{output.name} does not say its format; add --format {'|'.join(known)}")
    return suffix


def put(data: bytes, format_name: str, output: Path | None) -> None:
    """Write ``data`` to ``output``, or to the terminal where it is text.

    Errors: a usage error for a binary format without a file.
    """
    if output is not None and str(output) != "-":
        write_atomically(output, data)
        click.echo(f"{output}: {size(len(data))}", err=True)
        return
    if is_binary(format_name) and (output is None or sys.stdout.isatty()):
        raise click.UsageError(f"{format_name} is not text; name a file with -o FILE.{format_name}")
    sys.stdout.buffer.write(data)
    sys.stdout.flush()


def say_waiting(event: ServiceEvent) -> None:
    """Say that another build is waited for; other events are not told."""
    from engross.services.events import BuildLocked

    if isinstance(event, BuildLocked):
        click.echo("engross: another build of this folder is running; waiting for it", err=True)


def say_page(page: int, pages: int) -> None:
    """Say that the picture of a page is being read, which takes a while."""
    click.echo(f"engross: reading the picture of page {page} of {pages}; it may take half a minute", err=True)


def folder_of(output: Path) -> Path:
    """The folder that several notices go into. Errors: EngrossError where a file has its name."""
    if output.exists() and not output.is_dir():
        raise EngrossError(f"{output} is a file; several notices need a folder, or name one item with --item")
    return output


def size(count: int) -> str:
    """A number of bytes for people: ``61 KB``."""
    return f"{count} B" if count < 1000 else f"{count / 1000:,.0f} KB"
