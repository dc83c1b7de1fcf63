"""``engross ordinance``."""

from __future__ import annotations

from pathlib import Path

import click

from engross.cli.author import author_of
from engross.cli.command_context import say_remarks, setting_of
from engross.cli.output import file_option, format_option, pick_format, put
from engross.services.documents.document_formats import DOCUMENT_FORMATS
from engross.services.documents.ordinance_document import ordinance_document, ordinance_texts
from engross.services.enacting.bills import bill_named, bill_texts


@click.command("ordinance")
@click.argument("chapter")
@click.option("--from", "base", metavar="V", help="The law that it changes (default: the base of the draft).")
@click.option("--to", "draft", metavar="V", help="The text that it enacts (default: the pending draft).")
@click.option("--number", default="", metavar="NUMBER", help="The ordinance's number (default: a blank to fill in).")
@click.option("--marked", is_flag=True, help="Show what is struck and inserted in the sections that are amended.")
@format_option(DOCUMENT_FORMATS)
@file_option
@click.pass_context
def ordinance_command(
    ctx: click.Context,
    chapter: str,
    base: str | None,
    draft: str | None,
    number: str,
    marked: bool,
    format_name: str | None,
    output: Path | None,
) -> None:
    """Write the ordinance that makes the law into the draft of CHAPTER, or the drafts of a bill, as it is voted on.

    Number, title, recitals, enacting clause, the amended sections, severability, effective date, certification and
    signatures; from templates/ordinances/ordinance.md.jinja and the city's file.
    """
    chosen = pick_format(format_name, output, DOCUMENT_FORMATS)
    setting = setting_of(ctx)
    workspace = setting.workspace()
    bill = bill_named(workspace, chapter)
    if bill is not None and (base or draft):
        raise click.UsageError("a bill names its drafts in its file; it has no --from or --to")
    if bill is not None:
        texts, remarks = bill_texts(workspace, bill, setting.today)
    else:
        texts, remarks = ordinance_texts(setting, chapter, base, draft)
    say_remarks(remarks)
    data = ordinance_document(workspace, texts, chosen, number=number, marked=marked, author=author_of(ctx), bill=bill)
    put(data, chosen, output)
