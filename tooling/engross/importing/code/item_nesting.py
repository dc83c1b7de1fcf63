"""Nesting items by their labels alone, where a page has them all at one margin."""

from __future__ import annotations

import re
from dataclasses import field
from itertools import product

from engross.importing.open_law.open_law_text import Part, with_parts
from engross.model.law.arrangement import arranged
from engross.model.law.figures import figures_value
from engross.model.law.number import number_of
from engross.model.law.provision import ITEM_LEVELS, Provision
from engross.model.law.roman import roman_value
from engross.values import dataclass


@dataclass(slots=True)
class _Open:
    """An item whose end has not been met, with what stands in it so far."""

    provision: Provision
    parts: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class ItemNesting:
    """Puts the items of one section into one another: a label that goes on with an open series is its next item; any
    other begins a list in the item before it. Words after an item belong to what the next item stands in."""

    _open: list[_Open] = field(default_factory=list)
    _waiting: list[Part] = field(default_factory=list)
    _own: list[Part] = field(default_factory=list)

    def add_words(self, part: Part) -> None:
        """Words, a table or a bullet, after what came before."""
        self._waiting.append(part)

    def add_item(self, label: str, parts: list[Part]) -> None:
        """An item with this label and the words beside it."""
        depth = self._depth(label)
        while len(self._open) > depth:
            self._close()
        self._inner().extend(self._waiting)
        self._waiting = []
        self._open.append(_Open(Provision(ITEM_LEVELS[depth], label), list(parts)))

    def filled(self, section: Provision) -> Provision:
        """``section`` with all that was added."""
        while self._open:
            self._close()
        return arranged(with_parts(section, (*self._own, *self._waiting)))

    def _inner(self) -> list[Part]:
        return self._open[-1].parts if self._open else self._own

    def _close(self) -> None:
        done = self._open.pop()
        self._inner().append(arranged(with_parts(done.provision, tuple(done.parts))))

    def _depth(self, label: str) -> int:
        for depth in reversed(range(len(self._open))):
            if follows(self._open[depth].provision.label, label):
                return depth
        same = [depth for depth, each in enumerate(self._open) if form(each.provision.label) == form(label)]
        if same and not begins(label):
            return same[-1]
        return min(len(self._open), len(ITEM_LEVELS) - 1)


def form(label: str) -> str:
    """The form of a label, its number as 0, a or A: ``(b)`` → ``(a)``."""
    return re.sub(r"[A-Z]+", "A", re.sub(r"[a-z]+", "a", re.sub(r"\d+", "0", label)))


def begins(label: str) -> bool:
    """Whether a label begins a series: 1, a, A, i, I."""
    return number_of(label) in ("1", "a", "A", "i", "I")


def follows(before: str, after: str) -> bool:
    """Whether ``after`` is the label next in the series to ``before``, as figures, letters or Roman numerals."""
    if form(before) != form(after):
        return False
    pairs = product(_values(number_of(before)), _values(number_of(after)))
    return any(one[0] == other[0] and other[1] == one[1] + 1 for one, other in pairs)


def _values(number: str) -> list[tuple[str, int]]:
    """What a number may stand for, with the kind of number."""
    figures = figures_value(number)
    if figures is not None:
        return [("figures", figures)]
    found = []
    lower = number.lower()
    if lower and len(set(lower)) == 1 and lower.isalpha():
        found.append(("letters", (len(lower) - 1) * 26 + ord(lower[0]) - ord("a") + 1))
    value = roman_value(lower)
    if value:
        found.append(("roman", value))
    return found
