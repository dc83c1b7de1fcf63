"""Hours and deadlines, worked by hand on a calendar."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from engross.rules.runtime import Moment, Span, after, annually, average_of_highest, before, within

EIGHT, SIX, MORNING = dt.time(20), dt.time(18), dt.time(7)


@pytest.mark.parametrize(
    ("event", "amount", "unit", "count", "end"),
    [
        ("2025-10-21", 10, "days", "calendar", "2025-10-31"),
        ("2025-10-21", 10, "days", "clear", "2025-11-01"),
        ("2025-10-24", 3, "days", "business", "2025-10-29"),  # Friday: Monday, Tuesday, Wednesday
        ("2025-01-31", 1, "months", "calendar", "2025-02-28"),
        ("2024-02-29", 5, "years", "calendar", "2029-02-28"),
        ("2025-12-15", 2, "weeks", "calendar", "2025-12-29"),
        ("2025-11-30", 12, "months", "calendar", "2026-11-30"),
    ],
)
def test_deadlines(event: str, amount: int, unit: str, count: str, end: str) -> None:
    assert after(dt.date.fromisoformat(event), Decimal(amount), unit, count) == dt.date.fromisoformat(end)


def test_a_holiday_is_no_business_day() -> None:
    friday, veterans = dt.date(2025, 11, 7), dt.date(2025, 11, 11)
    assert after(friday, Decimal(3), "days", "business") == dt.date(2025, 11, 12)
    assert after(friday, Decimal(3), "days", "business", {veterans}) == dt.date(2025, 11, 13)


def test_before_an_event() -> None:
    assert before(dt.date(2025, 3, 31), Decimal(1), "months", "calendar") == dt.date(2025, 2, 28)
    assert before(dt.date(2025, 10, 21), Decimal(10), "days", "clear") == dt.date(2025, 10, 10)


def test_a_day_every_year() -> None:
    assert annually(dt.date(2025, 7, 31), "08-01") == dt.date(2025, 8, 1)
    assert annually(dt.date(2025, 8, 1), "08-01") == dt.date(2026, 8, 1)


def test_the_average_of_the_highest_three() -> None:
    # (62 + 61 + 60) / 3 = 61
    amounts = [Decimal(n) for n in (58, 62, 59, 60, 61)]
    assert average_of_highest(Decimal(3), amounts) == 61


def at(weekday: int, hour: int, minute: int = 0, holiday: bool = False) -> Moment:
    return Moment(weekday, dt.time(hour, minute), holiday)


def test_the_first_minute_counts_and_the_last_does_not() -> None:
    day = [Span("mon-fri", MORNING, EIGHT)]
    assert [within(at(1, *clock), day) for clock in ((6, 59), (7, 0), (19, 59), (20, 0))] == [False, True, True, False]
    assert not within(at(6, 12), day)


def test_over_midnight() -> None:
    night = [Span("", EIGHT, MORNING)]
    assert [within(at(3, hour), night) for hour in (6, 7, 19, 20)] == [True, False, False, True]


def test_nights_run_from_the_first_evening_to_the_last_morning() -> None:
    nights = [Span("sun-fri", EIGHT, MORNING, nights=True)]
    assert within(at(7, 21), nights)  # Sunday evening
    assert not within(at(7, 6), nights)  # Sunday morning
    assert within(at(5, 6), nights)  # Friday morning
    assert not within(at(5, 21), nights)  # Friday evening


def test_holidays() -> None:
    hours = [Span("mon-fri", MORNING, EIGHT), Span("sun,holiday", dt.time(9), EIGHT)]
    assert within(at(1, 8), hours)
    assert not within(at(1, 8, holiday=True), hours)
    assert within(at(1, 9, holiday=True), hours)
    without = [Span("mon-fri,not-holiday", MORNING, SIX), Span("sat", MORNING, SIX)]
    assert not within(at(2, 8, holiday=True), without)
    assert within(at(6, 8, holiday=True), without)
