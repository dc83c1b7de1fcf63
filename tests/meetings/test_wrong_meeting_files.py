"""Wrong meeting files, and what a clerk is told of each: the line, what is wrong, and how it is written."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.errors import EngrossError, SourceError
from engross.meetings.clock_times import parse_clock
from engross.meetings.files.toml_lines import line_at, lines_of
from engross.services.meetings.loading import load_meeting
from engross.workspace import Workspace
from workspaces import MEETING, write_meeting, write_workspace

DATE = '"Tuesday, October 21, 2025"'
PUBLISH = 'publish = ["Friday, October 10, 2025"]'
ITEM = "part 'PUBLIC HEARING', item '68'"

WRONG = [
    ("time = 19:00:00", "time = 7:00 PM", '5: words stand in quotation marks, one at each end, on one line; write time = "19:00"'),
    ("time = 19:00:00", 'time = "7:00"', "5: time: '7:00' may be in the morning or in the evening; write \"7:00 p.m.\" or \"19:00\""),
    ("time = 19:00:00", "time = 7:00", "5: '7:00' may be in the morning or in the evening; write \"7:00 p.m.\" or \"19:00\""),
    ("time = 19:00:00", 'time = "seven"', "5: time: 'seven' is no time of day; write \"19:00\" or \"7:00 p.m.\""),
    ("time = 19:00:00", 'time = "25:00"', "5: time: '25:00' is no time of day; write \"19:00\" or \"7:00 p.m.\""),
    ("time = 19:00:00", 'time = "13:00 p.m."', "5: time: '13:00 p.m.' is no time of day; write \"19:00\" or \"7:00 p.m.\""),
    ("time = 19:00:00", "", " 'time' is missing; add time = \"19:00\" (19:00, or \"7:00 p.m.\")"),
    ("time = 19:00:00", "time = 7", '5: time: 7 is not words in quotation marks; write time = "7"'),
    (DATE, "“Tuesday, October 21, 2025”", f"4: the quotation marks here are curly, and a file in TOML has straight ones; write date = {DATE}"),
    (DATE, "Tuesday, October 21, 2025", f"4: words stand in quotation marks, one at each end, on one line; write date = {DATE}"),
    (DATE, "10/21/2025", f"4: words stand in quotation marks, one at each end, on one line; write date = {DATE}"),
    (DATE, "2025–10–21", f"4: words stand in quotation marks, one at each end, on one line; write date = {DATE}"),
    (DATE, "Monday, October 21, 2025", "4: 'Monday, October 21, 2025': October 21, 2025 is a Tuesday"),
    (DATE, '"10/21/2025"', "4: date: '10/21/2025' is no date; write 2025-10-21 or Tuesday, October 21, 2025"),
    (DATE, '"Monday, October 21, 2025"', "4: date: 'Monday, October 21, 2025': October 21, 2025 is a Tuesday"),
    (DATE, "2025-02-30", "4: '2025-02-30': there is no such day"),
    (DATE, '"2025-10-22"', "4: date: the meeting is on Wednesday, October 22, 2025, but the file is named 2025-10-21-laws; correct the one or the other"),
    (f"date = {DATE}", "", " 'date' is missing; add date = \"Tuesday, October 21, 2025\" (2025-10-10, or \"Friday, October 10, 2025\": the weekday is checked)"),
    ("electronic = true", "electronic = yes", "6: yes and no are written true and false, in small letters; write electronic = true"),
    ("electronic = true", "electronic = True", "6: yes and no are written true and false, in small letters; write electronic = true"),
    ("electronic = true", 'electronic = "no"', "6: electronic: 'no' is not true or false, without quotation marks; write electronic = false"),
    ('"Zoom virtual meeting"', "Zoom virtual meeting", '7: words stand in quotation marks, one at each end, on one line; write place = "Zoom virtual meeting"'),
    ('"Zoom virtual meeting"', '"Zoom virtual meeting', '7: words stand in quotation marks, one at each end, on one line; write place = "Zoom virtual meeting"'),
    ('"Zoom virtual meeting"', "'the mayor's office'", "7: words stand in quotation marks, one at each end, on one line; write place = \"the mayor's office\""),
    ('"Zoom virtual meeting"', "", '7: place has no value; write place = "…"'),
    ('"Zoom virtual meeting"', '""', "7: place: it is empty; write words in quotation marks"),
    ("place = ", "place: ", '7: the sign between a name and its value is =, not a colon; write place = "Zoom virtual meeting"'),
    ("place = ", "place ", '7: this is not TOML: place "Zoom virtual meeting" (expected \'=\' after a key in a key/value pair); correct it there'),
    ('kind = "regular"', 'kind = "Regular"', "3: kind: 'Regular' is none of 'regular', 'special', 'annual', 'emergency'; write kind = \"regular\""),
    ('kind = "regular"', 'kind = "workshop"', "3: kind: 'workshop' is none of 'regular', 'special', 'annual', 'emergency'"),
    ('body = "laws"', 'body = "Laws"', "2: body: 'Laws' is not in the form that is wanted: a short name of small letters, digits and hyphens"),
    ('body = "laws"', 'body = "zoning"', "2: body: there is no body 'zoning' in the city's file; there are laws"),
    ('[[part]]\ntitle = "PUBLIC', '[part]\ntitle = "PUBLIC', "10: [part] stands here, and [[part]] on line 21; head each of them [[part]]"),
    ('[[part]]\ntitle = "PUBLIC', '[[part]\ntitle = "PUBLIC', "10: the heading of this table lacks a bracket; write [[part]]"),
    ("[part.item.notice]", "[part.item.notice", "17: the heading of this table lacks a bracket; write [part.item.notice]"),
    ("[part.item.notice]", "[[part.item.notice]]", f"13: {ITEM}, notice: there can be one only; head it [part.item.notice], in one pair of brackets"),
    ('[[part.item]]\nkey = "park', '[part.item]\nkey = "park', "24: part 'NEW BUSINESS', item: it stands here as one table; head it [[part.item]], in two pairs of brackets"),
    ('title = "PUBLIC HEARING"', "", "10: part number 1: 'title' is missing; add title = \"PUBLIC HEARING\" (words in quotation marks)"),
    ('key = "68" # noise', "key = 68", f'14: {ITEM}, key: 68 is not words in quotation marks; write key = "68"'),
    ('key = "68" # noise', "", "13: part 'PUBLIC HEARING', item number 1: 'key' is missing; add key = \"parking\" (a short name of small letters, digits and hyphens, which `--item` takes and files are named by)"),
    ('key = "parking"', 'key = "68"', "25: item '68' is there twice (first on line 14); give one of them another key"),
    ('chapter = "068-noise"', "chapter = 68", f'15: {ITEM}, chapter: 68 is not words in quotation marks; write chapter = "68"'),
    ('chapter = "068-noise"', 'chapter = "69"', "14: item '68': there is no chapter '69'; there are: 68 (068-noise), new-parking"),
    ('chapter = "068-noise"', "", f"13: {ITEM}: it needs just one of 'chapter' or 'bill' or 'words'"),
    (PUBLISH, 'publish = "Friday, October 10, 2025"', f'19: {ITEM}, notice, publish: \'Friday, October 10, 2025\' is not a list in brackets; write publish = ["Friday, October 10, 2025"]'),
    (PUBLISH, PUBLISH.removesuffix("]"), "19: the list that begins here is not TOML: each entry stands in quotation marks, a comma behind each, and ] ends the list"),
    (PUBLISH, "publish = []", f"19: {ITEM}, notice, publish: it is empty; write the days on which it appears"),
    (PUBLISH, PUBLISH.replace("Fri", "Satur"), "19: item '68', publish: 'Saturday, October 10, 2025': October 10, 2025 is a Friday"),
    (PUBLISH, PUBLISH.replace("publish", "published"), f"19: {ITEM}, notice: 'published' is not known here (is publish meant?); there may be dated, publish, fallback, form, summary, posted, step"),
    ("dated = 2025-09-17", "dated = 2025-09-17\ndated = 2025-09-18", "19: dated is given a second time (first on line 18); keep one of them"),
    ("made = 2025-09-17", 'made = 2025-09-17\nmembers = "Ann"', '9: members: \'Ann\' is not a list in brackets; write members = ["Ann"]'),
    ("made = 2025-09-17", 'made = 2025-09-17\nmembers = ["Ann"\n"Bob"]', "9: the list that begins here is not TOML: each entry stands in quotation marks, a comma behind each, and ] ends the list"),
    ("made = 2025-09-17", 'made = 2025-09-17\nurl = "elm.example"', "9: url: 'elm.example' is not in the form that is wanted: an address on the web, such as \"https://norwalkct.gov/meetings\""),
]  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A meeting's file in a small workspace."""
    return write_meeting(write_workspace(tmp_path))


