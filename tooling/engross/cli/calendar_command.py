"""``engross calendar``."""

from __future__ import annotations

from pathlib import Path

import click

from engross.cli.command_context import workspace_of
from engross.cli.output import file_option, put
from engross.services.meetings.loading import load_meeting
from engross.services.meetings.packets import calendar_bytes, civic_bytes


@click.command("calendar")
@click.argument("meeting")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["ics", "json"]),
    help="Output format (default: by the suffix of FILE, else ics).",
)
@file_option
@click.pass_context
def calendar_command(ctx: click.Context, meeting: str, format_name: str | None, output: Path | None) -> None:
    """Write MEETING and its deadlines as iCalendar (RFC 5545), or as an Open Civic Data event (OCDEP 4)."""
    loaded = load_meeting(workspace_of(ctx), meeting)
    as_data = (format_name or (output.suffix if output else "")).endswith("json")
    put(civic_bytes(loaded) if as_data else calendar_bytes(loaded), "json" if as_data else "ics", output)
