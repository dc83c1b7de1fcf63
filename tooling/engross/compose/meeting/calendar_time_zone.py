"""A time zone as a calendar file has it (RFC 5545, 3.6.5): one recurrence rule for each of its change-overs.

Days listed one by one (RDATE) would say the same, and ical.js 2.2.1 reads them an hour off for most of the year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

from engross.values import dataclass

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_YEARS = 2
"""How many years before and after that of the meeting a rule has to hold."""


@dataclass(frozen=True, slots=True)
class _ChangeOver:
    """The moment from which another offset holds; ``wall`` is what the clock showed until then."""

    wall: datetime
    before: timedelta
    after: timedelta
    name: str
    daylight: bool


def time_zone_component(name: str, day: date) -> Timezone:
    """The zone called ``name`` for the years around ``day``.

    A change-over that comes by one rule in all of these years ("the second Sunday of March") is a yearly recurrence;
    one that does not stands there by itself each time. A zone without any has one offset.
    """
    zone = ZoneInfo(name)
    first, last = day.year - _YEARS, day.year + _YEARS
    made = Timezone()
    made.add("tzid", name)
    found = list(_change_overs(zone, first, last))
    start = datetime(first, 1, 1, tzinfo=zone)
    if not found:
        made.add_component(
            _component(_ChangeOver(start.replace(tzinfo=None), *_offsets(start), start.tzname() or name, False))
        )
        return made
    for daylight in (False, True):
        alike = [each for each in found if each.daylight == daylight]
        rule = _yearly(alike) if len({each.wall.year for each in alike}) == last - first + 1 == len(alike) else None
        for each in alike[:1] if rule else alike:
            made.add_component(_component(each, rule))
    return made


def _offsets(moment: datetime) -> tuple[timedelta, timedelta]:
    offset = moment.utcoffset() or timedelta()
    return offset, offset


def _change_overs(zone: ZoneInfo, first: int, last: int) -> Iterator[_ChangeOver]:
    """The change-overs of the years ``first`` to ``last``, in order."""
    low, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    while low < end:
        high = low + timedelta(days=1)
        if _offset(low, zone) != _offset(high, zone):
            yield _between(low, high, zone)
        low = high


def _between(low: datetime, high: datetime, zone: ZoneInfo) -> _ChangeOver:
    """The change-over between two moments a day apart, to the minute."""
    before, after = _offset(low, zone), _offset(high, zone)
    while high - low > timedelta(minutes=1):
        middle = low + (high - low) // 2
        middle -= timedelta(seconds=middle.second, microseconds=middle.microsecond)
        low, high = (middle, high) if _offset(middle, zone) == before else (low, middle)
    there = high.astimezone(zone)
    return _ChangeOver((high + before).replace(tzinfo=None), before, after, there.tzname() or "", bool(there.dst()))


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _yearly(found: Sequence[_ChangeOver]) -> dict[str, object] | None:
    """The rule by which all of these come: a month, and a weekday by its number from the first or the last; None where
    there is none."""
    same = {(each.wall.month, each.wall.weekday(), each.wall.time(), each.before, each.after) for each in found}
    if len(same) != 1:
        return None
    counts = {(each.wall.day - 1) // 7 + 1 for each in found}
    month, weekday = found[0].wall.month, _DAYS[found[0].wall.weekday()]
    if len(counts) == 1:
        return {"freq": "yearly", "bymonth": month, "byday": f"{counts.pop()}{weekday}"}
    if all((each.wall + timedelta(days=7)).month != month for each in found):
        return {"freq": "yearly", "bymonth": month, "byday": f"-1{weekday}"}
    return None


def _component(each: _ChangeOver, rule: dict[str, object] | None = None) -> TimezoneDaylight | TimezoneStandard:
    made = TimezoneDaylight() if each.daylight else TimezoneStandard()
    made.add("dtstart", each.wall)
    if rule:
        made.add("rrule", vRecur(rule))
    made.add("tzname", each.name)
    made.add("tzoffsetfrom", each.before)
    made.add("tzoffsetto", each.after)
    return made
