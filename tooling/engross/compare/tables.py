"""Comparing two tables: by row, then by cell."""

from __future__ import annotations

from collections.abc import Collection

from engross.compare.likeness import likeness, words_of
from engross.compare.pairing import align
from engross.compare.texts import compare_paragraphs, compare_texts
from engross.model.comparison import CellChange, RowChange, TableChange
from engross.model.table import Cell, Row, Table


def comparable(old: Table, new: Table) -> bool:
    """Whether the two have the same number of columns; where not, a table is struck and inserted whole."""
    return _width(old) == _width(new)


def compare_tables(old: Table | None, new: Table | None, terms: Collection[str]) -> TableChange:
    """What became of a table: caption line by line, rows aligned, cells compared."""
    before, after = (old.caption if old else ()), (new.caption if new else ())
    caption = compare_paragraphs(before, after, terms, in_step=True)
    if old is None or new is None:
        one_side = [_one_side(row, inserted=old is None) for row in (old or new or Table((), ())).rows]
        return TableChange(old, new, caption, tuple(one_side))
    bags = {id(row): words_of(_row_words(row)) for row in (*old.rows, *new.rows)}

    def weigh(one: Row, other: Row) -> float:
        if _shape(one) != _shape(other):
            return 0.0
        return 0.2 + likeness(bags[id(one)], bags[id(other)])

    pairs = align(old.rows, new.rows, weigh, lambda row: tuple(_row_words(row)))
    rows = []
    for i, j in pairs:
        if i is not None and j is not None:
            rows.append(_compare_rows(old.rows[i], new.rows[j], terms))
        elif i is not None:
            rows.append(_one_side(old.rows[i], inserted=False))
        elif j is not None:
            rows.append(_one_side(new.rows[j], inserted=True))
    return TableChange(old, new, caption, tuple(rows))


def table_words(table: Table) -> list[str]:
    """All the words of a table, for weighing it against another."""
    return [text.plain for text in table.texts()]


def _compare_rows(old: Row, new: Row, terms: Collection[str]) -> RowChange:
    cells = (
        CellChange(one, other, compare_paragraphs(one.content, other.content, terms, in_step=True))
        for one, other in zip(old.cells, new.cells, strict=True)
    )
    return RowChange(old, new, tuple(cells))


def _one_side(row: Row, *, inserted: bool) -> RowChange:
    def cell(item: Cell) -> CellChange:
        if inserted:
            return CellChange(None, item, tuple(compare_texts(None, text) for text in item.content))
        return CellChange(item, None, tuple(compare_texts(text, None) for text in item.content))

    cells = tuple(cell(item) for item in row.cells)
    return RowChange(None, row, cells) if inserted else RowChange(row, None, cells)


def _shape(row: Row) -> tuple[tuple[int, int], ...]:
    return tuple((cell.columns, cell.rows) for cell in row.cells)


def _row_words(row: Row) -> list[str]:
    return [text.plain for cell in row.cells for text in cell.content]


def _width(table: Table) -> int:
    return max((sum(cell.columns for cell in row.cells) for row in table.rows), default=0)
