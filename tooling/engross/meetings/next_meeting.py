"""The days of a new meeting, moved from those of an earlier one by the rules of the city."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from engross.meetings.office_calendar import is_open
from engross.meetings.publication_days import publication_day
from engross.model.meeting.city import City
from engross.model.meeting.meeting import Deadline, Item, Meeting
from engross.values import dataclass

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class NoticeDays:
    """The days of a notice: dated (None: left blank), published, and the fallback, if any."""

    dated: date | None
    publish: tuple[date, ...]
    fallback: date | None = None


def moved_agenda_day(earlier: Meeting, new: Meeting, city: City, deadlines: Sequence[Deadline]) -> date | None:
    """The day by which the agenda is promised: as long before the meeting as it was, earlier where the office is closed
    then or a rule asks for it; None where none was promised."""
    if earlier.agenda_by is None:
        return None
    wanted = new.date - (earlier.date - earlier.agenda_by)
    lasts = [each.last.date() for each in deadlines if each.rule.deed == "agenda" and each.last is not None]
    return _open_day(city, min([wanted, *lasts]))


def moved_notice_days(earlier: Meeting, new: Meeting, item: Item, city: City, rules: Sequence[Deadline]) -> NoticeDays:
    """The days of the notice of ``item``, an item of the ``earlier`` meeting, for the ``new`` one.

    Each is as long before the meeting as it was, moved earlier to a day on which the newspaper appears and that keeps
    the rules that are known; a fallback that would then not follow the publication is left out. It is not dated before
    the day on which the new meeting's file is made. ``rules`` are the new meeting's deadlines.
    """
    notice, shift = item.notice, new.date - earlier.date
    assert notice is not None  # noqa: S101 - only hearings come here
    publish: list[date] = []
    for day in sorted(set(notice.publish), reverse=True):
        wanted = min([day + shift, *(each - _DAY for each in publish)])
        publish.append(publication_day(new, city, item.key, rules, wanted))
    publish.reverse()
    made = new.made.date()
    dated = _open_day(city, min(notice.dated + shift, publish[0])) if notice.dated else None
    dated = min(made, publish[0]) if dated is not None and dated < made else dated
    fallback = None
    if notice.fallback is not None:
        fallback = publication_day(new, city, item.key, rules, notice.fallback + shift)
    return NoticeDays(dated, tuple(publish), fallback if fallback and fallback > publish[-1] else None)


def _open_day(city: City, day: date) -> date:
    while not is_open(city.calendar, day):
        day -= _DAY
    return day
