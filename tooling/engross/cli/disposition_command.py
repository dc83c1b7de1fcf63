"""``engross disposition``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from engross.cli.command_context import today_of, workspace_of
from engross.cli.day_parameter import Day
from engross.cli.output import file_option, format_option, pick_format, put
from engross.services.code.code_disposition import disposition_document
from engross.services.documents.document_formats import DOCUMENT_FORMATS

_FORMATS = (*DOCUMENT_FORMATS, "json")


@click.command("disposition")
@format_option(_FORMATS)
@click.option("--as-of", "on", type=Day(), metavar="DATE", help="The law of this day (default: today).")
@file_option
@click.pass_context
def disposition_command(ctx: click.Context, format_name: str | None, on: date | None, output: Path | None) -> None:
    """Write what each ordinance added, amended and repealed, by the history of the sections, and the cross table of the
    numbers of an earlier code."""
    chosen = pick_format(format_name, output, _FORMATS)
    put(disposition_document(workspace_of(ctx), on or today_of(ctx), chosen), chosen, output)
