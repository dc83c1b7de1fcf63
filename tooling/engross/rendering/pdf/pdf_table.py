"""A table as the Typst template sets it: each cell with the place that it has, whatever shape the rows have."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from engross.model.grid_layout import Slot, layout
from engross.model.publication.publication import Grid, GridRow, Line
from engross.rendering.marked_runs import row_change_status
from engross.rendering.page_anchors import heading_rows


def table_data(grid: Grid, line_data: Callable[[Line], dict[str, Any]]) -> dict[str, Any]:
    """The rows of ``grid``, their cells placed by row and column; ``line_data`` makes what a line is.

    Cells that leave gaps or reach beyond the last row stand as Typst needs them: no two overlap, none reaches out.
    ``head`` rows head the table, and stand on each page that it reaches where ``repeat`` says so: one with a link or a
    note stands once, since PDF/UA-1 forbids both in what is repeated.
    """
    slots = layout(grid)
    head = heading_rows(grid)
    head = 0 if _leaves_head(slots, head) else head
    columns = {at: number for number, at in enumerate(sorted({at for row in slots for at in _edges(row)}))}
    return {
        "width": max(len(columns), 1),
        "head": head,
        "repeat": not any(_links(row) for row in grid.rows[:head]),
        "rows": [
            {"fate": row_change_status(row), "cells": _cells(slots, at, columns, line_data)}
            for at, row in enumerate(grid.rows)
        ],
    }


def _edges(row: list[Slot]) -> Iterator[int]:
    """Where the cells of a row begin, and the gaps between them."""
    gap = False
    for slot in row:
        empty = slot.cell is None and not slot.merge
        if not (empty and gap):
            yield slot.column
        gap = empty


def _cells(
    slots: list[list[Slot]], at: int, columns: dict[int, int], line_data: Callable[[Line], dict[str, Any]]
) -> list[dict[str, Any]]:
    """The cells that begin in a row. A column in which nothing begins is left out of the count."""
    return [
        {
            "x": columns[slot.column],
            "y": at,
            "columns": sum(slot.column <= column < slot.column + slot.columns for column in columns),
            "rows": min(slot.cell.rows, len(slots) - at),
            "heading": slot.cell.heading,
            "lines": [line_data(line) for line in slot.cell.lines],
        }
        for slot in slots[at]
        if slot.cell is not None
    ]


def _leaves_head(slots: list[list[Slot]], head: int) -> bool:
    """Whether a cell of the heading rows reaches down into the others."""
    return head < len(slots) and any(slot.merge == "continue" for slot in slots[head])


def _links(row: GridRow) -> bool:
    runs = (run for cell in row.cells for line in cell.lines for run in (*line.label, *line.runs))
    return any(run.href or run.note for run in runs)
