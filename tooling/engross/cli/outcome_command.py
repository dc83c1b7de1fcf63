"""``engross outcome``."""

from __future__ import annotations

from datetime import date
from functools import partial

import click

from engross.cli.acts import CommandAct, dry_run_option
from engross.cli.amendment_lines import json_option, say_amendment
from engross.cli.bill_argument import named_bill
from engross.cli.command_context import setting_of
from engross.cli.day_parameter import Day
from engross.model.law.legislative_action import ActionKind
from engross.services.bills.bill_acts import record_bill_outcome
from engross.services.enacting.outcomes import OUTCOMES, record_outcome


@click.command("outcome")
@click.argument("chapter")
@click.argument("outcome", type=click.Choice(OUTCOMES))
@click.option("--at", "meeting", default="", metavar="MEETING", help="The meeting at which it was decided.")
@click.option("--on", type=Day(), metavar="DATE", help="The day (default: the meeting's, else today).")
@click.option("--vote", default="", metavar="N-N[-N]", help="Ayes, noes and abstentions: 4-9-1.")
@click.option("--by", default="", metavar="NAME", help="Who withdrew, signed or vetoed it.")
@click.option("--reason", default="", metavar="WORDS", help="Why.")
@click.option("--version", metavar="V", help="The text: its name or date (default: the pending draft, or the enacted).")
@dry_run_option
@json_option
@click.pass_context
def outcome_command(
    ctx: click.Context,
    chapter: str,
    outcome: ActionKind,
    meeting: str,
    on: date | None,
    vote: str,
    by: str,
    reason: str,
    version: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Record what became of the draft of CHAPTER (filed, failed, withdrawn, tabled) or of its adopted text (signed,
    vetoed, overridden).

    CHAPTER may be a bill: it is recorded in all its chapters as one act. A draft is public, on the site and in what
    goes out for a meeting, once it is filed: file it before its notice.
    A draft that failed or was withdrawn is no longer pending; an adopted text that was vetoed does not become law.
    """
    setting = setting_of(ctx)
    workspace = setting.workspace()
    act = CommandAct(workspace, dry_run)
    bill = named_bill(setting, chapter, {"--version": version})
    record = (
        partial(record_bill_outcome, workspace, bill)
        if bill is not None
        else partial(record_outcome, workspace, workspace.chapter(chapter), version=version)
    )
    made = record(outcome, setting.today, act.write, on=on, meeting=meeting, vote=vote, by=by, reason=reason)
    say_amendment(workspace.root, made, as_json=as_json)
    act.say_preview(as_json=as_json)
