"""``engross brief``."""

from __future__ import annotations

from pathlib import Path

import click

from engross.cli.bill_argument import named_bill
from engross.cli.command_context import say_remarks, setting_of
from engross.cli.draft_reading import lenient_option
from engross.cli.output import file_option, format_option, pick_format, put
from engross.services.documents.brief_document import brief_document
from engross.services.documents.document_formats import DOCUMENT_FORMATS


@click.command("brief")
@click.argument("chapter")
@click.option("--from", "base", metavar="V", help="The base (default: the law that the draft was written against).")
@click.option("--to", "draft", metavar="V", help="The draft (default: the pending one, else what was adopted last).")
@format_option(DOCUMENT_FORMATS)
@file_option
@lenient_option
@click.pass_context
def brief_command(
    ctx: click.Context,
    chapter: str,
    base: str | None,
    draft: str | None,
    format_name: str | None,
    output: Path | None,
) -> None:
    """Write one page on the draft of CHAPTER for a committee, of a bill one on each of its chapters.

    What it does, words before and after, who is affected, what the checks ask, when it is heard, how to comment.
    """
    chosen = pick_format(format_name, output, DOCUMENT_FORMATS)
    setting = setting_of(ctx)
    bill = named_bill(setting, chapter, {"--from": base, "--to": draft})
    if bill is not None:
        from engross.services.bills.bill_documents import bill_brief_document

        made = bill_brief_document(setting, bill, chosen)
    else:
        made = brief_document(setting, chapter, base, draft, chosen)
    say_remarks(made.remarks)
    put(made.data, chosen, output)
