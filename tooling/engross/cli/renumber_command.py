"""``engross renumber``."""

from __future__ import annotations

from datetime import date

import click

from engross.cli.amendment_lines import amendment_lines
from engross.cli.choose import workspace_of
from engross.services.amending import renumber_provision


@click.command("renumber")
@click.argument("chapter")
@click.argument("old")
@click.argument("new")
@click.pass_context
def renumber_command(ctx: click.Context, chapter: str, old: str, new: str) -> None:
    """Give the provision or table OLD of CHAPTER the number NEW, and mend every citation of it in the workspace.

    Done in the proposals; a chapter that has none gets one. OLD and NEW as the text cites them: "68-4D", "Table 2".
    """
    workspace = workspace_of(ctx)
    folder = workspace.chapter(chapter)
    made = renumber_provision(workspace, folder, old, new, date.today())
    for line in amendment_lines(workspace.root, made):
        click.echo(line)
