"""The night of a meeting: who was there, what was moved and how each member voted, the minutes filled with it."""

from __future__ import annotations

from datetime import time
from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from engross.desk.desk_setting import desk
from engross.desk.form_fields import day_field, text_field
from engross.desk.said_lines import say_next
from engross.desk.screens.acts import act_writer
from engross.desk.screens.meeting_page import meeting_key
from engross.model.meeting.meeting_record import MeetingRecord, Motion
from engross.services.meetings.loading import LoadedMeeting, load_meeting
from engross.services.meetings.meeting_records import record_attendance, record_motion
from engross.services.meetings.typed_dates import parse_typed_time

night_screen = Blueprint("night", __name__)


@night_screen.get("/meetings/<key>/night")
def night(key: str) -> str:
    """The page of the night."""
    loaded = load_meeting(desk().workspace, meeting_key(key))
    return render_template(
        "night.html.jinja",
        loaded=loaded,
        meeting=loaded.meeting,
        record=loaded.meeting.record or MeetingRecord(),
        members=_members(loaded),
        adopted=_adopted(loaded),
    )


@night_screen.post("/meetings/<key>/attendance")
def attendance(key: str) -> Response:
    """Record who was there, and when it began and ended."""
    loaded = load_meeting(desk().workspace, meeting_key(key))
    present = tuple(name for at, name in enumerate(_members(loaded)) if request.form.get(f"there-{at}") == "present")
    absent = tuple(name for at, name in enumerate(_members(loaded)) if request.form.get(f"there-{at}") == "absent")
    record = MeetingRecord(
        present,
        absent,
        _time("called_to_order", "called to order at"),
        _time("adjourned", "adjourned at"),
        votes_posted=day_field("votes_posted", "the day of the votes"),
        minutes_posted=day_field("minutes_posted", "the day of the minutes"),
    )
    remarks = record_attendance(loaded, record, desk().today(), act_writer())
    return _night(key, f"{len(present)} members are recorded as present, {len(absent)} as absent", *remarks)


@night_screen.post("/meetings/<key>/motions")
def motion(key: str) -> Response:
    """Record a motion with the vote of each member."""
    loaded = load_meeting(desk().workspace, meeting_key(key))
    votes = {name: request.form.get(f"vote-{at}", "") for at, name in enumerate(_members(loaded))}
    made = Motion(
        text_field("words", "what was moved"),
        text_field("by", "who moved it"),
        text_field("item"),
        text_field("second"),
        tuple(name for name, vote in votes.items() if vote == "aye"),
        tuple(name for name, vote in votes.items() if vote == "no"),
        tuple(name for name, vote in votes.items() if vote == "abstained"),
        request.form.get("amended") == "yes",
        _time("at", "the time of the vote"),
    )
    record_motion(loaded, made, desk().today(), act_writer())
    counted = f"{len(made.ayes)} to {len(made.noes)}" if made.ayes or made.noes else "no vote"
    return _night(key, f"the motion is recorded: it {'passed' if made.passed else 'failed'}, {counted}")


def _adopted(loaded: LoadedMeeting) -> dict[str, bool]:
    """Whether the adoption of what an item is about is recorded, by the item's key; of those only on whose draft a
    vote can be recorded still, or was recorded at this meeting."""
    told = {}
    for business in loaded.business:
        if business.item.chapter:
            timeline = desk().workspace.chapter(business.item.chapter).timeline()
            here = any(text.adopted and text.meeting == loaded.meeting.key for text in timeline.texts)
            if here or timeline.drafts():
                told[business.item.key] = here
    return told


def _members(loaded: LoadedMeeting) -> tuple[str, ...]:
    """Everybody who may have been there: the members that are expected, and those whom the record names."""
    record = loaded.meeting.record or MeetingRecord()
    return tuple(dict.fromkeys((*loaded.meeting.members, *record.present, *record.absent)))


def _time(name: str, called: str) -> time | None:
    words = text_field(name)
    return parse_typed_time(words, called) if words else None


def _night(key: str, *lines: str) -> Response:
    return redirect(f"/meetings/{key}/night{say_next(lines)}", HTTPStatus.SEE_OTHER)
