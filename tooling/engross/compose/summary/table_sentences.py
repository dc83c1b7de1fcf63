"""What becomes of a table: a sentence a cell, row or caption, and the table before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engross.compose.law.moved_values import column_names, columns_by_row, moved_values
from engross.compose.summary.edit_sentences import Sentence, note_sentences, sentence, text_sentences
from engross.compose.summary.edits import edits_of
from engross.compose.summary.quotations import bare_words, excerpt, quotation
from engross.compose.summary.subjects import ChangeSubject, subject_of_change
from engross.model.comparison.comparison import CellChange, RowChange, TableChange, texts_in
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import NOTE_ANCHOR, Text
from engross.model.publication.publication import Grid, GridCell, GridRow, Line, PageBlock, Run, Style


def table_sentences(table: TableChange) -> Iterator[Sentence]:
    """What becomes of a table, in reading order: captions, values that left their column, rows and cells, notes."""
    if table.old is None or table.new is None:
        yield from _one_sided(table)
        return
    name = table_name(table.new)
    for caption in table.caption:
        yield from text_sentences(caption, f"caption of {name}")
    moved, told = moved_values(table)
    for value in moved:
        yield sentence(value.phrase, _table_subject(value.value, ""), name)
    names = column_names(table.old), column_names(table.new)
    places = dict(columns_by_row(table.old)) | dict(columns_by_row(table.new))
    for row in table.rows:
        if row.old is None or row.new is None:
            yield _row_of_one_side(row, name)
            continue
        for at, cell in enumerate(row.cells):
            yield from _cell_notes(cell)
            if id(cell) in told:
                continue
            side = 1 if cell.new is not None else 0
            of_row = places[id(row.new if side else row.old)]
            column = names[side][of_row[at]] if at < len(of_row) else f"column {at + 1}"
            yield from _cell(cell, f"{name}, {_row_name(row, at)}{column}")


def _one_sided(table: TableChange) -> Iterator[Sentence]:
    side = table.new or table.old
    if side is None:
        return
    new = table.old is None
    words = " ".join(bare_words(text.plain) for text in side.texts())
    subject = _table_subject("" if new else words, words if new else "")
    caption = "; ".join(words for words in (bare_words(text.plain) for text in side.caption) if words)
    said = f": {quotation(caption)}" if caption and caption != table_name(side) else ""
    yield sentence(f"{'new' if new else 'struck'}: {table_name(side)}{said}", subject)
    for text in texts_in(table):
        yield from note_sentences(text)


def table_name(table: Table) -> str:
    """How a sentence calls a table."""
    return f"table {table.number}" if table.number else "the table"


def _row_of_one_side(row: RowChange, name: str) -> Sentence:
    side, lead = (row.new, "new row") if row.old is None else (row.old, "struck row")
    words = " | ".join(_cell_words(cell) for cell in side.cells) if side is not None else ""
    subject = _table_subject(*(("", words) if row.old is None else (words, "")))
    said = f": {quotation(words)}" if words.strip(" |") else ", without words"
    return sentence(f"{lead}{said}", subject, name)


def _cell(cell: CellChange, where: str) -> Iterator[Sentence]:
    """What becomes of the words of a cell as a whole."""
    if all(text.old is not None and text.new is not None and not edits_of(text) for text in cell.content):
        return
    old, new = _cell_words(cell.old), _cell_words(cell.new)
    if old == new:
        return
    if "".join(old.split()) == "".join(new.split()):
        yield sentence(f"spacing only, in “{excerpt(new)}”", "other", where)
        return
    subject = _table_subject(old, new)
    if not old or not new:
        words = f"{'strikes' if old else 'adds'} {quotation(old or new)}"
    else:
        words = f"{quotation(old)} becomes {quotation(new)}"
    sides = (f"{where}: {excerpt(side)}" if side else "" for side in (old, new))
    yield sentence(words, subject, where, *sides)


def _cell_notes(cell: CellChange) -> Iterator[Sentence]:
    for text in cell.content:
        yield from note_sentences(text)


def _table_subject(old: str, new: str) -> ChangeSubject:
    """The figures of a table are limits unless they are money or times."""
    subject = subject_of_change(old, new)
    figures = any(letter.isdigit() for letter in old + new)
    return "limits" if figures and subject in ("deciders", "duties", "other") else subject


def _row_name(row: RowChange, at: int) -> str:
    side = row.new or row.old
    first = _cell_words(side.cells[0]) if at and side is not None else ""
    return f"row “{excerpt(first)}”, " if first else ""


def _cell_words(cell: Cell | None) -> str:
    return " ".join(bare_words(text.plain) for text in cell.content if text) if cell is not None else ""


def tables_before_and_after(table: TableChange) -> Iterator[PageBlock]:
    """The table before and after, of each the headings and the rows that change; all rows where cells reach down."""
    changed = [row for row in table.rows if _changes(row)]
    if not changed:
        return
    sides = (table.old, [row.old for row in changed]), (table.new, [row.new for row in changed])
    for words, (side, rows) in zip(("Before", "After"), sides, strict=True):
        if side is None:
            continue
        caption = ", ".join(text.words for text in side.caption if text.words)
        yield Line("caption", (Run(f"{words}{': ' if caption else ''}{caption}"),))
        shown = _shown(side, [row for row in rows if row is not None])
        if shown:
            yield _grid(shown)
        else:
            yield Line("item", (Run("These rows are not there."),))


def _changes(row: RowChange) -> bool:
    if row.old is None or row.new is None:
        return True
    texts = [text for cell in row.cells for text in cell.content]
    return any(span.mark != "kept" for text in texts for span in text.spans) or any(text.notes for text in texts)


def _shown(table: Table, changed: Sequence[Row]) -> list[Row]:
    if any(cell.rows > 1 for row in table.rows for cell in row.cells):
        return list(table.rows)
    wanted = {id(row) for row in changed}
    if not wanted:
        return []
    return [row for row in table.rows if id(row) in wanted or all(cell.heading for cell in row.cells)]


def _grid(rows: Sequence[Row]) -> Grid:
    width = max(sum(cell.columns for cell in row.cells) for row in rows)
    return Grid(tuple(GridRow(tuple(map(_grid_cell, row.cells))) for row in rows), width)


def _grid_cell(cell: Cell) -> GridCell:
    style: Style = "cell-heading" if cell.heading else "cell"
    return GridCell(
        tuple(Line(style, tuple(_marked(text))) for text in cell.content), cell.columns, cell.rows, cell.heading
    )


def _marked(text: Text) -> Iterator[Run]:
    """The words of a cell with the marks of its notes."""
    parts = text.plain.split(NOTE_ANCHOR)
    for at, part in enumerate(parts):
        if part:
            yield Run(part)
        if at < len(text.notes):
            yield Run(text.notes[at].marker, looks=("sup",))
