"""The city's file into a noun."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar, get_args
from zoneinfo import ZoneInfo

from engross.errors import SourceError
from engross.meetings.dates_in_words import WEEKDAYS
from engross.meetings.files.fields import read_day, read_time, require_once
from engross.meetings.files.json_schema import TomlTables, lines_told, validated
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

if TYPE_CHECKING:
    from decimal import Decimal

_Read = TypeVar("_Read")
_WEEKDAYS = tuple(day.lower() for day in WEEKDAYS)


def read_city(tables: dict[str, object], file: str, text: str = "") -> City:
    """The city in the tables of ``ordinances/<city>.toml``; ``file`` is what errors call it.

    ``text`` is the file's text, where the line of a fault is to be known.

    Errors: SourceError where the schema does not hold, a name is used twice or names nobody, or a day is wrong.
    """
    city = validated(tables, "city", file, text)
    officers = tuple(Officer(o["key"], o["name"], o["title"], o.get("email", "")) for o in city["officer"])
    with lines_told(text, "officer"):
        require_once(file, "officer", (officer.key for officer in officers))
    bodies = tuple(_located("body", city, text, lambda body: _body(body, file)))
    with lines_told(text, "body"):
        require_once(file, "body", (body.key for body in bodies))
    rules = tuple(_located("rule", city, text, lambda rule: _rule(rule, file)))
    with lines_told(text, "rule"):
        require_once(file, "rule", (rule.key for rule in rules))
    with lines_told(text, "calendar"):
        calendar = _calendar(city.get("calendar", {}), file)
    made = City(
        city["name"],
        city["state"],
        city["timezone"],
        city["clerk"],
        _newspaper(city.get("newspaper", {"name": ""})),
        officers,
        bodies,
        calendar,
        rules,
        tuple(city.get("words", {}).items()),
        city.get("division", ""),
        city.get("kind", "city"),
        city.get("full_name", ""),
    )
    with lines_told(text, "code", "enacted_by"):
        _require_body(city.get("code", {}).get("enacted_by"), bodies, file)
    with lines_told(text, "clerk"):
        officer_of(made, made.clerk, file, "clerk")
    with lines_told(text, "timezone"):
        zone_of(made.timezone, file)
    with lines_told(text, "enactment"):
        return replace(made, enactment=_enactment(city.get("enactment"), made, file))


def _located(name: str, city: TomlTables, text: str, read: Callable[[TomlTables], _Read]) -> Iterator[_Read]:
    """What ``read`` makes of each table ``name`` of the city's file, a fault with the line of its table."""
    for at, table in enumerate(city.get(name, ())):
        with lines_told(text, name, at):
            made = read(table)
        yield made


def _require_body(key: str | None, bodies: Sequence[PublicBody], file: str) -> None:
    if key is not None and key not in {body.key for body in bodies}:
        known = ", ".join(body.key for body in bodies)
        raise SourceError(file, 0, f"code, enacted_by: there is no body {key!r}; there are {known}")


def _newspaper(paper: TomlTables) -> Newspaper:
    return Newspaper(
        paper["name"],
        _decimal(paper.get("rate")),
        paper.get("characters_per_line"),
        _decimal(paper.get("lines_per_inch")),
        paper.get("strikes", True),
        paper.get("question", ""),
        tuple(_WEEKDAYS.index(day) for day in paper.get("days", [])),
    )


def _calendar(calendar: TomlTables, file: str) -> OfficeCalendar:
    return OfficeCalendar(
        calendar.get("region", ""),
        tuple(read_day(day, file, "calendar, closed") for day in calendar.get("closed", [])),
        calendar.get("authority", ""),
        _confirmation(calendar, file, "calendar"),
        tuple(read_day(day, file, "calendar, open") for day in calendar.get("open", [])),
        tuple(
            (_WEEKDAYS.index(day), read_time(words, file, f"calendar, closing, {day}"))
            for day, words in calendar.get("closing", {}).items()
        ),
    )


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
    from decimal import Decimal

    return None if value is None else Decimal(str(value))
