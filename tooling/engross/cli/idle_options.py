"""Options that the act that is chosen does not ask for: each is refused, as it would be passed over."""

from __future__ import annotations

from collections.abc import Mapping

import click

from engross.model.meeting.notice import INSERTION_STATES, State

_OF_STATES: Mapping[str, tuple[State, ...]] = {
    "to": ("sent",),
    "override": ("sent",),
    "by": ("sent",),
    "page": ("published",),
    "insertion": INSERTION_STATES,
}
"""The states with which an option is recorded, by its name; each other one goes with all of them."""


def refuse_idle_rule_options(
    acts: Mapping[str, bool], of_accepting: Mapping[str, object], of_writing: Mapping[str, object]
) -> None:
    """Refuse what the act on rules that is chosen does not ask for. Errors: usage errors."""
    chosen = [name for name, given in acts.items() if given]
    if len(chosen) > 1:
        raise click.UsageError(f"{chosen[0]} and {chosen[1]} are two acts; give one of them")
    act = chosen[0] if chosen else "writing the rules"
    idle = [*([] if act == "--accept" else of_accepting.items()), *(of_writing.items() if chosen else [])]
    given = next((name for name, value in idle if value), "")
    if given:
        raise click.UsageError(f"{given} does not go with {act}; leave one of them out")


def refuse_idle_record_options(state: State | None, record: object, *, undo: bool) -> None:
    """Refuse an option of ``record``, by its attribute, that a notice's state does not record. Errors: usage errors."""
    others = ("day", "proof", *_OF_STATES) if undo else _OF_STATES
    given = next((name for name in others if getattr(record, name) and state not in _OF_STATES.get(name, ())), "")
    if given:
        option = "--on" if given == "day" else f"--{given}"
        states = " or ".join(_OF_STATES.get(given, ()))
        raise click.UsageError(f"{option} goes with --record{states and f' {states}'}; leave it out")
