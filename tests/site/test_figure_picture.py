"""The picture of the figures that move: what is drawn, where, and what it says to those who do not see it."""

from __future__ import annotations

from engross.compose.law.change_summary import ReplacedFigure
from engross.site.figure_picture import FigurePicture, figure_picture


def moved(*pairs: tuple[str, str]) -> FigurePicture | None:
    return figure_picture([ReplacedFigure(f"§ 68-{at}", "", old, new, "") for at, (old, new) in enumerate(pairs, 1)])


def test_figures_of_one_unit_are_on_one_scale() -> None:
    picture = moved(("$50", "$100"), ("$100", "$25"))
    assert picture is not None
    first, second = picture.rows
    assert (first.before, first.after, first.falls, second.falls) == ("$50", "$100", False, True)
    # From 0 to 100 dollars over 148 units of length, which begin at 96.
    assert [first.start, first.end, second.start, second.end] == [170.0, 244.0, 244.0, 133.0]
    assert picture.height == 2 * (picture.rows[1].top - picture.rows[0].top)


def test_figures_near_one_another_are_not_drawn_from_0() -> None:
    picture = moved(("2003", "2027"), ("70 dBA", "60 dBA"), ("65 dBA", "60 dBA"))
    assert picture is not None
    years, first, second = picture.rows
    assert (years.start, years.end) == (96.0, 244.0)
    assert (first.start, first.end) == (244.0, 96.0)
    assert (second.start, second.end) == (170.0, 96.0)


def test_what_cannot_be_compared_is_left_out_and_counted() -> None:
    picture = moved(("10:00 p.m.", "8:00 p.m."), ("30 days", "2 weeks"), ("1 day", "3 days"), ("$1", "$1,234,567,890"))
    assert picture is not None
    assert [(row.place, row.before, row.after) for row in picture.rows] == [("§ 68-3", "1 day", "3 days")]
    assert picture.left_out == 3
    assert moved(("10:00 p.m.", "8:00 p.m.")) is None
    assert moved() is None


def test_a_picture_is_small() -> None:
    picture = moved(*((f"${at} ", f"${at + 9}") for at in range(20)))
    assert picture is not None
    assert (len(picture.rows), picture.left_out) == (6, 14)
    for row in picture.rows:
        assert 96 <= min(row.start, row.end) <= max(row.start, row.end) <= 244


def test_short_lines_have_no_arrow() -> None:
    picture = moved(("100 feet", "101 feet"), ("100 feet", "10 feet"))
    assert picture is not None
    assert [row.has_arrow for row in picture.rows] == [False, True]
