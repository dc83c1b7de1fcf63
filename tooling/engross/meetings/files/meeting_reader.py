"""A meeting's file into a noun."""

from __future__ import annotations

import re
from datetime import datetime, time

from engross.errors import SourceError
from engross.meetings.dates_in_words import long_day
from engross.meetings.files.city_reader import officer_of, zone_of
from engross.meetings.files.fields import maybe_day, read_day, require_once
from engross.meetings.files.json_schema import TomlTables, validated
from engross.model.law.chapter import Source
from engross.model.meeting.city import City, Officer
from engross.model.meeting.meeting import AgendaPart, Attachment, Item, Meeting, Notice, Step


def read_meeting(tables: dict[str, object], city: City, source: Source, text: str = "") -> Meeting:
    """The meeting in the tables of a file of ``ordinances/meetings/``; its key is the file's name.

    ``text`` is the file's text, where its items' lines are to be known.

    Errors: SourceError where the schema does not hold, a day or its weekday is wrong, the file's name gives another
    date, a key is used twice, or an officer or the body is not in the city's file.
    """
    file = source.name
    meeting = validated(tables, "meeting", file)
    key = file.rsplit("/", 1)[-1].removesuffix(".toml")
    day = read_day(meeting["date"], file, "date")
    if not key.startswith(day.isoformat()):
        raise SourceError(file, 0, f"date: the meeting is on {long_day(day)}, but the file is named {key}")
    body = next((body for body in city.bodies if body.key == meeting["body"]), None)
    if body is None:
        known = ", ".join(body.key for body in city.bodies)
        raise SourceError(file, 0, f"body: there is no body {meeting['body']!r} in the city's file; there are {known}")

    def officer(role: str) -> Officer | None:
        return officer_of(city, meeting[role], file, role) if role in meeting else None

    zone = zone_of(city.timezone, file)
    made = Meeting(
        key,
        body,
        meeting["kind"],
        datetime.combine(day, time.fromisoformat(meeting["time"]), zone),
        meeting["electronic"],
        meeting["place"],
        datetime.combine(read_day(meeting["made"], file, "made"), time(), zone),
        officer_of(city, city.clerk, file, "clerk"),
        officer("chair"),
        officer("contact"),
        maybe_day(meeting, "agenda_by", file),
        maybe_day(meeting, "agenda_posted", file),
        meeting.get("url", ""),
        tuple(meeting.get("members", [])),
        tuple(meeting.get("staff", [])),
        tuple(_part(part, file, text) for part in meeting["part"]),
        source,
    )
    require_once(file, "item", (item.key for item in made.items()))
    return made


def _part(part: TomlTables, file: str, text: str) -> AgendaPart:
    return AgendaPart(part["title"], tuple(_item(item, file, text) for item in part.get("item", [])))


def _line(key: str, text: str) -> int:
    """The line of ``text`` that gives an item its key; 0 where none does so plainly."""
    found = re.search(rf"^[ \t]*key[ \t]*=[ \t]*[\"']{re.escape(key)}[\"']", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def _item(item: TomlTables, file: str, text: str) -> Item:
    sections = item.get("sections", "changed")
    where = f"item {item['key']!r}"
    return Item(
        item["key"],
        item.get("words", ""),
        item.get("chapter", ""),
        item.get("draft", ""),
        item.get("base", ""),
        (sections,) if isinstance(sections, str) else tuple(sections),
        item.get("reason", ""),
        item.get("title", ""),
        _notice(item["notice"], file, where) if "notice" in item else None,
        tuple(Attachment(**attachment) for attachment in item.get("attachment", [])),
        item.get("posted", ""),
        _line(item["key"], text),
    )


def _notice(notice: TomlTables, file: str, where: str) -> Notice:
    return Notice(
        maybe_day(notice, "dated", file, where),
        tuple(read_day(day, file, f"{where}, publish") for day in notice["publish"]),
        notice.get("form", "redline"),
        maybe_day(notice, "fallback", file, where),
        notice.get("summary", ""),
        notice.get("posted", ""),
        tuple(
            Step(
                step["state"],
                read_day(step["on"], file, f"{where}, step {step['state']!r}"),
                step.get("draft", ""),
                step.get("base", ""),
                step.get("proof", ""),
            )
            for step in notice.get("step", [])
        ),
    )
