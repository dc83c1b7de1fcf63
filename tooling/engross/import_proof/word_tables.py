"""The open tables of a Word file: which rows and cells are on which side, which cells are covered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from engross.import_proof.word_sides import WordSide
from engross.import_proof.word_styles import VALUE, whole
from engross.values import dataclass


@dataclass(slots=True)
class _Columns:
    """Where the reading of one table stands; ``reaching``: the columns where a cell of the row above may go on."""

    reaching: set[int] = field(default_factory=set)
    next_reaching: set[int] = field(default_factory=set)
    column: int = 0
    width: int = 1
    merge: str = ""
    row_gone: list[WordSide] = field(default_factory=list)
    cell_gone: list[WordSide] = field(default_factory=list)
    covered: bool = False


@dataclass(slots=True)
class OpenTables:
    """The tables that are open; ``covered`` counts the open cells that show nothing.

    A cell that goes on from the one above it shows the words of that one only (ISO/IEC 29500-1 § 17.4.84); where
    there is none above, it is a cell like any other.
    """

    open: list[_Columns] = field(default_factory=list)
    covered: int = 0

    def table_begins(self, _: Mapping[str, str]) -> None:
        """Open a table."""
        self.open.append(_Columns())

    def table_ends(self) -> None:
        """Close it."""
        self.open.pop()

    def row_begins(self, _: Mapping[str, str]) -> None:
        """Begin a row at the first column."""
        if self.open:
            table = self.open[-1]
            table.reaching, table.next_reaching, table.column = table.next_reaching, set(), 0

    def row_gone(self, side: WordSide) -> None:
        """The row is inserted or deleted, and not on ``side``."""
        if self.open:
            side.gone += 1
            self.open[-1].row_gone.append(side)

    def row_ends(self) -> None:
        """Close a row."""
        if self.open:
            _come_back(self.open[-1].row_gone)

    def cell_begins(self, _: Mapping[str, str]) -> None:
        """Begin a cell of one column."""
        if self.open:
            self.open[-1].width, self.open[-1].merge = 1, ""

    def cell_gone(self, side: WordSide) -> None:
        """The cell is inserted or deleted, and not on ``side``."""
        if self.open:
            side.gone += 1
            self.open[-1].cell_gone.append(side)

    def merge(self, attributes: Mapping[str, str]) -> None:
        """The cell reaches down, or goes on from above."""
        if self.open:
            self.open[-1].merge = attributes.get(VALUE) or "continue"

    def grid_span(self, attributes: Mapping[str, str]) -> None:
        """The cell is so many columns wide."""
        if self.open:
            self.open[-1].width = max(whole(attributes.get(VALUE, "1")), 1)

    def grid_before(self, attributes: Mapping[str, str]) -> None:
        """The row begins so many columns in."""
        if self.open:
            self.open[-1].column = whole(attributes.get(VALUE, "0"))

    def cell_properties_end(self) -> None:
        """Settle whether the cell is covered."""
        if not self.open:
            return
        table = self.open[-1]
        if table.merge:
            table.next_reaching.add(table.column)
        table.covered = table.merge == "continue" and table.column in table.reaching
        self.covered += table.covered

    def cell_ends(self) -> None:
        """Go on behind the cell."""
        if self.open:
            table = self.open[-1]
            self.covered -= table.covered
            table.covered = False
            table.column += table.width
            _come_back(table.cell_gone)


def _come_back(sides: list[WordSide]) -> None:
    for side in sides:
        side.gone -= 1
    sides.clear()
