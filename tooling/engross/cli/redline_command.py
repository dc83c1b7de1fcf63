"""``engross redline``."""

from __future__ import annotations

from pathlib import Path

import click

from engross.cli.author import author_of
from engross.cli.choose import pair_of, templates_of
from engross.cli.output import file_option, format_option, pick_format, put
from engross.services.redlines import REDLINE_FORMATS, redline_document


@click.command("redline")
@click.argument("chapter")
@click.option("--from", "base", metavar="V", help="The base (default: latest codified).")
@click.option("--to", "draft", metavar="V", help="The draft (default: latest proposed).")
@click.option("--section", default="", metavar="S", help="One section only, by number.")
@format_option(REDLINE_FORMATS)
@click.option("--author", help="Whom tracked changes name (default: the city's, or Engross).")
@click.option("--line-numbers", is_flag=True, help="Number the lines (docx).")
@file_option
@click.pass_context
def redline_command(
    ctx: click.Context,
    chapter: str,
    base: str | None,
    draft: str | None,
    section: str,
    format_name: str | None,
    author: str | None,
    line_numbers: bool,
    output: Path | None,
) -> None:
    """The redline of one version of CHAPTER against another."""
    chosen = pick_format(format_name, output, REDLINE_FORMATS)
    old, new = pair_of(ctx, chapter, base, draft)
    data = redline_document(
        old,
        new,
        chosen,
        templates_of(ctx),
        section=section,
        author=author or author_of(ctx),
        line_numbers=line_numbers,
    )
    put(data, chosen, output)
