"""``engross agenda``."""

from __future__ import annotations

from pathlib import Path

import click

from engross.building import document_bytes
from engross.cli.desk import desk_of
from engross.cli.desk_documents import agenda_of
from engross.cli.desk_papers import warn
from engross.cli.output import file_option, format_option, pick_format, put
from engross.meetings.deadlines import require_dates
from engross.rendering import FORMATS


@click.command("agenda")
@click.argument("meeting")
@format_option(FORMATS)
@file_option
@click.pass_context
def command(ctx: click.Context, meeting: str, format_name: str | None, output: Path | None) -> None:
    """The agenda of MEETING (a date, a file's name, or a path)."""
    chosen = pick_format(format_name, output, tuple(FORMATS))
    desk = desk_of(ctx, meeting)
    require_dates(desk.meeting, desk.city)
    warn(desk)
    put(document_bytes(agenda_of(desk), chosen, desk.templates), chosen, output)
