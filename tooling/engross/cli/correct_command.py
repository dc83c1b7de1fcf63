"""``engross correct``."""

from __future__ import annotations

from datetime import date

import click

from engross.cli.acts import CommandAct, dry_run_option
from engross.cli.amendment_lines import json_option, say_amendment
from engross.cli.command_context import setting_of
from engross.cli.day_parameter import Day
from engross.services.enacting.correction import correct_code


@click.command("correct")
@click.argument("chapter")
@click.argument("section")
@click.argument("old")
@click.argument("new")
@click.option("--by", required=True, metavar="NAME", help="Who corrects it.")
@click.option("--reason", required=True, metavar="WORDS", help="Why it is a scrivener's error.")
@click.option("--on", type=Day(), metavar="DATE", help="The day of the correction (default: today).")
@dry_run_option
@json_option
@click.pass_context
def correct_command(
    ctx: click.Context,
    chapter: str,
    section: str,
    old: str,
    new: str,
    by: str,
    reason: str,
    on: date | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Correct a scrivener's error in the codified law: the words OLD of SECTION, which stand there once, become NEW.

    Exit status 1 if a draft must be rebased, or cites the section.
    """
    setting = setting_of(ctx)
    workspace = setting.workspace()
    act = CommandAct(workspace, dry_run)
    made = correct_code(
        workspace,
        workspace.chapter(chapter),
        section,
        (old, new),
        (by, reason),
        on or setting.today,
        setting.today,
        act.write,
    )
    say_amendment(workspace.root, made, as_json=as_json)
    act.say_preview(as_json=as_json)
    ctx.exit(1 if made.left else 0)
