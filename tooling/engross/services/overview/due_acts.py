"""What is due for all meetings of a workspace, as of a day: read from their files alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from engross.meetings.dates_in_words import long_day
from engross.meetings.deadlines import deadlines_of
from engross.meetings.tasks_due import due_for
from engross.model.meeting.meeting import Due, Meeting
from engross.services.meetings.city_file import read_city_file
from engross.services.meetings.loading import read_meeting_file
from engross.values import dataclass
from engross.workspace import Workspace

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class ListedMeeting:
    """A meeting: its key, what it is called, its day, whether that is before the day that was asked about, and how many
    hearings it has."""

    key: str
    name: str
    day: date
    past: bool
    hearings: int


@dataclass(frozen=True, slots=True)
class DueAct:
    """Something that has to be done for a meeting."""

    meeting: ListedMeeting
    due: Due


def listed_meetings(workspace: Workspace, today: date) -> tuple[ListedMeeting, ...]:
    """Every meeting, the last first. Errors: EngrossError where the city's file or a meeting's is wrong."""
    if workspace.city_file() is None:
        return ()
    city = read_city_file(workspace)
    told = (_listed(read_meeting_file(workspace, path, city), today) for path in workspace.meetings())
    return tuple(sorted(told, key=lambda each: (each.day, each.key), reverse=True))


def due_this_week(workspace: Workspace, today: date) -> Iterator[DueAct]:
    """What is overdue, and what is due within seven days of ``today``, in order of its day.

    Of a meeting whose day has passed only what the law asks for after it. Errors: as of ``listed_meetings``.
    """
    if workspace.city_file() is None:
        return
    city = read_city_file(workspace)
    found: list[DueAct] = []
    for path in workspace.meetings():
        meeting = read_meeting_file(workspace, path, city)
        listed = _listed(meeting, today)
        first = meeting.date if listed.past else date.min
        found += [
            DueAct(listed, due)
            for due in due_for(meeting, city, deadlines_of(meeting, city), today)
            if due.by is not None and first <= due.by <= today + _WEEK
        ]
    yield from sorted(found, key=lambda act: (act.due.by or today, act.due.what))


def _listed(meeting: Meeting, today: date) -> ListedMeeting:
    name = f"{meeting.body.short}, {long_day(meeting.date)}"
    return ListedMeeting(meeting.key, name, meeting.date, meeting.date < today, sum(1 for _ in meeting.hearings()))
