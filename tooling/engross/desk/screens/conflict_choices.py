"""How the conflicts of a merge are resolved, as a form says."""

from __future__ import annotations

from flask import request

from engross.model.comparison.conflict import Take

_TAKES: tuple[Take, ...] = ("ours", "theirs", "both")
_MOST_CONFLICTS = 1000


def chosen_takes() -> dict[str, Take]:
    """How each conflict of the form at hand is resolved, by its place; those that are not chosen are left out."""
    found: dict[str, Take] = {}
    for number in range(_MOST_CONFLICTS):
        place = request.form.get(f"place-{number}")
        if place is None:
            break
        side = next((each for each in _TAKES if each == request.form.get(f"take-{number}")), None)
        if side is not None:
            found[place] = side
    return found
