"""``engross notices``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

import click

from engross.cli.acts import dry_run_option
from engross.cli.command_context import today_of, workspace_of
from engross.cli.meeting_findings import finding_line
from engross.cli.notice_records import NoticeRecord, record_notice, record_options
from engross.errors import NotFoundError
from engross.model.meeting.notice import Notice
from engross.services.meetings.loading import LoadedMeeting, items_without_draft, load_meeting
from engross.services.meetings.notice_states import meeting_status
from engross.services.meetings.public_gate import override_lines
from engross.services.meetings.typed_dates import long_day, parse_typed_date


@click.command("notices")
@click.argument("meeting", required=False)
@click.option("--today", metavar="DATE", help="As of this day (default: that of engross --today, else today).")
@record_options
@dry_run_option
@click.pass_context
def notices_command(
    ctx: click.Context, /, meeting: str | None, today: str | None, dry_run: bool, **options: Any
) -> None:
    """List what is due for MEETING, or for all meetings, and the state of each notice.

    With --record, a state is written into the meeting's file: drafted (or the first of them) with the hashes of the law
    as it is now, a later one with the hashes of the law that the notice was made from. Each insertion is published,
    proofed, affidavit, in this order. A state that cannot follow, or not on that day, is refused. Exit status 1 if the
    checks of agreement find an error, a date cannot be kept, or evidence is not what was kept.
    """
    now = parse_typed_date(today, "--today") if today else today_of(ctx)
    record = NoticeRecord(**options)
    if record.state or record.undo:
        record_notice(ctx, meeting, record, now, dry_run)
        return
    if dry_run or record != NoticeRecord():
        raise click.UsageError("--item, --on and the options behind them go with --record or --undo")
    workspace = workspace_of(ctx)
    names = [meeting] if meeting else [path.stem for path in workspace.meetings()]
    if not names:
        raise NotFoundError("there are no meetings; write one into ordinances/meetings/ (`engross explain meetings`)")
    right = [_tell(load_meeting(workspace, name), now) for name in names]
    if not all(right):
        sys.exit(1)


def _tell(loaded: LoadedMeeting, today: date) -> bool:
    """Say what is due for a meeting, and whether nothing is wrong with it."""
    meeting, status = loaded.meeting, meeting_status(loaded, today)
    click.echo(f"{meeting.body.name}, {long_day(meeting.date)} ({meeting.key})")
    for key, notice in status.notices:
        for line in _notice_lines(key, notice, posted=not loaded.city.newspaper.name):
            click.echo(f"  {line}")
    for due in status.due:
        late = "OVERDUE " if due.overdue else ""
        click.echo(f"  {due.by.isoformat() if due.by else 'no day   '}  {late}{due.what}")
    for override in meeting.overrides:
        for line in override_lines(override, loaded.keys):
            click.echo(f"  {line}")
    wrong = (f"error: {words}" for words in (*status.wrong_dates, *status.evidence))
    settled = (f"item {key}: {words}" for key, words in items_without_draft(loaded))
    notes = (f"note: {words}" for words in (*status.date_notes, *settled))
    for line in (*notes, *wrong, *map(finding_line, status.findings)):
        click.echo(f"  {line}")
    return status.in_order


def _notice_lines(key: str, notice: Notice, *, posted: bool) -> Iterator[str]:
    """How far a notice has come, and each insertion that has appeared; ``posted``: on a board, in no newspaper."""
    step = (notice.step(notice.state) or notice.current_steps[-1]) if notice.state else None
    to = f", to {step.to}" if step and step.to else ""
    yield f"notice of item {key}: " + (f"{step.state} on {long_day(step.on)}{to}" if step else "not drafted")
    for day in notice.insertions:
        state, steps = notice.insertion_state(day), notice.insertion_steps(day)
        if state is not None:
            page = next((f", page {each.page}" for each in steps if each.page), "")
            proofs = "".join(f"; {each.state}: {each.proof}" for each in steps if each.proof)
            where = f"to be posted on {long_day(day)}" if posted else f"in the newspaper of {long_day(day)}"
            yield f"  {where}{page}: {state}{proofs}"
    for undone in notice.steps:
        if undone.undone is not None:
            yield f"  taken back on {long_day(undone.undone)}: {undone.state} on {long_day(undone.on)}"
