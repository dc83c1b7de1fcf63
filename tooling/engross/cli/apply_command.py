"""``engross apply``."""

from __future__ import annotations

import click

from engross.cli.acts import dry_run_option
from engross.cli.amendment_lines import draft_option
from engross.cli.instruction_input import apply_to_chapter, instructions_of
from engross.cli.text_input import text_of
from engross.services.instructions.instruction_lines import applied_records


@click.command("apply")
@click.argument("file", default="-", metavar="[FILE|-]")
@click.option("--chapter", metavar="CHAPTER", help="The chapter that the instructions amend.")
@click.option("--partial", is_flag=True, help="Apply the others where an instruction is refused.")
@click.option(
    "--jsonl",
    is_flag=True,
    help='Read JSON lines with "id", "before", "chain", "instruction"; print {"id", "after", "why"}.',
)
@draft_option
@dry_run_option
@click.pass_context
def apply_command(
    ctx: click.Context, file: str, chapter: str | None, partial: bool, jsonl: bool, version: str | None, dry_run: bool
) -> int:
    """Apply the amending instructions in FILE, text or .docx, to the draft of a chapter, exactly or not at all.

    A chapter without a draft gets one; `engross redline` shows it. Exit status 1 if an instruction is refused: each is
    named on stderr, and nothing is written unless --partial.
    """
    if jsonl:
        for line in applied_records(text_of(file).split("\n"), file):
            click.echo(line)
        return 0
    if not chapter:
        raise click.UsageError("name the chapter that the instructions amend: --chapter CHAPTER")
    text = instructions_of(file)
    return apply_to_chapter(ctx, file, text, chapter, version, partial=partial, dry_run=dry_run)
