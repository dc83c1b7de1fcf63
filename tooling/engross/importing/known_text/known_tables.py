"""Recognising the tables of a text that is already known, with the notes under them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from engross.importing.known_text.known_lines import KnownText
from engross.importing.known_text.line_keys import item_key
from engross.importing.source_page import PageItem, PageTable
from engross.model.law.table import Table
from engross.model.law.text import NOTE_ANCHOR, Text, collapse


def with_known_tables(items: Sequence[PageItem], text: KnownText) -> list[PageItem]:
    """``items`` with each table whose words and notes are those of a known table made that table.

    The paragraphs of a note under a table look like any others, and a raised figure like a marker: the known table
    says where its notes stand and end.
    """
    tables: dict[str, list[Table]] = {}
    for line in text.lines:
        if isinstance(line.block, Table) and line.block.notes:
            tables.setdefault(_cells_key(line.block), []).append(line.block)
    made: list[PageItem] = []
    at = 0
    while at < len(items):
        item = items[at]
        at += 1
        for table in tables.get(_cells_key(item.table), []) if isinstance(item, PageTable) else []:
            wanted = _note_lines(table)
            following = [item_key(paragraph) for paragraph in items[at : at + len(wanted)]]
            have = _note_lines(item.table) if isinstance(item, PageTable) else []
            more = len(wanted) - len(have)
            if have + following[:more] == wanted:
                item, at = PageTable(table, item.place), at + more
                break
        made.append(item)
    return made


def _cells_key(table: Table) -> str:
    """A table's words with the markers of its notes, without the notes."""
    rows = ("\x1d".join("\x1e".join(_marked(t) for t in cell.content) for cell in row.cells) for row in table.rows)
    return "\x1c".join(("\x1d".join(_marked(t) for t in table.caption if t.plain), *rows))


def _marked(text: Text) -> str:
    words = text.plain.split(NOTE_ANCHOR)
    markers = [note.marker for note in text.notes]
    return collapse("".join(word + marker for word, marker in zip_longest(words, markers, fillvalue="")))


def _note_lines(table: Table) -> list[str]:
    """The lines that a table's notes are printed as."""
    return [
        collapse(f"{note.marker} {text.plain}" if at == 0 else text.plain)
        for note in table.notes
        for at, text in enumerate(note.content)
    ]
