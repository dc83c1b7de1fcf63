"""``engross notice``."""

from __future__ import annotations

from pathlib import Path

import click

from engross.cli.author import author_of
from engross.cli.desk import desk_of
from engross.cli.desk_documents import NOTICE_FORMATS, folder_of, notice_bytes, sizes_of
from engross.cli.desk_papers import warn
from engross.cli.output import format_option, pick_format, put
from engross.compose.notice import FORMS
from engross.errors import NotFoundError
from engross.meetings.deadlines import require_dates
from engross.model.meeting import NoticeForm
from engross.rendering import FORMATS


@click.command("notice")
@click.argument("meeting")
@click.option("--item", "wanted", multiple=True, metavar="KEY", help="One item; may be given again (default: all).")
@click.option("--with", "form", type=click.Choice(list(FORMS)), help="Default: what the file names.")
@format_option(NOTICE_FORMATS)
@click.option("-o", "output", type=click.Path(path_type=Path), metavar="FILE", help="Where to; a folder for several.")
@click.pass_context
def command(
    ctx: click.Context,
    meeting: str,
    wanted: tuple[str, ...],
    form: NoticeForm | None,
    format_name: str | None,
    output: Path | None,
) -> None:
    """The legal notices of the hearings of MEETING (a date, a file's name, or a path).

    As text a notice is what the newspaper is sent: without strike-through, in brackets and capitals.
    """
    desk = desk_of(ctx, meeting)
    require_dates(desk.meeting, desk.city)
    items = [desk.item(key) for key in wanted] or [each for each in desk.business if each.item.notice is not None]
    if not items:
        raise NotFoundError(f"the meeting of {desk.meeting.key} has no hearing; give an item a notice in its file")
    folder = folder_of(output) if output is not None and (len(items) > 1 or output.is_dir()) else None
    chosen = format_name or ("txt" if folder else pick_format(None, output, NOTICE_FORMATS))
    author = author_of(ctx)
    made = [notice_bytes(desk, each, form, author, chosen) for each in items]
    warn(desk, [each.item.key for each in items])
    for each in items:
        click.echo(f"item {each.item.key}: {sizes_of(desk, each)}", err=True)
    if folder is not None:
        for each, data in zip(items, made, strict=True):
            put(data, chosen, folder / f"notice-{each.item.key}{FORMATS[chosen].suffix}")
        return
    if chosen == "txt" and len(made) > 1:
        made = ["\n\f\n".join(data.decode("utf-8").rstrip("\n") for data in made).encode("utf-8") + b"\n"]
    if len(made) > 1:
        raise click.UsageError(f"{len(made)} notices need a folder: name one with -o, or one item with --item")
    put(made[0], chosen, output)
