"""Counting days, and planning backwards from a meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

import desk
from engross.errors import EngrossError, SourceError
from engross.meetings.day_counting import last_moment
from engross.meetings.deadlines import authority_words, date_notes, deadlines_of, require_dates, wrong_dates
from engross.meetings.office_calendar import holiday_on, is_open, last_day
from engross.meetings.publication_days import publication_choices, publication_day
from engross.model.meeting.city import Newspaper, NoticeRule, OfficeCalendar

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


SPECIAL = {"leaves_out": "special", "leaves_out_authority": "C.G.S. § 1-225(g)"}


def on(day: str, kind: str = "regular", **notice: Any) -> Any:
    tables = desk.meeting_with_notice(dated="2025-01-02", **notice)
    tables |= {"date": day, "kind": kind, "agenda_by": "2025-01-02", "made": "2025-01-02"}
    return desk.meeting(tables, file=f"ordinances/meetings/{day}-laws.toml")


def test_the_closing_hour_is_asked_for_and_told() -> None:
    rules = [{**desk.CITY["rule"][1], **SPECIAL}]
    (deadline,) = deadlines_of(on("2026-06-15", "special"), desk.city(rule=rules))
    assert deadline.remark == (
        "when the clerk's office closes on a Friday is not known: ask, and add it to the city's file (closing)"
    )
    assert authority_words(deadline) == (
        "C.G.S. § 1-225; confirmed by City Clerk, 2025-09-01; Saturdays, Sundays, holidays and closed days left out: "
        "C.G.S. § 1-225(g)"
    )
    for closing, said in (
        ("1:00 p.m.", "closes at 1:00 p.m. on a Friday; what is filed there is filed by then"),
        ("19:30", ""),
    ):
        city = desk.city(rule=rules, calendar={"region": "US-CT", "closing": {"friday": closing}})
        (deadline,) = deadlines_of(on("2026-06-15", "special"), city)
        assert said in deadline.remark
        assert bool(said) == bool(deadline.remark)
    (deadline,) = deadlines_of(on("2026-06-15"), desk.city(rule=rules))
    assert (deadline.remark, deadline.left_out) == ("", False)


def test_a_special_meeting_on_a_holiday_is_a_note() -> None:
    city = desk.city(rule=[])
    special = on("2028-02-11", "special", publish=["2028-01-20"])
    assert "Lincoln" in holiday_on(city.calendar, date(2028, 2, 11))
    require_dates(special, city)
    (note,) = date_notes(special, city)
    assert note.startswith("the special meeting is on Friday, February 11, 2028, a holiday (")
    assert note.endswith("; only a regular meeting is refused on a holiday: confirm that this one may be held then")
    regular = on("2028-02-11", publish=["2028-01-20"])
    with pytest.raises(SourceError, match="the next business day is Monday, February 14, 2028"):
        require_dates(regular, city)
    assert list(date_notes(regular, city)) == []


@pytest.mark.parametrize(
    ("day", "newspaper", "said"),
    [
        ("2026-01-01", {}, "on Thursday, January 1, 2026, a holiday (New Year's Day)"),
        ("2025-12-28", {}, "on Sunday, December 28, 2025, and whether The Elm appears on a Sunday is not known"),
        (
            "2025-12-28",
            {"days": ["monday", "friday"]},
            "on Sunday, December 28, 2025, a day on which The Elm does not app",
        ),
        (
            "2025-12-30",
            {"days": ["monday", "friday"]},
            "on Tuesday, December 30, 2025, a day on which The Elm does not ap",
        ),
        ("2025-12-21", {"days": ["sunday"]}, ""),
        ("2025-12-31", {}, ""),
    ],
)
@pytest.mark.parametrize("which", ["publish", "fallback"])
def test_a_day_without_a_newspaper_is_an_error_with_days_that_would_do(
    day: str, newspaper: dict[str, Any], said: str, which: str
) -> None:
    city = desk.city(newspaper={"name": "The Elm", **newspaper})
    first = "2025-12-15" if newspaper.get("days") != ["sunday"] else "2025-12-14"
    notice = {"publish": [day]} if which == "publish" else {"publish": [first], "fallback": day}
    meeting = on("2026-01-13", **notice)
    found = list(wrong_dates(meeting, city, deadlines_of(meeting, city)))
    if not said:
        assert found == []
        return
    (words,) = found
    assert said in words
    would = (
        "Friday, December 26, 2025; Monday, December 29, 2025; Friday, January 2, 2026"
        if newspaper
        else "Tuesday, December 30, 2025; Wednesday, December 31, 2025; Friday, January 2, 2026"
    )
    assert words.endswith(f"; days that would do: {would}")


def test_a_publication_may_be_too_early_and_a_late_one_is_told_the_days() -> None:
    city = desk.city(rule=[{**desk.CITY["rule"][0], "at_most": 15}])
    early = on("2026-01-13", publish=["2025-12-26"])
    with pytest.raises(SourceError) as fault:
        require_dates(early, city)
    assert "too early: at most 15 clear days before the meeting" in str(fault.value)
    assert "the first day that would do is Sunday, December 28, 2025" in str(fault.value)
    late = on("2026-01-13", publish=["2026-01-12"])
    with pytest.raises(SourceError) as fault:
        require_dates(late, city)
    assert "the last day that would do is Friday, January 2, 2026; days that would do: Tuesday, December 30" in str(
        fault.value
    )
    assert [each.met for each in deadlines_of(on("2026-01-13", publish=["2025-12-29"]), city)] == [True]


def test_a_day_that_has_appeared_is_past_planning() -> None:
    steps = [{"state": "sent", "on": "2025-10-02"}, {"state": "published", "on": "2025-12-28"}]
    meeting = on("2026-01-13", publish=["2025-12-28"], step=steps)
    assert list(wrong_dates(meeting, desk.city(rule=[]), ())) == []


def test_no_day_would_do() -> None:
    city = desk.city(rule=[{**desk.CITY["rule"][0], "clear_days": 30}])
    tables = desk.meeting_with_notice(publish=["2025-10-10"])
    meeting = desk.meeting(tables)
    (words,) = wrong_dates(meeting, city, deadlines_of(meeting, city))
    assert words.endswith("the last day that would do is Saturday, September 20, 2025; days that would do: "
                          "Wednesday, September 17, 2025; Thursday, September 18, 2025; Friday, September 19, 2025")  # fmt: skip
    tables = desk.meeting_with_notice(publish=["2025-10-10"], dated="2025-09-22")
    meeting = desk.meeting(tables)
    (words,) = wrong_dates(meeting, city, deadlines_of(meeting, city))
    assert words.endswith("no day would do: choose a later day for the meeting")


@given(DAYS, st.integers(0, 200), st.booleans(), st.integers(0, 23))
def test_hours_left_out_are_hours_of_open_days(day: date, hours: int, after: bool, hour: int) -> None:
    """Between the event and the last moment lie just so many hours of days on which the office is open."""
    zone = ZoneInfo("America/New_York")
    rule = NoticeRule("k", "w", "agenda", "a", hours, "hours", after=after)
    event = datetime(day.year, day.month, day.day, hour, tzinfo=zone)
    last = last_moment(rule, hours, event, OFFICE, left_out=True).moment
    low, high = sorted(each.astimezone(UTC) for each in (event, last))
    counted = 0
    while low < high:
        counted += is_open(OFFICE, low.astimezone(zone).date())
        low += timedelta(hours=1)
    assert counted == hours


def test_the_holidays_of_the_statute_are_those_of_the_library_but_for_good_friday() -> None:
    """C.G.S. § 1-4, from memory: a Sunday's is kept on Monday, a Saturday's on the Friday before. Good Friday is no
    holiday of the statute: the Governor appoints it."""
    for year in range(2023, 2041):
        days = [date(year, 1, 1) + timedelta(days=n) for n in range(365 + (year % 4 == 0))]
        known = {day for day in days if day.weekday() < 5 and holiday_on(OfficeCalendar("US-CT"), day)}
        statute = {day for day in kept_days(year) if day.year == year and day.weekday() < 5}
        assert {holiday_on(OfficeCalendar("US-CT"), day) for day in known - statute} <= {"Good Friday"}
        assert statute <= known


def kept_days(year: int) -> set[date]:
    """The days on which the holidays of § 1-4 are kept, those of the next New Year's Day too."""

    def nth(month: int, weekday: int, number: int) -> date:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))

    fixed = [(1, 1), (2, 12), (6, 19), (7, 4), (11, 11), (12, 25)]
    found = {date(year, month, day) for month, day in fixed} | {date(year + 1, 1, 1)}
    shift = {5: -1, 6: 1}
    found |= {day + timedelta(days=shift[day.weekday()]) for day in found if day.weekday() in shift}
    last_of_may = max(date(year, 5, day) for day in range(25, 32) if date(year, 5, day).weekday() == 0)
    return found | {nth(1, 0, 3), nth(2, 0, 3), last_of_may, nth(9, 0, 1), nth(10, 0, 2), nth(11, 3, 4)}


