"""The order of the chapters of a whole code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from engross.model.law.chapter import Chapter
from engross.model.law.figures import figures_value
from engross.model.law.provision import Provision
from engross.model.law.roman import roman_value
from engross.values import dataclass

_Parts = list[tuple[int, str]]


def code_order(chapters: Mapping[str, Chapter]) -> list[str]:
    """The names of ``chapters`` in the order of the code.

    The usual unit at the top comes first, by number; in it its own file, then its chapters by number, then its
    appendices, those of one word together. Where the numbers of chapters begin anew in the parts of a unit, its parts
    come in their order.
    """
    every = tuple(chapters.values())
    words = Counter(_top(chapter)[0] for chapter in every)
    numbers = Counter((_top(chapter), chapter.number) for chapter in every if chapter.hierarchy.is_named(chapter.root))
    lettered = frozenset(
        (chapter.hierarchy.word(unit), unit.level)
        for chapter in every
        for unit in (*chapter.above, chapter.root)
        if unit.number.isalpha() and not roman_value(unit.number)
    )
    order = _Order(
        max(words, key=lambda word: words[word], default=""),
        frozenset(top for (top, _), count in numbers.items() if count > 1),
        lettered,
    )
    return sorted(chapters, key=lambda name: order.place(chapters[name]))


@dataclass(frozen=True, slots=True)
class _Order:
    """``usual``: the word of most units at the top; ``parted``: those in which the numbers of chapters recur;
    ``lettered``: words and levels of units that are numbered by letters, so that C is no numeral."""

    usual: str
    parted: frozenset[tuple[str, str]]
    lettered: frozenset[tuple[str, str]]

    def place(self, chapter: Chapter) -> tuple[bool, str, _Parts, bool, str, list[_Parts]]:
        """What a chapter is sorted by."""
        word, _ = _top(chapter)
        hierarchy, root = chapter.hierarchy, chapter.root
        units = (*chapter.above, root)
        path = units[1:-1] if _top(chapter) in self.parted else ()
        inside = [self._number(unit, chapter) for unit in (*path, root)]
        first = self._number(units[0], chapter)
        other = "" if hierarchy.is_named(root) else hierarchy.word(root)
        return word != self.usual, word, first, bool(chapter.above), other, inside

    def _number(self, unit: Provision, chapter: Chapter) -> _Parts:
        """A number to sort by: figures and Roman numerals as numbers, letters as letters."""
        number = unit.number
        numeral = number.isalpha() and (chapter.hierarchy.word(unit), unit.level) not in self.lettered
        value = roman_value(number) if numeral else None
        if value:
            return [(value, "")]
        parts = re.findall(r"\d+|[A-Za-z]+", number)
        return [(0, part) if (figures := figures_value(part)) is None else (figures, "") for part in parts]


def _top(chapter: Chapter) -> tuple[str, str]:
    top = chapter.above[0] if chapter.above else chapter.root
    return chapter.hierarchy.word(top), top.number
