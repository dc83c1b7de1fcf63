"""Which days the clerk's office is open, and counting them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import lru_cache

from holidays import country_holidays

from engross.errors import EngrossError
from engross.model.meeting.city import OfficeCalendar

_DAY = timedelta(days=1)


def holiday_on(calendar: OfficeCalendar, day: date) -> str:
    """What closes the office on ``day``, a weekend left aside; empty where nothing does.

    Errors: EngrossError where the calendar's region is not one whose holidays are known.
    """
    return "the office is closed" if day in calendar.closed else legal_holiday(calendar, day)


def legal_holiday(calendar: OfficeCalendar, day: date) -> str:
    """The holiday that ``day`` is; empty where it is none. Errors: as of ``holiday_on``."""
    if not calendar.region or day in calendar.open:
        return ""
    return _holidays_in(calendar.region, day.year).get(day, "")


@lru_cache(maxsize=64)
def _holidays_in(region: str, year: int) -> Mapping[date, str]:
    """The holidays of a year, counted once: a meeting's page asks for some five hundred days. Errors: as above."""
    country, _, part = region.partition("-")
    try:
        return dict(country_holidays(country, subdiv=part or None, years=year, language="en_US"))
    except NotImplementedError:
        raise EngrossError(
            f"calendar: the holidays of {region!r} are not known; name another region, or list the days "
            "themselves under closed"
        ) from None


def is_open(calendar: OfficeCalendar, day: date) -> bool:
    """Whether ``day`` is a business day."""
    return day.weekday() < 5 and not holiday_on(calendar, day)


def business_days_from(calendar: OfficeCalendar, day: date, amount: int, step: timedelta) -> date:
    """The day ``amount`` business days from ``day``, forwards or backwards by ``step`` (one day, either sign)."""
    while amount:
        day += step
        amount -= is_open(calendar, day)
    return day


def last_day(calendar: OfficeCalendar, event: date, amount: int, count: str, *, after: bool = False) -> date:
    """The last day on which a deed keeps a time of ``amount`` days before ``event``, or after it.

    ``clear_days`` leave out both ends: ten clear days before October 30 end on October 19, for October 20 failed
    (*Treat v. Town Plan & Zoning Commission*, 145 Conn. 136). After an event both ways of counting are the same.
    """
    step = _DAY if after else -_DAY
    counted: dict[str, Callable[[], date]] = {
        "clear_days": lambda: event + step * (amount if after else amount + 1),
        "days": lambda: event + step * amount,
        "business_days": lambda: business_days_from(calendar, event, amount, step),
    }
    return counted[count]()
