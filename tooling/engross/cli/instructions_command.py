"""``engross instructions``."""

from __future__ import annotations

import click

from engross.cli.instruction_input import instructions_of
from engross.cli.text_input import text_of
from engross.services.instructions.instruction_lines import instruction_json, instruction_lines, written_records


@click.command("instructions")
@click.argument("file", default="-", metavar="[FILE|-]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
@click.option("--write", is_flag=True, help="Write instructions instead of reading them; needs --jsonl.")
@click.option(
    "--jsonl", is_flag=True, help='With --write: read JSON lines with "id", "before", "after"; print {"id", "steps"}.'
)
def instructions_command(file: str, as_json: bool, write: bool, jsonl: bool) -> int:
    """List the amendments that the instructions in FILE order: where, what is struck, what is inserted.

    Exit status 1 if any instruction cannot be read; each is named on stderr.
    """
    if write != jsonl:
        raise click.UsageError("--write and --jsonl go together: give lines of JSON with both texts")
    if write:
        for line in written_records(text_of(file).split("\n"), file):
            click.echo(line)
        return 0
    text = instructions_of(file)
    if as_json:
        printed, refused = instruction_json(text)
        click.echo(printed)
    else:
        lines, refused = instruction_lines(text)
        for line in lines:
            click.echo(line)
    for why in refused:
        click.echo(f"engross: {file}: {why}", err=True)
    return 1 if refused else 0
