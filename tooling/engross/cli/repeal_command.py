"""``engross repeal``."""

from __future__ import annotations

import sys
from datetime import date

import click

from engross.cli.amendment_lines import amendment_lines
from engross.cli.choose import workspace_of
from engross.services.amending import repeal_provision


@click.command("repeal")
@click.argument("chapter")
@click.argument("provision")
@click.pass_context
def repeal_command(ctx: click.Context, chapter: str, provision: str) -> None:
    """Repeal PROVISION of CHAPTER, close the gap, and mend every citation of what follows in the workspace.

    Leaves with 1 where something still cites what is repealed: that is for a person to decide, and listed.
    """
    workspace = workspace_of(ctx)
    folder = workspace.chapter(chapter)
    made = repeal_provision(workspace, folder, provision, date.today())
    for line in amendment_lines(workspace.root, made):
        click.echo(line)
    sys.exit(1 if made.left else 0)
