"""A grid as a ``w:tbl``.

::

    <w:tbl><w:tblPr>…</w:tblPr><w:tblGrid>…</w:tblGrid>
      <w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc>…</w:tc></w:tr>
      <w:tr><w:trPr><w:cantSplit/><w:ins …/></w:trPr><w:tc>…</w:tc></w:tr>
    </w:tbl>
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from engross.model.grid_layout import Slot, layout
from engross.model.publication.publication import Grid, GridCell, GridRow, Line
from engross.rendering.docx.document_state import DocumentState
from engross.rendering.docx.docx_paragraph import ParagraphPosition, paragraph_xml

# Tables of at most so many rows stay on one page.
_WHOLE = 12

# For column widths, twentieths of a point: a letter of the type in a cell, and the cell's own margins.
_LETTER, _PADDING = 120, 240
_LONGEST_WORD, _LONGEST_LINE = 48, 60


def table_xml(grid: Grid, draft: DocumentState, setting: ParagraphPosition) -> str:
    """``grid`` as a ``w:tbl`` from margin to margin, however deep in the law it stands.

    ``setting``: ``page_break`` holds for its first paragraph, ``keep_next`` for its last row.
    """
    bookmark = draft.bookmark(grid, "")
    rows = layout(grid)
    width = max([1, grid.width, *(slot.column + slot.columns for row in rows for slot in row)])
    widths = column_widths(rows, width, draft.look.page.text_width)
    headings = _heading_rows(grid)
    whole = len(grid.rows) <= _WHOLE
    columns = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    properties = (
        f'<w:tblStyle w:val="LawTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
    )
    parts = [f"{bookmark}<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"]
    for at, (row, slots) in enumerate(zip(grid.rows, rows, strict=True)):
        last = at == len(grid.rows) - 1
        keep = setting.keep_next if last else whole or at < headings
        stand = replace(setting, keep_next=keep, page_break=setting.page_break and at == 0)
        parts.append(_row(row, slots, widths, draft, stand, heading=at < headings < len(grid.rows)))
    parts.append("</w:tbl>")
    return "".join(parts)


def _heading_rows(grid: Grid) -> int:
    """How many rows stand again atop each page: those of headings only, but for a banner across the whole table."""
    columns = takewhile(
        lambda at: all(cell.heading for cell in grid.rows[at].cells) and (at == 0 or len(grid.rows[at].cells) > 1),
        range(len(grid.rows)),
    )
    return len(list(columns))


def column_widths(rows: list[list[Slot]], width: int, total: int) -> list[int]:
    """Widths of ``width`` columns that add up to ``total``: room for the longest word, then by the longest text."""
    low, high = [1] * width, [1] * width
    for slot in (slot for row in rows for slot in row if slot.columns == 1 and slot.cell):
        for text in _texts(slot.cell):
            longest = max(map(len, text.split()), default=1)
            low[slot.column] = max(low[slot.column], min(longest, _LONGEST_WORD))
            high[slot.column] = max(high[slot.column], min(len(text), _LONGEST_LINE))
    least = [letters * _LETTER + _PADDING for letters in low]
    spare = total - sum(least)
    if spare >= 0:
        wants = [more - few + 1 for more, few in zip(high, low, strict=True)]
        widths = [own + spare * want // sum(wants) for own, want in zip(least, wants, strict=True)]
    else:
        widths = [total * own // sum(least) for own in least]
    widths[-1] += total - sum(widths)
    return widths


def _texts(cell: GridCell | None) -> Iterator[str]:
    for line in cell.lines if cell else ():
        yield "".join(run.text for run in (*line.label, *line.runs))


def _row(
    row: GridRow,
    slots: list[Slot],
    widths: list[int],
    draft: DocumentState,
    setting: ParagraphPosition,
    *,
    heading: bool,
) -> str:
    after = len(widths) - sum(slot.columns for slot in slots)
    parts = ["<w:tr><w:trPr>"]
    if after > 0:
        parts.append(f'<w:gridAfter w:val="{after}"/>')
    parts.append("<w:cantSplit/>")
    if heading:
        parts.append("<w:tblHeader/>")
    parts.extend((draft.tracked_end(row.mark, terms=False, author=row.author), "</w:trPr>"))
    for slot in slots:
        width = sum(widths[slot.column : slot.column + slot.columns])
        parts.append(_cell(row, slot, width, draft, setting))
    parts.append("</w:tr>")
    return "".join(parts)


def _cell(row: GridRow, slot: Slot, width: int, draft: DocumentState, setting: ParagraphPosition) -> str:
    parts = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>']
    if slot.columns > 1:
        parts.append(f'<w:gridSpan w:val="{slot.columns}"/>')
    if slot.merge:
        parts.append(f'<w:vMerge w:val="{slot.merge}"/>')
    parts.append("</w:tcPr>")
    lines = slot.cell.lines if slot.cell and slot.cell.lines else (Line("cell"),)
    page_break, inner = setting.page_break and slot.column == 0, width - _PADDING
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else None
        stand = replace(setting, page_break=page_break and at == 0, after_table=False, following=following, width=inner)
        parts.append(paragraph_xml(line, draft, stand, row.mark))
    parts.append("</w:tc>")
    return "".join(parts)
