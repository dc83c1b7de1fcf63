"""``engross notices``."""

from __future__ import annotations

import sys
from datetime import date, datetime

import click

from engross.cli.choose import workspace_of
from engross.cli.desk import Desk, desk_of, meeting_of
from engross.cli.desk_papers import findings_of, told
from engross.errors import EngrossError, NotFoundError
from engross.meetings.days import day_of, long_day
from engross.meetings.deadlines import wrong_dates
from engross.meetings.due import due_for
from engross.meetings.record import recorded
from engross.model.meeting import STATES, Business, State, Step
from engross.outputs.writing import write_atomically
from engross.workspace import read_bytes


@click.command("notices")
@click.argument("meeting", required=False)
@click.option("--today", metavar="DATE", help="As of this day (default: the clock's).")
@click.option("--record", "state", type=click.Choice(STATES), help="Write this state into the meeting's file.")
@click.option("--item", "key", metavar="KEY", help="The item whose notice it is.")
@click.option("--on", "day", metavar="DATE", help="When (default: today).")
@click.option("--proof", metavar="FILE", help="What shows it: the clipping, the affidavit.")
@click.pass_context
def command(
    ctx: click.Context,
    meeting: str | None,
    today: str | None,
    state: State | None,
    key: str | None,
    day: str | None,
    proof: str | None,
) -> None:
    """What is due for MEETING, or for all meetings, and what has become of each notice.

    With --record, a state is written into the meeting's file, with the hashes of the law it was made from. Exit 1
    where the checks of agreement find an error or a date cannot be kept.
    """
    now = _day(today, "--today") if today else datetime.now().astimezone().date()
    if state:
        if not meeting or not key:
            raise click.UsageError("--record needs MEETING and --item KEY")
        _record(desk_of(ctx, meeting), key, state, _day(day, "--on") if day else now, proof or "")
        return
    if key or day or proof:
        raise click.UsageError("--item, --on and --proof go with --record")
    names = [meeting] if meeting else [path.stem for path in workspace_of(ctx).meetings()]
    if not names:
        raise NotFoundError("there are no meetings; write one into ordinances/meetings/ (schemas/meeting.schema.json)")
    right = [_tell(desk_of(ctx, name), now) for name in names]
    if not all(right):
        sys.exit(1)


def _tell(desk: Desk, today: date) -> bool:
    """Say what is due for a meeting, and whether nothing is wrong with it."""
    meeting = desk.meeting
    click.echo(f"{meeting.body.name}, {long_day(meeting.date)} ({meeting.key})")
    for item in meeting.hearings():
        assert item.notice is not None  # noqa: S101 - a hearing has one
        step = item.notice.step(item.notice.state) if item.notice.state else None
        shown = (
            f"{step.state} on {long_day(step.on)}{f' ({step.proof})' if step.proof else ''}" if step else "not drafted"
        )
        click.echo(f"  notice of item {item.key}: {shown}")
    for due in due_for(meeting, desk.city, desk.deadlines, today):
        late = "OVERDUE " if due.overdue else ""
        click.echo(f"  {due.by.isoformat() if due.by else 'no day   '}  {late}{due.what}")
    wrong = list(wrong_dates(meeting, desk.city, desk.deadlines))
    findings = [finding for found in findings_of(desk).values() for finding in found]
    for line in (*(f"error: {words}" for words in wrong), *map(told, findings)):
        click.echo(f"  {line}")
    return not wrong and not any(finding.severity == "error" for finding in findings)


def _record(desk: Desk, key: str, state: State, on: date, proof: str) -> None:
    business = desk.item(key)
    step = Step(state, on, *_hashes(business), proof)
    file = desk.meeting.source.name if desk.meeting.source else desk.path.name
    text = recorded(read_bytes(desk.path).decode("utf-8-sig"), key, step, file)
    write_atomically(desk.path, text.encode("utf-8"))
    meeting_of(desk.workspace, desk.path, desk.city)
    click.echo(f"{file}: the notice of item {key} is {state}, {long_day(on)}", err=True)


def _hashes(business: Business) -> tuple[str, str]:
    draft = business.draft
    base = business.comparison.old if business.comparison else None
    return (
        draft.source.sha256 if draft is not None and draft.source else "",
        base.source.sha256 if base is not None and base.source else "",
    )


def _day(words: str, option: str) -> date:
    try:
        return day_of(words)
    except ValueError as fault:
        raise EngrossError(f"{option}: {fault}") from None
