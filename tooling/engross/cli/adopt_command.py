"""``engross adopt``."""

from __future__ import annotations

from datetime import date

import click

from engross.cli.acts import CommandAct, dry_run_option
from engross.cli.amendment_lines import json_option, say_amendment
from engross.cli.command_context import setting_of
from engross.cli.day_parameter import Day
from engross.services.bills.bill_acts import adopt_bill
from engross.services.bills.bill_files import bill_named
from engross.services.enacting.adoption import AdoptionFacts, adopt_draft


@click.command("adopt")
@click.argument("chapter")
@click.option("--vote", default="", metavar="N-N[-N]", help="9-4-1: ayes, noes, abstentions (default: as recorded).")
@click.option("--at", "meeting", default="", metavar="MEETING", help="The meeting at which it was adopted.")
@click.option("--on", type=Day(), metavar="DATE", help="The day of adoption (default: the meeting's, else today).")
@click.option(
    "--effective", default="", metavar="RULE", help="A date, or a rule: 'adoption', '30 days after publication'."
)
@click.option("--published", type=Day(), metavar="DATE", help="The day of publication, for --effective.")
@click.option("--signed", type=Day(), metavar="DATE", help="The day of signature, for --effective.")
@click.option("--sunset", type=Day(), metavar="DATE", help="The first day on which it is no longer the law.")
@click.option(
    "--section", "sections", multiple=True, metavar="S=RULE", help="A section that takes effect on another day."
)
@click.option("--ordinance", default="", metavar="NUMBER", help="The number by which the history is kept: 2026-12.")
@click.option("--unnoticed", default="", metavar="REASON", help="Adopt without a published notice, and say why.")
@click.option("--version", metavar="V", help="The draft: its name or date (default: the pending one).")
@dry_run_option
@json_option
@click.pass_context
def adopt_command(
    ctx: click.Context,
    chapter: str,
    vote: str,
    meeting: str,
    on: date | None,
    effective: str,
    published: date | None,
    signed: date | None,
    sunset: date | None,
    sections: tuple[str, ...],
    ordinance: str,
    unnoticed: str,
    version: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Record that the pending draft of CHAPTER was adopted: a new, enacted text with its vote and its effective day.

    CHAPTER may be a bill (ordinances/bills/NAME.toml): the drafts of all its chapters are adopted as one act.

    Exit status 1 if another draft must be rebased, or cites what changed; each is listed.
    """
    setting = setting_of(ctx)
    workspace = setting.workspace()
    facts = AdoptionFacts(
        vote, meeting, on, effective, published, signed, sunset, _days(sections), ordinance, unnoticed
    )
    act = CommandAct(workspace, dry_run)
    bill = bill_named(workspace, chapter)
    if bill is None:
        made = adopt_draft(workspace, workspace.chapter(chapter), facts, setting.today, act.write, version)
    elif version or sections:
        raise click.UsageError("a bill names its drafts in its file; it has no --version and no --section")
    else:
        made = adopt_bill(workspace, bill, facts, setting.today, act.write)
    say_amendment(workspace.root, made, as_json=as_json)
    act.say_preview(as_json=as_json)
    ctx.exit(1 if made.left else 0)


def _days(sections: tuple[str, ...]) -> dict[str, str]:
    days: dict[str, str] = {}
    for each in sections:
        number, equals, rule = each.partition("=")
        if not equals or not number.strip() or not rule.strip():
            raise click.UsageError(
                f"--section {each} gives no section or no day; write it as --section 68-5=2026-12-01"
            )
        number = number.strip().removeprefix("§").strip()
        if number in days:
            raise click.UsageError(f"--section gives {number} two days; give one")
        days[number] = rule.strip()
    return days
