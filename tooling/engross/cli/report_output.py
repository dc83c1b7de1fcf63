"""Writing a check report to the terminal or into a file."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import click

from engross.outputs.atomic_writing import write_atomically
from engross.services.checking.check_report import report_of
from engross.services.checking.check_run import ReportContents


def put_report(account: ReportContents, format_name: str, output: Path | None) -> None:
    """Write the report to ``output``, else to the terminal, in colour where that shows colours."""
    if output is None or str(output) == "-":
        click.echo(report_of(replace(account, colour=_shows_colour()), format_name), nl=False, color=True)
    else:
        write_atomically(output, report_of(account, format_name).encode("utf-8"))


def _shows_colour() -> bool:
    """Whether standard output is a terminal whose user wants colours (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
