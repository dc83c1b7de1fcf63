"""What has to be done for a meeting, as of a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from engross.meetings.dates_in_words import long_day
from engross.meetings.deadlines import authority_words
from engross.model.meeting.city import City, RequiredAct
from engross.model.meeting.meeting import Deadline, Due, Item, Meeting
from engross.model.meeting.notice import Notice

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
    first = min(notice.publish)
    where = f"item {item.key}: "
    match notice.state:
        case None:
            yield Due(first, f"{where}draft the notice, for {long_day(first)}", today > first)
        case "drafted":
            deed = f"send the notice to {city.newspaper.name}, for" if city.newspaper.name else "post the notice on"
            yield Due(first, f"{where}{deed} {long_day(first)}", today > first)
        case _:
            yield from (due for day in notice.insertions for due in _insertion(notice, day, where, city, today))


def _insertion(notice: Notice, day: date, where: str, city: City, today: date) -> Iterator[Due]:
    """What is still to be done about one insertion of a notice that was sent."""
    of = f" of {long_day(day)}" if len(notice.insertions) > 1 else ""
    if not city.newspaper.name:
        if notice.insertion_state(day) is None:
            what = f"{where}see that the notice is posted on {long_day(day)}, and record it as published"
            yield Due(day, what, today > day)
        return
    match notice.insertion_state(day):
        case None:
            what = f"{where}look for the notice in {city.newspaper.name} of {long_day(day)} and keep the clipping"
            if today > day and notice.fallback and notice.fallback not in notice.insertions:
                what += f"; should it not have appeared, it appears on {long_day(notice.fallback)}"
            yield Due(day, what, today > day)
        case "published":
            yield Due(None, f"{where}read what {city.newspaper.name}{of} printed against what was sent (engross proof)")
            yield Due(None, f"{where}ask {city.newspaper.name} for its affidavit{of}")
        case "proofed":
            yield Due(None, f"{where}ask {city.newspaper.name} for its affidavit{of}")


def _is_done(deed: RequiredAct, meeting: Meeting) -> bool:
    """Whether the meeting's file records that it was done."""
    record = meeting.record
    done = {
        "agenda": meeting.agenda_posted,
        "votes": record.votes_posted if record is not None else None,
        "minutes": record.minutes_posted if record is not None else None,
    }
    return done.get(deed) is not None


def _deadline(deadline: Deadline, meeting: Meeting, today: date) -> Iterator[Due]:
    rule = deadline.rule
    if rule.deed in _DONE_BY_NOTICE or deadline.item or _is_done(rule.deed, meeting):
        return
    what = f"{rule.what} ({authority_words(deadline)})" + (f"; {deadline.remark}" if deadline.remark else "")
    if deadline.last is None:
        yield Due(None, f"{what}: {rule.question}")
    elif rule.after or deadline.last.date() >= today or rule.deed == "agenda":
        by = min(deadline.last.date(), deadline.planned or deadline.last.date())
        yield Due(by, what, today > by)
