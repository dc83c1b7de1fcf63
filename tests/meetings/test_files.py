"""The meeting's file and the city's: what they give, and one sentence where they are wrong."""

from __future__ import annotations

import json
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import desk
from engross.errors import SourceError
from engross.meetings.files.city_reader import read_city
from engross.meetings.files.meeting_reader import read_meeting
from engross.model.law.chapter import Source
from engross.workspace import Workspace, read_toml

ROOT = Path(__file__).parents[2]


def test_a_meeting_is_read() -> None:
    meeting = desk.meeting()
    assert (meeting.key, meeting.date, meeting.time) == ("2025-10-21-laws", date(2025, 10, 21), time(19))
    assert meeting.clerk.name == "Ann Rowe"
    (item,) = meeting.hearings()
    assert item.notice is not None
    assert item.notice.publish == (date(2025, 10, 10),)
    assert (item.sections, item.notice.form, item.notice.state) == (("changed",), "redline", None)


@pytest.mark.parametrize("words", ["2025-10-21", "October 21, 2025", "Tue, Oct. 21, 2025", "tuesday october 21 2025"])
def test_a_day_may_be_written_in_several_ways(words: str) -> None:
    assert desk.meeting(desk.meeting_tables(date=words)).date == date(2025, 10, 21)


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ({"date": "Wednesday, October 21, 2025"}, "date: 'Wednesday, October 21, 2025': October 21, 2025 is a Tuesday"),
        ({"date": "2025-02-30"}, "date: '2025-02-30': there is no such day"),
        ({"date": "soon"}, "date: 'soon' is no date; write 2025-10-21 or Tuesday, October 21, 2025"),
        (
            {"date": "2025-10-22"},
            "the meeting is on Wednesday, October 22, 2025, but the file is named 2025-10-21-laws",
        ),
        ({"body": "zoning"}, "body: there is no body 'zoning' in the city's file; there are laws"),
        ({"contact": "nobody"}, "contact: there is no officer 'nobody' in the city's file; there are rowe, finch"),
        ({"contact": 3}, "contact: 3 is not words in quotation marks; write contact = "),
        ({"kind": "usual"}, "kind: 'usual' is none of 'regular', 'special'"),
        ({"time": "25:00"}, "time: '25:00' is no time of day; write"),
        ({"agenda": "x"}, "'agenda' is not known here (is agenda_by meant?); there may be body, kind"),
        ({"part": [{"item": []}]}, "part number 1: 'title' is missing"),
        (
            {"part": [{"title": "NEW", "item": [{"key": "a"}]}]},
            "'NEW', item 'a': it needs just one of 'chapter' or 'bill' or 'words'",
        ),
        ({"part": [{"title": "N", "item": [{"key": "a", "words": "x"}] * 2}]}, "item 'a' is there twice"),
    ],
)
def test_a_wrong_meeting_is_one_sentence(tables: dict[str, Any], said: str) -> None:
    with pytest.raises(SourceError) as fault:
        desk.meeting(desk.meeting_tables(**tables))
    assert str(fault.value).startswith(desk.MEETING_FILE)
    assert said in str(fault.value)
    assert "\n" not in str(fault.value)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"clerk": "gone"}, "clerk: there is no officer 'gone'"),
        ({"timezone": "America/Elmwood"}, "there is no time zone 'America/Elmwood'"),
        ({"rule": [{**desk.CITY["rule"][0], "days": 3}]}, "the time is counted in clear_days and in days; keep one"),
        (
            {"rule": [{k: v for k, v in desk.CITY["rule"][0].items() if k != "clear_days"}]},
            "no time is given, and no question",
        ),
        ({"rule": [{**desk.CITY["rule"][0], "after": "meeting"}]}, "it needs just one of 'before' or 'after'"),
        ({"officer": [desk.CITY["officer"][0]] * 2}, "officer 'rowe' is there twice"),
    ],
)
def test_a_wrong_city_is_one_sentence(changed: dict[str, Any], said: str) -> None:
    with pytest.raises(SourceError, match="elmwood") as fault:
        desk.city(**changed)
    assert said in str(fault.value)


@pytest.mark.parametrize("name", ["city", "meeting"])
def test_the_schemas_hold_for_their_own_examples(name: str) -> None:
    schema = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert schema["examples"]
    for example in schema["examples"]:
        Draft202012Validator(schema).validate(example)


def test_the_citys_own_files_are_read_and_no_rule_is_confirmed_by_us() -> None:
    workspace = Workspace(ROOT)
    path = workspace.city_file()
    assert path is not None
    city = read_city(workspace.city(), path.name)
    assert {rule.authority for rule in city.rules}
    assert not [rule for rule in city.rules if rule.confirmation.by]
    for file in workspace.meetings():
        meeting = read_meeting(read_toml(file), city, Source(file.name, ""))
        for item in meeting.items():
            assert not item.chapter or workspace.chapter(item.chapter)
