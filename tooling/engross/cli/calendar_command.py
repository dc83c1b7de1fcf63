"""``engross calendar``."""

from __future__ import annotations

from pathlib import Path

import click

from engross.cli.desk import desk_of
from engross.cli.desk_documents import calendar_bytes, civic_bytes
from engross.cli.output import file_option, put


@click.command("calendar")
@click.argument("meeting")
@click.option("--format", "format_name", type=click.Choice(["ics", "json"]), help="Default: ics, or the file's suffix.")
@file_option
@click.pass_context
def command(ctx: click.Context, meeting: str, format_name: str | None, output: Path | None) -> None:
    """MEETING and its deadlines as iCalendar (RFC 5545), or the meeting as an Open Civic Data event (OCDEP 4)."""
    desk = desk_of(ctx, meeting)
    as_data = (format_name or (output.suffix if output else "")).endswith("json")
    put(civic_bytes(desk) if as_data else calendar_bytes(desk), "json" if as_data else "ics", output)
