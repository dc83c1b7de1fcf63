"""A figure: what the law lays down as a quantity, a date or a time."""

from __future__ import annotations

from typing import Final, Literal

from engross.model.rules.passage import SourcePassage
from engross.patterns import compile_on_use
from engross.values import dataclass

FigureType = Literal["number", "time", "days", "day-of-year", "date"]
FIGURE_TAGS: Final = frozenset({"quantity", "date", "time"})
"""The kinds of tags that mark a figure in a text."""
_BARE = compile_on_use(r"[\d.,]+")


@dataclass(frozen=True, slots=True)
class RuleFigure:
    """A marked quantity, date, time, or a table's cell.

    ``value`` is its normal form: a plain decimal, ``20:00``, ``mon-fri``, ``08-01``, ``1965-09-01``. ``words`` is how
    the law says it; ``passages`` are all the sentences that state it.
    """

    name: str
    type: FigureType
    value: str
    unit: str
    words: str
    passages: tuple[SourcePassage, ...]

    @property
    def shown(self) -> str:
        """The figure as a person reads it: the law's own words, with the unit where they are a bare number."""
        return amount_shown(self.value, self.unit) if _BARE.fullmatch(self.words) else self.words


def amount_shown(value: str, unit: str) -> str:
    """``250``, ``USD`` → ``$250``; ``70``, ``dBA`` → ``70 dBA``; ``0.02``, ``share`` → ``2%``."""
    if unit == "USD":
        return f"${value}"
    if unit == "share":
        percent = str(float(value) * 100)
        return f"{percent.rstrip('0').rstrip('.') if '.' in percent else percent}%"
    return f"{value} {unit}".strip()
