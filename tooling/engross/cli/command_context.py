"""Where and when a command asks, from its context."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from engross.cli.draft_reading import is_lenient
from engross.errors import NotFoundError
from engross.services.selection.base_and_draft_choice import SelectionContext
from engross.workspace import Workspace, find_workspace


def setting_of(ctx: click.Context) -> SelectionContext:
    """The workspace that -C names, the current folder, the day (that of --today, else the clock's), and whether
    --lenient was given."""
    root = ctx.find_root()
    return SelectionContext(root.obj, Path.cwd(), root.params.get("today") or date.today(), is_lenient(ctx))


def complete_interrupted(named: Path | None) -> None:
    """Complete or drop what a killed run left in the workspace of this call, and say so."""
    try:
        workspace = find_workspace(named or Path.cwd())
    except NotFoundError:
        return
    if (workspace.root / ".engross").is_dir():
        from engross.services.drafting.source_acts import complete_interrupted_act

        said = complete_interrupted_act(workspace.root)
        if said:
            click.echo(f"engross: {said}", err=True)


def workspace_of(ctx: click.Context) -> Workspace:
    """The workspace of this call: the folder named with -C, or the nearest one upwards."""
    return setting_of(ctx).workspace()


def today_of(ctx: click.Context) -> date:
    """The day of this call: that of --today, else the clock's."""
    return setting_of(ctx).today


def say_remarks(remarks: Iterable[str]) -> None:
    """Say what is to be known of the texts that were chosen, on the stream of messages."""
    for remark in remarks:
        click.echo(f"engross: {remark}", err=True)
