"""``engross agenda``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from engross.cli.command_context import workspace_of
from engross.cli.meeting_findings import warn
from engross.cli.output import file_option, format_option, pick_format, put
from engross.cli.public_documents import PublicChoice, passed_gate, public_options
from engross.services.documents.document_formats import DOCUMENT_FORMATS
from engross.services.meetings.documents import agenda_bytes
from engross.services.meetings.loading import load_meeting, require_kept_dates


@click.command("agenda")
@click.argument("meeting")
@format_option(DOCUMENT_FORMATS)
@file_option
@public_options
@click.pass_context
def agenda_command(
    ctx: click.Context, /, meeting: str, format_name: str | None, output: Path | None, **options: Any
) -> None:
    """Write the agenda of MEETING (a date, a file name, or a path); marked as a draft unless it is --public."""
    choice = PublicChoice(**options)
    chosen = pick_format(format_name, output, DOCUMENT_FORMATS)
    loaded = load_meeting(workspace_of(ctx), meeting)
    require_kept_dates(loaded)
    warn(loaded)
    loaded = passed_gate(ctx, loaded, "agenda", loaded.keys, choice)
    put(agenda_bytes(loaded, chosen, public=choice.public), chosen, output)