def refusal(file: Path) -> str:
    """The one sentence that reading the meeting ends in."""
    with pytest.raises(SourceError) as fault:
        load_meeting(Workspace(file.parents[2]), "2025-10-21")
    return str(fault.value)


@pytest.mark.parametrize(("old", "new", "said"), WRONG)
def test_a_wrong_file_is_told_by_its_line_and_the_right_form(file: Path, old: str, new: str, said: str) -> None:
    assert old in MEETING
    file.write_text(MEETING.replace(old, new, 1), encoding="utf-8")
    assert refusal(file) == f"ordinances/meetings/2025-10-21-laws.toml:{said}"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (MEETING.encode("utf-16"), ": this file is saved in UTF-16, which some editors call Unicode; save it again as"),
        (MEETING.replace("Zoom", "Café").encode("cp1252"), ":7: a letter here is not in UTF-8; save the file again as"),
        (MEETING.replace("Zoom ", "Zoom\x00").encode(), ":7: an invisible character stands here (U+0000, num"),
        (
            MEETING.replace("place =", "place\xa0=").encode(),
            ":7: an invisible character stands here (U+00A0, number 6 of",
        ),
        (b"\xff" + MEETING.encode(), ":1: a letter here is not in UTF-8; save the file again as UTF-8"),
    ],
)
def test_a_file_in_another_encoding_is_told(file: Path, data: bytes, said: str) -> None:
    file.write_bytes(data)
    assert refusal(file).startswith(f"ordinances/meetings/2025-10-21-laws.toml{said}")


