"""Which provisions have another number in a new text, in an order in which none takes a number that is borne."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engross.model.law.provision import Provision


def renumbered(old: Sequence[Provision], new: Sequence[Provision]) -> tuple[tuple[Provision, str], ...]:
    """Those of ``old`` that are in ``new`` under another number, by their identities, each with that number.

    Empty where none is, or where the numbers cannot be given one after another: two change places, or one that is to be
    given is borne by a provision that keeps it or is gone.
    """
    numbers = {each.identity: each.number for each in new if each.identity and each.number}
    waiting = [
        (each, numbers[each.identity])
        for each in old
        if each.number and numbers.get(each.identity, each.number) != each.number
    ]
    borne = {each.number for each in old if each.number}
    made: list[tuple[Provision, str]] = []
    while waiting:
        # The last first: what stands behind makes room for what stands before it.
        free = next((each for each in reversed(waiting) if each[1] not in borne), None)
        if free is None:
            return ()
        waiting.remove(free)
        borne = (borne - {free[0].number}) | {free[1]}
        made.append(free)
    return tuple(made)


def with_number(parent: Provision, child: Provision, number: str) -> Provision:
    """``parent`` with its ``child`` under ``number``, its identity kept."""
    children = tuple(
        replace(each, label=each.label.replace(each.number, number, 1)) if each is child else each
        for each in parent.children
    )
    return replace(parent, children=children)
