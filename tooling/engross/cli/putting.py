"""What every command that fills a folder names in its manifest, and says when it must wait."""

from __future__ import annotations

from importlib.metadata import version

import click

from engross import __version__

_LIBRARIES = ("lxml", "typst")
"""The libraries whose versions the manifest names: those that shape the bytes."""


def tools() -> tuple[tuple[str, str], ...]:
    """The programs that the manifest names, and their versions."""
    return ("engross", __version__), *((library, version(library)) for library in _LIBRARIES)


def waiting() -> None:
    """Say that another build is waited for."""
    click.echo("engross: another build of this folder is running; waiting for it", err=True)
