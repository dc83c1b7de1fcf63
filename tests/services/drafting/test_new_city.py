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


@pytest.mark.parametrize(
    ("name", "short", "kind", "full_name"),
    [
        ("Town of Plainfield", "Plainfield", "town", "Town of Plainfield"),
        ("TOWN OF PLAINFIELD", "PLAINFIELD", "town", "TOWN OF PLAINFIELD"),
        ("Essex County", "Essex", "county", "Essex County"),
        ("County of Essex", "Essex", "county", "County of Essex"),
        ("City and County of Denver", "Denver", "city", "City and County of Denver"),
        ("Charter Township of Oak", "Oak", "township", "Charter Township of Oak"),
        ("Orleans Parish", "Orleans", "county", "Orleans Parish"),
        ("Parish of Orleans", "Orleans", "county", "Parish of Orleans"),
        ("Isle of Palms", "Isle of Palms", "city", "City of Isle of Palms"),
        ("Elk Grove Village", "Elk Grove Village", "city", "City of Elk Grove Village"),
    ],
)
def test_a_full_name_says_the_kind_and_stays_what_it_is(name: str, short: str, kind: str, full_name: str) -> None:
    city = new_city(name, "NJ", None)
    assert (city.place.city, city.kind, city.full_name) == (short, kind, full_name)


def test_letters_with_marks_are_those_without_in_names_of_files() -> None:
    files = dict(city_files(new_city("Hagåtña", "GU", None), date(2026, 1, 5)))
    assert "ordinances/hagatna.toml" in files
    assert b'uri = "/akn/us-gu-hagatna/act/code"' in files["ordinances/hagatna.toml"]
    assert "ordinances/coeur-d-alene.toml" in dict(city_files(new_city("Coeur d'Alene", "ID", None), date(2026, 1, 5)))
