"""The file of a new meeting, from that of an earlier one: the agenda is kept, what became of it is not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import tomlkit

from engross.meetings.dates_in_words import long_day
from engross.meetings.next_meeting import NoticeDays
from engross.model.meeting.date_words import MONTHS, date_words
from engross.patterns import compile_on_use

_DATE = compile_on_use(rf"\b(?:{'|'.join(MONTHS)}) \d{{1,2}}, \d{{4}}\b")
_OF_THE_PAST = ("posted", "step", "agenda_posted", "override", "record")
"""What stands in a meeting's file once things have gone out, and once it was held."""


def copied_meeting(text: str, earlier: date, new: date, made: date) -> str:
    """``text``, the file of the meeting on the day ``earlier``, as that of one on the day ``new``.

    Left out is what was posted or recorded. Every other day is moved with the meeting; the minutes to be accepted are
    those of the earlier one. Comments and order are kept, with the new date in place of the earlier one's.
    """
    document: Any = tomlkit.parse(_with_date_in_comments(text, earlier, new))
    document["date"] = long_day(new)
    document["made"] = made
    for name in _OF_THE_PAST:
        document.pop(name, None)
    if "agenda_by" in document:
        document["agenda_by"] = new  # it is set by ``with_moved_days``
    for part in document.get("part", []):
        for item in part.get("item", []):
            for name in _OF_THE_PAST:
                item.pop(name, None)
            if "minutes" in str(part["title"]).lower() and "words" in item:
                item["words"] = _DATE.sub(date_words(earlier), str(item["words"]))
            if "notice" in item:
                _clear_notice(item["notice"], new)
    return tomlkit.dumps(document)


def with_moved_days(text: str, agenda_by: date | None, notices: Mapping[str, NoticeDays]) -> str:
    """``text``, a meeting's file, with the day by which the agenda is promised and the days of each notice by its
    item's key."""
    document: Any = tomlkit.parse(text)
    if agenda_by is not None:
        document["agenda_by"] = agenda_by
    for part in document.get("part", []):
        for item in part.get("item", []):
            days = notices.get(str(item["key"]))
            if days is not None:
                _set_notice(item["notice"], days)
    return tomlkit.dumps(document)


def dates_named(text: str) -> Iterator[tuple[str, str, str]]:
    """Each date that words of an item name: the item's key, the name of the entry, the date as it stands."""
    document: Any = tomlkit.parse(text)
    for part in document.get("part", []):
        for item in part.get("item", []):
            for name in ("words", "title", "reason"):
                for found in _DATE.findall(str(item.get(name, ""))):
                    yield str(item["key"]), name, found


def _clear_notice(notice: Any, new: date) -> None:
    for name in _OF_THE_PAST:
        notice.pop(name, None)
    _set_notice(notice, NoticeDays(None, (new,)))


def _set_notice(notice: Any, days: NoticeDays) -> None:
    notice["publish"] = [long_day(day) for day in days.publish]
    for name, day in (("dated", days.dated), ("fallback", days.fallback)):
        if day is None:
            notice.pop(name, None)
        else:
            notice[name] = day


def _with_date_in_comments(text: str, earlier: date, new: date) -> str:
    """The comments with the date of the new meeting in place of the earlier one's."""
    old, fresh = date_words(earlier), date_words(new)
    lines = (line.replace(old, fresh) if line.lstrip().startswith("#") else line for line in text.split("\n"))
    return "\n".join(lines)
