"""``engross packet``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from engross.cli.author import author_of
from engross.cli.command_context import workspace_of
from engross.cli.kept_results import cache_option, result_cache
from engross.cli.meeting_findings import warn
from engross.cli.output import file_option, put
from engross.cli.public_documents import PublicChoice, passed_gate, public_options
from engross.services.meetings.agreement import checks_of
from engross.services.meetings.kept_packets import remembered_packet
from engross.services.meetings.loading import load_meeting, require_kept_dates
from engross.services.meetings.packets import PACKET_FORMATS, staff_file_bytes, staff_packet_bytes


@click.command("packet")
@click.argument("meeting")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(PACKET_FORMATS),
    help="Output format (default: by the suffix of FILE, else both).",
)
@file_option
@click.option("--staff", is_flag=True, help="The staff file: what is behind the public documents.")
@click.option("--with-staff", is_flag=True, help="The packet with the staff file behind it, not for the public.")
@public_options
@cache_option
@click.pass_context
def packet_command(
    ctx: click.Context,
    /,
    meeting: str,
    format_name: str | None,
    output: Path | None,
    staff: bool,
    with_staff: bool,
    **options: Any,
) -> None:
    """Write the packet of MEETING: contents, agenda, each item's notice, redline or clean copy once, attachments.

    One file, with bookmarks and continuous page numbers; written to build/meetings/ unless -o is given. Marked as a
    draft unless it is --public. With --staff the staff file is written in its place: open questions, what the checks
    found, the rules that were applied, the files with their hashes; with --with-staff both in one.
    """
    choice = PublicChoice(**options)
    if with_staff and (staff or choice.public):
        raise click.UsageError(
            f"--with-staff is the whole, not for the public; leave out {'--staff' if staff else '--public'}"
        )
    suffix = output.suffix.removeprefix(".").lower() if output else ""
    if output is not None and not format_name and suffix not in PACKET_FORMATS:
        raise click.UsageError(f"{output.name} does not say its format; add --format {'|'.join(PACKET_FORMATS)}")
    loaded = load_meeting(workspace_of(ctx), meeting)
    require_kept_dates(loaded)
    warn(loaded)
    loaded = passed_gate(ctx, loaded, "packet", loaded.keys, choice)
    cache = result_cache(ctx)
    author, checks = author_of(ctx), checks_of(loaded) if staff or with_staff else {}
    wanted = (format_name or suffix,) if format_name or suffix else PACKET_FORMATS
    kind = "staff" if staff else "staff-packet" if with_staff else "packet"
    made = []
    for name in wanted:
        if staff:
            made.append((name, staff_file_bytes(loaded, checks, name)))
        elif with_staff:
            made.append((name, staff_packet_bytes(loaded, checks, author, name)))
        else:
            made.append((name, remembered_packet(cache, loaded, author, name, public=choice.public)))
    if cache is not None:
        cache.settle()
    folder = loaded.workspace.build / "meetings" / loaded.meeting.key
    for name, data in made:
        put(data, name, output or folder / f"{kind}.{name}")