def test_days_that_the_city_keeps_open() -> None:
    office = OfficeCalendar("US-CT", open=(date(2026, 2, 12),))
    assert is_open(office, date(2026, 2, 12))
    assert not is_open(office, date(2026, 2, 16))


def test_an_emergency_meeting_leaves_the_same_days_out_as_a_special_one() -> None:
    rules = [{**desk.CITY["rule"][1], **SPECIAL}]
    special, emergency, annual = (
        deadlines_of(on("2026-06-15", kind), desk.city(rule=rules))[0] for kind in ("special", "emergency", "annual")
    )
    assert (emergency.last, emergency.remark) == (special.last, special.remark)
    assert (annual.left_out, annual.remark) == (False, "")


def test_a_lead_time_that_is_not_known_is_said_with_the_days_that_there_are() -> None:
    rule = {k: v for k, v in desk.CITY["rule"][0].items() if k != "clear_days"} | {"question": "How many days?"}
    city = desk.city(rule=[rule])
    meeting = on("2026-01-13", publish=["2026-01-12"])
    assert list(wrong_dates(meeting, city, deadlines_of(meeting, city))) == []
    (note,) = date_notes(meeting, city)
    assert note == (
        "item 68: the notice is published on Monday, January 12, 2026, 1 day before the hearing, and whether that is "
        "early enough is not known: How many days?"
    )
    assert list(date_notes(meeting, desk.city())) == []


