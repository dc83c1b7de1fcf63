"""Keys of lines: equal for lines with equal words, labels, pictures and notes."""

from __future__ import annotations

from engross.importing.source_page import PageItem, PageTable
from engross.model.law.table import Table
from engross.model.law.text import Note, Text, collapse


def item_key(item: PageItem) -> str:
    """An item's words with its label and notes, blanks in normal form: equal for equal lines."""
    if isinstance(item, PageTable):
        return table_key(item.table)
    return line_key("" if item.bullet else item.label, item.text)


def line_key(label: str, text: Text) -> str:
    """A line's key."""
    words = f"{collapse(label)} {text.plain}".rstrip(" ") if label else text.plain
    words += "".join([f"\x1f{tag.value}" for tag in text.tags if tag.kind == "img"]) if text.tags else ""
    if not text.notes:
        return words
    notes = ("\x1f".join((_typed_marker(n), *(paragraph.plain for paragraph in n.content))) for n in text.notes)
    return "\x1f".join((words, *notes))


def _typed_marker(note: Note) -> str:
    """A note's marker where it is typed; Word counts footnotes by itself."""
    return note.marker if note.kind == "table" else ""


def table_key(table: Table) -> str:
    """A table's key: that of each of its lines."""
    rows = ("\x1d".join("\x1e".join(line_key("", t) for t in cell.content) for cell in row.cells) for row in table.rows)
    return "\x1c".join(("\x1d".join(line_key("", t) for t in table.caption if t.plain), *rows))
