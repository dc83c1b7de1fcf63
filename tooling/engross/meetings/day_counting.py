"""The last moment that keeps a rule's time, as the rule counts it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from engross.meetings.office_calendar import business_days_from, is_open, last_day
from engross.model.meeting.city import NoticeRule, OfficeCalendar
from engross.values import dataclass

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class LastMoment:
    """The last moment that would do; ``date_only``: its hour means nothing; ``moved``: the day it would have been."""

    moment: datetime
    date_only: bool
    moved: date | None = None


def last_moment(
    rule: NoticeRule, amount: int, event: datetime, calendar: OfficeCalendar, *, left_out: bool
) -> LastMoment:
    """The last moment that keeps ``amount`` of the rule's count before ``event``, or after it.

    ``left_out``: days on which the office is closed do not count, whole or in part. A last moment that falls on such a
    day is moved as the rule says. Hours are hours of the clock on the wall only where no change-over lies between:
    48 hours before Monday, 7 p.m., is Saturday, 6 p.m., where daylight saving begins on the Sunday.
    """
    if rule.count == "hours":
        moment = _hours_from(calendar, event, amount, after=rule.after, left_out=left_out)
        return _moved(rule, calendar, LastMoment(moment, date_only=False))
    if left_out:
        day = business_days_from(calendar, event.date(), amount, _DAY if rule.after else -_DAY)
        if rule.count == "clear_days" and not rule.after:
            day -= _DAY
    else:
        day = last_day(calendar, event.date(), amount, rule.count, after=rule.after)
    return _moved(rule, calendar, LastMoment(datetime.combine(day, time(), event.tzinfo), date_only=True))


def _hours_from(calendar: OfficeCalendar, event: datetime, hours: int, *, after: bool, left_out: bool) -> datetime:
    """The moment so many hours after ``event``, or before it; hours of closed days count only if not ``left_out``."""
    left = timedelta(hours=hours)
    here = event.astimezone(UTC)
    if not left_out:
        return (here + left if after else here - left).astimezone(event.tzinfo)
    day = event.date()
    while True:
        edge = _midnight(day + _DAY if after else day, event)
        span = edge - here if after else here - edge
        if is_open(calendar, day):
            if span >= left:
                return (here + left if after else here - left).astimezone(event.tzinfo)
            left -= span
        here, day = edge, day + (_DAY if after else -_DAY)


def _midnight(day: date, event: datetime) -> datetime:
    """The beginning of ``day`` in the zone of ``event``, in UTC."""
    return datetime.combine(day, time(), event.tzinfo).astimezone(UTC)


def _moved(rule: NoticeRule, calendar: OfficeCalendar, last: LastMoment) -> LastMoment:
    """``last``, moved to an open day where the rule says so."""
    first = day = last.moment.date()
    if rule.on_closed == "stays" or is_open(calendar, day):
        return last
    step = _DAY if rule.on_closed == "later" else -_DAY
    while not is_open(calendar, day):
        day += step
    return LastMoment(datetime.combine(day, time(), last.moment.tzinfo), True, first)
