"""The order of lines on a page: columns, bands over several of them, labels beside their words."""

from __future__ import annotations

import random

import pytest

from engross.model.scanned_page import Box, ScannedLine, ScannedWord
from engross.scanning.reading_order import in_reading_order


def line(text: str, left: int, top: int, width: int = 200, height: int = 20) -> ScannedLine:
    return ScannedLine((ScannedWord(text, left, left + width, 1.0),), Box(left, top, left + width, top + height), 0)


def column(name: str, left: int, top: int, count: int) -> list[ScannedLine]:
    return [line(f"{name}{at}", left, top + 22 * at) for at in range(count)]


def order(lines: list[ScannedLine]) -> list[tuple[int, str]]:
    """The order of ``lines``, in whatever order they were found."""
    random.Random(len(lines)).shuffle(lines)
    return [(each.column, each.text) for each in in_reading_order(lines)]


def names(name: str, count: int, number: int) -> list[tuple[int, str]]:
    return [(number, f"{name}{at}") for at in range(count)]


def test_columns_are_read_one_after_another() -> None:
    page = [*column("a", 0, 0, 9), *column("b", 206, 11, 8), *column("c", 412, 4, 3)]
    assert order(page) == [*names("a", 9, 0), *names("b", 8, 1), *names("c", 3, 2)]


def test_a_heading_over_columns_stands_before_them() -> None:
    page = [line("heading", 0, 0, 620), *column("a", 0, 30, 6), *column("b", 210, 30, 6), *column("c", 420, 30, 6)]
    assert order(page) == [(0, "heading"), *names("a", 6, 1), *names("b", 6, 2), *names("c", 6, 3)]


def test_a_band_over_columns_in_the_middle() -> None:
    page = [*column("a", 0, 0, 4), *column("b", 210, 0, 4), line("band", 0, 100, 410)]
    page += [*column("c", 0, 130, 4), *column("d", 210, 130, 4)]
    assert [text for _, text in order(page)] == [
        *(text for _, text in names("a", 4, 0)),
        *(text for _, text in names("b", 4, 0)),
        "band",
        *(text for _, text in names("c", 4, 0)),
        *(text for _, text in names("d", 4, 0)),
    ]


def test_labels_stay_with_their_words() -> None:
    page = [*column("a", 60, 0, 6), line("A.", 0, 0, 30), line("B.", 0, 66, 30)]
    assert order(page) == [(0, "A. a0"), (0, "a1"), (0, "a2"), (0, "B. a3"), (0, "a4"), (0, "a5")]


def test_pieces_of_one_line_are_put_together() -> None:
    page = [*column("a", 0, 0, 5), line("left", 0, 110, 80), line("right", 110, 112, 90)]
    assert order(page)[-1] == (0, "left right")


def test_a_speck_between_columns_is_no_column() -> None:
    page = [*column("a", 0, 0, 9), line(".", 204, 50, 4, 4), *column("b", 212, 0, 9)]
    assert max(number for number, _ in order(page)) == 1


@pytest.mark.parametrize("count", [0, 1])
def test_no_line_and_one(count: int) -> None:
    assert len(order(column("a", 0, 0, count))) == count
