"""The order in which a page is read: column by column, each from its top; pieces of one printed line put together.

The page is cut where no line stands, from top to bottom between columns and from left to right between bands, again and
again (the recursive X-Y cut). A recogniser's own order crosses the columns; its boxes do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

from engross.model.scanned_page import Box, ScannedLine

_GUTTER = 0.35
"""Of a line's height: so much must be free between two columns."""
_PAPER = 0.25
"""Of a line's height: so much paper a box has at either end, since the recogniser makes it larger than its words."""
_NARROWEST = 6.0
"""Line heights: what is narrower is no column, but labels beside one or cells of a table."""
_ROWS = 2.5
"""Line heights: columns of which none is as deep are pieces of one line."""
_SAME_ROW = 0.5
"""Of the lower of two boxes: so much of their heights must be common for them to be one line."""
_WIDE = 1.4
"""Times the width of most lines: such a line stands over several columns."""


def in_reading_order(lines: Sequence[ScannedLine]) -> tuple[ScannedLine, ...]:
    """The lines of a page in the order in which they are read, each with its column."""
    if not lines:
        return ()
    high = median(line.box.height for line in lines)
    columns = _columns(list(lines), high)
    return tuple(replace(line, column=number) for number, column in enumerate(columns) for line in _rows(column))


def _columns(lines: list[ScannedLine], high: float) -> list[list[ScannedLine]]:
    beside = _beside(lines, high)
    if len(beside) > 1:
        return [column for part in beside for column in _columns(part, high)]
    found: list[list[ScannedLine]] = []
    single = False
    for band in _bands(lines):
        columns = _columns(band, high) if len(band) < len(lines) else [band]
        if single and len(columns) == 1:
            found[-1] += columns[0]  # One under the other: the same column.
        else:
            found += columns
        single = len(columns) == 1
    return found


def _beside(lines: list[ScannedLine], high: float) -> list[list[ScannedLine]]:
    """The lines parted where nothing stands from top to bottom; labels stay with what they label."""
    ordered = sorted(lines, key=lambda line: line.box.left)
    parts, end = [[ordered[0]]], ordered[0].box.right
    for line in ordered[1:]:
        if line.box.left - end + 2 * _PAPER * high > _GUTTER * high and not _narrow(parts[-1], high):
            parts.append([])
        parts[-1].append(line)
        end = max(end, line.box.right)
    if len(parts) > 1 and _narrow(parts[-1], high):
        parts[-2:] = [parts[-2] + parts[-1]]
    return parts if any(_deep(part, high) for part in parts) else [lines]


def _narrow(part: Sequence[ScannedLine], high: float) -> bool:
    return max(line.box.right for line in part) - min(line.box.left for line in part) < _NARROWEST * high


def _deep(part: Sequence[ScannedLine], high: float) -> bool:
    return max(line.box.bottom for line in part) - min(line.box.top for line in part) > _ROWS * high


def _bands(lines: list[ScannedLine]) -> list[list[ScannedLine]]:
    """The lines parted above and below those that stand over several columns; one part where there is none."""
    usual = median(line.box.width for line in lines)
    over = [line for line in lines if line.box.width > _WIDE * usual and _spans(line, lines)]
    if not over:
        return [lines]
    rows = sorted(lines, key=lambda line: line.box.top + line.box.bottom)
    return [list(band) for _, band in groupby(rows, key=lambda line: (line in over, _above(line, over)))]


def _spans(line: ScannedLine, lines: Sequence[ScannedLine]) -> bool:
    """Whether two lines stand side by side somewhere under, or over, the width of ``line``."""
    inside = sorted(
        (each.box for each in lines if each.box.left < line.box.right and each.box.right > line.box.left),
        key=lambda box: box.top,
    )
    return any(_common(one, other) > _SAME_ROW * min(one.height, other.height) for one, other in pairwise(inside))


def _above(line: ScannedLine, over: Sequence[ScannedLine]) -> int:
    return sum(each.box.top + each.box.bottom < line.box.top + line.box.bottom for each in over if each != line)


def _common(one: Box, other: Box) -> int:
    return min(one.bottom, other.bottom) - max(one.top, other.top)


def _rows(column: Sequence[ScannedLine]) -> Iterator[ScannedLine]:
    """The lines of a column from its top, boxes that stand beside one another joined."""
    waiting: list[ScannedLine] = []
    for line in sorted(column, key=lambda line: line.box.top + line.box.bottom):
        if waiting and _common(waiting[-1].box, line.box) <= _SAME_ROW * min(waiting[-1].box.height, line.box.height):
            yield _joined(waiting)
            waiting = []
        waiting.append(line)
    yield _joined(waiting)


def _joined(pieces: Sequence[ScannedLine]) -> ScannedLine:
    ordered = sorted(pieces, key=lambda line: line.box.left)
    boxes = [line.box for line in ordered]
    around = Box(boxes[0].left, min(b.top for b in boxes), max(b.right for b in boxes), max(b.bottom for b in boxes))
    return ScannedLine(tuple(word for line in ordered for word in line.words), around, 0)
