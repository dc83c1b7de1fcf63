"""``engross notice``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from engross.cli.author import author_of
from engross.cli.command_context import workspace_of
from engross.cli.meeting_findings import warn
from engross.cli.output import folder_of, format_option, pick_format, put
from engross.cli.public_documents import PublicChoice, passed_gate, public_options
from engross.model.meeting.notice import NoticeForm
from engross.services.documents.document_formats import suffix_of
from engross.services.meetings.documents import (
    NOTICE_FORMATS,
    NOTICE_FORMS,
    items_noticed,
    notice_bytes,
    notices_as_text,
    sizes_of,
)
from engross.services.meetings.loading import load_meeting, require_kept_dates


@click.command("notice")
@click.argument("meeting")
@click.option(
    "--item", "wanted", multiple=True, metavar="KEY", help="Only this item; may be repeated (default: all items)."
)
@click.option(
    "--with", "form", type=click.Choice(NOTICE_FORMS), help="Form of the notice (default: as the meeting's file says)."
)
@format_option(NOTICE_FORMATS)
@click.option(
    "-o",
    "output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Output file; a folder where there are several notices.",
)
@public_options
@click.pass_context
def notice_command(
    ctx: click.Context,
    /,
    meeting: str,
    wanted: tuple[str, ...],
    form: NoticeForm | None,
    format_name: str | None,
    output: Path | None,
    **options: Any,
) -> None:
    """Write the legal notices of the hearings of MEETING (a date, a file name, or a path).

    As text, a notice is in the form sent to the newspaper: brackets and capitals instead of strike-through. Marked as a
    draft unless it is --public.
    """
    choice = PublicChoice(**options)
    loaded = load_meeting(workspace_of(ctx), meeting)
    require_kept_dates(loaded)
    keys = [each.item.key for each in items_noticed(loaded, wanted)]
    warn(loaded, keys)
    loaded = passed_gate(ctx, loaded, "notice", keys, choice)
    items = items_noticed(loaded, wanted)
    folder = folder_of(output) if output is not None and (len(items) > 1 or output.is_dir()) else None
    chosen = format_name or ("txt" if folder else pick_format(None, output, NOTICE_FORMATS))
    author = author_of(ctx)
    made = [notice_bytes(loaded, each, form, author, chosen, public=choice.public) for each in items]
    for each in items:
        click.echo(f"item {each.item.key}: {sizes_of(loaded, each)}", err=True)
    if folder is not None:
        for each, data in zip(items, made, strict=True):
            put(data, chosen, folder / f"notice-{each.item.key}{suffix_of(chosen)}")
        return
    if chosen == "txt" and len(made) > 1:
        made = [notices_as_text(made)]
    if len(made) > 1:
        raise click.UsageError(f"{len(made)} notices need a folder: name one with -o, or one item with --item")
    put(made[0], chosen, output)
