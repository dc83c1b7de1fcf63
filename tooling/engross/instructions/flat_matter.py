"""Quoted lines that are printed without indentation, indented by the way in which their labels are numbered."""

from __future__ import annotations

from collections.abc import Sequence

from engross.instructions.numbering import Series, fits, order_key
from engross.instructions.plain_text import label_of
from engross.model.law.figures import figures_value
from engross.model.law.number import number_of
from engross.model.law.roman import roman_value
from engross.patterns import compile_on_use
from engross.values import dataclass

_SHAPE = compile_on_use(r"\w[\w.\-]*")
_FIRST = frozenset({"1", "a", "A", "i", "I"})


@dataclass(frozen=True, slots=True)
class _Level:
    """A list that is open: how its labels look without their number, how they are numbered, and the last of them."""

    shape: str
    series: Series
    last: str


def indented(lines: Sequence[str]) -> tuple[str, ...]:
    """``lines``, two spaces a level, where none of them is indented; as they are where any is.

    A label goes on with the innermost list of which it is the next number; one that begins a series, "(1)" or "(a)",
    opens a list; any other goes on with the innermost list that it fits.
    """
    labels = [label_of(line) for line in lines]
    if any(line.startswith(" ") for line in lines) or sum(label != "" for label in labels) < 2:
        return tuple(lines)
    made: list[str] = []
    levels: list[_Level] = []
    for index, line in enumerate(lines):
        if labels[index]:
            levels = _with_label(levels, labels[index], next(filter(None, labels[index + 1 :]), ""))
        made.append("  " * max(len(levels) - 1, 0) + line)
    return tuple(made)


def _with_label(levels: list[_Level], label: str, after: str) -> list[_Level]:
    """The lists that are open once ``label`` was read; ``after`` is the label that follows it."""
    number, shape = number_of(label), _SHAPE.sub("", label)
    alike = [index for index in reversed(range(len(levels))) if levels[index].shape == shape]
    if number.lower() == "i" and number_of(after) == 2 * number:
        # (i) before (ii) begins a list of Roman numerals, though (h) stands before it.
        alike = []
    following = next((index for index in alike if _follows(levels[index], number)), None)
    if following is None and number not in _FIRST:
        following = next((index for index in alike if _goes_on(levels[index], number)), None)
    if following is None:
        return [*levels, _Level(shape, _series(number), number)]
    return [*levels[:following], _Level(shape, levels[following].series, number)]


def _series(number: str) -> Series:
    """What a list that begins with ``number`` is numbered by: one that begins with (i) by Roman numerals."""
    if number[0].isdigit():
        return "figures"
    roman = number.lower() in {"i", "ii"}
    if number[0].islower():
        return "lower roman" if roman else "lower letters"
    return "upper roman" if roman else "upper letters"


def _follows(level: _Level, number: str) -> bool:
    """Whether ``number`` is the next after the last of a list."""
    if level.series == "figures":
        value, last = figures_value(number), figures_value(level.last)
        return value is not None and last is not None and value == last + 1
    if number.islower() != level.last.islower():
        return False
    if roman_value(number) == (roman_value(level.last) or 0) + 1:
        # A list may begin with (v): that it is Roman is told by (vi).
        return True
    return len(number) == len(level.last) == 1 and ord(number) == ord(level.last) + 1


def _goes_on(level: _Level, number: str) -> bool:
    return fits(number, level.series) and order_key(number, level.series) > order_key(level.last, level.series)
