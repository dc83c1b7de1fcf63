"""A table of the file as a table of the law: spans counted, heading cells told from others (§ 17.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml import etree

from engross.importing.source_page import Paragraph, has_number, text_with_label
from engross.importing.word.element_names import RUNS, WRAPPERS, W, number, switch, value
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import Text
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class _Slot:
    """A cell of the file: where it begins, how wide it is, whether it goes on from the row above."""

    cell: Cell
    column: int
    merge: str | None


@dataclass(frozen=True, slots=True)
class CellReading:
    """How the content of cells is read.

    ``read`` reads a paragraph. ``nested`` is called for a table inside a cell: it raises, or that table's paragraphs
    are those of the cell that it stands in, in their order. ``stray`` is called with words outside any paragraph, and
    raises.
    """

    read: Callable[[etree._Element], Paragraph]
    nested: Callable[[], None]
    stray: Callable[[etree._Element], None]


def law_table(element: etree._Element, reading: CellReading) -> Table | None:
    """The table in a ``w:tbl``; None where it has no cell."""
    rows: list[list[_Slot]] = []
    for row in _inside(element, reading, f"{W}tr"):
        slots = list(_slots(row, reading))
        if slots:
            rows.append(slots)
    if not rows:
        return None
    made = [
        Row(tuple(_spanning(rows, at, slot) for slot in row if slot.merge != "continue")) for at, row in enumerate(rows)
    ]
    return Table((), tuple(row for row in made if row.cells))


def _slots(row: etree._Element, reading: CellReading) -> Iterator[_Slot]:
    properties = row.find(f"{W}trPr")
    repeated = bool(switch(properties, "tblHeader"))
    column = number(value(properties, "gridBefore"))
    if column:
        yield _Slot(Cell((Text(),), column), 0, None)
    for element in _inside(row, reading, f"{W}tc"):
        said = element.find(f"{W}tcPr")
        width = max(number(value(said, "gridSpan"), 1), 1)
        merge = value(said, "vMerge")
        paragraphs = [reading.read(child) for child in _paragraphs(element, reading)]
        texts = [_whole(paragraph) for paragraph in paragraphs]
        kept = tuple(text for text in texts if text) or (Text(),)
        styles = {paragraph.style for paragraph in paragraphs}
        own = styles <= {"cell", "cell-heading"} and bool(styles)
        heading = styles == {"cell-heading"} if own else repeated
        yield _Slot(Cell(kept, width, 1, heading), column, "continue" if merge == "" else merge)
        column += width


def _paragraphs(cell: etree._Element, reading: CellReading) -> Iterator[etree._Element]:
    """The paragraphs of a cell and of the tables inside it, in the order of the page."""
    for child in _inside(cell, reading, f"{W}p", f"{W}tbl"):
        if child.tag == f"{W}p":
            yield child
            continue
        reading.nested()
        for row in _inside(child, reading, f"{W}tr"):
            for inner in _inside(row, reading, f"{W}tc"):
                yield from _paragraphs(inner, reading)


def _spanning(rows: list[list[_Slot]], at: int, slot: _Slot) -> Cell:
    """The cell of ``slot``, reaching down over the rows where it goes on."""
    height = 1
    if slot.merge == "restart":
        for below in rows[at + 1 :]:
            if not any(s.merge == "continue" and s.column == slot.column for s in below):
                break
            height += 1
    return replace(slot.cell, rows=height)


def _whole(paragraph: Paragraph) -> Text:
    """A paragraph in a cell, with its label; a bullet alone is none."""
    return text_with_label(paragraph) if paragraph.text.plain or has_number(paragraph) else paragraph.text


def _inside(parent: etree._Element, reading: CellReading, *wanted: str) -> Iterator[etree._Element]:
    """The children called ``wanted``, through what only wraps them."""
    for child in parent:
        if child.tag in wanted:
            yield child
        elif child.tag in WRAPPERS:
            yield from _inside(child, reading, *wanted)
        elif child.tag in RUNS:
            reading.stray(child)
