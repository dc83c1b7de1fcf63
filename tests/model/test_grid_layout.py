from __future__ import annotations

from engross.model.grid_layout import layout
from engross.model.publication.publication import Grid, GridCell, GridRow, Line, Run


def grid(*rows: tuple[tuple[str, int, int], ...]) -> Grid:
    made = (
        GridRow(tuple(GridCell((Line("cell", (Run(words),)),), columns, down) for words, columns, down in row))
        for row in rows
    )
    return Grid(tuple(made), 0)


def places(table: Grid) -> list[list[tuple[str, int, int, str]]]:
    return [
        [(slot.cell.lines[0].runs[0].text if slot.cell else "", slot.column, slot.columns, slot.merge) for slot in row]
        for row in layout(table)
    ]


def test_a_cell_that_reaches_down_has_a_slot_in_each_row() -> None:
    assert places(grid((("a", 1, 2), ("b", 1, 1)), (("c", 1, 1),))) == [
        [("a", 0, 1, "restart"), ("b", 1, 1, "")],
        [("", 0, 1, "continue"), ("c", 1, 1, "")],
    ]


def test_a_cell_ends_where_one_from_above_begins() -> None:
    assert places(grid((("a", 1, 1), ("b", 1, 2)), (("c", 3, 1), ("d", 1, 1)))) == [
        [("a", 0, 1, ""), ("b", 1, 1, "restart")],
        [("c", 0, 1, ""), ("", 1, 1, "continue"), ("d", 2, 1, "")],
    ]
