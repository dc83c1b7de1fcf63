"""A meeting and its deadlines as a calendar (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, date, timedelta

from icalendar import Calendar, Event

from engross.compose.meeting.calendar_time_zone import time_zone_component
from engross.compose.meeting.certificate import last_words
from engross.meetings.clock_times import clock_words
from engross.meetings.dates_in_words import long_day
from engross.meetings.deadlines import amount_words, authority_words
from engross.meetings.item_subject import subject_of, subject_words
from engross.model.meeting.city import City
from engross.model.meeting.meeting import Business, Deadline, Meeting


def calendar_ics(
    meeting: Meeting, city: City, business: tuple[Business, ...], deadlines: tuple[Deadline, ...]
) -> bytes:
    """The calendar: the meeting with its hearings, each day of publication, each deadline whose time is known.

    Stamped with the day that the meeting's file was made, never the clock's: the same file gives the same bytes.
    """
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Engross//Meetings//EN")
    calendar.add_component(time_zone_component(city.timezone, meeting.date))
    calendar.add_component(_meeting(meeting, city, business))
    for item in meeting.hearings():
        assert item.notice is not None  # noqa: S101 - a hearing has one
        for day in dict.fromkeys(item.notice.publish):
            deed = f"{city.newspaper.name} publishes the notice" if city.newspaper.name else "The notice is posted"
            words = f"{deed} of the hearing, item {item.key}"
            calendar.add_component(_day(meeting, f"publish-{item.key}-{day.isoformat()}", day, words, ""))
    for deadline in deadlines:
        if deadline.last is not None:
            name = f"{deadline.rule.key}{f'-{deadline.item}' if deadline.item else ''}"
            calendar.add_component(_deadline(meeting, deadline, name))
    data: bytes = calendar.to_ical()
    return data


def _meeting(meeting: Meeting, city: City, business: tuple[Business, ...]) -> Event:
    items = [subject_words(subject_of(each)) for each in business if each.item.notice is not None]
    event = _event(meeting, "meeting")
    event.add("dtstart", meeting.start)
    event.add("summary", f"{meeting.body.name}, {meeting.kind} meeting")
    event.add("location", meeting.place)
    if meeting.url:
        event.add("url", meeting.url)
    event.add("description", "\n".join(["Public hearings:", *items]) if items else city.name)
    return event


def _deadline(meeting: Meeting, deadline: Deadline, name: str) -> Event:
    rule, last = deadline.rule, deadline.last
    assert last is not None  # noqa: S101 - only known ones come here
    item = f", item {deadline.item}" if deadline.item else ""
    words = f"{rule.what}{item}: last moment that would do"
    told = f"{last_words(deadline)}: {amount_words(rule)} ({authority_words(deadline)})."
    if deadline.date_only:
        return _day(meeting, name, last.date(), words, told)
    event = _event(meeting, name)
    event.add("dtstart", last)
    event.add("summary", words)
    event.add("description", told)
    return event


def _day(meeting: Meeting, name: str, day: date, words: str, told: str) -> Event:
    event = _event(meeting, name)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", words)
    event.add("transp", "TRANSPARENT")
    start = f"{long_day(meeting.date)}, {clock_words(meeting.time)}"
    event.add("description", told or f"For the meeting of {start}.")
    return event


def _event(meeting: Meeting, name: str) -> Event:
    event = Event()
    event.add("uid", f"{name}.{meeting.key}@engross.invalid")
    event.add("dtstamp", meeting.made.astimezone(UTC))
    return event
