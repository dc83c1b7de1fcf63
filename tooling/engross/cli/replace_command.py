"""``engross replace``."""

from __future__ import annotations

import click

from engross.cli.acts import CommandAct
from engross.cli.amendment_lines import json_option, say_amendment
from engross.cli.command_context import setting_of
from engross.services.search.replacement_bill import ReplacementBill, prepare_replacement


@click.command("replace")
@click.argument("words")
@click.argument("by")
@click.option("--bill", required=True, metavar="NAME", help="The bill to be made: the name of its file and its drafts.")
@click.option("--title", required=True, metavar="WORDS", help="Its title, as it begins: An ordinance …")
@click.option("--sponsor", default="", metavar="NAME", help="Who introduces it.")
@click.option(
    "--at", "keys", multiple=True, metavar="KEY", help="A place, by its key of `search --exact --json` (default: each)."
)
@click.option("--write", "writes", is_flag=True, help="Write the drafts and the bill; without it they are shown only.")
@json_option
@click.pass_context
def replace_command(
    ctx: click.Context,
    words: str,
    by: str,
    bill: str,
    title: str,
    sponsor: str,
    keys: tuple[str, ...],
    writes: bool,
    as_json: bool,
) -> None:
    """Prepare one bill that replaces WORDS by BY wherever they stand in the law, over all chapters.

    Each chapter gets a draft against the law of the day, `ordinances/bills/NAME.toml` names them. Without --write, what
    would change is shown as a diff of law. Exit status 1 if a pending draft has the words too, or they stand somewhere
    in another form.
    """
    setting = setting_of(ctx)
    workspace = setting.workspace()
    act = CommandAct(workspace, not writes)
    chosen = frozenset(keys) if keys else None
    made = prepare_replacement(setting, ReplacementBill(bill, title, words, by, sponsor, chosen), act.write)
    say_amendment(workspace.root, made, as_json=as_json)
    act.say_preview(as_json=as_json)
    ctx.exit(1 if made.left else 0)
