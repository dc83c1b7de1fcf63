"""``engross notices``."""

from __future__ import annotations

import sys
from datetime import date

import click

from engross.cli.acts import CommandAct, dry_run_option
from engross.cli.command_context import today_of, workspace_of
from engross.cli.meeting_findings import finding_line, warn
from engross.errors import NotFoundError
from engross.model.meeting.meeting import STATES, State
from engross.services.meetings.loading import LoadedMeeting, load_meeting
from engross.services.meetings.notice_states import meeting_status, record_state
from engross.services.meetings.typed_dates import long_day, parse_typed_date


@click.command("notices")
@click.argument("meeting", required=False)
@click.option("--today", metavar="DATE", help="As of this day (default: that of engross --today, else today).")
@click.option("--record", "state", type=click.Choice(STATES), help="Write this state into the meeting's file.")
@click.option("--item", "key", metavar="KEY", help="With --record: the item of the notice.")
@click.option("--on", "day", metavar="DATE", help="With --record: the date of the state (default: today).")
@click.option("--proof", metavar="FILE", help="With --record: the evidence, a clipping or an affidavit.")
@dry_run_option
@click.pass_context
def notices_command(
    ctx: click.Context,
    meeting: str | None,
    today: str | None,
    state: State | None,
    key: str | None,
    day: str | None,
    proof: str | None,
    dry_run: bool,
) -> None:
    """List what is due for MEETING, or for all meetings, and the state of each notice.

    With --record, a state is written into the meeting's file: drafted (or the first of them) with the hashes of the law
    as it is now, a later one with the hashes of the law that the notice was made from. A state that cannot follow, or
    not on that day, is refused. Exit status 1 if the checks of agreement find an error or a date cannot be kept.
    """
    now = parse_typed_date(today, "--today") if today else today_of(ctx)
    if state:
        if not meeting or not key:
            raise click.UsageError("--record needs MEETING and --item KEY")
        on = parse_typed_date(day, "--on") if day else now
        workspace = workspace_of(ctx)
        act = CommandAct(workspace, dry_run)
        loaded = load_meeting(workspace, meeting)
        record_state(loaded, key, state, on, now, proof or "", act.write)
        click.echo(
            f"{loaded.source.name}: the notice of item {key} {'would be' if dry_run else 'is'} {state}, {long_day(on)}",
            err=True,
        )
        warn(loaded, (key,))
        act.say_preview()
        return
    if key or day or proof or dry_run:
        raise click.UsageError("--item, --on, --proof and --dry-run go with --record")
    workspace = workspace_of(ctx)
    names = [meeting] if meeting else [path.stem for path in workspace.meetings()]
    if not names:
        raise NotFoundError("there are no meetings; write one into ordinances/meetings/ (schemas/meeting.schema.json)")
    right = [_tell(load_meeting(workspace, name), now) for name in names]
    if not all(right):
        sys.exit(1)


def _tell(loaded: LoadedMeeting, today: date) -> bool:
    """Say what is due for a meeting, and whether nothing is wrong with it."""
    meeting, status = loaded.meeting, meeting_status(loaded, today)
    click.echo(f"{meeting.body.name}, {long_day(meeting.date)} ({meeting.key})")
    for key, step in status.notices:
        proved = f" ({step.proof})" if step and step.proof else ""
        reached = f"{step.state} on {long_day(step.on)}{proved}" if step else "not drafted"
        click.echo(f"  notice of item {key}: {reached}")
    for due in status.due:
        late = "OVERDUE " if due.overdue else ""
        click.echo(f"  {due.by.isoformat() if due.by else 'no day   '}  {late}{due.what}")
    for line in (*(f"error: {words}" for words in status.wrong_dates), *map(finding_line, status.findings)):
        click.echo(f"  {line}")
    return status.in_order
