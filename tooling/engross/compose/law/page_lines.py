"""From a merged tree of provisions to the lines and grids of a page.

A clean copy is the redline of a version against itself, made by the same functions, so that what is accepted or
rejected in a redline reads exactly as the clean copy does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from engross.compose.law.text_runs import changed_runs, has_words, label_runs, text_runs
from engross.model.comparison.comparison import (
    BlockChange,
    CellChange,
    NoteChange,
    ProvisionChange,
    TableChange,
    TextChange,
)
from engross.model.comparison.span import Mark
from engross.model.law.hierarchy import Hierarchy
from engross.model.law.place import Places
from engross.model.law.provision import CONTAINERS, Level, Provision
from engross.model.law.table import Cell
from engross.model.law.text import NOTE_ANCHOR, Note
from engross.model.publication.publication import Grid, GridCell, GridRow, Line, PageBlock, Run, Style

BULLET = "•"
NOTES_HEADING = "NOTES:"
DELETED_PREFIX = "was__"
"""Before the eId in the anchor of a provision that is only on the old side: the new side may use the eId too."""


def page_lines(change: ProvisionChange, places: Places, depth: int = 0) -> Iterator[PageBlock]:
    """The lines of a provision and all below it; ``places`` is how it is cited, ``depth`` its indentation."""
    lines = _lines(change, places, depth)
    if change.end == "kept":
        yield from lines
        return
    made = list(lines)
    behind = 0 if change.either.level in CONTAINERS else len(list(_provision_notes(change, places.shown, depth)))
    last = made[-1 - behind]
    if isinstance(last, Line):
        made[-1 - behind] = replace(last, end=change.end)
    yield from made


def _lines(change: ProvisionChange, places: Places, depth: int) -> Iterator[PageBlock]:
    place = places.shown
    level = _depth(change.either, depth, places.hierarchy)
    for block in change.preface:
        yield from _block(block, place, level)
    yield from _head(change, place, level, places.hierarchy)
    contains = change.either.level in CONTAINERS
    if contains:
        yield from _provision_notes(change, place, level)
    rest = change.body if change.heading is not None else change.body[1:]
    for block in rest:
        yield from _block(block, place, level)
    for child, cited in places.of_children(change):
        yield from page_lines(child, cited, level + 1)
    for block in change.flush:
        yield from _block(block, place, level)
    if not contains:
        yield from _provision_notes(change, place, level)


def _provision_notes(change: ProvisionChange, place: str, level: int) -> Iterator[Line]:
    """The publisher's notes: under the heading of what holds sections, at the end of anything else."""
    for note in change.notes:
        if isinstance(note, TextChange) and has_words(note):
            yield Line("note", changed_runs(note), mark=note.mark, level=level, place=place)


def _depth(provision: Provision, given: int, hierarchy: Hierarchy) -> int:
    if provision.level in hierarchy.ranks:
        return hierarchy.depth(provision.level)
    return {"point": given, "text": given - 1}.get(provision.level, 0)


def _head(change: ProvisionChange, place: str, level: int, hierarchy: Hierarchy) -> Iterator[Line]:
    head = change.heading if change.heading is not None else change.body[0]
    provision = change.either
    label = label_runs(change.label)
    if not label and provision.level == "point":
        label = (Run(BULLET, change.mark),)
    assert isinstance(head, TextChange)  # noqa: S101 - a head is words, by construction
    if not label and not has_words(head):
        return
    yield Line(
        _style(provision.level, hierarchy),
        changed_runs(head),
        label,
        _line_mark(change, head),
        level=level,
        anchor=anchor_of(change),
        remark=_remark(change, place),
        place=place,
    )


def _line_mark(change: ProvisionChange, head: TextChange) -> Mark:
    """The mark of the line as a whole: that of the provision, or of a part of one whose line is on one side only."""
    if change.part_of is None or any(span.mark == "kept" for span in (*change.label, *head.spans)):
        return change.mark
    marks = {span.mark for span in (*change.label, *head.spans)}
    return marks.pop() if len(marks) == 1 else change.mark


def _style(level: Level, hierarchy: Hierarchy) -> Style:
    """The style of a provision's line: a unit that has a file of its own, and what holds it, looks as a chapter does;
    what stands between it and the sections as an article."""
    if level not in CONTAINERS:
        return "subclause" if level in ("indent", "subrule") else cast("Style", level)
    return "chapter" if level == hierarchy.unit or level in hierarchy.above_unit else "article"


