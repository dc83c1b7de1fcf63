"""Redlines of more than two texts: of a bill over several chapters, and of a draft as noticed and as amended."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from engross.cli.command_context import say_remarks
from engross.cli.output import put
from engross.services.documents.document_formats import DOCUMENT_FORMATS
from engross.services.selection.base_and_draft_choice import RedlinePair, SelectionContext

if TYPE_CHECKING:
    from engross.model.law.bill import Bill

# What these redlines are made by is imported where it is needed: the redline of two Word files waits for none of it.


def put_bill_redline(
    setting: SelectionContext, bill: Bill, format_name: str, output: Path | None, *, author: str, line_numbers: bool
) -> None:
    """Write the redline of a bill, and say what is to be said of its texts."""
    from engross.services.bills.bill_documents import bill_redline_document

    made, remarks = bill_redline_document(setting, bill, format_name, author=author, line_numbers=line_numbers)
    say_remarks(remarks)
    put(made, format_name, output)


def put_three_texts(
    setting: SelectionContext,
    chapter: str,
    pair: RedlinePair,
    format_name: str,
    output: Path | None,
    *,
    author: str,
    line_numbers: bool,
) -> None:
    """Write the redline of the law, the draft as noticed, and the draft as amended; say where it is of two texts."""
    from engross.services.documents.three_text_document import three_text_document

    made, said = three_text_document(setting, chapter, pair, format_name, author=author, line_numbers=line_numbers)
    say_remarks(said)
    put(made, format_name, output)


def require_whole_document(format_name: str, *, part: bool) -> None:
    """Errors: a usage error where three texts are asked for as data, or of a ``part`` of a chapter."""
    if part or format_name not in DOCUMENT_FORMATS:
        raise click.UsageError(
            "--noticed is for a whole chapter as a document: engross redline 68 --noticed -o FILE.docx"
        )
