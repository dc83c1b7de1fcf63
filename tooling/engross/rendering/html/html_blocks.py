"""The lines and grids of a publication as the templates see them: HTML words, classes, ids, depths."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from engross.model.publication.publication import Footnote, Grid, GridCell, GridRow, Line, PageBlock, PageBreak, Run
from engross.rendering.heading_outline import Heading, heading_outline, heading_words
from engross.rendering.html.html_inline import HtmlPage, line_html
from engross.rendering.marked_runs import ChangeStatus, change_status, row_change_status
from engross.rendering.page_anchors import heading_rows
from engross.values import dataclass

_DEEPEST_INDENT = 8


@dataclass(frozen=True, slots=True)
class HtmlBlock:
    """A line as the template sees it.

    ``name`` is its id; ``depth`` is 0 unless it is a heading; ``entry`` its words without marks; ``place`` the citation
    of the provision that begins with it, empty for any other line.
    """

    words: Markup
    style: str
    classes: str
    name: str = ""
    depth: int = 0
    fate: ChangeStatus = ""
    entry: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class HtmlCell:
    """A cell; ``scope`` is what it heads ("col", "row"), empty where it heads nothing."""

    blocks: tuple[HtmlBlock, ...]
    columns: int
    rows: int
    scope: str


@dataclass(frozen=True, slots=True)
class HtmlRow:
    """A row of a table."""

    cells: tuple[HtmlCell, ...]
    classes: str


@dataclass(frozen=True, slots=True)
class HtmlTable:
    """A grid with the captions above it; ``head`` are the rows that hold headings and nothing else."""

    caption: tuple[HtmlBlock, ...]
    head: tuple[HtmlRow, ...]
    body: tuple[HtmlRow, ...]
    classes: str
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class HtmlNote:
    """A footnote: its number on the page, its marker in the law, its paragraphs."""

    number: int
    marker: str
    kind: str
    paragraphs: tuple[HtmlBlock, ...]


def html_blocks(blocks: Sequence[PageBlock], page: HtmlPage, outermost: int) -> list[HtmlBlock | HtmlTable]:
    """The lines and grids of ``blocks``, captions with their tables; headings begin at depth ``outermost``."""
    headings = heading_outline(blocks, outermost)
    made: list[HtmlBlock | HtmlTable] = []
    caption: list[HtmlBlock] = []
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


def _line(line: Line, page: HtmlPage, heading: Heading | None, more: Sequence[str] = ()) -> HtmlBlock:
    fate = change_status((line,))
    level = f"level-{min(line.level, _DEEPEST_INDENT)}" if line.level else ""
    classes = [line.style, level, "labelled" if line.label else "", _bar(fate), *more]
    name = page.anchors.name(line.anchor)
    place = line.place if name else ""
    words = line_html(line, page)
    joined = " ".join(filter(None, classes))
    if heading is None:
        return HtmlBlock(words, line.style, joined, name, entry=heading_words(line), place=place)
    name = name or page.anchors.new_name("heading")
    return HtmlBlock(words, line.style, joined, name, heading.depth, heading.fate, heading_words(line), place)


def _bar(fate: ChangeStatus) -> str:
    """The class that draws the bar in the margin of what changed."""
    if not fate:
        return ""
    return "bar quiet" if fate == "terms" else "bar"


def html_note(note: Footnote, number: int, page: HtmlPage) -> HtmlNote:
    """A footnote as the ``number``-th of the page."""
    lines = (Line("note", runs, () if at else (Run(note.marker),)) for at, runs in enumerate(note.content))
    return HtmlNote(number, note.marker, note.kind, tuple(_line(line, page, None) for line in lines))


def _table(grid: Grid, caption: tuple[HtmlBlock, ...], page: HtmlPage, more: Sequence[str], number: int) -> HtmlTable:
    top = heading_rows(grid)
    rows = [_row(row, page, "col" if index < top else "row") for index, row in enumerate(grid.rows)]
    indent = [f"level-{min(grid.level, _DEEPEST_INDENT)}"] if grid.level else []
    return HtmlTable(
        caption,
        tuple(rows[:top]),
        tuple(rows[top:]),
        " ".join(["table", *indent, *more]),
        page.anchors.name(grid.anchor) or page.anchors.new_name("table"),
        number,
    )


def _row(row: GridRow, page: HtmlPage, scope: str) -> HtmlRow:
    return HtmlRow(tuple(_cell(cell, page, scope) for cell in row.cells), _bar(row_change_status(row)))


def _cell(cell: GridCell, page: HtmlPage, scope: str) -> HtmlCell:
    blocks = tuple(_line(line, page, None) for line in cell.lines)
    # A heading without words is no heading to a screen reader.
    heads = cell.heading and any(block.words for block in blocks)
    return HtmlCell(blocks, cell.columns, cell.rows, scope if heads else "")
