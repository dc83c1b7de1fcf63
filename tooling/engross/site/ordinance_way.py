"""The way of a proposal into the code: drafted, noticed, heard, adopted, codified, with the days that are recorded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from engross.model.law.chapter import Chapter
from engross.model.meeting.meeting import Item, Meeting
from engross.model.meeting.meeting_record import Motion
from engross.model.publication.docket import Ordinance
from engross.values import dataclass

WayKind = Literal["drafted", "noticed", "heard", "adopted", "codified", "failed", "withdrawn", "vetoed"]

StepStatus = Literal["done", "unrecorded", "ahead", "open"]
"""``done``: recorded. ``unrecorded``: its day has passed, or a later step is done, and nothing says that it was done.
``ahead``: its day is set. ``open``: it has no day."""


@dataclass(frozen=True, slots=True)
class WayStep:
    """A step of the way; ``day`` is None where none is known, ``days`` how many are left until then, None unless it is
    ahead."""

    kind: WayKind
    status: StepStatus
    day: date | None = None
    days: int | None = None


def ordinance_way(ordinance: Ordinance, today: date | None) -> tuple[WayStep, ...]:
    """The steps, in order; none where nothing is proposed. ``today`` is the day from which days are counted.

    A proposal that failed, was withdrawn or vetoed ends with that.
    """
    current = ordinance.current
    adopted = _day_of(current, "adopted")
    if current.version.stage == "codified" and adopted is None:
        return ()
    ended = _end(current)
    steps = [_drafted(ordinance), _noticed(ordinance, today), _heard(ordinance, today)]
    if ended is not None:
        reached = [step for step in steps if step.status not in ("ahead", "open")]
        return (*reached, ended)
    if current.version.stage == "enacted":
        adopted = adopted or current.version.date
    steps.append(WayStep("adopted", "done", adopted) if adopted else WayStep("adopted", "open"))
    codified = current.version.date if current.version.stage == "codified" else None
    steps.append(WayStep("codified", "done", codified) if codified else WayStep("codified", "open"))
    return tuple(_behind_what_is_done(steps))


def heard_items(ordinance: Ordinance) -> Iterator[tuple[Meeting, Item]]:
    """The hearings on an ordinance, in order of their days, each with its item."""
    for meeting in ordinance.meetings:
        yield from ((meeting, item) for item in meeting.hearings() if ordinance.name in item.folders)


def public_motion(meeting: Meeting, item: Item) -> Motion | None:
    """The last motion on an item, where the votes or the minutes of the meeting are open to inspection."""
    record = meeting.record
    if record is None or (record.votes_posted is None and record.minutes_posted is None):
        return None
    return next((motion for motion in reversed(record.motions) if motion.item == item.key), None)


def _drafted(ordinance: Ordinance) -> WayStep:
    texts = [text for text in ordinance.versions if text.version.stage == "proposed"]
    days = [text.version.date for text in texts] + [
        action.on for text in ordinance.versions for action in text.actions if action.kind == "drafted"
    ]
    since = [day for day in days if day <= ordinance.current.version.date and day > _law_before(ordinance)]
    return WayStep("drafted", "done", min(since)) if since else WayStep("drafted", "unrecorded")


def _law_before(ordinance: Ordinance) -> date:
    """The day of the last text of the code before the one to be read."""
    codes = [text.version.date for text in ordinance.versions if text.version.stage == "codified"]
    return max((day for day in codes if day < ordinance.current.version.date), default=date.min)


def _noticed(ordinance: Ordinance, today: date | None) -> WayStep:
    for _, item in reversed(tuple(heard_items(ordinance))):
        notice = item.notice
        if notice is None or not notice.insertions:
            continue
        first = min(notice.insertions)
        if notice.insertion_state(first) is not None:
            return WayStep("noticed", "done", first)
        return _of_day("noticed", first, today)
    return WayStep("noticed", "open")


def _heard(ordinance: Ordinance, today: date | None) -> WayStep:
    found = tuple(heard_items(ordinance))
    if not found:
        return WayStep("heard", "open")
    meeting, item = found[-1]
    moved = public_motion(meeting, item) is not None
    return WayStep("heard", "done", meeting.date) if moved else _of_day("heard", meeting.date, today)


def _of_day(kind: WayKind, day: date, today: date | None) -> WayStep:
    if today is None:
        return WayStep(kind, "ahead", day)
    return WayStep(kind, "unrecorded", day) if day < today else WayStep(kind, "ahead", day, (day - today).days)


def _end(current: Chapter) -> WayStep | None:
    """What ended the way without law, unless an adoption followed."""
    last: WayStep | None = None
    for action in current.actions:
        if action.kind in ("failed", "withdrawn", "vetoed"):
            last = WayStep(action.kind, "done", action.on)
        elif action.kind in ("adopted", "overridden"):
            last = None
    return last


def _day_of(current: Chapter, kind: str) -> date | None:
    return next((action.on for action in reversed(current.actions) if action.kind == kind), None)


def _behind_what_is_done(steps: list[WayStep]) -> Iterator[WayStep]:
    """The steps; those before one that is done have passed, whether anything is recorded of them or not."""
    last = max(at for at, step in enumerate(steps) if step.status == "done" or at == 0)
    for at, step in enumerate(steps):
        passed = at < last and step.status in ("open", "ahead")
        yield WayStep(step.kind, "unrecorded", step.day) if passed else step
