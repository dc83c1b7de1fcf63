"""``engross upgrade``."""

from __future__ import annotations

import sys

import click

from engross import __version__
from engross.cli.acts import CommandAct, dry_run_option
from engross.cli.amendment_lines import json_option
from engross.cli.command_context import today_of, workspace_of
from engross.outputs.printed_json import json_document
from engross.services.upgrading.workspace_upgrade import WorkspaceUpgrade, planned_upgrade, upgrade_workspace
from engross.workspace import Workspace, relative_name


@click.command("upgrade")
@dry_run_option
@json_option
@click.pass_context
def upgrade_command(ctx: click.Context, dry_run: bool, as_json: bool) -> None:
    """Bring a workspace of an older version to this one, as one act, which `engross undo` takes back.

    The law is written in the form of this version, its words proved the same; records that name a text by its hash
    follow; templates that the city changed are merged with those of this version; hooks, workflows and git's attributes
    name it. Each change is said. Exit status 1 where something is left for a person to decide.
    """
    workspace = workspace_of(ctx)
    upgrade = planned_upgrade(workspace, today_of(ctx))
    act = CommandAct(workspace, dry_run, scope=workspace.root)
    upgrade_workspace(upgrade, act.write)
    if as_json:
        click.echo(_as_json(workspace, upgrade))
    else:
        for sentence in (each for file in upgrade.files for each in file.sentences):
            click.echo(sentence)
    act.say_preview(as_json=as_json)
    if not as_json:
        _say_the_rest(upgrade)
    sys.exit(bool(upgrade.to_decide))


def _say_the_rest(upgrade: WorkspaceUpgrade) -> None:
    for sentence in upgrade.to_decide:
        click.echo(f"to decide: {sentence}")
    for sentence in upgrade.remarks:
        click.echo(sentence)
    if not upgrade.files and not upgrade.to_decide:
        click.echo(f"the workspace is one of {__version__}; nothing is to be upgraded")


def _as_json(workspace: Workspace, upgrade: WorkspaceUpgrade) -> str:
    files = [
        {"file": relative_name(workspace.root, each.change.path), "changes": list(each.sentences)}
        for each in upgrade.files
    ]
    told = {"version": __version__, "files": files, "toDecide": upgrade.to_decide, "remarks": upgrade.remarks}
    return json_document("upgrade", told)
