"""Days that have passed without what was due on them: why a document of a meeting must not go out any more."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from engross.meetings.dates_in_words import long_day
from engross.meetings.deadlines import amount_words, authority_words
from engross.model.meeting.meeting import Deadline, Item, Meeting
from engross.model.meeting.public_gate import GateReason, PublicProduct


def late_reasons(
    meeting: Meeting, deadlines: Iterable[Deadline], product: PublicProduct, keys: Collection[str], today: date
) -> Iterator[GateReason]:
    """Each day that has passed by ``today``: the meeting's, an insertion's, a rule's last. ``keys`` are the items that
    the document is about."""
    if meeting.date < today:
        yield GateReason("", "past", "", f"the meeting was on {long_day(meeting.date)}")
    if product in ("notice", "packet"):
        for item in meeting.hearings():
            if item.key in keys:
                yield from _insertions(item, today)
    for deadline in deadlines:
        if deadline.last is None or deadline.last.date() >= today:
            continue
        if deadline.rule.deed == "copy" and product != "agenda" and deadline.item in keys:
            item = next(each for each in meeting.hearings() if each.key == deadline.item)
            if item.notice is not None and item.notice.step("sent") is None:
                yield _missed(deadline)
        if deadline.rule.deed == "agenda" and product != "notice" and meeting.agenda_posted is None:
            yield _missed(deadline)


def _insertions(item: Item, today: date) -> Iterator[GateReason]:
    assert item.notice is not None  # noqa: S101 - a hearing has one
    late = [day for day in item.notice.insertions if day < today and item.notice.insertion_state(day) is None]
    if late:
        days = ", ".join(map(long_day, late))
        yield GateReason(
            item.key, "late", "", f"the notice was to be published on {days}, and is not recorded as published"
        )


def _missed(deadline: Deadline) -> GateReason:
    rule, last = deadline.rule, deadline.last
    assert last is not None  # noqa: S101 - only known ones come here
    return GateReason(
        deadline.item,
        "late",
        "" if deadline.item else rule.key,
        f"{rule.what[0].lower()}{rule.what[1:]} by {long_day(last.date())} at the latest ({amount_words(rule)}; "
        f"{authority_words(deadline)}), and that is not recorded",
    )
