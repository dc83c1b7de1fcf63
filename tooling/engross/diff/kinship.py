"""How surely a provision of the new version is what became of one of the old."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from engross.diff.context import Context, Name
from engross.diff.difference import surely_alike
from engross.diff.pairing import Scale
from engross.model.provision import Provision
from engross.model.text import Text

_ALIKE = 0.5
"""From this likeness on two provisions with different numbers may be one."""

_ALIKE_DEFINITIONS = 0.6
"""From this likeness on two definitions of different terms may be one."""

_SAME_NUMBER = 0.2
"""From this likeness on two provisions with the same number are one."""

_SECTION, _NUMBERED = 1.0, 0.25
"""What the same number adds to the likeness of two sections, and of two provisions below the section."""

_A_WORD, _MANY_WORDS = 1e-5, 1000
"""What a word adds to the weight of a pair, and up to how many: enough to settle a tie and no more."""

_STRANGERS = 1.02
"""More than two provisions ever weigh that do not go by one name."""


def weigh(old: Provision, new: Provision, context: Context) -> float:
    """How surely ``new`` is what became of ``old``: 0 never, 3 and over by term or identity.

    Where two pairs cross and are as sure, the one with more words weighs more: the shorter provision is the one
    that moved.
    """
    sure = _surety(old, new, context)
    return sure and sure + min(len(context.words(old)), len(context.words(new)), _MANY_WORDS) * _A_WORD


def _surety(old: Provision, new: Provision, context: Context) -> float:
    if old.level != new.level and "definition" in (old.level, new.level):
        return 0.0
    if new.wid:
        if new.wid == old.identity:
            return 4.0
        if new.wid in context.old_identities or "@" in new.wid:
            return 0.0
    if old.identity in context.claimed:
        return 0.0
    if old.level == "definition":
        if context.term(old) == context.term(new):
            return 3.0
        return context.likeness(old, new, _ALIKE_DEFINITIONS)
    number = old.number.lower()
    if not number or number != new.number.lower():
        return context.likeness(old, new, _ALIKE)
    alike = 1.0 if context.same_words(old, new) else context.likeness(old, new)
    if old.level == "section":
        return _SECTION + alike + _same_heading(old, new)
    return alike + _NUMBERED if alike >= _SAME_NUMBER else 0.0


class Siblings:
    """Two runs of provisions, to be paired."""

    def __init__(self, old: Sequence[Provision], new: Sequence[Provision], context: Context) -> None:
        """The two runs, and what the whole comparison knows."""
        self._old, self._new, self._context = old, new, context
        self._old_names, self._new_names = list(map(context.old_name, old)), list(map(context.new_name, new))
        self._ambiguous = _repeated(self._old_names) | _repeated(self._new_names)
        self._weights: dict[tuple[int, int], float] = {}

    def scale(self) -> Scale:
        """How they are held against one another."""
        return Scale(self._weigh, self._anchors, self._some, self._most)

    def _weigh(self, i: int, j: int) -> float:
        found = self._weights.get((i, j))
        if found is None:
            found = self._weights[i, j] = weigh(self._old[i], self._new[j], self._context)
        return found

    def _anchors(self) -> tuple[list[object], list[object]]:
        return [_anchor(one, self._context) for one in self._old], [_anchor(one, self._context) for one in self._new]

    def _some(self, i: int, j: int) -> bool:
        """Whether two go by one name, and so weigh something, if they are alike at all."""
        old, new = self._old[i], self._new[j]
        return self._one_name(i, j) and (
            self._old_names[i][0] != "number"
            or old.level == "section"
            or surely_alike(old, new, _SAME_NUMBER, self._context)
        )

    def _most(self, i: int, j: int) -> bool:
        """Whether two go by a name that nobody else has, and weigh more than strangers do."""
        if self._old_names[i] in self._ambiguous or not self._one_name(i, j):
            return False
        old, new = self._old[i], self._new[j]
        if self._old_names[i][0] != "number" or (old.level == "section" and _same_heading(old, new)):
            return True
        least = _STRANGERS - (_SECTION if old.level == "section" else _NUMBERED)
        return surely_alike(old, new, least, self._context) or self._weigh(i, j) > _STRANGERS

    def _one_name(self, i: int, j: int) -> bool:
        """Whether two have a name, and the same; a definition is never anything else."""
        name, levels = self._old_names[i], (self._old[i].level, self._new[j].level)
        return name == self._new_names[j] and name[1] != "" and (levels[0] == levels[1] or "definition" not in levels)


def _repeated(names: list[Name]) -> set[Name]:
    if len(set(names)) == len(names):
        return set()
    return {name for name, times in Counter(names).items() if times > 1}


def _same_heading(old: Provision, new: Provision) -> bool:
    """Whether both have a heading, and the same, ignoring case and hyphens."""
    return bool(old.heading and new.heading) and _words(old.heading) == _words(new.heading)


def _words(text: Text | None) -> str:
    return text.plain.lower().replace("-", " ") if text else ""


def _anchor(provision: Provision, context: Context) -> object:
    """What a provision is found by among many."""
    term = context.term(provision)
    if term:
        return term
    if provision.level == "section":
        return provision.identity, (provision.heading or Text()).plain.lower()
    return provision.number, tuple(text.plain.lower() for text in provision.texts())