WARNING = {
    "key": "warning",
    "what": "The warning of a hearing is posted",
    "deed": "posting",
    "only": "hearing",
    "before": "meeting",
    "days": 15,
    "authority": "the charter",
}
"""A rule on the posting of a notice."""


def test_a_notice_that_is_posted_is_held_to_the_rule_of_its_posting() -> None:
    late, early = (desk.meeting(desk.meeting_with_notice(publish=[day])) for day in ("2025-10-07", "2025-10-06"))
    posted = replace(desk.city(rule=[WARNING]), newspaper=Newspaper(""))
    with pytest.raises(SourceError, match=r"posted on Tuesday, October 7, 2025, too late: 15 days .* October 6, 2025"):
        require_dates(late, posted)
    assert [each.met for each in require_dates(early, posted)] == [True]
    asked = {k: v for k, v in WARNING.items() if k != "days"} | {"question": "How many days?"}
    (note,) = date_notes(early, replace(desk.city(rule=[asked]), newspaper=Newspaper("")))
    assert note.startswith("item 68: the notice is posted on Monday, October 6, 2025, 15 days before the hearing")
    (elsewhere,) = require_dates(late, desk.city(rule=[WARNING]))
    assert elsewhere.planned is None


def test_the_days_of_a_notice_that_is_posted_are_those_of_its_rule_and_of_no_newspaper() -> None:
    posted = replace(desk.city(rule=[WARNING]), newspaper=Newspaper(""))
    late = desk.meeting(desk.meeting_with_notice(publish=["2025-10-20"]))
    deadlines = deadlines_of(late, posted)
    (told,) = wrong_dates(late, posted, deadlines)
    assert told.endswith(
        "days that would do: Thursday, October 2, 2025; Friday, October 3, 2025; Monday, October 6, 2025"
    )
    choices = {each.day: each.why for each in publication_choices(late, posted, "68", deadlines)}
    assert choices[date(2025, 10, 7)] == "too late: the last day is Monday, October 6, 2025"
    assert (choices[date(2025, 10, 4)], choices[date(2025, 10, 6)]) == ("", "")
    assert choices[date(2025, 9, 1)] == "a holiday (Labor Day)"
    assert publication_day(late, posted, "68", deadlines, date(2025, 10, 5)) == date(2025, 10, 3)
    holiday = desk.meeting(desk.meeting_with_notice(publish=["2025-09-01"], dated="2025-08-28"))
    (told,) = wrong_dates(holiday, posted, deadlines_of(holiday, posted))
    assert told.startswith("item '68': the notice is to be posted on Monday, September 1, 2025, a holiday (Labor Day)")
