"""Counting days, and planning backwards from a meeting."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import desk
from engross.errors import EngrossError, SourceError
from engross.meetings.deadlines import deadlines_of, require_dates, wrong_dates
from engross.meetings.office_calendar import holiday_on, is_open, last_day
from engross.model.meeting.city import OfficeCalendar

OFFICE = OfficeCalendar("US-CT", (date(2025, 12, 26),))
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def test_ten_clear_days_before_october_30_end_on_october_19() -> None:
    """*Treat*, 145 Conn. 136: published on October 20 for a hearing on October 30 was a day too late."""
    assert last_day(OFFICE, date(1958, 10, 30), 10, "clear_days") == date(1958, 10, 19)
    assert last_day(OFFICE, date(1958, 10, 30), 10, "days") == date(1958, 10, 20)


@given(DAYS, st.integers(0, 60))
def test_clear_days_lie_between_the_two(event: date, amount: int) -> None:
    last = last_day(OFFICE, event, amount, "clear_days")
    between = [last + timedelta(days=n) for n in range(1, (event - last).days)]
    assert len(between) == amount


@given(DAYS, st.integers(1, 30))
def test_business_days_are_open(event: date, amount: int) -> None:
    last = last_day(OFFICE, event, amount, "business_days")
    assert is_open(OFFICE, last)
    days = [last + timedelta(days=n) for n in range((event - last).days)]
    assert sum(is_open(OFFICE, day) for day in days) == amount


def test_holidays_and_closed_days() -> None:
    assert "Columbus" in holiday_on(OFFICE, date(2025, 10, 13))
    assert holiday_on(OFFICE, date(2025, 12, 26)) == "the office is closed"
    assert not is_open(OFFICE, date(2025, 10, 18))
    assert last_day(OFFICE, date(2025, 10, 14), 1, "business_days") == date(2025, 10, 10)
    assert holiday_on(OfficeCalendar(), date(2025, 12, 25)) == ""
    with pytest.raises(EngrossError, match="holidays of 'XX' are not known"):
        holiday_on(OfficeCalendar("XX"), date(2025, 1, 1))


def test_rules_give_their_last_moment_and_say_who_confirmed_them() -> None:
    found = {deadline.rule.key: deadline for deadline in require_dates(desk.meeting(), desk.city())}
    publication, agenda = found["publication"], found["agenda"]
    assert publication.last is not None
    assert (publication.last.date(), publication.planned, publication.met) == (
        date(2025, 10, 10),
        date(2025, 10, 10),
        True,
    )
    assert str(publication.rule.confirmation) == "unconfirmed"
    assert agenda.last is not None
    assert agenda.last.isoformat() == "2025-10-20T19:00:00-04:00"
    assert str(agenda.rule.confirmation) == "confirmed by City Clerk, 2025-09-01"


def test_a_time_that_is_not_known_is_neither_kept_nor_missed() -> None:
    rule = {k: v for k, v in desk.CITY["rule"][0].items() if k != "clear_days"} | {"question": "How many days?"}
    (deadline,) = deadlines_of(desk.meeting(), desk.city(rule=[rule]))
    assert (deadline.last, deadline.met) == (None, None)


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        (
            desk.meeting_with_notice(publish=["2025-10-11"]),
            (
                "the notice is published on Saturday, October 11, 2025, too late: 10 clear days before the meeting "
                "(the charter; unconfirmed); the last day that would do is Friday, October 10, 2025"
            ),
        ),
        (desk.meeting_tables(agenda_by="2025-10-21"), "the last day that would do is Monday, October 20, 2025"),
        (desk.meeting_with_notice(publish=["2025-10-21"]), "the last day before it is Monday, October 20, 2025"),
        (desk.meeting_with_notice(publish=["2025-09-16"]), "before it is dated (Wednesday, September 17, 2025)"),
        (desk.meeting_with_notice(fallback="2025-10-09"), "the fallback, Thursday, October 9, 2025, is not after"),
    ],
)
def test_days_that_cannot_be_are_an_error(tables: dict[str, Any], said: str) -> None:
    with pytest.raises(SourceError) as fault:
        require_dates(desk.meeting(tables), desk.city())
    assert said in str(fault.value)


def test_a_meeting_on_a_holiday_is_an_error() -> None:
    city = desk.city(calendar={"closed": ["2025-10-21"], "authority": "C.G.S. § 1-230"})
    with pytest.raises(SourceError, match=r"a holiday \(the office is closed\) \(C.G.S. § 1-230; unconfirmed\)"):
        require_dates(desk.meeting(), city)


def test_too_few_publications_are_an_error() -> None:
    city = desk.city(rule=[{**desk.CITY["rule"][0], "times": 2}])
    with pytest.raises(SourceError, match="published 1 time, and the rule asks for 2"):
        require_dates(desk.meeting(), city)


def test_the_copy_is_planned_from_the_day_of_the_notice_until_it_is_sent() -> None:
    rule = {
        "key": "copy",
        "what": "The newspaper has the copy",
        "deed": "copy",
        "before": "publication",
        "business_days": 3,
        "authority": "The Elm's terms",
    }
    city = desk.city(rule=[rule])
    (kept,) = require_dates(desk.meeting(), city)
    assert kept.last is not None
    assert kept.last.date() == date(2025, 10, 7)
    late = desk.meeting(desk.meeting_with_notice(dated="2025-10-08"))
    with pytest.raises(SourceError, match=r"too late: 3 business days before the publication .* is Tuesday, October 7"):
        require_dates(late, city)
    sent = desk.meeting(desk.meeting_with_notice(step=[{"state": "sent", "on": "2025-10-08"}]))
    assert [each.met for each in require_dates(sent, city)] == [False]
    assert list(wrong_dates(sent, city, deadlines_of(sent, city)))
