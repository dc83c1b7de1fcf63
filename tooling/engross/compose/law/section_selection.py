"""Taking one section out of a merged tree."""

from __future__ import annotations

from engross.errors import NotFoundError
from engross.model.comparison.comparison import ProvisionChange


def only_section(root: ProvisionChange, number: str) -> ProvisionChange:
    """The section that either version calls ``number`` ("68-5", with or without "§"); all of it for "".

    Errors: NotFoundError, naming the sections there are.
    """
    if not number:
        return root
    wanted = number.replace("§", "").strip().rstrip(".").lower()
    sections = [change for change in root.walk() if change.either.level == "section"]
    for change in sections:
        if wanted in {side.number.lower() for side in (change.new, change.old) if side is not None}:
            return change
    there = ", ".join(dict.fromkeys(change.either.number or change.either.label for change in sections))
    raise NotFoundError(f"there is no section {number}; the sections are {there}")
