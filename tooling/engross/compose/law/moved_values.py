"""Values of a table that left one column for another, and what their columns are called."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from engross.model.comparison.comparison import CellChange, RowChange, TableChange
from engross.model.grid_layout import Slot, layout
from engross.model.law.table import Cell, Table
from engross.model.publication.publication import Grid, GridCell, GridRow
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class MovedValue:
    """A value that stood in one column of a row and stands in another; rows and columns by their headings."""

    value: str
    row: str
    left: str
    reached: str

    @property
    def phrase(self) -> str:
        """The move in words."""
        row = f" in the row “{self.row}”" if self.row else ""
        return f"moves “{self.value}” from {self.left} to {self.reached}{row}"


def moved_values(table: TableChange) -> tuple[tuple[MovedValue, ...], frozenset[int]]:
    """The values that changed columns, and, by id(), the cells of which nothing else is to be told."""
    if table.old is None or table.new is None:
        return (), frozenset()
    old_names, new_names = column_names(table.old), column_names(table.new)
    places = dict(columns_by_row(table.new))
    found: list[MovedValue] = []
    told: set[int] = set()
    for row in table.rows:
        if row.old is None or row.new is None:
            continue
        moves = dict(_moves(row))
        columns = places[id(row.new)]
        for left, reached in moves.items():
            first = _words(row.new.cells[0]) if 0 not in (left, reached) else ""
            names = old_names[columns[left]], new_names[columns[reached]]
            found.append(MovedValue(_words(row.cells[left].old), first, *names))
        told |= {id(cell) for at, cell in enumerate(row.cells) if moves and _is_told(cell, at, moves)}
    return tuple(found), frozenset(told)


def _moves(row: RowChange) -> Iterator[tuple[int, int]]:
    """From which cell to which a value moved; each cell is left and reached once."""
    changed = [at for at, cell in enumerate(row.cells) if _words(cell.old) != _words(cell.new)]
    free = list(changed)
    for at in changed:
        value = _words(row.cells[at].old)
        to = next((other for other in free if other != at and _words(row.cells[other].new) == value), None)
        if value and to is not None:
            free.remove(to)
            yield at, to


def _is_told(cell: CellChange, at: int, moves: dict[int, int]) -> bool:
    left, reached = at in moves, at in moves.values()
    return (left or reached) and (left or not _words(cell.old)) and (reached or not _words(cell.new))


def _words(cell: Cell | None) -> str:
    return " ".join(text.words for text in cell.content if text) if cell else ""


def columns_by_row(table: Table) -> Iterator[tuple[int, list[int]]]:
    """The column that each cell of a row begins in, by the id() of the row."""
    for row, slots in zip(table.rows, _slots(table), strict=True):
        yield id(row), [slot.column for slot in slots if slot.cell]


def column_names(table: Table) -> list[str]:
    """What each column is called: its headings from the top, else its number."""
    slots = _slots(table)
    width = max((slot.column + slot.columns for row in slots for slot in row), default=0)
    names: list[list[str]] = [[] for _ in range(width)]
    heads = takewhile(lambda pair: all(cell.heading for cell in pair[0].cells), zip(table.rows, slots, strict=True))
    for row, places in heads:
        for cell, slot in zip(row.cells, (slot for slot in places if slot.cell), strict=True):
            for column in range(slot.column, slot.column + slot.columns):
                names[column].append(_words(cell))
    said = [", ".join(dict.fromkeys(filter(None, each))) for each in names]
    return [f"the column “{name}”" if name else f"column {at}" for at, name in enumerate(said, 1)]


def _slots(table: Table) -> list[list[Slot]]:
    rows = (GridRow(tuple(GridCell((), cell.columns, cell.rows) for cell in row.cells)) for row in table.rows)
    return layout(Grid(tuple(rows), 0))
