"""Backward planning: the city's rules applied to a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from engross.errors import SourceError
from engross.meetings.clock_times import clock_words
from engross.meetings.dates_in_words import WEEKDAYS, long_day
from engross.meetings.day_counting import LastMoment, last_moment
from engross.meetings.office_calendar import business_days_from, holiday_on
from engross.meetings.publication_days import days_that_would_do, wrong_publication_days
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
    holiday = regular_on_holiday(meeting, city)
    if holiday:
        yield holiday
    found = tuple(deadlines)
    for item in meeting.hearings():
        yield from _wrong_notice(item, meeting)
    for deadline in found:
        if deadline.met is False:
            yield _missed(deadline, meeting, city, found)
        yield from _too_few(deadline, meeting)
    for item in meeting.hearings():
        yield from wrong_publication_days(meeting, city, item, found)


def regular_on_holiday(meeting: Meeting, city: City) -> str:
    """Why a regular meeting cannot be held on its day, with the next business day; empty where it can."""
    closed = holiday_on(city.calendar, meeting.date) if meeting.kind == "regular" else ""
    if not closed:
        return ""
    by = f" ({city.calendar.authority}; {city.calendar.confirmation})" if city.calendar.authority else ""
    following = long_day(business_days_from(city.calendar, meeting.date, 1, timedelta(days=1)))
    return (
        f"the meeting is on {long_day(meeting.date)}, a holiday ({closed}){by}; choose another day: the next business "
        f"day is {following}"
    )


def date_notes(meeting: Meeting, city: City) -> Iterator[str]:
    """What is to be known of the days of a meeting and stops nothing, a sentence each."""
    closed = holiday_on(city.calendar, meeting.date)
    if closed and meeting.kind != "regular":
        yield (
            f"the {meeting.kind} meeting is on {long_day(meeting.date)}, a holiday ({closed}); only a regular "
            "meeting is refused on a holiday: confirm that this one may be held then"
        )
    yield from _not_known_whether_early_enough(meeting, city)


def _not_known_whether_early_enough(meeting: Meeting, city: City) -> Iterator[str]:
    """Of each day of publication whose lead time is not known, how long before the hearing it is, and what to ask."""
    about_notices = (each for each in deadlines_of(meeting, city) if each.item and each.rule.deed != "copy")
    unknown = [each for each in about_notices if each.last is None]
    items: dict[tuple[date, str], list[str]] = {}
    for deadline in unknown:
        if deadline.planned is not None:
            items.setdefault((deadline.planned, deadline.rule.question), []).append(deadline.item)
    deed = "published" if city.newspaper.name else "posted"
    for (planned, question), keys in items.items():
        days = (meeting.date - planned).days
        yield (
            f"item{'s' if len(keys) > 1 else ''} {', '.join(keys)}: the notice is {deed} on {long_day(planned)}, "
            f"{days} day{'s' if days != 1 else ''} before the hearing, and whether that is early enough is not known: "
            f"{question}"
        )


def _applied(rule: NoticeRule, meeting: Meeting, city: City) -> Iterator[Deadline]:
    hearings = tuple(meeting.hearings())
    wanted = {"electronic": meeting.electronic, "hearing": bool(hearings)}
    if rule.only and not wanted.get(rule.only, rule.only == meeting.kind):
        return
    if rule.deed in ("publication", "copy") or is_posted_notice(rule, city):
        for item in hearings:
            assert item.notice is not None  # noqa: S101 - a hearing has one
            first = min(item.notice.publish)
            sent = item.notice.step("sent")
            # The copy cannot go out before the notice is dated; once it has gone, the day is no plan but a fact.
            planned = first if rule.deed != "copy" else sent.on if sent else item.notice.dated
            event = first if rule.event == "publication" else meeting.date
            yield _deadline(
                rule, datetime.combine(event, time(), meeting.start.tzinfo), planned, item.key, meeting, city
            )
        return
    planned = (meeting.agenda_posted or meeting.agenda_by) if rule.deed == "agenda" else None
    yield _deadline(rule, meeting.start, planned, "", meeting, city)


def is_posted_notice(rule: NoticeRule, city: City) -> bool:
    """Whether a rule is about the notice of a hearing where there is no newspaper: then the days on which it is
    published are those on which it is posted."""
    return rule.deed == "posting" and rule.only == "hearing" and not city.newspaper.name


def _deadline(
    rule: NoticeRule, event: datetime, planned: date | None, item: str, meeting: Meeting, city: City
) -> Deadline:
    if rule.amount is None:
        return Deadline(rule, None, planned, item)
    called = meeting.kind in ("special", "emergency")
    left_out = rule.leaves_out == "all" or (rule.leaves_out == "special" and called)
    last = last_moment(rule, rule.amount, event, city.calendar, left_out=left_out)
    first = None
    if rule.at_most is not None:
        first = last_moment(rule, rule.at_most, event, city.calendar, left_out=left_out).moment.date()
    remark = _closing_remark(last, city) if left_out and called and not last.date_only else ""
    if last.moved:
        remark = f"moved from {long_day(last.moved)}, on which the office is closed ({rule.on_closed_authority})"
    return Deadline(rule, last.moment, planned, item, last.date_only, first, left_out, remark)


def _closing_remark(last: LastMoment, city: City) -> str:
    """What is to be known of the clerk's office on the day of a last moment: it may close before that hour."""
    weekday = last.moment.weekday()
    name = WEEKDAYS[weekday]
    closes = dict(city.calendar.closing).get(weekday)
    if closes is None:
        return f"when the clerk's office closes on a {name} is not known: ask, and add it to the city's file (closing)"
    if last.moment.time() <= closes:
        return ""
    return f"the clerk's office closes at {clock_words(closes)} on a {name}; what is filed there is filed by then"


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


