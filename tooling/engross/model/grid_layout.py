"""Where the cells of a grid stand, row by row and column by column."""

from __future__ import annotations

from typing import Literal

from engross.model.publication.publication import Grid, GridCell
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a row: where it begins, how many columns it spans, and its part in a cell that spans rows.

    ``cell`` is None where a cell from above reaches down, and where a row has no cell for a column.
    """

    cell: GridCell | None
    column: int
    columns: int
    merge: Literal["", "restart", "continue"]


def layout(grid: Grid) -> list[list[Slot]]:
    """Each row's slots, left to right: a cell that reaches down takes a slot in every row it reaches.

    No two slots of a row overlap: a cell that would run into one from above ends where that begins.
    """
    rows: list[list[Slot]] = []
    open_cells: dict[int, tuple[int, int]] = {}
    for row in grid.rows:
        slots: list[Slot] = []
        cells = iter(row.cells)
        column = 0
        reaching: dict[int, tuple[int, int]] = {}
        while True:
            if column in open_cells:
                columns, left = open_cells[column]
                slots.append(Slot(None, column, columns, "continue"))
            else:
                cell = next(cells, None)
                if cell is None and not any(at > column for at in open_cells):
                    break
                columns, left = (cell.columns, cell.rows) if cell else (1, 1)
                columns = min([columns, *(at - column for at in open_cells if at > column)])
                slots.append(Slot(cell, column, columns, "restart" if left > 1 else ""))
            if left > 1:
                reaching[column] = (columns, left - 1)
            column += columns
        open_cells = reaching
        rows.append(slots)
    return rows
