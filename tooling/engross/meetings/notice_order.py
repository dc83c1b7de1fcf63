"""Which state of a notice may follow which, on which day, and the texts and the insertion that each is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from engross.errors import EngrossError
from engross.meetings.dates_in_words import long_day
from engross.model.meeting.notice import INSERTION_STATES, STATES, Notice, State, Step

_NEEDED: dict[State, State] = {"published": "sent", "proofed": "published", "affidavit": "proofed"}
"""What a notice, or its insertion, must have been before; one that is sent may have been drafted elsewhere."""


def following_step(notice: Notice, step: Step, today: date, key: str) -> Step:
    """``step`` as it is recorded of the notice of the item ``key``: it has the hashes of the texts as they are now.

    A notice is made when it is drafted, or else at its first step: that step keeps the hashes of ``step``. A later one
    is about the notice that was made, whatever its texts are by now, and carries the hashes of that step. A step of an
    insertion names it: that of the day on which it is published, or the one that waits for this state.
    Errors: EngrossError where the day is after ``today`` or before that of the last step, where a step before it is
    missing, where the notice is in that state already, or where the newspaper was not to print it on that day.
    """
    who, made = f"the notice of item {key}", notice.made
    if step.on > today:
        raise EngrossError(f"{who} cannot be {step.state} on {long_day(step.on)}, which is after {long_day(today)}")
    if step.state in INSERTION_STATES:
        _require_sent(notice, step.state, who)
        step = replace(step, insertion=_insertion_of(notice, step, who))
        _require_order(notice, step, who)
    _require_later(notice, step, who)
    if step.state == "drafted":
        _require_other_texts(notice, step, who)
    elif step.state == "sent":
        _require_unsent(notice, who)
    if step.state == "drafted" or made is None:
        return step
    return replace(step, draft=made.draft, base=made.base)


def last_standing_step(notice: Notice, key: str) -> int:
    """The place (from 0) of the last step that has not been undone. Errors: EngrossError where there is none."""
    standing = [at for at, step in enumerate(notice.steps) if step.undone is None]
    if not standing:
        raise EngrossError(f"nothing is recorded of the notice of item {key} that could be undone")
    return standing[-1]


def _require_later(notice: Notice, step: Step, who: str) -> None:
    """Errors: EngrossError where the day is before that of a step that it follows, or before the notice is dated."""
    before = [
        each
        for each in notice.steps
        if each.undone is None
        and (each.state not in INSERTION_STATES or step.insertion is None or each.insertion in (None, step.insertion))
    ]
    last = max(before, key=lambda each: each.on, default=None)
    if last is not None and step.on < last.on:
        raise EngrossError(
            f"{who} cannot be {step.state} on {long_day(step.on)}: it was {last.state} on {long_day(last.on)}; "
            "give a later day with --on, or take that step back with --undo"
        )
    if step.state == "sent" and notice.dated is not None and step.on < notice.dated:
        raise EngrossError(
            f"{who} cannot be sent on {long_day(step.on)}: it is dated {long_day(notice.dated)}; give a later day with "
            "--on, or correct dated in the meeting's file"
        )


def _require_other_texts(notice: Notice, step: Step, who: str) -> None:
    """A notice is drafted anew only from other texts. Errors: EngrossError."""
    made = notice.made or next(iter(notice.current_steps), None)
    if made is not None and (made.draft, made.base) == (step.draft, step.base):
        raise EngrossError(
            f"{who} was {made.state} already, on {long_day(made.on)}; it is drafted anew only where its draft or its "
            "base has changed since"
        )


def _require_sent(notice: Notice, state: State, who: str) -> None:
    """What was not sent cannot have been printed. Errors: EngrossError."""
    if notice.step("sent") is None and not any(map(notice.insertion_state, notice.insertions)):
        needed = "sent" if state == "published" else _NEEDED[state]
        raise EngrossError(f"{who} was not {needed} yet; record that first, with --record {needed} and its day as --on")


def _require_unsent(notice: Notice, who: str) -> None:
    """Errors: EngrossError where it was sent, or printed, since it was drafted last."""
    there = next((each for each in reversed(notice.current_steps) if STATES.index(each.state) >= 1), None)
    if there is not None:
        raise _recorded_already(there, who)


def _require_order(notice: Notice, step: Step, who: str) -> None:
    """Errors: EngrossError where the insertion has not reached the state before, or has reached this one."""
    assert step.insertion is not None  # noqa: S101 - a step of an insertion names it
    steps = notice.insertion_steps(step.insertion)
    there = next((each for each in reversed(steps) if STATES.index(each.state) >= STATES.index(step.state)), None)
    if there is not None:
        raise _recorded_already(there, who)
    needed = _NEEDED[step.state]
    if step.state != "published" and needed not in {each.state for each in steps}:
        raise EngrossError(
            f"{who} was not {needed} yet as printed on {long_day(step.insertion)}; record that first, with --record "
            f"{needed} and its day as --on"
        )


def _recorded_already(there: Step, who: str) -> EngrossError:
    return EngrossError(
        f"{who} was {there.state} already, on {long_day(there.on)}; where it was made anew, record that first, with "
        "--record drafted; where the record is wrong, take it back with --undo"
    )


def _insertion_of(notice: Notice, step: Step, who: str) -> date:
    """The day of the newspaper that ``step`` is about.

    Errors: EngrossError where it was not to appear on that day, or where several insertions wait for the state.
    """
    days = (*notice.insertions, *((notice.fallback,) if notice.fallback else ()))
    planned = ", ".join(map(long_day, dict.fromkeys(days)))
    named = step.insertion or (step.on if step.state == "published" else None)
    if named is not None:
        if named not in days:
            raise EngrossError(
                f"{who} cannot be {step.state} as of {long_day(named)}: it is to appear on {planned}; where the "
                "newspaper printed it on another day, correct publish or fallback in the meeting's file first"
            )
        return named
    waiting = [day for day in notice.insertions if notice.insertion_state(day) == _NEEDED[step.state]]
    if len(waiting) > 1:
        raise EngrossError(
            f"{who}: several insertions are {_NEEDED[step.state]} ({', '.join(map(long_day, waiting))}); name one with "
            "--insertion"
        )
    return waiting[0] if waiting else notice.insertions[0]
