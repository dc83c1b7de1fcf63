"""``engross code``."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from engross.cli.command_context import say_remarks, setting_of
from engross.cli.day_parameter import Day
from engross.cli.output import file_option, format_option, pick_format, put
from engross.services.documents.code_document import CODE_FORMATS, code_document, code_text


@click.command("code")
@format_option(CODE_FORMATS)
@click.option("--as-of", "as_of", type=Day(), metavar="DATE", help="The law on this day (default: today).")
@file_option
@click.pass_context
def code_command(ctx: click.Context, format_name: str | None, as_of: date | None, output: Path | None) -> None:
    """Write the whole code as one document: title page, contents, every chapter, index of defined terms.

    Exit status 1 if a chapter cannot be read; it is named on the title page.
    """
    if format_name is None and output is None:
        raise click.UsageError(f"say the format: --format {'|'.join(CODE_FORMATS)}, or -o FILE.pdf")
    chosen = pick_format(format_name, output, CODE_FORMATS)
    setting = setting_of(ctx)
    workspace = setting.workspace()
    text = code_text(workspace, as_of or setting.today)
    say_remarks((*text.remarks, *text.unreadable))
    put(code_document(workspace, text, chosen), chosen, output)
    sys.exit(bool(text.unreadable))
