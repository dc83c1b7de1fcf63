"""``engross clean``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from engross.cli.as_of import law_as_of_option
from engross.cli.command_context import say_remarks, setting_of
from engross.cli.draft_reading import lenient_option, say_imports
from engross.cli.output import file_option, format_option, pick_format, put
from engross.services.documents.clean_document import clean_document
from engross.services.documents.document_formats import DOCUMENT_FORMATS
from engross.services.selection.base_and_draft_choice import shown_text
from engross.services.selection.law_on_day import law_on_day


@click.command("clean")
@click.argument("chapter")
@click.option(
    "--version",
    "version",
    metavar="V",
    help="Stage, date, a draft's name, git:REV or path (default: the pending draft, else what was adopted last).",
)
@click.option("--section", default="", metavar="S", help="Only this section, by number.")
@format_option(DOCUMENT_FORMATS)
@click.option("--line-numbers", is_flag=True, help="Number the lines (docx).")
@file_option
@law_as_of_option
@lenient_option
@click.pass_context
def clean_command(
    ctx: click.Context,
    chapter: str,
    version: str | None,
    section: str,
    format_name: str | None,
    line_numbers: bool,
    output: Path | None,
    as_of: date | None,
) -> None:
    """Write the clean copy of a version of CHAPTER (a folder name, a number, or a path to an XML file)."""
    chosen = pick_format(format_name, output, DOCUMENT_FORMATS)
    setting = setting_of(ctx)
    if as_of and version:
        raise click.UsageError("--as-of names the law of a day, --version a text; give one of them")
    text = law_on_day(setting, chapter, as_of) if as_of else shown_text(setting, chapter, version)
    say_imports(text.imports)
    say_remarks(text.remarks)
    data = clean_document(text.chapter, chosen, setting.templates(), section=section, line_numbers=line_numbers)
    put(data, chosen, output)
