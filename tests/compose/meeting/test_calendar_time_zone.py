"""The time zone of a calendar file, held against the zone itself."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Timezone

from engross.compose.meeting.calendar_time_zone import time_zone_component


def read_back(name: str, day: date) -> tuple[Timezone, str]:
    calendar = Calendar()
    calendar.add_component(time_zone_component(name, day))
    text = calendar.to_ical().decode("utf-8")
    (zone,) = Calendar.from_ical(text).walk("VTIMEZONE")
    return zone, text


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("America/New_York", 2026),
        ("America/Los_Angeles", 2027),
        ("America/Phoenix", 2026),
        ("Pacific/Honolulu", 2026),
        ("Europe/Berlin", 2028),
        ("Europe/Dublin", 2026),
        ("Australia/Lord_Howe", 2026),
        ("Africa/Casablanca", 2026),
        ("UTC", 2026),
    ],
)
def test_every_hour_of_the_year_has_the_zone_s_own_offset(name: str, year: int) -> None:
    zone, _ = read_back(name, date(year, 6, 1))
    read, true = zone.to_tz(), ZoneInfo(name)
    moment = datetime(year - 1, 7, 1, 0, 30)
    while moment < datetime(year + 1, 7, 1):
        if moment.replace(tzinfo=true).utcoffset() == moment.replace(tzinfo=true, fold=1).utcoffset():
            assert moment.replace(tzinfo=read).utcoffset() == moment.replace(tzinfo=true).utcoffset(), moment
        moment += timedelta(hours=1)


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027, 2028, 2033])
def test_the_change_overs_of_new_york_are_two_yearly_rules(year: int) -> None:
    _, text = read_back("America/New_York", date(year, 1, 20))
    assert text.count("RRULE") == 2
    assert "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3" in text
    assert "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11" in text
    assert "RDATE" not in text


def test_the_last_sunday_of_a_month_is_one_rule_and_irregular_change_overs_stand_each_by_itself() -> None:
    _, berlin = read_back("Europe/Berlin", date(2026, 6, 1))
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in berlin
    _, casablanca = read_back("Africa/Casablanca", date(2026, 6, 1))
    assert "RRULE" not in casablanca
    assert "RDATE" not in casablanca