def _missed(deadline: Deadline, meeting: Meeting, city: City, deadlines: tuple[Deadline, ...]) -> str:
    rule, planned, last = deadline.rule, deadline.planned, deadline.last
    assert planned is not None  # noqa: S101 - a deadline that is missed has both
    assert last is not None  # noqa: S101
    where = f"item {deadline.item!r}: " if deadline.item else ""
    deed = f"{where}{rule.what[0].lower()}{rule.what[1:]} on {long_day(planned)}"
    by = f"({rule.authority}; {rule.confirmation})"
    if deadline.first is not None and planned < deadline.first:
        return (
            f"{deed}, too early: at most {amount_words(rule, rule.at_most)} {by}; the first day that would do is "
            f"{long_day(deadline.first)}"
        )
    told = f"{deed}, too late: {amount_words(rule)} {by}; the last day that would do is {long_day(last.date())}"
    item = next((item for item in meeting.hearings() if item.key == deadline.item), None)
    if rule.deed == "copy" or item is None:
        return told
    return f"{told}{days_that_would_do(meeting, city, item, deadlines)}"


def authority_words(deadline: Deadline) -> str:
    """The authority of a deadline's rule and who confirmed it, in words; with what leaves days out of the count."""
    rule = deadline.rule
    told = f"{rule.authority}; {rule.confirmation}"
    if deadline.left_out:
        told += f"; Saturdays, Sundays, holidays and closed days left out: {rule.leaves_out_authority}"
    return told


def amount_words(rule: NoticeRule, amount: int | None = None) -> str:
    """The rule's time in words: ``10 clear days before the meeting``; of another ``amount`` in its count, that."""
    amount = rule.amount if amount is None else amount
    if amount is None:
        return f"a time not known {'after' if rule.after else 'before'} the {rule.event}"
    count = rule.count.replace("_", " ")
    count = count.removesuffix("s") if amount == 1 else count
    return f"{amount} {count} {'after' if rule.after else 'before'} the {rule.event}"


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
