"""``engross meeting``: a new meeting, the confirmation of a rule, the record of what happened."""

from __future__ import annotations

from datetime import date

import click

from engross.cli.acts import CommandAct, dry_run_option
from engross.cli.argument_guard import GuardedGroup
from engross.cli.command_context import today_of, workspace_of
from engross.cli.meeting_records import motion_command, record_command
from engross.services.meetings.new_meetings import NewMeeting, confirm_rule, make_meeting
from engross.services.meetings.typed_dates import long_day, parse_typed_date


@click.group("meeting", cls=GuardedGroup)
def meeting_command() -> None:
    """Make a new meeting from the last; record who confirmed a rule, and what happened at a meeting."""


meeting_command.add_command(record_command)
meeting_command.add_command(motion_command)


@meeting_command.command("new")
@click.option("--date", "day", required=True, metavar="DATE", help="The day of the new meeting.")
@click.option("--from", "wanted", default="", metavar="MEETING", help="The meeting to copy (default: the last before).")
@dry_run_option
@click.pass_context
def new_command(ctx: click.Context, day: str, wanted: str, dry_run: bool) -> None:
    """Copy a meeting's file to a new date, each day moved by its rule, and print the last days.

    What was posted or recorded is not copied. Last days that are not known stand first, in words.
    """
    workspace = workspace_of(ctx)
    act = CommandAct(workspace, dry_run)
    made = make_meeting(workspace, parse_typed_date(day, "--date"), wanted, today_of(ctx), act.write)
    _tell(made)
    click.echo(f"{made.name}: {'would be written' if dry_run else 'written'}", err=True)
    for remark in made.remarks:
        click.echo(f"{made.name}: {remark}", err=True)
    act.say_preview()


@meeting_command.command("confirm")
@click.argument("rule")
@click.option("--by", required=True, metavar="NAME", help="The officer who confirmed it.")
@click.option("--on", "day", metavar="DATE", help="The day (default: today).")
@dry_run_option
@click.pass_context
def confirm_command(ctx: click.Context, rule: str, by: str, day: str | None, dry_run: bool) -> None:
    """Record in the city's file that an officer confirmed RULE (its key, or calendar)."""
    workspace = workspace_of(ctx)
    act = CommandAct(workspace, dry_run)
    on: date = parse_typed_date(day, "--on") if day else today_of(ctx)
    if on > today_of(ctx):
        raise click.UsageError(f"--on: {long_day(on)} is to come; a rule is confirmed once an officer has said so")
    before = confirm_rule(workspace, rule, by.strip(), on, act.write)
    was = f" (before: {before})" if before.by else ""
    click.echo(f"{rule}: {'would be' if dry_run else 'is'} confirmed by {by.strip()}, {long_day(on)}{was}", err=True)
    act.say_preview()


def _tell(made: NewMeeting) -> None:
    """Print the last days, those that are not known first."""
    meeting = made.meeting
    click.echo(f"{meeting.body.name}, {meeting.kind} meeting of {long_day(meeting.date)}: the last days")
    for rung in made.ladder:
        when = rung.when or "NOT KNOWN"
        click.echo(f"  {when}{' (past)' if rung.past else ''}: {rung.what}")
        if rung.question:
            click.echo(f"      ask: {rung.question}")
        if rung.planned:
            click.echo(f"      planned: {rung.planned}")
        if rung.remark:
            click.echo(f"      {rung.remark}")
        click.echo(f"      {rung.authority}")
