"""A table of the law: caption, rows, cells, and the notes that its cells point to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field

from engross.model.law.text import Note, Text
from engross.patterns import compile_on_use
from engross.values import dataclass, quick_init

_NUMBER = compile_on_use(r"\s*table\s+([0-9]+[a-z]?(?:[-.][0-9]+[a-z]?)*|[ivxlc]+|[a-z])\b", re.IGNORECASE)


@quick_init
@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its blocks, how many columns and rows it spans, and whether it is a heading."""

    content: tuple[Text, ...]
    columns: int = 1
    rows: int = 1
    heading: bool = False


@quick_init
@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells, left to right; cells that reach down from above are not repeated."""

    cells: tuple[Cell, ...]
    line: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A table. ``caption`` is its first lines ("Table 1", then what it shows), above the rows."""

    caption: tuple[Text, ...]
    rows: tuple[Row, ...]
    eid: str = ""
    wid: str = ""
    line: int = field(default=0, compare=False, repr=False)

    @property
    def number(self) -> str:
        """The number by which the text cites it ("1" of "Table 1"), or nothing."""
        found = _NUMBER.match(self.caption[0].plain) if self.caption else None
        return found[1] if found else ""

    @property
    def identity(self) -> str:
        """What it is called across renumbering: its wId where that differs from its eId."""
        return self.wid or self.eid

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes to be printed under the table, in order of their anchors."""
        return tuple(note for text in self.texts() for note in text.notes if note.kind == "table")

    def texts(self) -> Iterator[Text]:
        """Every text of caption and cells, in reading order."""
        yield from self.caption
        for row in self.rows:
            for cell in row.cells:
                yield from cell.content
