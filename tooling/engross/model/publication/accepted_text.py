"""The text of one side of a page: what is left when all changes are accepted, or all rejected."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import Literal

from engross.model.comparison.span import Mark
from engross.model.grid_layout import Slot, layout
from engross.model.law.text import NOTE_ANCHOR
from engross.model.picture_formats import PICTURE_KINDS, PictureKind
from engross.model.publication.publication import Footnote, Grid, Line, PageBlock, Run, Style
from engross.values import dataclass

Side = Literal["old", "new"]

_GONE: dict[Side, Mark] = {"old": "inserted", "new": "deleted"}


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note at the foot of the page: the marker that the reader sees, and its paragraphs."""

    marker: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParagraphText:
    """A paragraph with its label; ``words`` has NOTE_ANCHOR where the marker of a note stands, and the text alternative
    of a picture in brackets; ``pictures`` are the SHA-256 (hex) of those that are shown, in their order."""

    words: str
    notes: tuple[NoteText, ...] = ()
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell, its empty paragraphs left out; the column it begins in (0 is the first), and how many columns and rows it
    covers.
    """

    paragraphs: tuple[ParagraphText, ...]
    column: int = 0
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class TableText:
    """A table: its rows, each with every cell that begins in it, empty ones too."""

    rows: tuple[tuple[CellText, ...], ...]


TextPart = ParagraphText | TableText
"""What a reader sees of one side, in the order of the page: all that a fingerprint and a proof count."""


def side_text(
    blocks: Iterable[PageBlock], side: Side, kinds: Collection[PictureKind] = PICTURE_KINDS
) -> Iterator[TextPart]:
    """What a reader sees of ``side``: paragraphs, tables cell by cell, notes, and the pictures of these ``kinds``.
    Empty paragraphs are left out.
    """
    for is_line, group in groupby(blocks, key=lambda block: isinstance(block, Line)):
        if is_line:
            yield from _side_paragraphs((block for block in group if isinstance(block, Line)), side, kinds)
            continue
        for block in group:
            table = _side_table(block, side, kinds) if isinstance(block, Grid) else TableText(())
            if table.rows:
                yield table


def paragraphs_in(parts: Iterable[TextPart]) -> Iterator[ParagraphText]:
    """The paragraphs of ``parts``, those in cells included, in the order of the page."""
    for part in parts:
        if isinstance(part, ParagraphText):
            yield part
        else:
            yield from (paragraph for row in part.rows for cell in row for paragraph in cell.paragraphs)


def _side_table(grid: Grid, side: Side, kinds: Collection[PictureKind]) -> TableText:
    slots = layout(grid)
    stays = [row.mark != _GONE[side] for row in grid.rows]

    def cell(slot: Slot, at: int) -> CellText:
        paragraphs = tuple(_side_paragraphs(slot.cell.lines, side, kinds)) if slot.cell else ()
        reach = slot.cell.rows if slot.cell else 1
        return CellText(paragraphs, slot.column, slot.columns, sum(stays[at : at + reach]))

    return TableText(
        tuple(
            tuple(cell(slot, at) for slot in row if slot.merge != "continue")
            for at, row in enumerate(slots)
            if stays[at]
        )
    )


def _side_paragraphs(lines: Iterable[Line], side: Side, kinds: Collection[PictureKind]) -> Iterator[ParagraphText]:
    held = ParagraphText("")
    for line in lines:
        if line.mark == _GONE[side] or line.struck_by:
            continue
        found = _side_paragraph(line, side, kinds)
        held = ParagraphText(held.words + found.words, held.notes + found.notes, held.pictures + found.pictures)
        if line.end != _GONE[side]:
            yield from _if_any(held)
            held = ParagraphText("")
    yield from _if_any(held)


def _if_any(paragraph: ParagraphText) -> Iterator[ParagraphText]:
    if paragraph.words:
        yield paragraph


def _side_paragraph(line: Line, side: Side, kinds: Collection[PictureKind]) -> ParagraphText:
    label, words = _anchored(line.label, side), _anchored(line.runs, side)
    set_off = label_separator(line.style) if label.replace(NOTE_ANCHOR, "") and words.replace(NOTE_ANCHOR, "") else ""
    notes = tuple(
        _side_note(run, run.note, side)
        for run in (*line.label, *line.runs)
        if run.note is not None and _is_on(run, side)
    )
    shown = (run.picture for run in line.runs if run.picture is not None and _is_on(run, side))
    pictures = tuple(picture.sha256 for picture in shown if picture.sha256 and picture.kind in kinds)
    return ParagraphText(label + set_off + words, notes, pictures)


def _anchored(runs: Iterable[Run], side: Side) -> str:
    return "".join(NOTE_ANCHOR if run.note else run.text for run in runs if _is_on(run, side))


def _is_on(run: Run, side: Side) -> bool:
    return run.mark != _GONE[side] and not run.struck_by


def _side_note(marker: Run, note: Footnote, side: Side) -> NoteText:
    """A note as ``side`` has it: all of its words share the fate of a marker that comes or goes."""
    gone = _GONE[side] if marker.mark == "kept" else None
    paragraphs = ("".join(run.text for run in runs if run.mark != gone) for runs in note.content)
    shown = (note.was or marker.text) if side == "old" else marker.text
    return NoteText(shown, tuple(words for words in paragraphs if words))


def side_blocks(blocks: Iterable[PageBlock], side: Side) -> Iterator[str]:
    """The text of each line and cell of ``side``, in reading order: label, a tab, words.

    A heading's label and words are parted by a blank. Note markers are left out: what they refer to is not part
    of a block's words.
    """
    gone = _GONE[side]
    held = ""
    for block in blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                if row.mark != gone:
                    for cell in row.cells:
                        yield from side_blocks(cell.lines, side)
        elif isinstance(block, Line) and block.mark != gone and not block.struck_by:
            held += side_line_text(block, side)
            if block.end != gone:
                yield held
                held = ""
    if held:
        yield held


def side_line_text(line: Line, side: Side) -> str:
    """The text of one line on one side."""
    label, words = _words(line.label, side), _words(line.runs, side)
    return label + label_separator(line.style) + words if label and words else label + words


def label_separator(style: Style) -> str:
    """What sets a label off from the words behind it, where there are both: a blank in a heading, else a tab."""
    return " " if style in ("chapter", "article", "section") else "\t"


def _words(runs: Iterable[Run], side: Side) -> str:
    return "".join(run.text for run in runs if _is_on(run, side) and run.note is None)
