"""The calendar of a meeting as another program reads it: ical.js, from npm."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

import desk
from engross.compose.meeting.icalendar_file import calendar_ics
from engross.meetings.deadlines import deadlines_of

NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize("day", [date(2026, 1, 20), date(2026, 3, 10), date(2026, 7, 14), date(2027, 11, 9)])
def test_every_moment_is_the_same_moment_elsewhere(event_starts: Callable[[bytes], dict[str, str]], day: date) -> None:
    tables = desk.meeting_tables(date=day.isoformat(), made=(day - timedelta(days=30)).isoformat())
    tables["part"][1]["item"][0]["notice"] = {"publish": [(day - timedelta(days=12)).isoformat()]}
    meeting = desk.meeting(tables, file=f"ordinances/meetings/{day}-laws.toml")
    city = desk.city()
    deadlines = deadlines_of(meeting, city)
    starts = event_starts(calendar_ics(meeting, city, (), deadlines))
    assert starts["meeting"] == utc(datetime.combine(day, time(19), NEW_YORK))
    (agenda,) = [each for each in deadlines if each.rule.key == "agenda"]
    assert agenda.last is not None
    assert starts["agenda"] == utc(agenda.last)


def utc(moment: datetime) -> str:
    return moment.astimezone(ZoneInfo("UTC")).strftime("%Y-%m-%dT%H:%M:%S.000Z")
