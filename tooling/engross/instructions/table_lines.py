"""A table as lines of quoted matter, and read from them.

``|+ words`` is a paragraph of the caption, ``|- cell | cell`` a row, ``|* 1 words`` a note. A cell that begins with
``!`` is a heading, one with ``{2}`` or ``{2,3}`` as wide as two columns and as high as three rows; ``¶`` parts its
paragraphs, and ``[^1]`` stands where note 1 is marked. A caption behind rows begins another table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from engross.errors import RefusedInstruction
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import NOTE_ANCHOR, Note, Text
from engross.patterns import compile_on_use

_CAPTION, _ROW, _NOTE = "|+", "|-", "|*"
_CELL = compile_on_use(
    r"(?P<heading>! ?)?(?:\{(?P<columns>\d{1,2})(?:,(?P<rows>\d{1,3}))?\} ?)?(?P<words>.*)", re.DOTALL
)
_MARK = compile_on_use(r"\[\^(\w{1,4})\]")
_PARAGRAPH = "¶"


def is_table_line(line: str) -> bool:
    """Whether ``line`` is one of a table."""
    return line[:2] in (_CAPTION, _ROW, _NOTE)


def table_lines(table: Table) -> Iterator[str]:
    """``table`` as lines: caption, rows, notes."""
    for text in table.caption:
        yield f"{_CAPTION} {_marked(text)}"
    for row in table.rows:
        yield f"{_ROW} " + " | ".join(_shown_cell(cell) for cell in row.cells)
    seen: set[str] = set()
    for note in table.notes:
        if note.marker not in seen:
            yield f"{_NOTE} {note.marker} " + f" {_PARAGRAPH} ".join(line.plain for line in note.content)
        seen.add(note.marker)


def _shown_cell(cell: Cell) -> str:
    spans = f"{{{cell.columns},{cell.rows}}} " if cell.rows > 1 else f"{{{cell.columns}}} " if cell.columns > 1 else ""
    return ("! " if cell.heading else "") + spans + f" {_PARAGRAPH} ".join(_marked(text) for text in cell.content)


def _marked(text: Text) -> str:
    """The words of ``text`` with the markers of its notes."""
    parts = text.plain.split(NOTE_ANCHOR)
    marks = [f"[^{note.marker}]" for note in text.notes]
    return parts[0] + "".join(mark + part for mark, part in zip(marks, parts[1:], strict=True))


def begins_table(line: str, before: Sequence[str]) -> bool:
    """Whether ``line`` begins another table than the lines ``before`` it."""
    return line.startswith(_CAPTION) and any(not one.startswith(_CAPTION) for one in before)


def read_table(lines: Sequence[str]) -> Table:
    """The table that ``lines`` show. Errors: RefusedInstruction where a note is marked that is not there."""
    notes = {marker: Note(marker, "table", _paragraphs(words, {})) for marker, words in _notes(lines)}
    caption = [text for line in lines if line.startswith(_CAPTION) for text in _paragraphs(line[2:], notes)]
    rows = [Row(tuple(_cell(part, notes) for part in line[2:].split("|"))) for line in lines if line.startswith(_ROW)]
    return Table(tuple(caption), tuple(rows))


def _notes(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        if line.startswith(_NOTE):
            marker, _, words = line[2:].strip().partition(" ")
            yield marker, words


def _cell(part: str, notes: Mapping[str, Note]) -> Cell:
    found = _CELL.fullmatch(part.strip())
    if found is None:
        raise RefusedInstruction(f'"{part[:40]}" is no cell of a table; write its words')
    content = _paragraphs(found["words"], notes)
    return Cell(content, int(found["columns"] or 1), int(found["rows"] or 1), found["heading"] is not None)


def _paragraphs(words: str, notes: Mapping[str, Note]) -> tuple[Text, ...]:
    return tuple(_text(part.strip(), notes) for part in words.split(_PARAGRAPH) if part.strip())


def _text(words: str, notes: Mapping[str, Note]) -> Text:
    markers = _MARK.findall(words) if notes else []
    missing = next((marker for marker in markers if marker not in notes), "")
    if missing:
        raise RefusedInstruction(f"note {missing} is marked in a table and not quoted below it; quote it")
    plain = _MARK.sub(NOTE_ANCHOR, words) if markers else words
    return Text(plain, notes=tuple(notes[marker] for marker in markers))
