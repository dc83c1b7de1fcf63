"""Every last day before and after a meeting, in order, each with its authority and who confirmed it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from engross.meetings.clock_times import clock_words
from engross.meetings.dates_in_words import long_day
from engross.meetings.deadlines import amount_words, authority_words
from engross.model.meeting.meeting import Deadline
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class Rung:
    """One last day: in words when (empty: not known), what has to be done by then, the days that the file plans, and by
    what authority; ``question`` says what has to be asked where the time is not known. ``rule`` is the rule's key;
    ``confirmed``: an officer confirmed it. ``met``: the plan keeps it; None where that is not known."""

    when: str
    what: str
    planned: str
    authority: str
    question: str = ""
    remark: str = ""
    past: bool = False
    rule: str = ""
    confirmed: bool = False
    met: bool | None = None


def ladder_of(deadlines: Iterable[Deadline], today: date) -> tuple[Rung, ...]:
    """The rungs of a meeting's deadlines: those whose time is not known first, then in order of time; items that share
    a deadline share a rung. A last day before ``today`` is past."""
    among = tuple(deadlines)
    ordered = sorted(among, key=lambda each: (each.last is not None, each.last.timestamp() if each.last else 0.0))
    return tuple(dict.fromkeys(_rung(each, among, today) for each in ordered))


def _rung(deadline: Deadline, among: tuple[Deadline, ...], today: date) -> Rung:
    rule, last = deadline.rule, deadline.last
    alike = [each.item for each in among if each.item and replace(each, item="") == replace(deadline, item="")]
    items = f" (item{'s' if len(alike) > 1 else ''} {', '.join(alike)})" if alike else ""
    planned = long_day(deadline.planned) if deadline.planned else ""
    what = f"{rule.what}{items}"
    if last is None:
        return Rung("", what, planned, authority_words(deadline), rule.question, rule=rule.key)
    hour = "" if deadline.date_only else f", {clock_words(last.time())}"
    return Rung(
        f"{long_day(last.date())}{hour}",
        f"{what}: {amount_words(rule)}",
        planned,
        authority_words(deadline),
        remark=deadline.remark,
        past=last.date() < today,
        rule=rule.key,
        confirmed=bool(rule.confirmation.by),
        met=deadline.met,
    )
