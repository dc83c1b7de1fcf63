"""``engross meeting record`` and ``engross meeting motion``: what happened at a meeting."""

from __future__ import annotations

from typing import Any

import click

from engross.cli.acts import CommandAct, dry_run_option
from engross.cli.command_context import today_of, workspace_of
from engross.model.meeting.meeting_record import MeetingRecord, Motion
from engross.services.meetings.loading import load_meeting
from engross.services.meetings.meeting_records import record_attendance, record_motion
from engross.services.meetings.typed_dates import parse_typed_date, parse_typed_time

_TIMES, _DAYS = ("called_to_order", "adjourned"), ("votes_posted", "minutes_posted")
_NAMES = {"multiple": True, "metavar": "NAME"}


@click.command("record")
@click.argument("meeting")
@click.option("--present", help="A member who was there; may be repeated.", **_NAMES)  # type: ignore[arg-type]
@click.option("--absent", help="A member who was not; may be repeated.", **_NAMES)  # type: ignore[arg-type]
@click.option("--called-to-order", metavar="TIME", help="When the meeting began: 7:02 p.m.")
@click.option("--adjourned", metavar="TIME", help="When it ended.")
@click.option("--votes-posted", metavar="DATE", help="The day from which the votes were open to inspection.")
@click.option("--minutes-posted", metavar="DATE", help="The day from which the minutes were.")
@dry_run_option
@click.pass_context
def record_command(ctx: click.Context, /, meeting: str, dry_run: bool, **told: Any) -> None:
    """Record attendance and times of MEETING; what is not given stays as it was."""
    times = {name: parse_typed_time(told[name], name) if told[name] else None for name in _TIMES}
    days = {name: parse_typed_date(told[name], name) if told[name] else None for name in _DAYS}
    record = MeetingRecord(told["present"], told["absent"], **times, **days)  # type: ignore[arg-type]
    act = CommandAct(workspace_of(ctx), dry_run)
    loaded = load_meeting(workspace_of(ctx), meeting)
    remarks = record_attendance(loaded, record, today_of(ctx), act.write)
    for words in (f"{'would be ' if dry_run else ''}recorded", *remarks):
        click.echo(f"{loaded.source.name}: {words}", err=True)
    act.say_preview()


@click.command("motion")
@click.argument("meeting")
@click.option("--item", default="", metavar="KEY", help="The item that it was on (default: none, as to adjourn).")
@click.option("--words", required=True, metavar="WORDS", help="What was moved: to send Chapter 84 to the Council.")
@click.option("--by", required=True, metavar="NAME", help="Who moved it.")
@click.option("--second", default="", metavar="NAME", help="Who seconded it.")
@click.option("--aye", "ayes", help="A member in favor; may be repeated.", **_NAMES)  # type: ignore[arg-type]
@click.option("--no", "noes", help="A member opposed; may be repeated.", **_NAMES)  # type: ignore[arg-type]
@click.option("--abstained", help="A member who abstained; may be repeated.", **_NAMES)  # type: ignore[arg-type]
@click.option("--amended", is_flag=True, help="The item was moved as amended.")
@click.option("--at", metavar="TIME", help="The time of the vote.")
@dry_run_option
@click.pass_context
def motion_command(ctx: click.Context, /, meeting: str, dry_run: bool, at: str | None, **told: Any) -> None:
    """Record a motion at MEETING, with the vote of each member."""
    motion = Motion(**told, at=parse_typed_time(at, "--at") if at else None)
    act = CommandAct(workspace_of(ctx), dry_run)
    loaded = load_meeting(workspace_of(ctx), meeting)
    record_motion(loaded, motion, today_of(ctx), act.write)
    outcome = "passed" if motion.passed else "failed"
    voted = f"{outcome}, {len(motion.ayes)}-{len(motion.noes)}" if motion.ayes or motion.noes else "no vote recorded"
    click.echo(f"{loaded.source.name}: {'would be ' if dry_run else ''}recorded: {voted}", err=True)
    act.say_preview()
