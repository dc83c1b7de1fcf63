"""``engross minutes``."""

from __future__ import annotations

from pathlib import Path

import click

from engross.building import document_bytes
from engross.cli.desk import desk_of
from engross.cli.desk_documents import minutes_of
from engross.cli.output import pick_format, put
from engross.render import FORMATS


@click.command("minutes")
@click.argument("meeting")
@click.option("--format", "format_name", type=click.Choice(list(FORMATS)), help="Default: text, or the file's suffix.")
@click.option("-o", "output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Where to.")
@click.pass_context
def command(ctx: click.Context, meeting: str, format_name: str | None, output: Path | None) -> None:
    """The skeleton of the minutes of MEETING: attendance, items, motions to fill in."""
    chosen = pick_format(format_name, output, tuple(FORMATS))
    put(document_bytes(minutes_of(desk_of(ctx, meeting)), chosen), chosen, output)
