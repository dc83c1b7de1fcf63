"""Writing down what has become of a notice: the options of ``engross notices`` for it, and what they do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import reduce
from pathlib import Path
from typing import Any

import click

from engross.cli.acts import CommandAct
from engross.cli.author import author_of
from engross.cli.command_context import workspace_of
from engross.cli.idle_options import refuse_idle_record_options
from engross.cli.meeting_findings import warn
from engross.cli.public_documents import PublicChoice, override_options, passed_gate
from engross.model.meeting.notice import STATES, State
from engross.services.meetings.loading import load_meeting
from engross.services.meetings.notice_states import RecordedStep, record_state, undo_state
from engross.services.meetings.typed_dates import long_day, parse_typed_date
from engross.values import dataclass

_OPTIONS = (
    click.option("--record", "state", type=click.Choice(STATES), help="Write this state into the meeting's file."),
    click.option("--undo", is_flag=True, help="Take back the last state of --item; its record stays in the file."),
    click.option("--item", "key", metavar="KEY", help="With --record or --undo: the item of the notice."),
    click.option("--on", "day", metavar="DATE", help="With --record: the date of the state (default: today)."),
    click.option("--to", metavar="WHOM", help="With --record sent: whom it went to (default: the newspaper)."),
    click.option("--page", metavar="PAGE", help="With --record published: the newspaper's page."),
    click.option("--insertion", metavar="DATE", help="With --record proofed or affidavit: the newspaper of which day."),
    click.option(
        "--proof",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="With --record: a clipping or an affidavit; a copy is kept in ordinances/meetings/evidence/.",
    ),
    *override_options,
)


@dataclass(frozen=True, slots=True)
class NoticeRecord:
    """What the options say."""

    state: State | None = None
    undo: bool = False
    key: str | None = None
    day: str | None = None
    to: str | None = None
    page: str | None = None
    insertion: str | None = None
    proof: Path | None = None
    override: str | None = None
    by: str | None = None


def record_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that make a ``NoticeRecord``."""
    return reduce(lambda made, option: option(made), reversed(_OPTIONS), command)


def record_notice(ctx: click.Context, meeting: str | None, record: NoticeRecord, today: date, dry_run: bool) -> None:
    """Record a state of a notice, or take the last one back; say what was done. Errors: usage errors."""
    if not meeting or not record.key:
        raise click.UsageError("--record and --undo need MEETING and --item KEY")
    if record.state and record.undo:
        raise click.UsageError("--record and --undo are two acts; give one of them")
    refuse_idle_record_options(record.state, record, undo=record.undo)
    if dry_run and record.override:
        raise click.UsageError("--override is recorded at once: give it without --dry-run")
    workspace = workspace_of(ctx)
    act = CommandAct(workspace, dry_run)
    loaded = load_meeting(workspace, meeting)
    is_now = "would be" if dry_run else "is"
    who = f"{loaded.source.name}: the notice of item {record.key}"
    if record.state is None:
        undone = undo_state(loaded, record.key, today, act.write)
        click.echo(f"{who} {is_now} no longer {undone.state}, {long_day(undone.on)}; the record stays", err=True)
    else:
        on = parse_typed_date(record.day, "--on") if record.day else today
        insertion = parse_typed_date(record.insertion, "--insertion") if record.insertion else None
        recorded = RecordedStep(record.state, on, record.proof, record.to or "", record.page or "", insertion)
        if record.state == "sent" and loaded.item(record.key).item.notice is not None:
            choice = PublicChoice(True, record.override, record.by)
            loaded = passed_gate(ctx, loaded, "notice", (record.key,), choice, on)
        step, _ = record_state(loaded, record.key, recorded, today, author_of(ctx), act.write)
        kept = f"; {step.proof} is kept" if step.proof else ""
        click.echo(f"{who} {is_now} {step.state}, {long_day(step.on)}{kept}", err=True)
        warn(loaded, (record.key,))
    act.say_preview()
