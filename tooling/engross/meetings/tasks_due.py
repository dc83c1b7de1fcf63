"""What has to be done for a meeting, as of a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from engross.meetings.dates_in_words import long_day
from engross.model.meeting.city import City
from engross.model.meeting.meeting import Deadline, Due, Item, Meeting

_DONE_BY_NOTICE = ("publication", "copy")


def due_for(meeting: Meeting, city: City, deadlines: Iterable[Deadline], today: date) -> tuple[Due, ...]:
    """What is still to be done, in order of its day; what has no day comes last."""
    found = [
        *(due for item in meeting.hearings() for due in _notice(item, city, today)),
        *(due for deadline in deadlines for due in _deadline(deadline, meeting, today)),
    ]
    return tuple(sorted(found, key=lambda due: (due.by is None, due.by or today, due.what)))


def _notice(item: Item, city: City, today: date) -> Iterator[Due]:
    notice = item.notice
    assert notice is not None  # noqa: S101 - a hearing has one
    first, last = min(notice.publish), max(notice.publish)
    where = f"item {item.key}: "
    match notice.state:
        case None:
            yield Due(first, f"{where}draft the notice, for {long_day(first)}", today > first)
        case "drafted":
            yield Due(first, f"{where}send the notice to {city.newspaper.name}, for {long_day(first)}", today > first)
        case "sent":
            what = f"{where}look for the notice in {city.newspaper.name} of {long_day(last)} and keep the clipping"
            if today > last and notice.fallback:
                what += f"; should it not have appeared, it appears on {long_day(notice.fallback)}"
            yield Due(last, what, today > last)
        case "published":
            yield Due(None, f"{where}ask {city.newspaper.name} for its affidavit")


def _deadline(deadline: Deadline, meeting: Meeting, today: date) -> Iterator[Due]:
    rule = deadline.rule
    if rule.deed in _DONE_BY_NOTICE or (rule.deed == "agenda" and meeting.agenda_posted is not None):
        return
    what = f"{rule.what} ({rule.authority}; {rule.confirmation})"
    if deadline.last is None:
        yield Due(None, f"{what}: {rule.question}")
    elif rule.after or deadline.last.date() >= today or rule.deed == "agenda":
        by = min(deadline.last.date(), deadline.planned or deadline.last.date())
        yield Due(by, what, today > by)
