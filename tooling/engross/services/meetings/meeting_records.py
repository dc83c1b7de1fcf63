"""Writing down what happened at a meeting, and what an adoption takes from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from engross.errors import EngrossError, NotFoundError
from engross.meetings.clock_times import clock_words
from engross.meetings.dates_in_words import long_day
from engross.meetings.files.meeting_reader import read_meeting
from engross.meetings.files.record_entries import with_attendance, with_motion
from engross.meetings.files.toml_text import toml_tables, toml_text
from engross.model.meeting.meeting import Meeting
from engross.model.meeting.meeting_record import MeetingRecord, Motion
from engross.services.drafting.source_acts import ActWriter, SourceAct, SourceChange
from engross.services.meetings.loading import LoadedMeeting
from engross.workspace import ChapterFolder, read_bytes


def record_attendance(loaded: LoadedMeeting, record: MeetingRecord, today: date, write: ActWriter) -> tuple[str, ...]:
    """Write who was there, and the times and days that ``record`` states; what it leaves open stays as it was.

    Returned is what is to be said of the times, a sentence each.
    Errors: EngrossError where the meeting is still to come, or the file would be wrong.
    """
    made = _write(loaded, today, lambda text: with_attendance(text, record), "record attendance", write).record
    if made is None or not made.past_midnight:
        return ()
    assert made.called_to_order is not None  # noqa: S101 - both times are stated
    assert made.adjourned is not None  # noqa: S101
    begun, ended = clock_words(made.called_to_order), clock_words(made.adjourned)
    return (f"it began at {begun} and was adjourned at {ended} of the next day; correct a time that is wrong",)


def record_motion(loaded: LoadedMeeting, motion: Motion, today: date, write: ActWriter) -> None:
    """Write a motion behind those of the record.

    Errors: EngrossError where the meeting is still to come, or somebody moves or votes who is not recorded as present.
    """
    _write(loaded, today, lambda text: with_motion(text, motion), "record a motion", write)


def recorded_vote(meeting: Meeting, folder: ChapterFolder) -> str:
    """The vote of the last motion that passed on the item about a chapter, as ``9-4-1``.

    Errors: NotFoundError where the record has none.
    """
    keys = [item.key for item in meeting.items() if {folder.name, folder.number} & set(item.folders)]
    motions = meeting.record.motions if meeting.record is not None else ()
    passed = [motion for motion in motions if motion.item in keys and motion.passed]
    if not passed:
        raise NotFoundError(
            f"the record of {meeting.key} has no motion that passed on {folder.name}; give the vote with --vote, or "
            "record it with `engross meeting motion`"
        )
    last = passed[-1]
    vote = f"{len(last.ayes)}-{len(last.noes)}"
    return f"{vote}-{len(last.abstained)}" if last.abstained else vote


def _write(loaded: LoadedMeeting, today: date, changed: Callable[[str], str], what: str, write: ActWriter) -> Meeting:
    """Write the meeting's file as ``changed``; the meeting as it is read again."""
    meeting = loaded.meeting
    if meeting.date > today:
        raise EngrossError(f"the meeting is on {long_day(meeting.date)}, and nothing can be recorded of it before")
    text = changed(toml_text(read_bytes(loaded.path), loaded.source.name))
    made = read_meeting(toml_tables(text, loaded.source.name), loaded.city, loaded.source, text)
    change = SourceChange(loaded.path, text.encode("utf-8"), loaded.source.sha256)
    write(SourceAct(f"{what} of {meeting.key}", (change,)))
    return made
