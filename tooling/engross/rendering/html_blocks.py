"""The lines and grids of a publication as the templates see them: HTML words, classes, ids, depths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from engross.model.publication import Footnote, Grid, GridCell, GridRow, Line, PageBlock, PageBreak, Run
from engross.rendering.anchors import heading_rows
from engross.rendering.html_words import Page, line_html
from engross.rendering.outline import Heading, outline, shown
from engross.rendering.stretches import Fate, fate_of, fate_of_row

_DEEPEST_INDENT = 8


@dataclass(frozen=True, slots=True)
class Block:
    """A line as the template sees it.

    ``name`` is its id; ``depth`` is 0 unless it is a heading; ``entry`` its words without marks; ``place`` the citation
    of the provision that begins with it, empty for any other line.
    """

    words: Markup
    style: str
    classes: str
    name: str = ""
    depth: int = 0
    fate: Fate = ""
    entry: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; ``scope`` is what it heads ("col", "row"), empty where it heads nothing."""

    blocks: tuple[Block, ...]
    columns: int
    rows: int
    scope: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    cells: tuple[Cell, ...]
    classes: str


@dataclass(frozen=True, slots=True)
class Table:
    """A grid with the captions above it; ``head`` are the rows that hold headings and nothing else."""

    caption: tuple[Block, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    classes: str
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its number on the page, its marker in the law, its paragraphs."""

    number: int
    marker: str
    kind: str
    paragraphs: tuple[Block, ...]


def html_blocks(blocks: Sequence[PageBlock], page: Page, outermost: int) -> list[Block | Table]:
    """The lines and grids of ``blocks``, captions with their tables; headings begin at depth ``outermost``."""
    headings = outline(blocks, outermost)
    made: list[Block | Table] = []
    caption: list[Block] = []
    new_page = False
    tables = 0
    for index, block in enumerate(blocks):
        if isinstance(block, PageBreak):
            new_page = True
            continue
        more = ["new-page"] if new_page else []
        new_page = False
        if isinstance(block, Grid):
            tables += 1
            made.append(_table(block, tuple(caption), page, more, tables))
            caption = []
            continue
        line = _line(block, page, headings.get(index), more)
        if block.style == "caption":
            caption.append(line)
            continue
        made += [*caption, line]
        caption = []
    return made + caption


def _line(line: Line, page: Page, heading: Heading | None, more: Sequence[str] = ()) -> Block:
    fate = fate_of((line,))
    level = f"level-{min(line.level, _DEEPEST_INDENT)}" if line.level else ""
    classes = [line.style, level, "labelled" if line.label else "", _bar(fate), *more]
    name = page.anchors.name(line.anchor)
    place = line.place if name else ""
    words = line_html(line, page)
    joined = " ".join(filter(None, classes))
    if heading is None:
        return Block(words, line.style, joined, name, entry=shown(line), place=place)
    name = name or page.anchors.new_name("heading")
    return Block(words, line.style, joined, name, heading.depth, heading.fate, shown(line), place)


def _bar(fate: Fate) -> str:
    """The class that draws the bar in the margin of what changed."""
    if not fate:
        return ""
    return "bar quiet" if fate == "terms" else "bar"


def html_note(note: Footnote, number: int, page: Page) -> Note:
    """A footnote as the ``number``-th of the page."""
    lines = (Line("note", runs, () if at else (Run(note.marker),)) for at, runs in enumerate(note.content))
    return Note(number, note.marker, note.kind, tuple(_line(line, page, None) for line in lines))


def _table(grid: Grid, caption: tuple[Block, ...], page: Page, more: Sequence[str], number: int) -> Table:
    top = heading_rows(grid)
    rows = [_row(row, page, "col" if index < top else "row") for index, row in enumerate(grid.rows)]
    indent = [f"level-{min(grid.level, _DEEPEST_INDENT)}"] if grid.level else []
    return Table(
        caption,
        tuple(rows[:top]),
        tuple(rows[top:]),
        " ".join(["table", *indent, *more]),
        page.anchors.name(grid.anchor) or page.anchors.new_name("table"),
        number,
    )


def _row(row: GridRow, page: Page, scope: str) -> Row:
    return Row(tuple(_cell(cell, page, scope) for cell in row.cells), _bar(fate_of_row(row)))


def _cell(cell: GridCell, page: Page, scope: str) -> Cell:
    blocks = tuple(_line(line, page, None) for line in cell.lines)
    # A heading without words is no heading to a screen reader.
    heads = cell.heading and any(block.words for block in blocks)
    return Cell(blocks, cell.columns, cell.rows, scope if heads else "")
