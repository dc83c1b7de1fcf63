"""``engross rebase``."""

from __future__ import annotations

import click

from engross.cli.acts import CommandAct, dry_run_option
from engross.cli.amendment_lines import draft_option, json_option
from engross.cli.command_context import setting_of
from engross.cli.merge_report import say_merge, take_option, takes_of
from engross.services.enacting.merged_drafts import rebase_draft


@click.command("rebase")
@click.argument("chapter")
@take_option
@draft_option
@dry_run_option
@json_option
@click.pass_context
def rebase_command(
    ctx: click.Context, chapter: str, takes: tuple[str, ...], version: str | None, dry_run: bool, as_json: bool
) -> None:
    """Carry the pending draft of CHAPTER over to the text that was adopted since it was written.

    Its amendments are made in the newer law, by provision and by word. Where both changed the same words, the three
    texts are shown and nothing is written until each is resolved with --take: "ours" is the draft, "theirs" the newer
    law. Exit status 1 while a conflict is left, or where the checks find what they did not find before.
    """
    setting = setting_of(ctx)
    workspace = setting.workspace()
    act = CommandAct(workspace, dry_run)
    folder = workspace.chapter(chapter)
    made = rebase_draft(workspace, folder, setting.today, act.write, takes_of(takes), version)
    say_merge(workspace, made, ("base", "draft (ours)", "law now (theirs)"), as_json=as_json)
    act.say_preview(as_json=as_json)
    ctx.exit(1 if made.amendment.left else 0)
