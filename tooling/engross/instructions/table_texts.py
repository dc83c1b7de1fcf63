"""The texts of a table, each by its place: ``(-1, n)`` in the caption, ``(row, cell, n)`` in a cell; and its notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from engross.model.law.table import Table
from engross.model.law.text import NOTE_ANCHOR, Text

TablePlace = tuple[int, ...]


def table_texts(table: Table) -> Iterator[tuple[TablePlace, Text]]:
    """Every text of caption and cells, in reading order, with its place."""
    for index, text in enumerate(table.caption):
        yield (-1, index), text
    for row_index, row in enumerate(table.rows):
        for cell_index, cell in enumerate(row.cells):
            for index, text in enumerate(cell.content):
                yield (row_index, cell_index, index), text


def mapped_table(table: Table, change: Callable[[TablePlace, Text], Text]) -> Table:
    """``table`` with each of its texts changed."""
    caption = tuple(change((-1, index), text) for index, text in enumerate(table.caption))
    rows = []
    for row_index, row in enumerate(table.rows):
        cells = []
        for cell_index, cell in enumerate(row.cells):
            content = tuple(change((row_index, cell_index, index), text) for index, text in enumerate(cell.content))
            cells.append(replace(cell, content=content))
        rows.append(replace(row, cells=tuple(cells)))
    return replace(table, caption=caption, rows=tuple(rows))


def without_note(text: Text, marker: str) -> Text:
    """``text`` without its note of that marker, and without the anchor of it."""
    for index, note in reversed(list(enumerate(text.notes))):
        if note.marker == marker:
            at = [at for at, letter in enumerate(text.plain) if letter == NOTE_ANCHOR][index]
            plain = text.plain[:at] + text.plain[at + 1 :]
            tags = tuple(replace(t, start=t.start - (t.start > at), end=t.end - (t.end > at)) for t in text.tags)
            text = replace(text, plain=plain, tags=tags, notes=(*text.notes[:index], *text.notes[index + 1 :]))
    return text


def with_marker(text: Text, marker: str, other: str) -> Text:
    """``text`` with ``other`` as the marker of its notes of that ``marker``."""
    return replace(text, notes=tuple(replace(n, marker=other) if n.marker == marker else n for n in text.notes))
