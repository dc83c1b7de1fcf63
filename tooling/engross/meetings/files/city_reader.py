"""The city's file into a noun."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any, get_args
from zoneinfo import ZoneInfo

from engross.errors import SourceError
from engross.meetings.dates_in_words import WEEKDAYS
from engross.meetings.files.fields import read_day, read_time, require_once
from engross.meetings.files.json_schema import TomlTables, validated
from engross.model.meeting.city import (
    City,
    Confirmation,
    Count,
    Enactment,
    Newspaper,
    NoticeRule,
    OfficeCalendar,
    Officer,
    PublicBody,
    VotingRule,
)

_WEEKDAYS = tuple(day.lower() for day in WEEKDAYS)


def read_city(tables: dict[str, object], file: str, text: str = "") -> City:
    """The city in the tables of ``ordinances/<city>.toml``; ``file`` is what errors call it.

    ``text`` is the file's text, where the line of a fault is to be known.

    Errors: SourceError where the schema does not hold, a name is used twice or names nobody, or a day is wrong.
    """
    city = validated(tables, "city", file, text)
    officers = tuple(Officer(o["key"], o["name"], o["title"], o.get("email", "")) for o in city["officer"])
    require_once(file, "officer", (officer.key for officer in officers))
    bodies = tuple(_body(body, file) for body in city["body"])
    require_once(file, "body", (body.key for body in bodies))
    rules = tuple(_rule(rule, file) for rule in city.get("rule", []))
    require_once(file, "rule", (rule.key for rule in rules))
    paper = city.get("newspaper", {"name": ""})
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
            tuple(_WEEKDAYS.index(day) for day in paper.get("days", [])),
        ),
        officers,
        bodies,
        OfficeCalendar(
            calendar.get("region", ""),
            tuple(read_day(day, file, "calendar, closed") for day in calendar.get("closed", [])),
            calendar.get("authority", ""),
            _confirmation(calendar, file, "calendar"),
            tuple(read_day(day, file, "calendar, open") for day in calendar.get("open", [])),
            tuple(
                (_WEEKDAYS.index(day), read_time(words, file, f"calendar, closing, {day}"))
                for day, words in calendar.get("closing", {}).items()
            ),
        ),
        rules,
        tuple(city.get("words", {}).items()),
        city.get("division", ""),
        city.get("kind", "city"),
        city.get("full_name", ""),
    )
    enacting = city.get("code", {}).get("enacted_by")
    if enacting is not None and enacting not in {body.key for body in bodies}:
        known = ", ".join(body.key for body in bodies)
        raise SourceError(file, 0, f"code, enacted_by: there is no body {enacting!r}; there are {known}")
    officer_of(made, made.clerk, file, "clerk")
    zone_of(made.timezone, file)
    return replace(made, enactment=_enactment(city.get("enactment"), made, file))


def officer_of(city: City, key: str, file: str, role: str, line: int = 0) -> Officer:
    """The officer called ``key``. Errors: SourceError naming the officers there are."""
    for officer in city.officers:
        if officer.key == key:
            return officer
    known = ", ".join(officer.key for officer in city.officers)
    raise SourceError(file, line, f"{role}: there is no officer {key!r} in the city's file; there are {known}")


def zone_of(name: str, file: str) -> ZoneInfo:
    """The time zone called ``name``. Errors: SourceError where there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise SourceError(
            file, 0, f"timezone: there is no time zone {name!r}; an example is America/New_York"
        ) from None


def _body(body: TomlTables, file: str) -> PublicBody:
    told = body.get("voting")
    if told is None:
        return PublicBody(body["key"], body["name"], body["short"])
    where = f"body {body['key']!r}, voting"
    if told["quorum"] > told["members"]:
        raise SourceError(file, 0, f"{where}: the quorum is more than all members; correct one of them")
    voting = VotingRule(
        told["members"],
        told["quorum"],
        told["majority"],
        told["authority"],
        told.get("override"),
        _confirmation(told, file, where),
    )
    return PublicBody(body["key"], body["name"], body["short"], voting)


def _enactment(told: TomlTables | None, city: City, file: str) -> Enactment | None:
    if told is None:
        return None
    officers = {
        role: officer_of(city, told[role], file, f"enactment, {role}")
        for role in ("presiding", "mayor", "counsel")
        if role in told
    }
    return Enactment(
        told["clause"],
        told["authority"],
        _confirmation(told, file, "enactment"),
        tuple(told.get("determinations", ())),
        officers.get("presiding"),
        officers.get("mayor"),
        officers.get("counsel"),
    )


def _rule(rule: TomlTables, file: str) -> NoticeRule:
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
        rule.get("at_most"),
        rule.get("on_closed", "stays"),
        rule.get("on_closed_authority", ""),
        rule.get("leaves_out", ""),
        rule.get("leaves_out_authority", ""),
    )


def _confirmation(table: TomlTables, file: str, where: str) -> Confirmation:
    on = table.get("confirmed_on")
    return Confirmation(table.get("confirmed_by", ""), read_day(on, file, f"{where}, confirmed_on") if on else None)


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))
