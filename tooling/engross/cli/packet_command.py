"""``engross packet``."""

from __future__ import annotations

from pathlib import Path

import click

from engross.cli.author import author_of
from engross.cli.desk import desk_of
from engross.cli.desk_documents import PACKET_FORMATS, packet_bytes
from engross.cli.desk_papers import checks_of, warn
from engross.cli.output import file_option, put
from engross.meetings.deadlines import require_dates


@click.command("packet")
@click.argument("meeting")
@click.option("--format", "format_name", type=click.Choice(PACKET_FORMATS), help="Default: both, or the file's suffix.")
@file_option
@click.pass_context
def command(ctx: click.Context, meeting: str, format_name: str | None, output: Path | None) -> None:
    """The packet of MEETING: agenda, and for each item notice, redline, clean copy, changes, checks, attachments.

    One file, with bookmarks and page numbers over all parts; into build/meetings/ unless -o says otherwise.
    """
    suffix = output.suffix.removeprefix(".").lower() if output else ""
    if output is not None and not format_name and suffix not in PACKET_FORMATS:
        raise click.UsageError(f"{output.name} does not say its format; add --format {'|'.join(PACKET_FORMATS)}")
    desk = desk_of(ctx, meeting)
    require_dates(desk.meeting, desk.city)
    warn(desk)
    author, checks = author_of(ctx), checks_of(desk)
    wanted = (format_name or suffix,) if format_name or suffix else PACKET_FORMATS
    made = [(name, packet_bytes(desk, author, checks, name)) for name in wanted]
    folder = desk.workspace.build / "meetings" / desk.meeting.key
    for name, data in made:
        put(data, name, output or folder / f"packet.{name}")