def anchor_of(change: ProvisionChange) -> str:
    """The anchor of the provision's line in a redline; empty where it has no eId."""
    if change.kind == "joined" and change.part_of is not None and change.old is not None:
        return DELETED_PREFIX + change.old.eid if change.old.eid else ""
    eid = change.either.eid
    return eid if change.new is not None or not eid else DELETED_PREFIX + eid


def _remark(change: ProvisionChange, place: str) -> str:
    if not change.elsewhere:
        return ""
    if change.kind == "split":
        return f"Split: goes on in {change.elsewhere}." if change.part_of is None else f"Split from {change.elsewhere}."
    if change.kind == "joined":
        return f"Joined with {change.elsewhere}." if change.part_of is None else f"Joined to {change.elsewhere}."
    same = ", in another order" if change.elsewhere == place else ""
    return f"Moved {'to' if change.old is not None else 'from'} {change.elsewhere}{same}."


def _block(block: BlockChange, place: str, level: int) -> Iterator[PageBlock]:
    if isinstance(block, TableChange):
        yield from _table(block, place, level)
    elif has_words(block):
        yield Line("text", changed_runs(block), mark=block.mark, level=level, place=place)


def _table(table: TableChange, place: str, level: int) -> Iterator[PageBlock]:
    for caption in table.caption:
        mark = table.mark if table.mark != "kept" else caption.mark
        if has_words(caption):
            yield Line("caption", changed_runs(caption), mark=mark, level=level, place=place)
    rows = []
    for row in table.rows:
        mark = "inserted" if row.old is None else "deleted" if row.new is None else "kept"
        rows.append(GridRow(tuple(_cell(cell, place) for cell in row.cells), mark))
    widths = [sum(cell.columns for cell in row.cells) for row in rows]
    eid = (table.new or table.old).eid if (table.new or table.old) else ""  # type: ignore[union-attr]
    anchor = eid if table.new is not None else f"{DELETED_PREFIX}{eid}" if eid else ""
    yield Grid(tuple(rows), max(widths, default=0), level, anchor)
    yield from _notes(table, place, level)


def _cell(change: CellChange, place: str) -> GridCell:
    cell = change.new or change.old or Cell(())
    style: Style = "cell-heading" if cell.heading else "cell"
    lines = tuple(Line(style, changed_runs(text), mark=text.mark, place=place) for text in change.content)
    return GridCell(lines, cell.columns, cell.rows, cell.heading)


def _notes(table: TableChange, place: str, level: int) -> Iterator[Line]:
    """The notes under a table, in the order of their markers in the merged table."""
    found = list(_table_notes(table))
    if not found:
        return
    marks = {mark for mark, _ in found}
    mark: Mark = "kept" if "kept" in marks or len(marks) == 2 else marks.pop()
    yield Line("notes-heading", (Run(NOTES_HEADING, mark),), mark=mark, level=level, place=place)
    for mark, note in found:
        yield from _note_lines(note, mark, place, level)


def _table_notes(table: TableChange) -> Iterator[tuple[Mark, Note | NoteChange]]:
    texts = [*table.caption, *(text for row in table.rows for cell in row.cells for text in cell.content)]
    for text in texts:
        old, new = iter(text.old.notes if text.old else ()), iter(text.new.notes if text.new else ())
        kept = iter(text.notes)
        for span in text.spans:
            for _ in range(span.text.count(NOTE_ANCHOR)):
                before = next(old) if span.mark != "inserted" else None
                after = next(new) if span.mark != "deleted" else None
                note = next(kept, after) if before and after else before or after
                if note is not None and (after or before).kind == "table":  # type: ignore[union-attr]
                    yield span.mark, note


def _note_lines(note: Note | NoteChange, mark: Mark, place: str, level: int) -> Iterator[Line]:
    if isinstance(note, Note):
        for index, text in enumerate(note.content):
            own = (Run(note.marker, mark, looks=("sup",)),) if index == 0 else ()
            yield Line("note", text_runs(text, mark), own, mark, level=level, place=place)
        return
    for index, change in enumerate(note.content):
        label = _marker(note) if index == 0 else ()
        yield Line("note", changed_runs(change), label, change.mark, level=level, place=place)


def _marker(note: NoteChange) -> tuple[Run, ...]:
    if note.old.marker == note.new.marker:
        return (Run(note.new.marker, looks=("sup",)),)
    return Run(note.old.marker, "deleted", looks=("sup",)), Run(note.new.marker, "inserted", looks=("sup",))
