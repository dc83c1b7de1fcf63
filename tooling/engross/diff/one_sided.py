"""What is on one side only: struck, or inserted, as a whole."""

from __future__ import annotations

from functools import lru_cache

from engross.model.comparison.comparison import (
    BlockChange,
    CellChange,
    ProvisionChange,
    RowChange,
    TableChange,
    TextChange,
)
from engross.model.comparison.span import TextSpan
from engross.model.law.provision import Block, Provision
from engross.model.law.provision_note import printed_notes
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import Text


def repealed_provision(old: Provision) -> ProvisionChange:
    """A provision that is only on the old side, with all below it."""
    return _provision(old, is_old=True)


def added_provision(new: Provision) -> ProvisionChange:
    """A provision that is only on the new side, with all below it."""
    return _provision(new, is_old=False)


def _provision(provision: Provision, *, is_old: bool) -> ProvisionChange:
    head, rest = provision.head()
    own_line, beside = provision.own_line, one_sided_text(head, is_old=is_old)
    below = _blocks(rest, is_old=is_old)
    return ProvisionChange(
        "repealed" if is_old else "added",
        provision if is_old else None,
        None if is_old else provision,
        _label(provision.label, is_old),
        beside if own_line else None,
        below if own_line else (beside, *below),
        tuple([_provision(child, is_old=is_old) for child in provision.children]),
        _blocks(provision.flush, is_old=is_old),
        notes=_blocks(printed_notes(provision.notes), is_old=is_old),
    )


@lru_cache(maxsize=4096)
def _label(label: str, is_old: bool) -> tuple[TextSpan, ...]:
    return (TextSpan(label, "deleted" if is_old else "inserted"),) if label else ()


def _blocks(blocks: tuple[Block, ...], *, is_old: bool) -> tuple[BlockChange, ...]:
    return tuple([one_sided_block(block, is_old=is_old) for block in blocks])


def one_sided_block(block: Block, *, is_old: bool) -> BlockChange:
    """A block that is only on one side."""
    if isinstance(block, Text):
        return one_sided_text(block, is_old=is_old)
    return one_sided_table(block, is_old=is_old)


def one_sided_table(table: Table, *, is_old: bool) -> TableChange:
    """A table that is only on one side."""
    caption = tuple([one_sided_text(text, is_old=is_old) for text in table.caption])
    rows = tuple([one_sided_row(row, is_old=is_old) for row in table.rows])
    return TableChange(table, None, caption, rows) if is_old else TableChange(None, table, caption, rows)


def one_sided_text(text: Text, *, is_old: bool) -> TextChange:
    """A block of words that is only on one side."""
    spans = (TextSpan(text.plain, "deleted" if is_old else "inserted"),) if text.plain else ()
    return TextChange(text, None, spans) if is_old else TextChange(None, text, spans)


def one_sided_row(row: Row, *, is_old: bool) -> RowChange:
    """A row that is only on one side."""
    cells = tuple([_cell(cell, is_old=is_old) for cell in row.cells])
    return RowChange(row, None, cells) if is_old else RowChange(None, row, cells)


def _cell(cell: Cell, *, is_old: bool) -> CellChange:
    content = tuple([one_sided_text(text, is_old=is_old) for text in cell.content])
    return CellChange(cell, None, content) if is_old else CellChange(None, cell, content)
