"""Which state of a notice may follow which, on which day, and the texts that each is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from engross.errors import EngrossError
from engross.meetings.dates_in_words import long_day
from engross.model.meeting.meeting import STATES, Notice, State, Step

_NEEDED: dict[State, State] = {"published": "sent", "affidavit": "published"}
"""What a notice must have been before; one that is sent may have been drafted elsewhere."""


def following_step(notice: Notice, step: Step, today: date, key: str) -> Step:
    """``step`` as it is recorded of the notice of the item ``key``: it has the hashes of the texts as they are now.

    A notice is made when it is drafted, or else at its first step: that step keeps the hashes of ``step``. A later one
    is about the notice that was made, whatever its texts are by now, and carries the hashes of that step.
    Errors: EngrossError where the day is after ``today`` or before that of the last step, where a step before it is
    missing, or where the notice is in that state already.
    """
    who = f"the notice of item {key}"
    last, made = max(notice.steps, key=lambda each: each.on, default=None), notice.made
    if step.on > today:
        raise EngrossError(f"{who} cannot be {step.state} on {long_day(step.on)}, which is after {long_day(today)}")
    if last is not None and step.on < last.on:
        raise EngrossError(
            f"{who} cannot be {step.state} on {long_day(step.on)}: it was {last.state} on {long_day(last.on)}; "
            "give a later day with --on, or correct the day of that step in the meeting's file"
        )
    if step.state == "drafted":
        _require_other_texts(notice, step, who)
    else:
        _require_order(notice, step, who)
    if step.state == "drafted" or made is None:
        return step
    return replace(step, draft=made.draft, base=made.base)


def _require_other_texts(notice: Notice, step: Step, who: str) -> None:
    """A notice is drafted anew only from other texts. Errors: EngrossError."""
    made = notice.made or next(iter(notice.steps), None)
    if made is not None and (made.draft, made.base) == (step.draft, step.base):
        raise EngrossError(
            f"{who} was {made.state} already, on {long_day(made.on)}; it is drafted anew only where its draft or its "
            "base has changed since"
        )


def _require_order(notice: Notice, step: Step, who: str) -> None:
    """Errors: EngrossError where the state before is missing, or this one or a later one was reached."""
    reached = {each.state: each for each in notice.current_steps}
    needed = _NEEDED.get(step.state)
    if needed and needed not in reached:
        raise EngrossError(f"{who} was not {needed} yet; record that first, with --record {needed} and its day as --on")
    later = next((each for each in reached.values() if STATES.index(each.state) > STATES.index(step.state)), None)
    same = next((each for each in notice.current_steps if each.state == step.state), None)
    if same is not None and step.state == "published" and len(notice.publish) > 1:
        days = {each.on for each in notice.current_steps if each.state == "published"}
        same = same if step.on in days else None
    there = later or same
    if there is not None:
        raise EngrossError(
            f"{who} was {there.state} already, on {long_day(there.on)}; where it was made anew, record that first, "
            "with --record drafted"
        )
