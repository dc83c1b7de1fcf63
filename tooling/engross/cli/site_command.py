"""``engross site``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePath

import click

from engross.cli.as_of import as_of_option
from engross.cli.command_context import setting_of
from engross.cli.jobs import jobs_options, sharing
from engross.cli.kept_results import cache_option, remembering
from engross.cli.output import say_waiting, size
from engross.services.parallel.attempts import LeftOut
from engross.services.parallel.ordered_map import InOrder
from engross.services.selection.base_and_draft_choice import SelectionContext
from engross.services.site.publishing import publish_site
from engross.workspace import relative_name


@click.command("site")
@click.option(
    "-o",
    "output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Output folder (default: build/site).",
)
@jobs_options
@cache_option
@as_of_option
@click.pass_context
def site_command(ctx: click.Context, output: Path | None, jobs: int, scheduler: str) -> None:
    """Write the review site as static files: no server, no network.

    A chapter that cannot be made is named and left out; the others are made, and the exit status is 1.
    """
    with sharing(jobs, scheduler) as share, remembering(ctx, share) as in_order:
        left_out = put_site(setting_of(ctx), output, in_order)
    if left_out:
        say_left_out(left_out)
        ctx.exit(1)


def say_left_out(left_out: Iterable[LeftOut]) -> None:
    """Say of each chapter that could not be made why, once."""
    for each in dict.fromkeys(left_out):
        click.echo(f"engross: {each.chapter} is left out: {each.reason}", err=True)


def put_site(setting: SelectionContext, output: Path | None, in_order: InOrder) -> tuple[LeftOut, ...]:
    """Make the site in ``output`` (None: in the build folder), and say where it begins.

    Returns the chapters that could not be made.
    """
    workspace = setting.workspace()
    made = publish_site(workspace, output or workspace.build / "site", in_order, setting.today, say_waiting)
    for draft in made.private:
        record = f"once it is filed, `engross outcome {PurePath(draft.file).parent.name} filed` records it"
        how = record if draft.pending else "a later text has taken its place"
        click.echo(f"engross: {draft.file} is not filed: it is private, and not on the site; {how}", err=True)
    click.echo(f"{made.files} files, {size(made.size)}", err=True)
    begin = made.folder / "index.html"
    click.echo(begin if output else relative_name(workspace.root, begin))
    return made.left_out
