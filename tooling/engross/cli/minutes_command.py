"""``engross minutes``."""

from __future__ import annotations

from pathlib import Path

import click

from engross.building import document_bytes
from engross.cli.desk import desk_of
from engross.cli.desk_documents import minutes_of
from engross.cli.output import file_option, format_option, pick_format, put
from engross.rendering import FORMATS


@click.command("minutes")
@click.argument("meeting")
@format_option(FORMATS)
@file_option
@click.pass_context
def command(ctx: click.Context, meeting: str, format_name: str | None, output: Path | None) -> None:
    """The skeleton of the minutes of MEETING: attendance, items, motions to fill in."""
    chosen = pick_format(format_name, output, tuple(FORMATS))
    desk = desk_of(ctx, meeting)
    put(document_bytes(minutes_of(desk), chosen, desk.templates), chosen, output)
