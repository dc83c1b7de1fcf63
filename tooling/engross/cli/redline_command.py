"""``engross redline``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from engross.cli.as_of import as_of_option
from engross.cli.author import author_of
from engross.cli.bill_argument import named_bill
from engross.cli.command_context import say_remarks, setting_of
from engross.cli.draft_reading import lenient_option, say_imports
from engross.cli.law_redlines import put_bill_redline, put_three_texts, require_whole_document
from engross.cli.output import file_option, format_option, pick_format, put
from engross.cli.word_file_options import put_redline_of_word_files, refuse_word_file_options, word_file_options
from engross.model.publication.placed_comment import PlacedComment
from engross.services.documents.document_formats import REDLINE_FORMATS
from engross.services.documents.word_files_redline import is_word_file
from engross.services.selection.base_and_draft_choice import choose_base_and_draft


@click.command("redline")
@click.argument("chapter")
@click.option("--from", "base", metavar="V", help="The base (default: the law that the draft was written against).")
@click.option("--to", "draft", metavar="V", help="The draft (default: the pending one, else what was adopted last).")
@click.option("--section", default="", metavar="S", help="Only this section, by number.")
@format_option(REDLINE_FORMATS)
@click.option("--author", help="Author of the tracked changes (default: the city's, else Engross).")
@click.option("--line-numbers", is_flag=True, help="Number the lines (docx).")
@click.option("--noticed", is_flag=True, help="Three texts: the law, as noticed, as amended on the floor.")
@click.option("--with-findings", is_flag=True, help="What the checks find, as comments at their words (docx).")
@word_file_options
@file_option
@lenient_option
@as_of_option
@click.pass_context
def redline_command(
    ctx: click.Context,
    /,
    chapter: str,
    base: str | None,
    draft: str | None,
    section: str,
    format_name: str | None,
    author: str | None,
    line_numbers: bool,
    noticed: bool,
    with_findings: bool,
    output: Path | None,
    **own: Any,
) -> None:
    """Write the redline of one version of CHAPTER against another, of a bill against the law, or of one Word file
    against another."""
    chosen = pick_format(format_name, output, REDLINE_FORMATS)
    if with_findings and (chosen != "docx" or section):
        raise click.UsageError(
            "--with-findings is for a whole chapter as docx: engross redline 68 --with-findings -o FILE.docx"
        )
    if noticed:
        require_whole_document(chosen, part=bool(section or with_findings))
    of_an_ordinance = bool(draft or section or line_numbers or with_findings or noticed)
    if base and is_word_file(chapter) and is_word_file(base) and own["look"] != "city" and not of_an_ordinance:
        put_redline_of_word_files(ctx, (base, chapter), author, own, chosen, output)
        return
    refuse_word_file_options(own)
    setting = setting_of(ctx)
    whole = {"--from": base, "--to": draft, "--section": section, "--with-findings": with_findings}
    bill = named_bill(setting, chapter, {**whole, "--noticed": noticed})
    by = author or author_of(ctx)
    if bill is not None:
        put_bill_redline(setting, bill, chosen, output, author=by, line_numbers=line_numbers)
        return
    pair = choose_base_and_draft(setting, chapter, base, draft)
    say_imports(pair.imports)
    say_remarks(pair.remarks)
    if noticed:
        put_three_texts(setting, chapter, pair, chosen, output, author=by, line_numbers=line_numbers)
        return
    # What chapters need takes longer to import than two Word files to redline, and the checks longer than a chapter.
    from engross.services.documents.redline_document import redline_document

    comments: tuple[PlacedComment, ...] = ()
    if with_findings:
        from engross.services.checking.draft_findings import finding_comments

        comments = finding_comments(setting, chapter, pair.new)
    data = redline_document(
        pair.old,
        pair.new,
        chosen,
        setting.templates(),
        section=section,
        author=by,
        line_numbers=line_numbers,
        remarks=pair.remarks,
        comments=comments,
    )
    put(data, chosen, output)
