"""A table drawn with characters: rules of ``-`` and ``|``, columns fitted to a width."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from engross.model.publication.publication import GridCell
from engross.values import dataclass

_NARROWEST = 3
_BESIDE = 3
"""Characters between the words of neighbouring columns: blank, rule, blank."""


@dataclass(frozen=True, slots=True)
class _Box:
    """A cell in its place: its words and the rows and columns that it covers."""

    words: str
    top: int
    left: int
    rows: int
    columns: int


def grid_text(rows: Sequence[Sequence[tuple[str, GridCell]]], width: int, room: int) -> str:
    """The table of ``rows``, each cell with its words, ``width`` columns wide, drawn no wider than ``room``.

    A table of more columns than can be drawn is given row by row.
    """
    boxes = _placed(rows, width)
    columns = max([width, *(box.left + box.columns for box in boxes)])
    space = room - _BESIDE * columns - 1
    if space < _NARROWEST * columns:
        plain = ("; ".join(words.replace("\n", " ") for words, _ in row) for row in rows)
        return "\n".join("\n".join(textwrap.wrap(row, room, subsequent_indent="    ")) for row in plain)
    widths = _widths(boxes, columns, space)
    return "\n".join(_drawn(boxes, widths, len(rows)))


def _placed(rows: Sequence[Sequence[tuple[str, GridCell]]], width: int) -> list[_Box]:
    taken: set[tuple[int, int]] = set()
    boxes = []
    for top, row in enumerate(rows):
        left = 0
        for words, cell in row:
            while (top, left) in taken:
                left += 1
            down = min(cell.rows, len(rows) - top)
            across = min(cell.columns, max(width - left, 1))
            taken.update((top + y, left + x) for y in range(down) for x in range(across))
            boxes.append(_Box(words, top, left, down, across))
            left += across
    return boxes


def _widths(boxes: Iterable[_Box], columns: int, space: int) -> list[int]:
    """As wide as the words want, else as the longest word needs and a fair share of what is left.

    Where not even the longest words fit, those longer than an equal share are broken.
    """
    wanted, needed = [1] * columns, [1] * columns
    for box in boxes:
        if box.columns == 1:
            wanted[box.left] = max([wanted[box.left], *map(len, box.words.split("\n"))])
            needed[box.left] = max([needed[box.left], *map(len, box.words.split())])
    for box in boxes:
        if box.columns > 1:
            _widen(wanted, box, max([0, *map(len, box.words.split("\n"))]))
            _widen(needed, box, max([0, *map(len, box.words.split())]))
    if sum(wanted) <= space:
        return wanted
    if sum(needed) > space:
        needed = [min(need, space // columns) for need in needed]
    over = space - sum(needed)
    short = [want - need for want, need in zip(wanted, needed, strict=True)]
    whole = sum(short)
    return [need + over * lack // whole for need, lack in zip(needed, short, strict=True)]


def _widen(widths: list[int], box: _Box, length: int) -> None:
    covered = range(box.left, box.left + box.columns)
    while sum(widths[at] for at in covered) + _BESIDE * (box.columns - 1) < length:
        narrowest = min(covered, key=lambda at: widths[at])
        widths[narrowest] += 1


def _drawn(boxes: Sequence[_Box], widths: Sequence[int], count: int) -> list[str]:
    told = {id(box): _lines(box, widths) for box in boxes}
    heights = [1] * count
    for box in sorted(boxes, key=lambda box: box.rows):
        inside = sum(heights[box.top : box.top + box.rows]) + box.rows - 1
        heights[box.top + box.rows - 1] += max(0, len(told[id(box)]) - inside)
    starts = [sum(heights[:row]) + row + 1 for row in range(count + 1)]
    total = sum(widths) + _BESIDE * len(widths) + 1
    canvas = [[" "] * total for _ in range(starts[-1])]
    for box in boxes:
        left = sum(widths[: box.left]) + _BESIDE * box.left
        right = left + sum(widths[box.left : box.left + box.columns]) + _BESIDE * box.columns
        top, bottom = starts[box.top] - 1, starts[box.top + box.rows] - 1
        for row in range(top, bottom + 1):
            for at in (left, right):
                canvas[row][at] = "+" if row in (top, bottom) or canvas[row][at] == "-" else canvas[row][at]
                canvas[row][at] = "|" if canvas[row][at] == " " else canvas[row][at]
        for row in (top, bottom):
            for at in range(left + 1, right):
                canvas[row][at] = "+" if canvas[row][at] in "+|" else "-"
        for at, words in enumerate(told[id(box)]):
            canvas[top + 1 + at][left + 2 : left + 2 + len(words)] = words
    return ["".join(row).rstrip(" ") for row in canvas]


def _lines(box: _Box, widths: Sequence[int]) -> list[str]:
    room = sum(widths[box.left : box.left + box.columns]) + _BESIDE * (box.columns - 1)
    return [line for part in box.words.split("\n") for line in textwrap.wrap(part, room, break_on_hyphens=False)]
