"""``engross renumber``."""

from __future__ import annotations

import click

from engross.cli.acts import CommandAct, dry_run_option
from engross.cli.amendment_lines import draft_option, say_amendment
from engross.cli.command_context import setting_of
from engross.services.drafting.workspace_amendment import renumber_provision


@click.command("renumber")
@click.argument("chapter")
@click.argument("old")
@click.argument("new")
@draft_option
@dry_run_option
@click.pass_context
def renumber_command(ctx: click.Context, chapter: str, old: str, new: str, version: str | None, dry_run: bool) -> None:
    """Renumber the provision or table OLD of CHAPTER as NEW, and update every citation of it in the workspace.

    The proposals are changed; a chapter without one gets one. OLD and NEW are written as the text cites them:
    "68-4D", "Table 2". Where a label stands twice, OLD says which it is: "68-4D (2 of 2)".
    """
    setting = setting_of(ctx)
    workspace = setting.workspace()
    folder = workspace.chapter(chapter)
    act = CommandAct(workspace, dry_run)
    made = renumber_provision(workspace, folder, old, new, setting.today, act.write, version)
    say_amendment(workspace.root, made)
    act.say_preview()
