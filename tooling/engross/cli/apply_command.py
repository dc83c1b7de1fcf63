"""``engross apply``."""

from __future__ import annotations

import click

from engross.cli.text_input import text_of
from engross.services.instructions.instruction_lines import applied_records


@click.command("apply")
@click.argument("file", default="-", metavar="[FILE|-]")
@click.option(
    "--jsonl",
    is_flag=True,
    help='Read JSON lines with "id", "before", "chain", "instruction"; print {"id", "after", "why"}.',
)
def apply_command(file: str, jsonl: bool) -> None:
    """Apply amending instructions to sections given as plain text, exactly or not at all."""
    if not jsonl:
        raise click.UsageError("say --jsonl, and give lines of JSON")
    for line in applied_records(text_of(file).split("\n"), file):
        click.echo(line)
