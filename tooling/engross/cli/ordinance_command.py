"""``engross ordinance``."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import click

from engross.cli.author import author_of
from engross.cli.command_context import say_remarks, setting_of
from engross.cli.output import file_option, format_option, pick_format, put
from engross.cli.public_documents import PublicChoice, passed_gate, public_options
from engross.services.bills.bill_files import bill_named
from engross.services.bills.bill_texts import bill_remarks, bill_texts
from engross.services.documents.document_formats import DOCUMENT_FORMATS
from engross.services.documents.ordinance_document import OrdinanceStyle, ordinance_document, ordinance_texts
from engross.services.meetings.ordinance_meeting import ordinance_meeting


@click.command("ordinance")
@click.argument("chapter")
@click.option("--from", "base", metavar="V", help="The law that it changes (default: the base of the draft).")
@click.option("--to", "draft", metavar="V", help="The text that it enacts (default: the pending draft).")
@click.option("--number", default="", metavar="NUMBER", help="The ordinance's number (default: a blank to fill in).")
@click.option("--marked", is_flag=True, help="The same as --style restate-marked.")
@click.option(
    "--style",
    type=click.Choice(get_args(OrdinanceStyle)),
    help="Sections as they are to read (restate), with what is struck and inserted, or amending instructions (strike).",
)
@click.option("--at", "meeting", metavar="MEETING", help="With --public: the meeting (default: the last that has it).")
@format_option(DOCUMENT_FORMATS)
@file_option
@public_options
@click.pass_context
def ordinance_command(
    ctx: click.Context,
    /,
    chapter: str,
    base: str | None,
    draft: str | None,
    number: str,
    marked: bool,
    style: OrdinanceStyle | None,
    format_name: str | None,
    output: Path | None,
    meeting: str | None,
    **options: Any,
) -> None:
    """Write the ordinance that makes the law into the draft of CHAPTER, or the drafts of a bill, as it is voted on.

    Number, title, recitals, enacting clause, the amended sections, severability, effective date, certification and
    signatures; from templates/ordinances/ordinance.md.jinja and the city's file. Of a draft it is marked as a draft
    unless it is --public.
    """
    choice = PublicChoice(**options)
    if marked and style not in (None, "restate-marked"):
        raise click.UsageError("--marked is --style restate-marked; give one of them")
    how = style or ("restate-marked" if marked else "restate")
    chosen = pick_format(format_name, output, DOCUMENT_FORMATS)
    setting = setting_of(ctx)
    workspace = setting.workspace()
    bill = bill_named(workspace, chapter)
    if bill is not None and (base or draft):
        raise click.UsageError("a bill names its drafts in its file; it has no --from or --to")
    if bill is not None:
        of_bill = bill_texts(workspace, bill, setting.today)
        texts, remarks = tuple(each.pair for each in of_bill), bill_remarks(bill, of_bill)
    else:
        texts, remarks = ordinance_texts(setting, chapter, base, draft)
    say_remarks(remarks)
    drafts = [new for new, _ in texts if new.version.stage == "proposed"]
    if drafts and choice.public:
        loaded, keys = ordinance_meeting(workspace, drafts, meeting)
        passed_gate(ctx, loaded, "ordinance", keys, choice)
    elif choice.override or choice.by or (meeting and not choice.public):
        raise click.UsageError("--at, --override and --by go with --public, for a draft")
    author = author_of(ctx)
    data = ordinance_document(
        workspace, texts, chosen, number=number, style=how, author=author, bill=bill, public=choice.public
    )
    put(data, chosen, output)
