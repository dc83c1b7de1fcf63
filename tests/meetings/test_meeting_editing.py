"""What a person changes, written into a meeting's file."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date, time

import pytest

from engross.errors import EngrossError
from engross.meetings.files.meeting_editing import with_edit
from engross.model.meeting.meeting_edit import EditedItem, MeetingEdit

FILE = """# A regular meeting.
body = "laws"
date = "Tuesday, January 20, 2026"
time = 19:00:00
electronic = true # by video
place = "Zoom"
agenda_by = 2026-01-16

# Those who were there.
members = ["Ann Rowe", "Sam Finch"]

[[part]]
title = "PUBLIC HEARING"

[[part.item]]
key = "68" # noise
chapter = "068-noise"
# As it was sent.
sections = ["68-1"]

[part.item.notice]
dated = 2025-12-17
publish = ["Friday, January 9, 2026"]

[[part]]
title = "NEW BUSINESS"

[[part.item]]
key = "calendar"
words = "the calendar"
"""
NOISE = EditedItem("68", "PUBLIC HEARING", publish=(date(2026, 1, 9),), dated=date(2025, 12, 17))
CALENDAR = EditedItem("calendar", "NEW BUSINESS")
SAME = MeetingEdit(time(19), "Zoom", True, date(2026, 1, 16), ("Ann Rowe", "Sam Finch"), (), (NOISE, CALENDAR))


def parts(text: str) -> dict[str, list[dict[str, object]]]:
    return {part["title"]: part.get("item", []) for part in tomllib.loads(text)["part"]}


def test_what_is_not_changed_stays_byte_for_byte() -> None:
    assert with_edit(FILE, SAME) == FILE


def test_hour_place_and_members_are_changed_and_comments_stay() -> None:
    edit = replace(SAME, time=time(18, 30), place="City Hall", electronic=False, agenda_by=None, members=("Ann Rowe",))
    text = with_edit(FILE, edit)
    told = tomllib.loads(text)
    assert (told["time"], told["place"], told["electronic"], told["members"]) == (
        time(18, 30),
        "City Hall",
        False,
        ["Ann Rowe"],
    )
    assert "agenda_by" not in told
    assert "# Those who were there." in text
    assert "# noise" in text


def test_a_hearing_gets_and_loses_its_notice() -> None:
    without = with_edit(FILE, replace(SAME, items=(replace(NOISE, publish=(), dated=None), CALENDAR)))
    assert "notice" not in parts(without)["PUBLIC HEARING"][0]
    back = with_edit(without, SAME)
    assert parts(back)["PUBLIC HEARING"][0]["notice"] == {
        "publish": ["Friday, January 9, 2026"],
        "dated": date(2025, 12, 17),
    }


def test_an_item_is_moved_under_another_heading_with_all_it_has() -> None:
    text = with_edit(FILE, replace(SAME, items=(CALENDAR, replace(NOISE, part="NEW BUSINESS"))))
    assert [item["key"] for item in parts(text)["NEW BUSINESS"]] == ["calendar", "68"]
    assert parts(text)["PUBLIC HEARING"] == []
    assert parts(text)["NEW BUSINESS"][1]["notice"] == {
        "dated": date(2025, 12, 17),
        "publish": ["Friday, January 9, 2026"],
    }


def test_an_item_is_taken_off_and_another_added() -> None:
    fees = EditedItem("44", "PUBLIC HEARING", chapter="044-fees", publish=(date(2026, 1, 8), date(2026, 1, 9)))
    text = with_edit(FILE, replace(SAME, items=(fees, EditedItem("budget", "NEW BUSINESS", words="the budget"))))
    assert parts(text) == {
        "PUBLIC HEARING": [
            {
                "key": "44",
                "chapter": "044-fees",
                "notice": {"publish": ["Thursday, January 8, 2026", "Friday, January 9, 2026"]},
            }
        ],
        "NEW BUSINESS": [{"key": "budget", "words": "the budget"}],
    }


def test_the_sections_are_those_that_change_or_all_with_a_reason() -> None:
    text = with_edit(FILE, replace(SAME, items=(replace(NOISE, sections="changed"), CALENDAR)))
    assert "sections" not in parts(text)["PUBLIC HEARING"][0]
    text = with_edit(FILE, replace(SAME, items=(replace(NOISE, sections="all", reason="As it was sent."), CALENDAR)))
    assert parts(text)["PUBLIC HEARING"][0]["sections"] == "all"
    assert parts(text)["PUBLIC HEARING"][0]["reason"] == "As it was sent."


def test_a_heading_that_is_not_there_is_refused() -> None:
    with pytest.raises(EngrossError, match="no heading 'NEW'; choose one of PUBLIC HEARING, NEW BUSINESS"):
        with_edit(FILE, replace(SAME, items=(replace(NOISE, part="NEW"),)))


def test_words_with_quotation_marks_and_line_ends_stay_words() -> None:
    odd = 'to ask "why" \\ and\nhow'
    text = with_edit(FILE, replace(SAME, items=(EditedItem("odd", "NEW BUSINESS", words=odd),)))
    assert parts(text)["NEW BUSINESS"] == [{"key": "odd", "words": odd}]
