"""``engross instructions``."""

from __future__ import annotations

from pathlib import Path

import click

from engross.cli.instruction_input import instructions_of
from engross.cli.text_input import text_of
from engross.services.instructions.instruction_lines import instruction_json, instruction_lines, written_records
from engross.services.instructions.recorded_lines import recorded_json, recorded_lines
from engross.workspace import read_bytes


@click.command("instructions")
@click.argument("file", default="-", metavar="[FILE|-]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
@click.option("--write", is_flag=True, help="Write instructions instead of reading them; needs --jsonl.")
@click.option(
    "--jsonl", is_flag=True, help='With --write: read JSON lines with "id", "before", "after"; print {"id", "steps"}.'
)
def instructions_command(file: str, as_json: bool, write: bool, jsonl: bool) -> int:
    """List the amendments that the instructions in FILE order: where, what is struck, what is inserted.

    Of the .xml file of an enacted or codified text: those that it records.

    Exit status 1 if any instruction cannot be read; each is named on stderr.
    """
    if write != jsonl:
        raise click.UsageError("--write and --jsonl go together: give lines of JSON with both texts")
    if write:
        for line in written_records(text_of(file).split("\n"), file):
            click.echo(line)
        return 0
    if file.lower().endswith(".xml"):
        data = read_bytes(Path(file))
        click.echo(recorded_json(data, file) if as_json else "\n".join(recorded_lines(data, file)))
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
