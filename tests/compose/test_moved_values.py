"""A value that left a column says which, and which it reached."""

from __future__ import annotations

import pytest

from engross.compose import summary_lines
from engross.diff import compare
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import Text
from samples import chapter_of, section


def table(*rows: tuple[str, ...], heads: tuple[Row, ...] = ()) -> Table:
    return Table((Text("Table 1"),), (*heads, *(Row(tuple(Cell((Text(words),)) for words in row)) for row in rows)))


def head(*cells: tuple[str, int, int]) -> Row:
    return Row(tuple(Cell((Text(words),), columns, rows, True) for words, columns, rows in cells))


HEADS = (head(("Zone", 1, 2), ("Limit", 2, 1)), head(("Day", 1, 1), ("Night", 1, 1)))


def told(old: Table, new: Table) -> list[str]:
    comparison = compare(*(chapter_of(section("1", "Limits.", each)) for each in (old, new)))
    return [line.words for line in summary_lines(comparison.root, comparison.new.hierarchy).lines]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            ("Home", "55", ""),
            ("Home", "", "55"),
            "Table 1: moves “55” from the column “Limit, Day” to the column “Limit, Night” in the row “Home”.",
        ),
        (
            ("Home", "55", "45"),
            ("Home", "45", "55"),
            (
                "Table 1: moves “55” from the column “Limit, Day” to the column “Limit, Night” in the row “Home”. "
                "Table 1: moves “45” from the column “Limit, Night” to the column “Limit, Day” in the row “Home”."
            ),
        ),
        (
            ("Home", "55", "45"),
            ("Home", "60", "55"),
            (
                "Table 1: moves “55” from the column “Limit, Day” to the column “Limit, Night” in the row “Home”. "
                "Table 1, row “Home”, the column “Limit, Day”: “55” becomes “60”. "
                "Table 1, row “Home”, the column “Limit, Night”: “45” becomes “55”."
            ),
        ),
        (
            ("Home", "55", "45"),
            ("Home", "55", "50"),
            "Table 1, row “Home”, the column “Limit, Night”: “45” becomes “50”.",
        ),
        (
            ("Home", "55", "55"),
            ("Home", "55", "50"),
            "Table 1, row “Home”, the column “Limit, Night”: “55” becomes “50”.",
        ),
    ],
)
def test_between_columns_with_headings(old: tuple[str, ...], new: tuple[str, ...], said: str) -> None:
    rest = ("Shop", "60", "62")
    assert told(table(old, rest, heads=HEADS), table(new, rest, heads=HEADS)) == [said]


def test_columns_without_a_heading_have_numbers() -> None:
    assert told(table(("", "55", "a"), ("x", "y", "z")), table(("55", "", "a"), ("x", "y", "z"))) == [
        "Table 1: moves “55” from column 2 to column 1."
    ]
