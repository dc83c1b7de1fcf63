"""``engross draft``."""

from __future__ import annotations

from datetime import date

import click

from engross.cli.acts import CommandAct, dry_run_option
from engross.cli.amendment_lines import json_option, say_amendment
from engross.cli.command_context import setting_of
from engross.cli.day_parameter import Day
from engross.services.enacting.new_drafts import draft_chapter, draft_new


@click.command("draft")
@click.argument("chapter")
@click.option("--title", metavar="WORDS", help="Begin a new ordinance of this title in the new folder CHAPTER (new-…).")
@click.option("--name", default="", metavar="NAME", help="What tells this draft apart from others that are pending.")
@click.option("--from", "base", metavar="V", help="The adopted text to draft from (default: the law).")
@click.option("--as-of", "on", type=Day(), metavar="DATE", help="The law of this day (default: today).")
@dry_run_option
@json_option
@click.pass_context
def draft_command(
    ctx: click.Context,
    chapter: str,
    title: str | None,
    name: str,
    base: str | None,
    on: date | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Begin a draft of CHAPTER with the words of the law in force; or, with --title, a new ordinance from the template.

    The template is templates/ordinances/new-ordinance.toml, the workspace's own where there is one.
    """
    setting = setting_of(ctx)
    workspace = setting.workspace()
    act = CommandAct(workspace, dry_run)
    if title:
        if name or base or on:
            raise click.UsageError("--title begins a new ordinance; it has no --name, --from or --as-of")
        made = draft_new(workspace, chapter, title, setting.today, act.write)
    else:
        folder = workspace.chapter(chapter)
        made = draft_chapter(workspace, folder, setting.today, act.write, name=name, on=on, base=base)
    say_amendment(workspace.root, made, as_json=as_json)
    act.say_preview(as_json=as_json)
