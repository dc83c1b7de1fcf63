"""``engross repeal``."""

from __future__ import annotations

import sys
from datetime import date

import click

from engross.amending import repeal
from engross.cli.amending import amend_workspace, lines
from engross.cli.choose import workspace_of


@click.command("repeal")
@click.argument("chapter")
@click.argument("provision")
@click.pass_context
def command(ctx: click.Context, chapter: str, provision: str) -> None:
    """Repeal PROVISION of CHAPTER, close the gap, and mend every citation of what follows in the workspace.

    Leaves with 1 where something still cites what is repealed: that is for a person to decide, and listed.
    """
    workspace = workspace_of(ctx)
    folder = workspace.chapter(chapter)
    deeds, left = amend_workspace(workspace, folder, lambda one, rest: repeal(one, rest, provision), date.today())
    for line in lines(deeds, left):
        click.echo(line)
    sys.exit(1 if left else 0)
