"""Changing a meeting as a form has it: its agenda, its hearings and their days, who takes part."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta

from engross.errors import EngrossError
from engross.meetings.deadlines import deadlines_of
from engross.meetings.files.meeting_editing import with_edit
from engross.meetings.files.meeting_reader import read_meeting
from engross.meetings.files.toml_text import toml_tables, toml_text
from engross.meetings.office_calendar import holiday_on
from engross.meetings.publication_days import PublicationChoice, publication_choices
from engross.model.meeting.meeting import Item, Meeting
from engross.model.meeting.meeting_edit import EditedItem, MeetingEdit
from engross.services.drafting.source_acts import ActWriter, SourceAct, SourceChange
from engross.services.meetings.loading import LoadedMeeting
from engross.values import dataclass
from engross.workspace import Workspace, read_bytes

_LONGEST_KEY = 30


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """A weekday on which the office is closed, and why."""

    day: date
    why: str


def edit_meeting(loaded: LoadedMeeting, edit: MeetingEdit, write: ActWriter) -> None:
    """Write a meeting's file as ``edit`` has it.

    Errors: EngrossError where the file would be wrong, a notice that was sent would be lost, or the file has changed
    since it was read; nothing is written then.
    """
    _require_sent_kept(loaded.meeting, edit)
    text = with_edit(toml_text(read_bytes(loaded.path), loaded.source.name), edit)
    made = read_meeting(toml_tables(text, loaded.source.name), loaded.city, loaded.source, text)
    for item in made.items():
        if item.chapter:
            loaded.workspace.chapter(item.chapter)
    change = SourceChange(loaded.path, text.encode("utf-8"), loaded.source.sha256)
    write(SourceAct(f"edit {loaded.meeting.key}", (change,)))


def item_key(workspace: Workspace, chapter: str, words: str, taken: Collection[str]) -> str:
    """A key for a new item: its chapter's number, else made of its words, as no other item has it."""
    number = workspace.chapter(chapter).number.lower() if chapter else ""
    stem = number or re.sub(r"[^a-z0-9]+", "-", (chapter.removeprefix("new-") or words).lower()).strip("-")
    stem = stem.replace(".", "-")[:_LONGEST_KEY].strip("-") or "item"
    return next(key for key in _numbered(stem) if key not in taken)


def edit_of(meeting: Meeting) -> MeetingEdit:
    """The edit that changes nothing of ``meeting``."""
    items = tuple(
        EditedItem(
            item.key,
            part.title,
            publish=item.notice.publish if item.notice else (),
            dated=item.notice.dated if item.notice else None,
        )
        for part in meeting.parts
        for item in part.items
    )
    return MeetingEdit(
        meeting.time,
        meeting.place,
        meeting.electronic,
        meeting.agenda_by,
        meeting.members,
        meeting.staff,
        items,
    )


def moved_item(edit: MeetingEdit, key: str, step: int) -> MeetingEdit:
    """``edit`` with the item ``key`` moved by one place (``step`` -1: up, 1: down); past the first or last of its
    heading it goes under that of its neighbor. Errors: EngrossError where there is no such item."""
    items = list(edit.items)
    at = next((at for at, item in enumerate(items) if item.key == key), None)
    if at is None:
        raise EngrossError(f"the agenda has no item {key!r} any more; load the page again")
    to = at + step
    if not 0 <= to < len(items):
        return edit
    here, there = items[at], items[to]
    if here.part != there.part:
        items[at] = replace(here, part=there.part)
        return replace(edit, items=tuple(items))
    items[at], items[to] = there, here
    return replace(edit, items=tuple(items))


def item_moved_beside(edit: MeetingEdit, key: str, other: str, *, after: bool) -> MeetingEdit:
    """``edit`` with the item ``key`` before or after the item ``other``, under its heading. Errors: EngrossError where
    one of them is not there."""
    moved = next((item for item in edit.items if item.key == key), None)
    items = [item for item in edit.items if item.key != key]
    at = next((at for at, item in enumerate(items) if item.key == other), None)
    if moved is None or (at is None and key != other):
        raise EngrossError("the agenda has one of these items no more; load the page again")
    if at is None:
        return edit
    items.insert(at + after, replace(moved, part=items[at].part))
    return replace(edit, items=tuple(items))


def days_of_publication(loaded: LoadedMeeting, item: Item) -> tuple[PublicationChoice, ...]:
    """Every day before a hearing on which its notice could be published, and why not on the others."""
    deadlines = deadlines_of(loaded.meeting, loaded.city)
    return tuple(publication_choices(loaded.meeting, loaded.city, item.key, deadlines))


def closed_days(loaded: LoadedMeeting, first: date, days: int) -> Iterator[ClosedDay]:
    """The weekdays from ``first`` on, of so many ``days``, on which the office is closed."""
    for number in range(days):
        day = first + timedelta(days=number)
        why = holiday_on(loaded.city.calendar, day)
        if why and day.weekday() < 5:
            yield ClosedDay(day, why)


def _require_sent_kept(meeting: Meeting, edit: MeetingEdit) -> None:
    """Errors: EngrossError where an item whose notice was sent would lose it, or its days."""
    wanted = {item.key: item for item in edit.items}
    for item in meeting.hearings():
        assert item.notice is not None  # noqa: S101 - a hearing has one
        if not item.notice.step("sent") and not item.notice.step("published"):
            continue
        kept = wanted.get(item.key)
        if kept is None or kept.publish != item.notice.publish or kept.dated != item.notice.dated:
            raise EngrossError(
                f"the notice of item {item.key!r} was sent already, so its hearing and its days stay; take the record "
                "back first, under its notice"
            )


def _numbered(stem: str) -> Iterator[str]:
    yield stem
    yield from (f"{stem}-{number}" for number in range(2, 1000))
