"""Comparing two tables: by row, then by cell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from engross.diff.blocks.paragraphs import TextDiff, compare_paragraphs
from engross.diff.one_sided import one_sided_row, one_sided_table
from engross.diff.sequence_pairing import IndexPair, PairScoring, pair_sequences
from engross.diff.similarity import bag_of_texts, similarity
from engross.model.comparison.comparison import CellChange, RowChange, TableChange
from engross.model.law.table import Row, Table

_SAME_ROW = 2.0
"""What equal rows weigh; others up to 1.2: rows that moved are marked where they were and are, and none that stayed."""


def comparable(old: Table, new: Table) -> bool:
    """Whether the two have the same number of columns; where not, a table is struck and inserted whole."""
    return _width(old) == _width(new)


def compare_tables(old: Table, new: Table, text_diff: TextDiff) -> tuple[TableChange, ...]:
    """What became of a table: caption line by line, rows aligned, cells compared.

    Where a row comes or goes under a cell that spans rows, the merged rows would be no table: it is struck and inserted
    whole.
    """
    caption = compare_paragraphs(old.caption, new.caption, text_diff, in_step=True)
    rows: list[RowChange] = []
    for i, j in _pairs(old.rows, new.rows):
        if i is not None and j is not None:
            rows.append(_compare_rows(old.rows[i], new.rows[j], text_diff))
        elif i is not None:
            rows.append(one_sided_row(old.rows[i], is_old=True))
        elif j is not None:
            rows.append(one_sided_row(new.rows[j], is_old=False))
    if not _spans_hold(rows):
        return one_sided_table(old, is_old=True), one_sided_table(new, is_old=False)
    return (TableChange(old, new, caption, tuple(rows)),)


def _spans_hold(rows: Sequence[RowChange]) -> bool:
    """Whether each cell that spans rows spans rows of its own fate only."""
    fates = [(row.old is None, row.new is None) for row in rows]
    return all(
        fate == fates[at]
        for at, row in enumerate(rows)
        for cell in row.cells
        for side in (cell.old, cell.new)
        if side is not None
        for fate in fates[at : at + side.rows]
    )


def _pairs(old: Sequence[Row], new: Sequence[Row]) -> list[IndexPair]:
    olds, news = ([(_shape(row), _row_words(row)) for row in rows] for rows in (old, new))
    if olds == news:
        return [(k, k) for k in range(len(olds))]
    bag = cache(lambda words: bag_of_texts(words))

    @cache
    def score(i: int, j: int) -> float:
        (shape, words), (other_shape, other_words) = olds[i], news[j]
        if shape != other_shape:
            return 0.0
        return _SAME_ROW if words == other_words else 0.2 + similarity(bag(words), bag(other_words))

    return pair_sequences(
        len(old), len(new), PairScoring(score, lambda: ([words for _, words in olds], [words for _, words in news]))
    )


def table_words(table: Table) -> list[str]:
    """All the words of a table, for weighing it against another."""
    return [text.plain for text in table.texts()]


def _compare_rows(old: Row, new: Row, text_diff: TextDiff) -> RowChange:
    cells = [
        CellChange(one, other, compare_paragraphs(one.content, other.content, text_diff, in_step=True))
        for one, other in zip(old.cells, new.cells, strict=True)
    ]
    return RowChange(old, new, tuple(cells))


def _shape(row: Row) -> tuple[tuple[int, int], ...]:
    return tuple([(cell.columns, cell.rows) for cell in row.cells])


def _row_words(row: Row) -> tuple[str, ...]:
    return tuple([text.plain for cell in row.cells for text in cell.content])


def _width(table: Table) -> int:
    return max((sum(cell.columns for cell in row.cells) for row in table.rows), default=0)
