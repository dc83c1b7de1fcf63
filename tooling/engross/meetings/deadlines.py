"""Backward planning: the city's rules applied to a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from engross.errors import SourceError
from engross.meetings.dates_in_words import long_day
from engross.meetings.office_calendar import holiday_on, last_day
from engross.model.meeting.city import City, NoticeRule
from engross.model.meeting.meeting import Deadline, Item, Meeting


def deadlines_of(meeting: Meeting, city: City) -> tuple[Deadline, ...]:
    """Every rule that is for this meeting with the last moment that keeps it; in order of time, unknown ones last."""
    found = [deadline for rule in city.rules for deadline in _applied(rule, meeting, city)]
    return tuple(sorted(found, key=lambda d: (d.last is None, d.last.replace(tzinfo=None) if d.last else datetime.max)))


def require_dates(meeting: Meeting, city: City) -> tuple[Deadline, ...]:
    """The deadlines, where all of them are kept and the days that the file gives are possible.

    A copy that was sent too late is no longer to be planned, and stops nothing. Errors: SourceError naming the first
    that is not kept, the rule and its authority, and the last day that would do.
    """
    deadlines = deadlines_of(meeting, city)
    sent = {item.key for item in meeting.hearings() if item.notice and item.notice.step("sent")}
    ahead = [each for each in deadlines if each.rule.deed != "copy" or each.item not in sent]
    for words in wrong_dates(meeting, city, ahead):
        raise SourceError(meeting.source.name if meeting.source else meeting.key, 0, words)
    return deadlines


def wrong_dates(meeting: Meeting, city: City, deadlines: Iterable[Deadline]) -> Iterator[str]:
    """What is wrong with the days of a meeting, a sentence each."""
    closed = holiday_on(city.calendar, meeting.date)
    if closed:
        by = f" ({city.calendar.authority}; {city.calendar.confirmation})" if city.calendar.authority else ""
        yield f"the meeting is on {long_day(meeting.date)}, a holiday ({closed}){by}; choose another day"
    for item in meeting.hearings():
        yield from _wrong_notice(item, meeting)
    for deadline in deadlines:
        if deadline.met is False:
            yield _missed(deadline)
        yield from _too_few(deadline, meeting)


def _applied(rule: NoticeRule, meeting: Meeting, city: City) -> Iterator[Deadline]:
    hearings = tuple(meeting.hearings())
    if (rule.only == "electronic" and not meeting.electronic) or (rule.only == "hearing" and not hearings):
        return
    if rule.deed in ("publication", "copy"):
        for item in hearings:
            assert item.notice is not None  # noqa: S101 - a hearing has one
            first = min(item.notice.publish)
            sent = item.notice.step("sent")
            # The copy cannot go out before the notice is dated; once it has gone, the day is no plan but a fact.
            planned = first if rule.deed == "publication" else sent.on if sent else item.notice.dated
            event = first if rule.event == "publication" else meeting.date
            yield _deadline(rule, datetime.combine(event, time(), meeting.start.tzinfo), planned, item.key, city)
        return
    planned = (meeting.agenda_posted or meeting.agenda_by) if rule.deed == "agenda" else None
    yield _deadline(rule, meeting.start, planned, "", city)


def _deadline(rule: NoticeRule, event: datetime, planned: date | None, item: str, city: City) -> Deadline:
    if rule.amount is None:
        return Deadline(rule, None, planned, item)
    if rule.count == "hours":
        shift = timedelta(hours=rule.amount)
        return Deadline(rule, event + shift if rule.after else event - shift, planned, item, date_only=False)
    last = last_day(city.calendar, event.date(), rule.amount, rule.count, after=rule.after)
    return Deadline(rule, datetime.combine(last, time(), event.tzinfo), planned, item)


def _wrong_notice(item: Item, meeting: Meeting) -> Iterator[str]:
    notice = item.notice
    assert notice is not None  # noqa: S101 - a hearing has one
    where = f"item {item.key!r}"
    for day in (*notice.publish, *filter(None, [notice.fallback])):
        if day >= meeting.date:
            before = long_day(meeting.date - timedelta(days=1))
            yield (
                f"{where}: the notice is to be published on {long_day(day)}, but the hearing is on "
                f"{long_day(meeting.date)}; the last day before it is {before}"
            )
        if notice.dated and day < notice.dated:
            yield (
                f"{where}: the notice is to be published on {long_day(day)}, before it is dated "
                f"({long_day(notice.dated)})"
            )
    if notice.fallback and notice.fallback <= max(notice.publish):
        yield f"{where}: the fallback, {long_day(notice.fallback)}, is not after {long_day(max(notice.publish))}"


def _missed(deadline: Deadline) -> str:
    rule, planned, last = deadline.rule, deadline.planned, deadline.last
    assert planned is not None  # noqa: S101 - a deadline that is missed has both
    assert last is not None  # noqa: S101
    where = f"item {deadline.item!r}: " if deadline.item else ""
    return (
        f"{where}{rule.what[0].lower()}{rule.what[1:]} on {long_day(planned)}, too late: "
        f"{amount_words(rule)} ({rule.authority}; {rule.confirmation}); the last day that would do is "
        f"{long_day(last.date())}"
    )


def amount_words(rule: NoticeRule) -> str:
    """The rule's time in words: ``10 clear days before the meeting``."""
    if rule.amount is None:
        return f"a time not known {'after' if rule.after else 'before'} the {rule.event}"
    count = rule.count.replace("_", " ")
    count = count.removesuffix("s") if rule.amount == 1 else count
    return f"{rule.amount} {count} {'after' if rule.after else 'before'} the {rule.event}"


def _too_few(deadline: Deadline, meeting: Meeting) -> Iterator[str]:
    rule = deadline.rule
    item = next((item for item in meeting.hearings() if item.key == deadline.item), None)
    if rule.times is None or item is None or item.notice is None:
        return
    days = len(set(item.notice.publish))
    if days < rule.times:
        yield (
            f"item {item.key!r}: the notice is to be published {days} time{'s' if days > 1 else ''}, and the rule asks "
            f"for {rule.times} ({rule.authority}; {rule.confirmation}); add a day to publish"
        )
