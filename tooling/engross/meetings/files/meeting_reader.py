"""A meeting's file into a noun."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from engross.errors import SourceError
from engross.meetings.dates_in_words import long_day
from engross.meetings.files.city_reader import officer_of, zone_of
from engross.meetings.files.fields import read_day, read_time
from engross.meetings.files.json_schema import TomlTables, validated
from engross.meetings.files.record_reader import read_meeting_record
from engross.meetings.files.toml_lines import TomlPath, line_at, lines_of
from engross.model.law.chapter import Source
from engross.model.meeting.city import City, Officer
from engross.model.meeting.meeting import AgendaPart, Attachment, Item, Meeting
from engross.model.meeting.notice import Notice, Step
from engross.model.meeting.public_gate import GateOverride
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class _File:
    """The file that is read: what errors call it, and the lines of its entries."""

    name: str
    lines: dict[TomlPath, int]

    def line(self, *path: str | int) -> int:
        return line_at(self.lines, path)

    def day(self, words: str, where: str, *path: str | int) -> date:
        return read_day(words, self.name, where, self.line(*path))

    def maybe_day(self, table: TomlTables, name: str, where: str = "", *path: str | int) -> date | None:
        place = f"{where}, {name}" if where else name
        return self.day(table[name], place, *path, name) if name in table else None


def read_meeting(tables: dict[str, object], city: City, source: Source, text: str = "") -> Meeting:
    """The meeting in the tables of a file of ``ordinances/meetings/``; its key is the file's name.

    ``text`` is the file's text, where the lines of its entries are to be known.

    Errors: SourceError where the schema does not hold, a day or its weekday is wrong, the file's name gives another
    date, a key is used twice, or an officer or the body is not in the city's file.
    """
    file = _File(source.name, lines_of(text))
    meeting = validated(tables, "meeting", file.name, text)
    key = file.name.rsplit("/", 1)[-1].removesuffix(".toml")
    day = file.day(meeting["date"], "date", "date")
    if not key.startswith(day.isoformat()):
        raise SourceError(
            file.name,
            file.line("date"),
            f"date: the meeting is on {long_day(day)}, but the file is named {key}; correct the one or the other",
        )
    body = next((body for body in city.bodies if body.key == meeting["body"]), None)
    if body is None:
        known = ", ".join(body.key for body in city.bodies)
        told = f"body: there is no body {meeting['body']!r} in the city's file; there are {known}"
        raise SourceError(file.name, file.line("body"), told)

    def officer(role: str) -> Officer | None:
        return officer_of(city, meeting[role], file.name, role, file.line(role)) if role in meeting else None

    zone = zone_of(city.timezone, file.name)
    made = Meeting(
        key,
        body,
        meeting["kind"],
        datetime.combine(day, read_time(meeting["time"], file.name, "time", file.line("time")), zone),
        meeting["electronic"],
        meeting["place"],
        datetime.combine(file.day(meeting["made"], "made", "made"), time(), zone),
        officer_of(city, city.clerk, file.name, "clerk"),
        officer("chair"),
        officer("contact"),
        file.maybe_day(meeting, "agenda_by"),
        file.maybe_day(meeting, "agenda_posted"),
        meeting.get("url", ""),
        tuple(meeting.get("members", [])),
        tuple(meeting.get("staff", [])),
        tuple(_part(part, file, at) for at, part in enumerate(meeting["part"])),
        source,
        tuple(_override(each, file, at) for at, each in enumerate(meeting.get("override", []))),
    )
    _require_own_keys(made, file.name)
    if "record" not in meeting:
        return made
    keys = frozenset(item.key for item in made.items())
    return replace(made, record=read_meeting_record(meeting["record"], keys, file.name, file.lines))


def _override(each: TomlTables, file: _File, at: int) -> GateOverride:
    on = file.day(each["on"], f"override number {at + 1}, on", "override", at, "on")
    return GateOverride(each["product"], each["by"], on, each["reason"], tuple(each["covers"]))


def _require_own_keys(meeting: Meeting, file: str) -> None:
    """Errors: SourceError where two items have one key, with the line of the second."""
    seen: dict[str, Item] = {}
    for item in meeting.items():
        first = seen.setdefault(item.key, item)
        if first is not item:
            on = f" (first on line {first.line})" if first.line else ""
            told = f"item {item.key!r} is there twice{on}; give one of them another key"
            raise SourceError(file, item.line, told)


def _part(part: TomlTables, file: _File, number: int) -> AgendaPart:
    items = (_item(item, file, ("part", number, "item", at)) for at, item in enumerate(part.get("item", [])))
    return AgendaPart(part["title"], tuple(items))


def _item(item: TomlTables, file: _File, path: TomlPath) -> Item:
    sections = item.get("sections", "changed")
    return Item(
        item["key"],
        item.get("words", ""),
        item.get("chapter", ""),
        item.get("draft", ""),
        item.get("base", ""),
        (sections,) if isinstance(sections, str) else tuple(sections),
        item.get("reason", ""),
        item.get("title", ""),
        _notice(item["notice"], file, f"item {item['key']!r}", (*path, "notice")) if "notice" in item else None,
        tuple(Attachment(**attachment) for attachment in item.get("attachment", [])),
        item.get("posted", ""),
        item.get("packet", ""),
        item.get("bill", ""),
        line=file.line(*path, "key"),
    )


def _notice(notice: TomlTables, file: _File, where: str, path: TomlPath) -> Notice:
    return Notice(
        file.maybe_day(notice, "dated", where, *path),
        tuple(file.day(day, f"{where}, publish", *path, "publish") for day in notice["publish"]),
        notice.get("form", "redline"),
        file.maybe_day(notice, "fallback", where, *path),
        notice.get("summary", ""),
        notice.get("posted", ""),
        tuple(_step(step, file, where, (*path, "step", at)) for at, step in enumerate(notice.get("step", []))),
    )


def _step(step: TomlTables, file: _File, where: str, path: TomlPath) -> Step:
    told = f"{where}, step {step['state']!r}"
    words = {
        name: step[name] for name in ("draft", "base", "proof", "proof_hash", "to", "copy", "page") if name in step
    }
    return Step(
        step["state"],
        file.day(step["on"], told, *path, "on"),
        **words,
        insertion=file.maybe_day(step, "insertion", told, *path),
        undone=file.maybe_day(step, "undone", told, *path),
    )
