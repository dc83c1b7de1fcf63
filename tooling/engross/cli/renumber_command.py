"""``engross renumber``."""

from __future__ import annotations

from datetime import date

import click

from engross.amending import renumber
from engross.cli.amending import amend_workspace, lines
from engross.cli.choose import workspace_of


@click.command("renumber")
@click.argument("chapter")
@click.argument("old")
@click.argument("new")
@click.pass_context
def command(ctx: click.Context, chapter: str, old: str, new: str) -> None:
    """Give the provision or table OLD of CHAPTER the number NEW, and mend every citation of it in the workspace.

    Done in the proposals; a chapter that has none gets one. OLD and NEW as the text cites them: "68-4D", "Table 2".
    """
    workspace = workspace_of(ctx)
    folder = workspace.chapter(chapter)
    deeds, left = amend_workspace(workspace, folder, lambda one, rest: renumber(one, rest, old, new), date.today())
    for line in lines(deeds, left):
        click.echo(line)
