"""The figures that move as a small picture: a line for each, from what it was to what it would be."""

from __future__ import annotations

from collections.abc import Sequence

from engross.compose.law.change_summary import ReplacedFigure
from engross.patterns import compile_on_use
from engross.values import dataclass

_NUMBER = compile_on_use(r"\d[\d,]*(?:\.\d+)?")
_ROWS, _ROW = 6, 44
"""How many figures a picture shows at most; the height of one."""
_LEFT, _RIGHT, WIDTH = 96, 244, 340
"""Where the scale begins and ends, and how wide the picture is; beside the scale is room for the figures in words."""
_LONGEST = 13
"""Characters of a figure that this room holds."""
_NEAR = 0.5
"""Where all figures of a unit are within this part of the largest, the scale begins at the least of them, not at 0."""
_ARROW = 24
"""The least length of a line that has room for the head of an arrow."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure that moves: where it is stated, what it was and would be, in words and as places on the scale."""

    place: str
    before: str
    after: str
    start: float
    end: float
    top: int

    @property
    def falls(self) -> bool:
        """Whether it would be less."""
        return self.end < self.start

    @property
    def has_arrow(self) -> bool:
        """Whether there is room for the head of an arrow."""
        return abs(self.end - self.start) >= _ARROW


@dataclass(frozen=True, slots=True)
class FigurePicture:
    """The rows of a picture, its height, and how many figures it leaves out."""

    rows: tuple[FigureRow, ...]
    height: int
    left_out: int


def figure_picture(figures: Sequence[ReplacedFigure]) -> FigurePicture | None:
    """The picture of ``figures``; None where none can be drawn: those whose unit stays and whose words are short."""
    drawn = [(figure, before, after) for figure in figures for before, after in [_values(figure)] if before != after]
    shown = drawn[:_ROWS]
    if not shown:
        return None
    scales = {
        unit: _scale([value for figure, *both in shown if _unit(figure.before) == unit for value in both])
        for unit in {_unit(figure.before) for figure, *_ in shown}
    }
    rows = tuple(
        FigureRow(
            figure.place,
            figure.before,
            figure.after,
            _on_scale(before, scales[_unit(figure.before)]),
            _on_scale(after, scales[_unit(figure.before)]),
            at * _ROW,
        )
        for at, (figure, before, after) in enumerate(shown)
    )
    return FigurePicture(rows, len(rows) * _ROW, len(figures) - len(rows))


def _values(figure: ReplacedFigure) -> tuple[float, float]:
    """What it was and would be; twice the same where the two cannot be compared."""
    found = [_NUMBER.findall(side) for side in (figure.before, figure.after)]
    drawable = all(len(numbers) == 1 for numbers in found) and _unit(figure.before) == _unit(figure.after)
    if not drawable or max(len(figure.before), len(figure.after)) > _LONGEST:
        return 0, 0
    before, after = (float(numbers[0].replace(",", "")) for numbers in found)
    return before, after


def _unit(words: str) -> str:
    """The words of a figure without its number: ``dBA`` of ``70 dBA``, ``$`` of ``$250``."""
    return _NUMBER.sub("", words).strip().rstrip("s")


def _scale(values: Sequence[float]) -> tuple[float, float]:
    least, most = min(values), max(values)
    return (least, most) if most - least < _NEAR * most else (0, most)


def _on_scale(value: float, scale: tuple[float, float]) -> float:
    least, most = scale
    return round(_LEFT + (_RIGHT - _LEFT) * (value - least) / (most - least), 1)
