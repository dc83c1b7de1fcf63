"""A meeting's file, and the city's, into nouns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, get_args
from zoneinfo import ZoneInfo

from engross.errors import SourceError
from engross.meetings.days import day_of, long_day
from engross.meetings.schema import Tables, validated
from engross.model.chapter import Source
from engross.model.city import (
    City,
    Confirmation,
    Count,
    Newspaper,
    NoticeRule,
    OfficeCalendar,
    Officer,
    PublicBody,
)
from engross.model.meeting import Attachment, Item, Meeting, Notice, Part, Step


def read_city(tables: dict[str, object], file: str) -> City:
    """The city in the tables of ``ordinances/<city>.toml``; ``file`` is what errors call it.

    Errors: SourceError where the schema does not hold, a name is used twice or names nobody, or a day is wrong.
    """
    city = validated(tables, "city", file)
    officers = tuple(Officer(o["key"], o["name"], o["title"], o.get("email", "")) for o in city["officer"])
    _once(file, "officer", (officer.key for officer in officers))
    bodies = tuple(PublicBody(**body) for body in city["body"])
    _once(file, "body", (body.key for body in bodies))
    rules = tuple(_rule(rule, file) for rule in city.get("rule", []))
    _once(file, "rule", (rule.key for rule in rules))
    paper = city["newspaper"]
    calendar = city.get("calendar", {})
    made = City(
        city["name"],
        city["state"],
        city["timezone"],
        city["clerk"],
        Newspaper(
            paper["name"],
            _decimal(paper.get("rate")),
            paper.get("characters_per_line"),
            _decimal(paper.get("lines_per_inch")),
            paper.get("strikes", True),
            paper.get("question", ""),
        ),
        officers,
        bodies,
        OfficeCalendar(
            calendar.get("region", ""),
            tuple(_day(day, file, "calendar, closed") for day in calendar.get("closed", [])),
            calendar.get("authority", ""),
            _confirmation(calendar, file, "calendar"),
        ),
        rules,
        tuple(city.get("words", {}).items()),
        city.get("division", ""),
    )
    officer_of(made, made.clerk, file, "clerk")
    _zone(made.timezone, file)
    return made


def read_meeting(tables: dict[str, object], city: City, source: Source, text: str = "") -> Meeting:
    """The meeting in the tables of a file of ``ordinances/meetings/``; its key is the file's name.

    ``text`` is the file's text, where its items' lines are to be known.

    Errors: SourceError where the schema does not hold, a day or its weekday is wrong, the file's name gives another
    date, a key is used twice, or an officer or the body is not in the city's file.
    """
    file = source.name
    meeting = validated(tables, "meeting", file)
    key = file.rsplit("/", 1)[-1].removesuffix(".toml")
    day = _day(meeting["date"], file, "date")
    if not key.startswith(day.isoformat()):
        raise SourceError(file, 0, f"date: the meeting is on {long_day(day)}, but the file is named {key}")
    body = next((body for body in city.bodies if body.key == meeting["body"]), None)
    if body is None:
        known = ", ".join(body.key for body in city.bodies)
        raise SourceError(file, 0, f"body: there is no body {meeting['body']!r} in the city's file; there are {known}")

    def officer(role: str) -> Officer | None:
        return officer_of(city, meeting[role], file, role) if role in meeting else None

    zone = _zone(city.timezone, file)
    made = Meeting(
        key,
        body,
        meeting["kind"],
        datetime.combine(day, time.fromisoformat(meeting["time"]), zone),
        meeting["electronic"],
        meeting["place"],
        datetime.combine(_day(meeting["made"], file, "made"), time(), zone),
        officer_of(city, city.clerk, file, "clerk"),
        officer("chair"),
        officer("contact"),
        _maybe(meeting, "agenda_by", file),
        _maybe(meeting, "agenda_posted", file),
        meeting.get("url", ""),
        tuple(meeting.get("members", [])),
        tuple(meeting.get("staff", [])),
        tuple(_part(part, file, text) for part in meeting["part"]),
        source,
    )
    _once(file, "item", (item.key for item in made.items()))
    return made


def officer_of(city: City, key: str, file: str, role: str) -> Officer:
    """The officer called ``key``. Errors: SourceError naming the officers there are."""
    for officer in city.officers:
        if officer.key == key:
            return officer
    known = ", ".join(officer.key for officer in city.officers)
    raise SourceError(file, 0, f"{role}: there is no officer {key!r} in the city's file; there are {known}")


def _rule(rule: Tables, file: str) -> NoticeRule:
    where = f"rule {rule['key']!r}"
    counts: list[Count] = [count for count in get_args(Count) if count in rule]
    if len(counts) > 1:
        raise SourceError(file, 0, f"{where}: the time is counted in {' and in '.join(counts)}; keep one of them")
    if not counts and not rule.get("question"):
        raise SourceError(file, 0, f"{where}: no time is given, and no question that says what has to be asked")
    return NoticeRule(
        rule["key"],
        rule["what"],
        rule["deed"],
        rule["authority"],
        rule[counts[0]] if counts else None,
        counts[0] if counts else "days",
        rule.get("before") or rule["after"],
        "after" in rule,
        rule.get("times"),
        rule.get("only", ""),
        rule.get("question", ""),
        _confirmation(rule, file, where),
    )


def _confirmation(table: Tables, file: str, where: str) -> Confirmation:
    on = table.get("confirmed_on")
    return Confirmation(table.get("confirmed_by", ""), _day(on, file, f"{where}, confirmed_on") if on else None)


def _part(part: Tables, file: str, text: str) -> Part:
    return Part(part["title"], tuple(_item(item, file, text) for item in part.get("item", [])))


def _line(key: str, text: str) -> int:
    """The line of ``text`` that gives an item its key; 0 where none does so plainly."""
    found = re.search(rf"^[ \t]*key[ \t]*=[ \t]*[\"']{re.escape(key)}[\"']", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def _item(item: Tables, file: str, text: str) -> Item:
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


def _notice(notice: Tables, file: str, where: str) -> Notice:
    return Notice(
        _maybe(notice, "dated", file, where),
        tuple(_day(day, file, f"{where}, publish") for day in notice["publish"]),
        notice.get("form", "redline"),
        _maybe(notice, "fallback", file, where),
        notice.get("summary", ""),
        notice.get("posted", ""),
        tuple(
            Step(
                step["state"],
                _day(step["on"], file, f"{where}, step {step['state']!r}"),
                step.get("draft", ""),
                step.get("base", ""),
                step.get("proof", ""),
            )
            for step in notice.get("step", [])
        ),
    )


def _day(words: str, file: str, where: str) -> date:
    try:
        return day_of(words)
    except ValueError as fault:
        raise SourceError(file, 0, f"{where}: {fault}") from None


def _maybe(table: Tables, name: str, file: str, where: str = "") -> date | None:
    return _day(table[name], file, f"{where}, {name}" if where else name) if name in table else None


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _zone(name: str, file: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise SourceError(
            file, 0, f"timezone: there is no time zone {name!r}; an example is America/New_York"
        ) from None


def _once(file: str, what: str, keys: Iterator[str]) -> None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise SourceError(file, 0, f"{what} {key!r} is there twice; give one of them another key")
        seen.add(key)
