"""The files that a new city begins with."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta

import pytest

from engross.meetings.office_calendar import legal_holiday
from engross.model.meeting.city import OfficeCalendar
from engross.services.drafting.new_city import city_files, new_city


@pytest.mark.parametrize("state", ["MA", "CT", "CA"])
def test_neither_the_example_meeting_nor_its_notice_falls_on_a_holiday(state: str) -> None:
    city = new_city("City of Elm", state, None)
    calendar = OfficeCalendar(f"US-{state}")
    met = False
    for week in range(53):
        today = date(2025, 1, 6) + timedelta(weeks=week)
        files = dict(city_files(city, today))
        (name,) = [name for name in files if name.startswith("ordinances/meetings/")]
        told = tomllib.loads(files[name].decode("utf-8"))
        (notice,) = (item["notice"] for part in told["part"] for item in part["item"])
        assert legal_holiday(calendar, told["date"]) == legal_holiday(calendar, notice["publish"][0]) == ""
        assert told["date"] >= today + timedelta(days=35)
        met = met or told["date"] > today + timedelta(days=41)
    assert met, "no Tuesday of the year was a holiday: nothing was tried"
