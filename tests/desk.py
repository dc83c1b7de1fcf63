"""A small city and a meeting for tests of the clerk's desk."""

from __future__ import annotations

import copy
from typing import Any

from engross.diff import compare
from engross.meetings.files.city_reader import read_city
from engross.meetings.files.meeting_reader import read_meeting
from engross.model.law.chapter import Chapter, Source
from engross.model.law.provision import Provision
from engross.model.law.text import Text
from engross.model.meeting.city import City
from engross.model.meeting.meeting import Business, Meeting
from samples import chapter_of, section

CITY: dict[str, Any] = {
    "name": "Elmwood",
    "state": "Connecticut",
    "timezone": "America/New_York",
    "clerk": "rowe",
    "officer": [
        {"key": "rowe", "name": "Ann Rowe", "title": "City Clerk"},
        {"key": "finch", "name": "Sam Finch", "title": "Counsel", "email": "finch@elmwood.example"},
    ],
    "body": [{"key": "laws", "name": "Council Committee on Laws", "short": "Committee on Laws"}],
    "newspaper": {"name": "The Elm"},
    "calendar": {"region": "US-CT", "authority": "C.G.S. § 1-4"},
    "words": {
        "attend": "videoconference",
        "meetings_page": "elmwood.example/meetings",
        "recordings": "the city's channel",
        "raise_hand": "*9",
        "minutes_each": "three",
        "comments_by": "noon",
        "comments_subject": "Public Comment",
        "summary_disclaimer": "For information only.",
        "summary_copies": "Copies are free.",
    },
    "rule": [
        {
            "key": "publication",
            "what": "The notice is published",
            "deed": "publication",
            "before": "meeting",
            "clear_days": 10,
            "only": "hearing",
            "authority": "the charter",
        },
        {
            "key": "agenda",
            "what": "The agenda is posted",
            "deed": "agenda",
            "before": "meeting",
            "hours": 24,
            "authority": "C.G.S. § 1-225",
            "confirmed_by": "City Clerk",
            "confirmed_on": "2025-09-01",
        },
    ],
}

MEETING: dict[str, Any] = {
    "body": "laws",
    "kind": "regular",
    "date": "Tuesday, October 21, 2025",
    "time": "19:00:00",
    "electronic": True,
    "place": "Zoom virtual meeting",
    "made": "2025-09-17",
    "contact": "finch",
    "agenda_by": "2025-10-17",
    "part": [
        {"title": "CALL TO ORDER"},
        {
            "title": "PUBLIC HEARING",
            "item": [
                {
                    "key": "68",
                    "chapter": "068-noise",
                    "notice": {"dated": "2025-09-17", "publish": ["Friday, October 10, 2025"]},
                }
            ],
        },
        {"title": "NEW BUSINESS", "item": [{"key": "calendar", "words": "the calendar of 2026"}]},
    ],
}

MEETING_FILE = "ordinances/meetings/2025-10-21-laws.toml"


def city(**changed: Any) -> City:
    """The city, with some entries of its file replaced."""
    return read_city({**copy.deepcopy(CITY), **changed}, "ordinances/elmwood.toml")


def meeting_tables(**changed: Any) -> dict[str, Any]:
    """The meeting's file, with some entries replaced."""
    return {**copy.deepcopy(MEETING), **changed}


def meeting_with_notice(**notice: Any) -> dict[str, Any]:
    """The meeting's file, with some entries of its one notice replaced."""
    tables = meeting_tables()
    tables["part"][1]["item"][0]["notice"].update(notice)
    return tables


def meeting(tables: dict[str, Any] | None = None, of: City | None = None, file: str = MEETING_FILE) -> Meeting:
    """The meeting that ``tables`` describe."""
    return read_meeting(tables or meeting_tables(), of or city(), Source(file, "0" * 64))


def business(
    sections: str | list[str] = "changed", *, article: str = "", fresh: bool = False, alone: bool = False
) -> Business:
    """Item 68 of the meeting with its law: § 68-5 of the draft differs, § 68-3 does not."""
    tables = meeting_tables()
    tables["part"][1]["item"][0]["sections"] = sections
    (item,) = meeting(tables).hearings()

    def chapter(limit: str, **version: Any) -> Chapter:
        made = [
            section("3", "Definitions.", "In this chapter words mean what they say."),
            section("5", "Limits.", limit),
        ]
        if article:
            heading = Text("Limits of Sound")
            made = [Provision("article", article, heading, children=tuple(made), eid="chp_68__art_II")]
        return chapter_of(*made, **version)

    old = chapter("The limit is 70 dBA by day.")
    new = chapter("The limit is 60 dBA by day.", day="2025-10-21", stage="proposed")
    return Business(item, new, None if alone or fresh else compare(old, new), fresh)
