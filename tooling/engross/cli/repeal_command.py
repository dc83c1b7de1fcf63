"""``engross repeal``."""

from __future__ import annotations

import sys

import click

from engross.cli.acts import CommandAct, dry_run_option
from engross.cli.amendment_lines import draft_option, say_amendment
from engross.cli.command_context import setting_of
from engross.services.drafting.workspace_amendment import repeal_provision
from engross.services.enacting.new_drafts import draft_chapter


@click.command("repeal")
@click.argument("chapter")
@click.argument("provision", required=False, default="")
@draft_option
@dry_run_option
@click.pass_context
def repeal_command(ctx: click.Context, chapter: str, provision: str, version: str | None, dry_run: bool) -> None:
    """Repeal PROVISION of CHAPTER, renumber what follows, and update every citation of it in the workspace; without
    PROVISION, draft the repeal of the whole chapter.

    Exit status 1 if something still cites what is repealed; each such citation is listed, for a person to decide.
    """
    setting = setting_of(ctx)
    workspace = setting.workspace()
    folder = workspace.chapter(chapter)
    act = CommandAct(workspace, dry_run)
    if provision:
        made = repeal_provision(workspace, folder, provision, setting.today, act.write, version)
    elif version:
        raise click.UsageError("--to names a draft to change; the repeal of a whole chapter is a draft of its own")
    else:
        made = draft_chapter(workspace, folder, setting.today, act.write, repeal=True)
    say_amendment(workspace.root, made)
    act.say_preview()
    sys.exit(1 if made.left else 0)
