"""A new meeting from an earlier one, with its last days; and the confirmation of a rule by an officer."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from engross.errors import AmbiguousError, EngrossError, NotFoundError, SourceError
from engross.meetings.dates_in_words import long_day
from engross.meetings.deadlines import deadlines_of, regular_on_holiday, wrong_dates
from engross.meetings.files.city_reader import read_city
from engross.meetings.files.confirmations import with_confirmation, with_rule_time
from engross.meetings.files.meeting_copy import copied_meeting, dates_named, with_moved_days
from engross.meetings.files.meeting_reader import read_meeting
from engross.meetings.files.toml_text import toml_tables, toml_text
from engross.meetings.ladder import Rung, ladder_of
from engross.meetings.next_meeting import moved_agenda_day, moved_notice_days
from engross.model.law.chapter import Source
from engross.model.meeting.city import City, Confirmation, Count
from engross.model.meeting.date_words import date_words
from engross.model.meeting.meeting import Meeting
from engross.services.drafting.source_acts import ActWriter, SourceAct, SourceChange
from engross.services.meetings.city_file import read_city_file
from engross.services.meetings.loading import read_meeting_file
from engross.values import dataclass
from engross.workspace import Workspace, read_bytes, relative_name


@dataclass(frozen=True, slots=True)
class NewMeeting:
    """A meeting's file as it was made: its name, the meeting, its last days, and what is to be read again in it."""

    name: str
    meeting: Meeting
    ladder: tuple[Rung, ...]
    remarks: tuple[str, ...]


def make_meeting(workspace: Workspace, day: date, wanted: str, today: date, write: ActWriter) -> NewMeeting:
    """Write the file of a meeting on ``day``, from that of the meeting ``wanted`` (empty: the last before ``day``).

    Errors: NotFoundError where there is no meeting to copy; AmbiguousError where those before are of several bodies;
    EngrossError where there is a meeting of that name, or a regular meeting would be on a holiday.
    """
    city = read_city_file(workspace)
    path = workspace.meeting(wanted) if wanted else _last_before(workspace, city, day)
    earlier = read_meeting_file(workspace, path, city)
    key = f"{day.isoformat()}{earlier.key.removeprefix(earlier.date.isoformat())}"
    target = workspace.ordinances / "meetings" / f"{key}.toml"
    name = relative_name(workspace.root, target)
    if target.exists():
        raise EngrossError(f"{name} is there already; edit it, or move it away first")
    text = copied_meeting(toml_text(read_bytes(path), path.name), earlier.date, day, today)
    text = _with_days(text, earlier, city, name)
    made = read_meeting(toml_tables(text, name), city, Source(name, ""), text)
    deadlines = deadlines_of(made, city)
    holiday = regular_on_holiday(made, city)
    if holiday:
        raise SourceError(name, 0, holiday)
    source = Source(relative_name(workspace.root, path), hashlib.sha256(read_bytes(path)).hexdigest())
    write(SourceAct(f"new meeting {key}", (SourceChange(target, text.encode("utf-8"), None),), (source,)))
    remarks = (*_to_read_again(earlier, made, text), *wrong_dates(made, city, deadlines))
    return NewMeeting(name, made, ladder_of(deadlines, today), remarks)


def confirm_rule(workspace: Workspace, key: str, by: str, on: date, write: ActWriter) -> Confirmation:
    """Write into the city's file that the officer ``by`` confirmed the rule ``key`` on the day ``on``.

    Returned is who had confirmed it before. Errors: NotFoundError where there is no such rule; EngrossError where there
    is nothing to confirm.
    """
    city = read_city_file(workspace)
    path = workspace.city_file()
    assert path is not None  # noqa: S101 - read_city_file has read it
    name, data = relative_name(workspace.root, path), read_bytes(path)
    text = with_confirmation(toml_text(data, name), key, by, on, name)
    read_city(toml_tables(text, name), name, text)
    change = SourceChange(path, text.encode("utf-8"), hashlib.sha256(data).hexdigest())
    write(SourceAct(f"confirm {key}", (change,)))
    return next((rule.confirmation for rule in city.rules if rule.key == key), city.calendar.confirmation)


def answer_rule(workspace: Workspace, key: str, amount: int, count: Count, by: str, on: date, write: ActWriter) -> None:
    """Write into the city's file the time of the rule ``key``, which was not known, and that the officer ``by``
    confirmed it on the day ``on``.

    Errors: NotFoundError where there is no such rule; EngrossError where its time is stated already, or cannot be.
    """
    path = workspace.city_file()
    if path is None:
        raise NotFoundError("the workspace has no file for its city, so it has no rules")
    name, data = relative_name(workspace.root, path), read_bytes(path)
    text = with_rule_time(toml_text(data, name), key, amount, count, name)
    text = with_confirmation(text, key, by, on, name)
    read_city(toml_tables(text, name), name, text)
    write(SourceAct(f"answer {key}", (SourceChange(path, text.encode("utf-8"), hashlib.sha256(data).hexdigest()),)))


def _last_before(workspace: Workspace, city: City, day: date) -> Path:
    """The file of the last meeting before ``day``, where all meetings are of one body."""
    paths = [path for path in workspace.meetings() if path.stem < day.isoformat()]
    if not paths:
        raise NotFoundError(f"there is no meeting before {long_day(day)} to copy; name one with --from")
    bodies = {read_meeting_file(workspace, path, city).body.key for path in paths}
    if len(bodies) > 1:
        raise AmbiguousError(f"there are meetings of {', '.join(sorted(bodies))}; name the one to copy with --from")
    return paths[-1]


def _with_days(text: str, earlier: Meeting, city: City, name: str) -> str:
    """``text``, a copy of the file of ``earlier``, with each day moved by its rule."""
    new = read_meeting(toml_tables(text, name), city, Source(name, ""), text)
    rules = deadlines_of(new, city)
    notices = {item.key: moved_notice_days(earlier, new, item, city, rules) for item in earlier.hearings()}
    return with_moved_days(text, moved_agenda_day(earlier, new, city, rules), notices)


def _to_read_again(earlier: Meeting, made: Meeting, text: str) -> Iterator[str]:
    """What is left out, and what is copied and may no longer be so, a sentence each."""
    notices = {item.key: item.notice for item in made.hearings()}
    for item in earlier.hearings():
        left = notices[item.key]
        if item.notice and item.notice.fallback and left and left.fallback is None:
            yield f"item {item.key!r}: its fallback is left out: no day after the publication keeps the rules"
    for item in earlier.hearings():
        yield (
            f"item {item.key!r} had its hearing on {long_day(earlier.date)}: delete its notice, or the item, where it "
            "is not heard again"
        )
    for key, entry, words in dates_named(text):
        if words != date_words(earlier.date):
            yield f"item {key!r}: {words} stands in its {entry}; read it again"
    if earlier.members or earlier.staff:
        yield f"members and staff are those of {long_day(earlier.date)}; read them again"
