"""``engross ordinance``."""

from __future__ import annotations

from pathlib import Path

import click

from engross.cli.author import author_of
from engross.cli.command_context import say_remarks, setting_of
from engross.cli.output import file_option, format_option, pick_format, put
from engross.errors import NotFoundError
from engross.services.documents.document_formats import DOCUMENT_FORMATS
from engross.services.documents.ordinance_document import ordinance_document
from engross.services.selection.base_and_draft_choice import choose_base_and_draft, shown_text


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
    """Write the ordinance that makes the law into the draft of CHAPTER, as it is voted on.

    Number, title, recitals, enacting clause, the amended sections, severability, effective date, certification and
    signatures; from templates/ordinances/ordinance.md.jinja and the city's file.
    """
    chosen = pick_format(format_name, output, DOCUMENT_FORMATS)
    setting = setting_of(ctx)
    try:
        pair = choose_base_and_draft(setting, chapter, base, draft)
        old, new, remarks = pair.old, pair.new, pair.remarks
    except NotFoundError:
        if base:
            raise
        alone = shown_text(setting, chapter, draft)
        old, new, remarks = None, alone.chapter, alone.remarks
    say_remarks(remarks)
    data = ordinance_document(
        setting.workspace(),
        old if old is not None and old.version.stage != "proposed" else None,
        new,
        chosen,
        number=number,
        marked=marked,
        author=author_of(ctx),
    )
    put(data, chosen, output)
