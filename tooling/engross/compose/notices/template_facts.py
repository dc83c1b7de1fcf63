"""The facts of a meeting by the names that templates use (templates/notices/README.md)."""

from __future__ import annotations

from string import ascii_uppercase

from engross.compose.notices.record_facts import motion_facts
from engross.compose.notices.template import Blocks
from engross.meetings.clock_times import clock_words
from engross.meetings.dates_in_words import long_day
from engross.meetings.enumeration import joined_with_and
from engross.meetings.item_subject import subject_of, subject_words
from engross.model.law.roman import roman
from engross.model.meeting.city import City, Officer
from engross.model.meeting.date_words import date_words
from engross.model.meeting.meeting import Business, Meeting
from engross.model.meeting.notice import Notice, NoticeForm

TemplateFacts = dict[str, object]

_STANDING_WORDS = {"hearing_purpose": "discussing and voting on", "item_action": "Discuss and vote on"}
"""Words of the templates where the city's file has no others."""
_TIMES = {1: "once", 2: "twice", 3: "three times"}


def meeting_facts(meeting: Meeting, city: City) -> TemplateFacts:
    """What every template knows."""
    return {
        "city": {"name": city.place_name, "full_name": city.full_name, "kind": city.kind, "state": city.state},
        "body": {"name": meeting.body.name, "short": meeting.body.short},
        "meeting": {
            "kind": meeting.kind,
            "date": date_words(meeting.date),
            "long_date": long_day(meeting.date),
            "hour": clock_words(meeting.time),
            "electronic": meeting.electronic,
            "place": meeting.place,
            "agenda_by": date_words(meeting.agenda_by) if meeting.agenda_by else "",
        },
        "clerk": _officer(meeting.clerk),
        "chair": _officer(meeting.chair),
        "contact": _officer(meeting.contact),
        "newspaper": {"name": city.newspaper.name},
        "members": meeting.members,
        "staff": meeting.staff,
        "words": {**_STANDING_WORDS, "website": f"{city.kind.capitalize()} website", **dict(city.words)},
    }


def part_facts(meeting: Meeting, business: tuple[Business, ...]) -> TemplateFacts:
    """The agenda's parts and items; ``business`` has an entry for each item."""
    by_key = {each.item.key: each for each in business}
    return {
        "parts": [
            {
                "numeral": roman(number),
                "title": part.title,
                "items": [
                    {"letter": item_letter(at), "motions": motion_facts(meeting, item.key), **_item(by_key[item.key])}
                    for at, item in enumerate(part.items)
                ],
            }
            for number, part in enumerate(meeting.parts, 1)
        ]
    }


def notice_facts(
    business: Business, notice: Notice, form: NoticeForm, law: Blocks, legend: str, summary: str
) -> TemplateFacts:
    """What the template of a notice knows besides."""
    return {
        "item": _item(business),
        "law": law,
        "notice": {
            "form": form,
            "legend": legend,
            "summary": summary,
            "dated": dated_words(notice),
            "times": _TIMES.get(len(notice.publish), f"{len(notice.publish)} times"),
            "publish": joined_with_and(tuple(long_day(day) for day in notice.publish)),
        },
    }


def dated_words(notice: Notice) -> str:
    """``17th day of September 2025``; with blanks where it has no date yet."""
    if notice.dated is None:
        return "_____ day of _____"
    day = notice.dated
    suffix = "th" if 10 < day.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    month = date_words(day).split(" ", 1)[0]
    return f"{day.day}{suffix} day of {month} {day.year}"


def item_letter(at: int) -> str:
    """The letter of the item ``at`` (from 0): A to Z, then AA."""
    return ascii_uppercase[at] if at < 26 else item_letter(at // 26 - 1) + ascii_uppercase[at % 26]


def _item(business: Business) -> TemplateFacts:
    subject = subject_of(business)
    return {
        "key": business.item.key,
        "number": subject.number,
        "title": subject.title,
        "fresh": subject.fresh,
        "subject": subject_words(subject),
    }


def _officer(officer: Officer | None) -> dict[str, str] | None:
    return None if officer is None else {"name": officer.name, "title": officer.title, "email": officer.email}
