"""When an item is heard, and how to comment on it, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from engross.meetings.clock_times import clock_words
from engross.meetings.dates_in_words import long_day
from engross.model.meeting.meeting import Item, Meeting


def hearing_sentence(meeting: Meeting, item: Item, today: date | None = None) -> str:
    """When and where an item is heard or on the agenda; ``today``: the day of the reader, where it is known."""
    what = "Public hearing" if item.notice is not None else "On the agenda"
    when = f"{long_day(meeting.date)}, {clock_words(meeting.time)}"
    passed = " That day has passed." if today is not None and meeting.date < today else ""
    return f"{what} of the {meeting.body.name}: {when}, {meeting.place.rstrip('.')}.{passed}"


def comment_sentences(meeting: Meeting, today: date | None = None) -> Iterator[str]:
    """To whom to write, and where agenda and packet are; how to attend, unless its day is before ``today``."""
    officer = meeting.contact or meeting.clerk
    written = ", ".join(part for part in (officer.name, officer.title, officer.email) if part)
    passed = today is not None and meeting.date < today
    yield f"To comment, {'' if passed else 'speak at the meeting or '}write to {written}."
    if meeting.url:
        yield f"Agenda{' and packet' if passed else ', packet and how to attend'}: {meeting.url}"
