"""``engross upgrade``."""

from __future__ import annotations

import sys

import click

from engross import __version__
from engross.cli.acts import CommandAct, dry_run_option
from engross.cli.command_context import today_of, workspace_of
from engross.services.upgrading.workspace_upgrade import planned_upgrade, upgrade_workspace


@click.command("upgrade")
@dry_run_option
@click.pass_context
def upgrade_command(ctx: click.Context, dry_run: bool) -> None:
    """Bring a workspace of an older version to this one, as one act, which `engross undo` takes back.

    The law is written in the form of this version, its words proved the same; records that name a text by its hash
    follow; templates that the city changed are merged with those of this version; hooks, workflows and git's attributes
    name it. Each change is said. Exit status 1 where something is left for a person to decide.
    """
    workspace = workspace_of(ctx)
    upgrade = planned_upgrade(workspace, today_of(ctx))
    act = CommandAct(workspace, dry_run, scope=workspace.root)
    upgrade_workspace(upgrade, act.write)
    for file in upgrade.files:
        for sentence in file.sentences:
            click.echo(sentence)
    act.say_preview()
    for sentence in upgrade.to_decide:
        click.echo(f"to decide: {sentence}")
    for sentence in upgrade.remarks:
        click.echo(sentence)
    if not upgrade.files and not upgrade.to_decide:
        click.echo(f"the workspace is one of {__version__}; nothing is to be upgraded")
    sys.exit(bool(upgrade.to_decide))
