"""The certificate of what the clerk sends out: the files it was made from, and every rule that was applied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from engross.compose.law.certificate import plain_table
from engross.compose.source_names import file_name, full_hash
from engross.meetings.clock_times import clock_words
from engross.meetings.dates_in_words import long_day
from engross.meetings.deadlines import amount_words, authority_words
from engross.model.meeting.meeting import Business, Deadline, Meeting
from engross.model.publication.publication import Line, PageBlock, PageBreak, Run

RULES_DISCLAIMER = (
    "No time below is asserted by the program: each is a rule of the city's file, with the authority that it names "
    "and the officer who has confirmed it. An unconfirmed rule is applied, and is to be confirmed before it is relied "
    "on."
)


def notice_certificate(
    meeting: Meeting, business: Business, deadlines: tuple[Deadline, ...], size: str
) -> tuple[PageBlock, ...]:
    """The certificate of a notice."""
    rows = [*_meeting_rows(meeting), *_law_rows(business), ("Size", size)]
    own = tuple(deadline for deadline in deadlines if deadline.item in ("", business.item.key))
    return (
        Line("heading", (Run("Certificate of the notice"),)),
        plain_table(rows),
        *((PageBreak(), *rule_blocks(own)) if own else ()),
    )


def meeting_certificate(
    meeting: Meeting, business: Iterable[Business], deadlines: tuple[Deadline, ...], title: str
) -> tuple[PageBlock, ...]:
    """The certificate of an agenda, minutes or a packet."""
    rows = [*_meeting_rows(meeting), *(row for each in business for row in _law_rows(each))]
    return (
        Line("heading", (Run(title),)),
        plain_table(rows),
        *((PageBreak(), *rule_blocks(deadlines)) if deadlines else ()),
    )


def rule_blocks(deadlines: tuple[Deadline, ...]) -> Iterator[PageBlock]:
    """The rules applied, a row each: what, the time, the last moment, the plan, authority and confirmation."""
    if not deadlines:
        return
    yield Line("heading", (Run("Times that were applied"),))
    yield Line("body", (Run(RULES_DISCLAIMER),))
    head = ("Deed", "Last moment that would do", "Planned", "Authority")
    yield plain_table([head, *dict.fromkeys(_rule_row(deadline, deadlines) for deadline in deadlines)], head=True)


def _rule_row(deadline: Deadline, among: tuple[Deadline, ...]) -> tuple[str, ...]:
    """A deadline as a row; items that share it share the row."""
    rule = deadline.rule
    alike = [each.item for each in among if replace(each, item="") == replace(deadline, item="") and each.item]
    items = f" (item{'s' if len(alike) > 1 else ''} {', '.join(alike)})" if alike else ""
    last = f"{last_words(deadline)} ({amount_words(rule)})" if deadline.last else f"not known: {rule.question}"
    planned = long_day(deadline.planned) if deadline.planned else "—"
    return f"{rule.what}{items}", last, planned, authority_words(deadline)


def last_words(deadline: Deadline) -> str:
    """The last moment in words: ``Monday, October 20, 2025, 7:00 p.m.``; empty where it is not known."""
    last = deadline.last
    if last is None:
        return ""
    return long_day(last.date()) + ("" if deadline.date_only else f", {clock_words(last.time())}")


def _meeting_rows(meeting: Meeting) -> Iterator[tuple[str, str]]:
    if meeting.source is not None:
        yield "Meeting", f"{meeting.source.name}, SHA-256 {meeting.source.sha256}"


def _law_rows(business: Business) -> Iterator[tuple[str, str]]:
    for part in business.by_chapter():
        draft, comparison = part.draft, part.comparison
        if draft is None:
            continue
        yield f"Item {business.item.key}: draft", f"{file_name(draft)}, SHA-256 {full_hash(draft)}"
        if comparison is not None:
            yield (
                f"Item {business.item.key}: base",
                f"{file_name(comparison.old)}, SHA-256 {full_hash(comparison.old)}",
            )
        yield from ((f"Item {business.item.key}: note", remark) for remark in part.remarks)
