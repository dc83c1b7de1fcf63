"""A table as a grid: each cell of values with the headings that say when it holds."""

from __future__ import annotations

from collections.abc import Iterator

from engross.model.law.table import Cell, Table
from engross.model.law.text import NOTE_ANCHOR, Text
from engross.model.rules.passage import SourcePassage
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class ValueCell:
    """A cell that is no heading: its texts, and the words of its headings, from the top and the left inwards."""

    content: tuple[Text, ...]
    headings: tuple[str, ...]
    row: int
    column: int

    @property
    def words(self) -> str:
        """The words of the cell."""
        return " / ".join(text.words for text in self.content)


def value_cells(table: Table) -> Iterator[ValueCell]:
    """The cells of values, in reading order."""
    grid = _grid(table)
    for row, cells in enumerate(table.rows):
        for cell in cells.cells:
            if cell.heading:
                continue
            column = min(at for (r, at), there in grid.items() if r == row and there is cell)
            yield ValueCell(cell.content, tuple(_headings(grid, row, column)), row, column)


def cell_passage(cell: ValueCell, table: Table, eid: str, place: str) -> SourcePassage:
    """A cell as a sentence: caption, headings, words; the place names the table."""
    caption = ", ".join(text.words for text in table.caption)
    parts = (caption, " · ".join(cell.headings), cell.words)
    named = f"{place}, Table {table.number}" if table.number else f"{place}, table"
    return SourcePassage(eid, named, ": ".join(part for part in parts if part))


def _grid(table: Table) -> dict[tuple[int, int], Cell]:
    """Which cell covers each row and column."""
    grid: dict[tuple[int, int], Cell] = {}
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells.cells:
            while (row, column) in grid:
                column += 1
            for down in range(cell.rows):
                for right in range(cell.columns):
                    grid[row + down, column + right] = cell
            column += cell.columns
    return grid


def _headings(grid: dict[tuple[int, int], Cell], row: int, column: int) -> Iterator[str]:
    """The headings above a cell and beside it, each once; of headings across the whole table only the nearest."""
    width = 1 + max(at for _, at in grid)
    above: list[Cell] = []
    crossed = False
    for up in range(row - 1, -1, -1):
        cell = grid.get((up, column))
        if cell is None or not cell.heading or any(cell is known for known in above):
            continue
        if cell.columns == width:
            if crossed:
                continue
            crossed = True
        above.append(cell)
    beside: list[Cell] = []
    for at in range(width):
        cell = grid.get((row, at))
        if cell is not None and cell.heading and not any(cell is known for known in beside):
            beside.append(cell)
    for cell in (*reversed(above), *beside):
        yield " / ".join(text.words for text in cell.content).replace(NOTE_ANCHOR, "")
