"""``engross minutes``."""

from __future__ import annotations

from pathlib import Path

import click

from engross.cli.command_context import workspace_of
from engross.cli.output import file_option, format_option, pick_format, put
from engross.services.documents.document_formats import DOCUMENT_FORMATS
from engross.services.meetings.documents import minutes_bytes
from engross.services.meetings.loading import load_meeting


@click.command("minutes")
@click.argument("meeting")
@format_option(DOCUMENT_FORMATS)
@file_option
@click.pass_context
def minutes_command(ctx: click.Context, meeting: str, format_name: str | None, output: Path | None) -> None:
    """Write the minutes of MEETING from its record: attendance, motions, votes; blanks where nothing is recorded."""
    chosen = pick_format(format_name, output, DOCUMENT_FORMATS)
    loaded = load_meeting(workspace_of(ctx), meeting)
    put(minutes_bytes(loaded, chosen), chosen, output)
