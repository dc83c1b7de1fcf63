"""A table of the old file merged into that of the new which it became: row by row, then cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy

from lxml import etree

from engross.diff.sequence_pairing import IndexPair
from engross.importing.word.element_names import W
from engross.redlining.attribution import copy_attribution
from engross.redlining.block_pairing import PairedItem, pair_items
from engross.redlining.merging_context import MergingContext
from engross.redlining.stories import StoryPair, held, story_blocks

_ROW, _CELL = f"{W}tr", f"{W}tc"

StoryMerger = Callable[[etree._Element, etree._Element, MergingContext, StoryPair], None]
"""What merges the paragraphs and tables of two cells."""


class TableMerger:
    """Merges the tables of two files."""

    def __init__(self, context: MergingContext, merge_story: StoryMerger, text_of: Callable[..., str]) -> None:
        """``merge_story`` merges two cells; ``text_of`` gives the text of a cell for a reader."""
        self._context, self._merge_story, self._text_of = context, merge_story, text_of

    def merge(self, old: etree._Element, new: etree._Element, story: StoryPair) -> None:
        """Merge ``old`` into ``new``."""
        olds, news = list(held(old, _ROW)), list(held(new, _ROW))
        columns = self._columns(olds, news, story)
        left, right = (
            [PairedItem(columns is not None or _shape(row), self._row_text(row, reader)) for row in rows]
            for rows, reader in ((olds, story.old), (news, story.new))
        )
        pairs = pair_items(left, right, however_unlike=True)
        before: etree._Element | None = None
        for i, j in pairs:
            if i is not None and j is not None:
                self._merge_rows(olds[i], news[j], columns, story)
                before = news[j]
            elif j is not None:
                self._insert_row(news[j], story)
                before = news[j]
            elif i is not None:
                row = self.deleted_row(olds[i], story)
                _place(row, before, news, new)
                before = row

    def insert(self, table: etree._Element, story: StoryPair) -> None:
        """Track a table of the new file as inserted, row by row."""
        for row in held(table, _ROW):
            self._insert_row(row, story)

    def deleted(self, old: etree._Element, story: StoryPair) -> etree._Element:
        """A table of the old file as a deleted one of the new, row by row."""
        table = etree.Element(old.tag)
        for child in old:
            if child.tag in (f"{W}tblPr", f"{W}tblGrid"):
                table.append(self._carried(child, story))
        for row in held(old, _ROW):
            table.append(self.deleted_row(row, story))
        return table

    def deleted_row(self, old: etree._Element, story: StoryPair) -> etree._Element:
        """A row of the old file as a deleted one of the new."""
        row = etree.Element(old.tag)
        copy_attribution(old, row)
        for child in old:
            if child.tag in (f"{W}tblPrEx", f"{W}trPr"):
                row.append(self._carried(child, story))
        for cell in held(old, _CELL):
            row.append(self._deleted_cell(cell, story))
        self._context.tracker.mark_row(row, "del")
        return row

    def _carried(self, properties: etree._Element, story: StoryPair) -> etree._Element:
        copy = deepcopy(properties)
        self._context.styles.translate(copy)
        self._context.parts.relink(copy, story.old.part, story.new.part)
        return copy

    def _deleted_cell(self, old: etree._Element, story: StoryPair) -> etree._Element:
        cell = etree.Element(old.tag)
        properties = old.find(f"{W}tcPr")
        if properties is not None:
            cell.append(self._carried(properties, story))
        self._merge_story(old, cell, self._context, story)
        return cell

    def _insert_row(self, row: etree._Element, story: StoryPair) -> None:
        for cell in held(row, _CELL):
            self._merge_story(etree.Element(cell.tag), cell, self._context, story)
        self._context.tracker.mark_row(row, "ins")

    def _merge_rows(
        self, old: etree._Element, new: etree._Element, columns: Sequence[IndexPair] | None, story: StoryPair
    ) -> None:
        olds, news = list(held(old, _CELL)), list(held(new, _CELL))
        before: etree._Element | None = None
        for i, j in columns or [(k, k) for k in range(len(news))]:
            if j is None and i is not None:
                cell = self._deleted_cell(olds[i], story)
                self._context.tracker.mark_cell(cell, "del")
                _place(cell, before, news, new)
                before = cell
            elif j is not None:
                before = news[j]
                self._merge_story(olds[i] if i is not None else etree.Element(_CELL), news[j], self._context, story)
                if i is None:
                    self._context.tracker.mark_cell(news[j], "ins")

    def _columns(
        self, olds: Sequence[etree._Element], news: Sequence[etree._Element], story: StoryPair
    ) -> list[IndexPair] | None:
        """Which column became which, where both tables are plain grids of different widths; else None."""
        old, new = _grid(olds), _grid(news)
        if not old or not new or len(old[0]) == len(new[0]):
            return None
        left, right = (
            [
                PairedItem("column", "\n".join([self._cell_text(row[k], reader) for row in grid]))
                for k in range(len(grid[0]))
            ]
            for grid, reader in ((old, story.old), (new, story.new))
        )
        return pair_items(left, right)

    def _cell_text(self, cell: etree._Element, reader: object) -> str:
        return "\n".join([self._text_of(block, reader) for block in story_blocks(cell)])

    def _row_text(self, row: etree._Element, reader: object) -> str:
        return "\n".join([self._cell_text(cell, reader) for cell in held(row, _CELL)])


def _grid(rows: Sequence[etree._Element]) -> list[list[etree._Element]]:
    """The cells of rows that are a plain grid, none of them merged; empty where they are not."""
    cells = [list(held(row, _CELL)) for row in rows]
    plain = len({len(row) for row in cells}) == 1 and all(
        _shape(row) == (("", "", None),) * len(cells[0]) for row in rows
    )
    return cells if plain and cells[0] else []


def _shape(row: etree._Element) -> tuple[object, ...]:
    """How wide and deep each cell of a row is, and what the row leaves out at its ends."""
    cells = []
    for cell in held(row, _CELL):
        properties = cell.find(f"{W}tcPr")
        span = properties.find(f"{W}gridSpan") if properties is not None else None
        merged = properties.find(f"{W}vMerge") if properties is not None else None
        cells.append(
            (
                span.get(f"{W}val", "") if span is not None and span.get(f"{W}val") != "1" else "",
                "merged" if merged is not None else "",
                merged.get(f"{W}val", "continue") if merged is not None else None,
            )
        )
    return tuple(cells)


def _place(
    element: etree._Element, before: etree._Element | None, news: Sequence[etree._Element], parent: etree._Element
) -> None:
    """Put a deleted row or cell behind ``before``, else in front of the first of ``news``."""
    if before is not None:
        before.addnext(element)
    elif news:
        news[0].addprevious(element)
    else:
        parent.append(element)
