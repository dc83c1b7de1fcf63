"""Whatever stands in the city's and a meeting's files, they are read, or one sentence says what is wrong."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import desk
from engross.compose.meeting.icalendar_file import calendar_ics
from engross.errors import EngrossError
from engross.meetings.deadlines import deadlines_of, wrong_dates
from engross.meetings.files.city_reader import read_city
from engross.meetings.files.meeting_reader import read_meeting
from engross.meetings.tasks_due import due_for
from engross.model.law.chapter import Source

LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.dates(),
    st.sampled_from(["", "2025-02-30", "Monday, October 21, 2025", "9999-12-31", "0001-01-01", "all", "rowe", "23:59"]),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=5), st.integers(), max_size=2),
)


def places(tables: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(tables, dict):
        for name, value in tables.items():
            yield (*path, name)
            yield from places(value, (*path, name))
    if isinstance(tables, list):
        for at, value in enumerate(tables):
            yield (*path, at)
            yield from places(value, (*path, at))


def changed(tables: Any, path: tuple[Any, ...], value: Any) -> Any:
    made = copy.deepcopy(tables)
    here = made
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = value
    return made


@given(st.sampled_from(list(places(desk.MEETING))), LEAVES)
def test_a_meeting_is_read_or_refused(path: tuple[Any, ...], value: Any) -> None:
    city = desk.city()
    try:
        meeting = read_meeting(changed(desk.MEETING, path, value), city, Source(desk.MEETING_FILE, "0" * 64))
    except EngrossError:
        return
    deadlines = deadlines_of(meeting, city)
    assert all("\n" not in words for words in wrong_dates(meeting, city, deadlines) if "\n" not in str(value))
    due_for(meeting, city, deadlines, date(2025, 10, 1))
    calendar_ics(meeting, city, (), deadlines)


@given(st.sampled_from(list(places(desk.CITY))), LEAVES)
def test_a_city_is_read_or_refused(path: tuple[Any, ...], value: Any) -> None:
    with suppress(EngrossError):
        city = read_city(changed(desk.CITY, path, value), "ordinances/elmwood.toml")
        meeting = read_meeting(copy.deepcopy(desk.MEETING), city, Source(desk.MEETING_FILE, "0" * 64))
        assert not [words for words in wrong_dates(meeting, city, deadlines_of(meeting, city)) if not words]
