"""``engross codify``."""

from __future__ import annotations

from datetime import date

import click

from engross.cli.acts import CommandAct, dry_run_option
from engross.cli.amendment_lines import json_option, say_amendment
from engross.cli.bill_argument import named_bill
from engross.cli.command_context import setting_of
from engross.cli.day_parameter import Day
from engross.services.bills.bill_acts import codify_bill
from engross.services.enacting.codification import codify_chapter


@click.command("codify")
@click.argument("chapter")
@click.option("--on", type=Day(), metavar="DATE", help="The day of the code (default: the effective day).")
@click.option("--ordinance", default="", metavar="NUMBER", help="The ordinance's number, where none was recorded.")
@click.option(
    "--number",
    "numbers",
    multiple=True,
    metavar="N",
    help="The number of a new chapter (69), of a section (68-XX=68-16); in a bill: new-dogs=69, 068-noise:68-XX=68-16.",
)
@click.option("--version", metavar="V", help="The enacted text (default: the last).")
@dry_run_option
@json_option
@click.pass_context
def codify_command(
    ctx: click.Context,
    chapter: str,
    on: date | None,
    ordinance: str,
    numbers: tuple[str, ...],
    version: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Make the codified text of the adopted text of CHAPTER: numbers given, history notes written, citations updated.

    CHAPTER may be a bill: what was adopted of it in all its chapters is codified as one act. What each ordinance added,
    amended and repealed is printed; `engross disposition` writes it for the whole code.
    Exit status 1 if something is left for a person to decide.
    """
    setting = setting_of(ctx)
    workspace = setting.workspace()
    act = CommandAct(workspace, dry_run)
    bill = named_bill(setting, chapter, {"--version": version})
    if bill is not None:
        made = codify_bill(workspace, bill, setting.today, act.write, on=on, ordinance=ordinance, numbers=numbers)
    else:
        made = codify_chapter(
            workspace,
            workspace.chapter(chapter),
            setting.today,
            act.write,
            version=version,
            on=on,
            ordinance=ordinance,
            numbers=numbers,
        )
    say_amendment(workspace.root, made, as_json=as_json)
    act.say_preview(as_json=as_json)
    ctx.exit(1 if made.left else 0)
