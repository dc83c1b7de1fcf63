"""The calendar and the civic event, read back by others' rules."""

from __future__ import annotations

import json
from datetime import date, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar

import desk
from engross.compose.meeting.icalendar_file import calendar_ics
from engross.compose.meeting.open_civic_data import civic_event
from engross.meetings.deadlines import deadlines_of
from engross.model.meeting.meeting import Business

BUSINESS = (desk.business(), Business(list(desk.meeting().items())[1]))


def test_the_calendar_holds_hearing_publication_and_deadlines() -> None:
    meeting, city = desk.meeting(), desk.city()
    data = calendar_ics(meeting, city, BUSINESS, deadlines_of(meeting, city))
    assert data == calendar_ics(meeting, city, BUSINESS, deadlines_of(meeting, city))
    events = {str(event["uid"]).split(".")[0]: event for event in Calendar.from_ical(data).walk("VEVENT")}
    assert set(events) == {"meeting", "publish-68-2025-10-10", "publication-68", "agenda"}
    assert events["meeting"].decoded("dtstart") == datetime(2025, 10, 21, 19, tzinfo=ZoneInfo("America/New_York"))
    assert events["publish-68-2025-10-10"].decoded("dtstart") == date(2025, 10, 10)
    assert "unconfirmed" in events["publication-68"]["description"]
    assert {str(event.decoded("dtstamp")) for event in events.values()} == {"2025-09-17 04:00:00+00:00"}


def test_lines_are_short_and_end_as_they_should() -> None:
    meeting, city = desk.meeting(), desk.city()
    data = calendar_ics(meeting, city, BUSINESS, deadlines_of(meeting, city))
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line for line in lines)


def test_the_civic_event() -> None:
    event = json.loads(json.dumps(civic_event(desk.meeting(), desk.city(), BUSINESS)))
    assert (event["_type"], event["start_time"]) == ("event", "2025-10-21T19:00:00-04:00")
    assert event["participants"][0] == {
        "type": "organization",
        "id": None,
        "name": "Council Committee on Laws",
        "note": "host",
    }
    assert [item["order"] for item in event["agenda"]] == ["2.1", "3.1"]
    assert [item["description"] for item in event["agenda"]] == [
        "Chapter 68, Noise, Section 68-5",
        "the calendar of 2026",
    ]
    assert event["agenda"][0]["related_entities"][0]["type"] == "bill"
