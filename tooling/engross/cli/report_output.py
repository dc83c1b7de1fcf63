"""Writing a check report to the terminal or into a file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from engross.outputs.atomic_writing import write_atomically


def put_report(text: str, output: Path | None) -> None:
    """Write the report to ``output``, else to the terminal."""
    if output is None or str(output) == "-":
        click.echo(text, nl=False, color=True)
    else:
        write_atomically(output, text.encode("utf-8"))


def shows_colour() -> bool:
    """Whether standard output is a terminal whose user wants colours (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