@pytest.mark.parametrize("written", ["19:00", "7:00 PM", "7:00 p.m.", "7 pm", "7:00P.M.", "19:00:00"])
def test_an_hour_may_be_written_in_several_ways(file: Path, written: str) -> None:
    file.write_text(MEETING.replace("19:00:00", f'"{written}"'), encoding="utf-8")
    assert load_meeting(Workspace(file.parents[2]), "2025-10-21").meeting.time == time(19)


def test_noon_and_midnight() -> None:
    assert [parse_clock(words) for words in ("12:00 p.m.", "12 am", "12:30 AM")] == [time(12), time(0), time(0, 30)]


def test_a_chapter_by_its_number_is_its_folder_everywhere(file: Path) -> None:
    file.write_text(MEETING.replace('"068-noise"', '"68"'), encoding="utf-8")
    loaded = load_meeting(Workspace(file.parents[2]), "2025-10-21")
    assert [item.chapter for item in loaded.meeting.items()] == ["068-noise", "new-parking"]
    assert [each.item.chapter for each in loaded.business] == ["068-noise", "new-parking"]


def test_lines_of_tables_lists_and_words_of_several_lines() -> None:
    text = (
        'a = """\nb = 1\n"""\nc = [\n  "d = 2", # e = 3\n]\n[[f]]\n[[f.g]]\nh = 1\n[[f]]\n[[f.g]]\n[[f.g]]\nh.i = 2\n'
    )
    lines = lines_of(text)
    assert lines == {
        ("a",): 1,
        ("c",): 4,
        ("f", 0): 7,
        ("f", 0, "g", 0): 8,
        ("f", 0, "g", 0, "h"): 9,
        ("f", 1): 10,
        ("f", 1, "g", 0): 11,
        ("f", 1, "g", 1): 12,
        ("f", 1, "g", 1, "h", "i"): 13,
    }
    assert line_at(lines, ("c", 0)) == 4
    assert line_at(lines, ("f", 1, "g", 1, "k")) == 12
    assert line_at(lines, ("z",)) == 0


@given(st.integers(0, len(MEETING) - 1), st.text(max_size=3))
def test_whatever_is_typed_into_a_file_it_is_read_or_told_in_one_line(
    tmp_path_factory: pytest.TempPathFactory, at: int, typed: str
) -> None:
    folder = tmp_path_factory.getbasetemp() / "typed"
    if not folder.exists():
        write_meeting(write_workspace(folder))
    changed = MEETING[:at] + typed + MEETING[at + 1 :]
    file = folder / "ordinances" / "meetings" / "2025-10-21-laws.toml"
    file.write_text(changed, encoding="utf-8", errors="replace")
    said = ""
    try:
        load_meeting(Workspace(folder), "2025-10-21")
    except EngrossError as fault:
        said = str(fault)
    assert said.isprintable()
