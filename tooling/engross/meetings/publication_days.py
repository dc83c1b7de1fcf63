"""On which days the notice of a hearing can be published in the newspaper or, where the city has none, posted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from engross.meetings.dates_in_words import WEEKDAYS, long_day
from engross.meetings.office_calendar import legal_holiday
from engross.model.meeting.city import City
from engross.model.meeting.meeting import Deadline, Item, Meeting
from engross.values import dataclass

_DAY = timedelta(days=1)
_LOOKED_AT = 60
"""How many days before a meeting are looked at for days that would do."""
_NAMED = 3
"""How many days that would do are named."""
_WORKDAYS = (0, 1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class PublicationChoice:
    """A day before a hearing, and why its notice cannot be published on it (empty: it can, as far as is known)."""

    day: date
    why: str


def wrong_publication_days(meeting: Meeting, city: City, item: Item, deadlines: Sequence[Deadline]) -> Iterator[str]:
    """Each day on which the notice of an item is to appear and cannot: a sentence, with days that would do. A day that
    has appeared already is past planning."""
    notice = item.notice
    if notice is None:
        return
    planned = dict.fromkeys((*notice.publish, *((notice.fallback,) if notice.fallback else ())))
    for day in planned:
        why = "" if notice.insertion_state(day) else _no_paper(city, day)
        if why:
            others = days_that_would_do(meeting, city, item, deadlines)
            deed = "published" if city.newspaper.name else "posted"
            yield f"item {item.key!r}: the notice is to be {deed} on {long_day(day)}, {why}{others}"


def days_that_would_do(meeting: Meeting, city: City, item: Item, deadlines: Sequence[Deadline]) -> str:
    """The last days on which the notice of an item can appear by the rules that are known, as words that follow a
    sentence."""
    rules = _known_rules(deadlines, item.key)
    notice = item.notice
    assert notice is not None  # noqa: S101 - a hearing has one
    last = min((each.last.date() for each in rules if each.last), default=meeting.date - _DAY)
    firsts = [each.first for each in rules if each.first] + ([notice.dated] if notice.dated else [])
    first = max(firsts, default=meeting.date - _LOOKED_AT * _DAY)
    days = (last - number * _DAY for number in range(_LOOKED_AT))
    found = [day for day in days if day >= first and _would_do(city, day)][:_NAMED]
    if not found:
        return "; no day would do: choose a later day for the meeting"
    return f"; days that would do: {'; '.join(map(long_day, reversed(found)))}"


def publication_day(meeting: Meeting, city: City, key: str, deadlines: Sequence[Deadline], wanted: date) -> date:
    """The latest day up to ``wanted``, and up to the last that the rules that are known allow, on which the notice of
    the item ``key`` can be published or posted."""
    lasts = [each.last.date() for each in _known_rules(deadlines, key) if each.last]
    day = min([wanted, meeting.date - _DAY, *lasts])
    while not _would_do(city, day):
        day -= _DAY
    return day


def _known_rules(deadlines: Sequence[Deadline], key: str) -> list[Deadline]:
    """The rules on the day of the notice of the item ``key`` whose time is known: of its publication or, where the city
    has no newspaper, of its posting."""
    return [each for each in deadlines if each.item == key and each.rule.deed != "copy" and each.last]


def _would_do(city: City, day: date) -> bool:
    """Whether ``day`` can be proposed: notices are posted on working days, though another can be chosen."""
    return not _no_paper(city, day) and (bool(city.newspaper.name) or day.weekday() in _WORKDAYS)


def _no_paper(city: City, day: date) -> str:
    """Why the newspaper does not print the notice on ``day``; empty where it does, as far as is known, and where
    notices are posted, holidays aside."""
    paper, weekday = city.newspaper, day.weekday()
    holiday = legal_holiday(city.calendar, day)
    if holiday:
        return f"a holiday ({holiday})"
    if not paper.name:
        return ""
    if paper.days and weekday not in paper.days:
        return f"a day on which {paper.name} does not appear"
    if not paper.days and weekday not in _WORKDAYS:
        return (
            f"and whether {paper.name} appears on a {WEEKDAYS[weekday]} is not known; add the days to the city's file "
            "(newspaper, days), or choose another day"
        )
    return ""


def publication_choices(
    meeting: Meeting, city: City, key: str, deadlines: Sequence[Deadline]
) -> Iterator[PublicationChoice]:
    """Each of the last days before a meeting, the earliest first, for the notice of the item ``key``."""
    rules = _known_rules(deadlines, key)
    last = min((each.last.date() for each in rules if each.last), default=meeting.date - _DAY)
    first = max((each.first for each in rules if each.first), default=date.min)
    for number in range(_LOOKED_AT, 0, -1):
        day = meeting.date - number * _DAY
        why = _no_paper(city, day).split(";")[0]
        if not why and day > last:
            why = f"too late: the last day is {long_day(last)}"
        if not why and day < first:
            why = f"too early: the first day is {long_day(first)}"
        yield PublicationChoice(day, why.removeprefix("and "))
