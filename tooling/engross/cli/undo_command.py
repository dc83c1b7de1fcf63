"""``engross undo``."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from engross.cli.acts import dry_run_option, say_act_event
from engross.cli.command_context import workspace_of
from engross.outputs.printed_json import json_document
from engross.services.drafting.past_acts import past_acts, undo_act, undo_plan, undone_acts, undone_files
from engross.workspace import Workspace, relative_name


@click.command("undo")
@click.argument("act", required=False, default="", metavar="[ACT]")
@click.option(
    "--list", "listing", is_flag=True, help="List the acts that are kept, the last first, and which are undone."
)
@dry_run_option
@click.option("--json", "as_json", is_flag=True, help="Print the list, or what was undone, as JSON.")
@click.pass_context
def undo_command(ctx: click.Context, act: str, listing: bool, dry_run: bool, as_json: bool) -> None:
    """Undo the last act on the law, or the one named ACT, while no later change touches the same files.

    An act is what one command wrote: import, renumber, repeal, fmt, check --fix, notices --record, rules --accept.
    """
    workspace = workspace_of(ctx)
    if listing:
        _list(workspace, as_json)
    elif dry_run:
        from engross.services.drafting.act_preview import preview_lines

        for line in preview_lines(workspace, undo_plan(workspace, act)):
            click.echo(line)
        click.echo("engross: a dry run; nothing was written", err=True)
    else:
        _undo(workspace, act, as_json)


def _list(workspace: Workspace, as_json: bool) -> None:
    known = past_acts(workspace)
    undone = undone_acts(known)
    if as_json:
        told = [
            {
                "act": each.key,
                "what": each.what,
                "when": each.when.isoformat(),
                "files": [f[0] for f in each.files],
                "undone": each.key in undone,
            }
            for each in known
        ]
        click.echo(json_document("acts", {"acts": told}))
        return
    for each in known:
        files = "1 file" if len(each.files) == 1 else f"{len(each.files)} files"
        state = ", undone" if each.key in undone else ""
        click.echo(f"{each.key}  {each.when:%Y-%m-%d %H:%M} UTC  {each.what} ({files}{state})")


def _undo(workspace: Workspace, act: str, as_json: bool) -> None:
    done = undo_act(workspace, act, datetime.now(UTC), say_act_event)
    files = undone_files(workspace.root, done)
    if as_json:
        told = [{"file": relative_name(workspace.root, each.path), "action": each.action} for each in files]
        click.echo(json_document("undo", {"act": done.key, "what": done.what, "files": told}))
        return
    click.echo(done.what)
    for each in files:
        click.echo(f"{each.action}: {relative_name(workspace.root, each.path)}")
