"""A meeting changed as a form has it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from engross.errors import EngrossError, NotFoundError
from engross.model.meeting.meeting_edit import EditedItem
from engross.services.meetings.loading import LoadedMeeting, last_days, load_meeting
from engross.services.meetings.meeting_editing import (
    closed_days,
    days_of_publication,
    edit_meeting,
    edit_of,
    item_key,
    moved_item,
)
from engross.services.meetings.new_meetings import answer_rule
from engross.services.meetings.notice_states import RecordedStep, record_state
from engross.workspace import Workspace
from workspaces import committing, write_meeting, write_workspace

MEETING = "2025-10-21-laws"


@pytest.fixture
def city(tmp_path: Path) -> Workspace:
    write_meeting(write_workspace(tmp_path))
    return Workspace(tmp_path)


@pytest.fixture
def loaded(city: Workspace) -> LoadedMeeting:
    return load_meeting(city, MEETING)


def test_an_edit_that_changes_nothing_writes_nothing(city: Workspace, loaded: LoadedMeeting) -> None:
    before = loaded.path.read_bytes()
    edit_meeting(loaded, edit_of(loaded.meeting), committing(city))
    assert loaded.path.read_bytes() == before


def test_an_item_is_moved_by_one_place_and_across_headings(city: Workspace, loaded: LoadedMeeting) -> None:
    edit_meeting(loaded, moved_item(edit_of(loaded.meeting), "parking", -1), committing(city))
    again = load_meeting(city, MEETING)
    assert [(part.title, [item.key for item in part.items]) for part in again.meeting.parts] == [
        ("PUBLIC HEARING", ["68", "parking"]),
        ("NEW BUSINESS", []),
    ]
    edit_meeting(again, moved_item(edit_of(again.meeting), "parking", -1), committing(city))
    assert load_meeting(city, MEETING).keys == ("parking", "68")
    assert moved_item(edit_of(again.meeting), "68", -1) == edit_of(again.meeting)
    with pytest.raises(EngrossError, match="no item '99' any more"):
        moved_item(edit_of(again.meeting), "99", 1)


def test_a_chapter_that_is_not_there_is_refused(city: Workspace, loaded: LoadedMeeting) -> None:
    edit = edit_of(loaded.meeting)
    fees = EditedItem("44", "NEW BUSINESS", chapter="044-fees")
    before = loaded.path.read_bytes()
    with pytest.raises(NotFoundError, match="044-fees"):
        edit_meeting(loaded, replace(edit, items=(*edit.items, fees)), committing(city))
    assert loaded.path.read_bytes() == before


def test_a_notice_that_was_sent_keeps_its_days(city: Workspace, loaded: LoadedMeeting) -> None:
    today = date(2025, 9, 30)
    record_state(loaded, "68", RecordedStep("sent", today), today, "Engross", committing(city))
    sent = load_meeting(city, MEETING)
    edit = edit_of(sent.meeting)
    hearing, parking = edit.items
    for items in ((parking,), (replace(hearing, publish=(date(2025, 10, 9),)), parking)):
        with pytest.raises(EngrossError, match="was sent already"):
            edit_meeting(sent, replace(edit, items=items), committing(city))
    edit_meeting(sent, replace(edit, place="City Hall"), committing(city))
    assert load_meeting(city, MEETING).meeting.place == "City Hall"


def test_a_new_item_gets_a_key_of_its_own(city: Workspace) -> None:
    assert item_key(city, "068-noise", "", ()) == "68"
    assert item_key(city, "068-noise", "", ("68", "68-2")) == "68-3"
    assert item_key(city, "new-parking", "", ()) == "parking"
    assert item_key(city, "", "The calendar of 2027, as §§ say!", ()) == "the-calendar-of-2027-as-say"
    assert item_key(city, "", "§§§", ()) == "item"


def test_the_days_of_publication_say_why_not(loaded: LoadedMeeting) -> None:
    choices = {each.day: each.why for each in days_of_publication(loaded, next(loaded.meeting.hearings()))}
    assert choices[date(2025, 10, 10)] == ""
    assert choices[date(2025, 10, 13)].startswith("too late: the last day is")
    assert "Saturday" in choices[date(2025, 9, 20)]
    assert max(choices) == date(2025, 10, 20)


def test_closed_days_are_named(city: Workspace) -> None:
    file = city.city_file()
    assert file is not None
    words = file.read_text(encoding="utf-8").replace(
        "[words]", '[calendar]\nregion = "US-CT"\nauthority = "C.G.S."\n\n[words]'
    )
    file.write_text(words, encoding="utf-8")
    closed = [*closed_days(load_meeting(city, MEETING), date(2025, 11, 24), 40)]
    assert [(each.day, each.why) for each in closed] == [
        (date(2025, 11, 27), "Thanksgiving Day"),
        (date(2025, 12, 25), "Christmas Day"),
        (date(2026, 1, 1), "New Year's Day"),
    ]


def test_a_time_that_was_not_known_is_answered_and_confirmed(city: Workspace) -> None:
    file = city.city_file()
    assert file is not None
    words = file.read_text(encoding="utf-8").replace("clear_days = 10", 'question = "How long before?"')
    file.write_text(words, encoding="utf-8")
    assert not last_days(load_meeting(city, MEETING), date(2025, 9, 18))[0].when
    answer_rule(city, "publication", 12, "clear_days", "Ann Rowe", date(2025, 9, 18), committing(city))
    (rung,) = [each for each in last_days(load_meeting(city, MEETING), date(2025, 9, 18)) if each.rule == "publication"]
    assert (rung.when, rung.confirmed, rung.met) == ("Wednesday, October 8, 2025", True, False)
    with pytest.raises(EngrossError, match="stated already, 12 clear_days"):
        answer_rule(city, "publication", 3, "days", "Ann Rowe", date(2025, 9, 18), committing(city))
    with pytest.raises(NotFoundError, match="no rule 'nothing'"):
        answer_rule(city, "nothing", 3, "days", "Ann Rowe", date(2025, 9, 18), committing(city))
