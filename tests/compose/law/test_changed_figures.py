"""The figures that a proposal moves: (old words, new words, what is said of them)."""

from __future__ import annotations

import pytest

from engross.compose.law.changed_figures import figure_changes, figures_in
from engross.diff import compare
from engross.model.law.text import Tag, Text
from samples import chapter_of, item, section

BEFORE = "During such testing the limit shall be"
MOVES = [
    (f"{BEFORE} 70 dBA at the line.", f"{BEFORE} 60 dBA at the line.", [("70 dBA", "60 dBA")]),
    (f"{BEFORE} 60 dBA at the line.", f"{BEFORE} 60dBA at the line.", []),
    ("A fine of $100 for each offense.", "A fine of $250 for each offense.", [("$100", "$250")]),
    ("Not later than 30 days after mailing.", "Not later than 60 days after mailing.", [("30 days", "60 days")]),
    ("Up to 1 1/2% of the base salary is paid.", "Up to 2% of the base salary is paid.", [("1 1/2%", "2%")]),
    ("The limits of § 68-5 apply to all.", "The limits of § 68-6 apply to all.", []),
    ("The limits of Table 2 apply to all.", "The limits of Table 1 apply to all.", []),
    ("Open until 10:00 p.m. on weekdays.", "Open until 8:00 p.m. on weekdays.", [("10:00 p.m.", "8:00 p.m.")]),
]


@pytest.mark.parametrize(("old", "new", "moves"), MOVES)
def test_a_figure_replaced_by_one_of_its_kind_has_moved(old: str, new: str, moves: list[tuple[str, str]]) -> None:
    comparison = compare(
        chapter_of(section("5", "x", item("subsection", "A.", old))),
        chapter_of(section("5", "x", item("subsection", "A.", new))),
    )
    found = [
        (move.before.shown, move.after.shown) for change in comparison.root.walk() for move in figure_changes(change)
    ]
    assert found == moves


def test_a_note_mark_and_a_label_are_no_figures() -> None:
    plain = "Approved by the Department.4 Item (4) of § 68-5 and Table 2; 30 days, $1,500.00, and (12 feet)."
    raised = Tag("sup", plain.index("4"), plain.index("4") + 1)
    assert [figure.shown for figure in figures_in(Text(plain, (raised,)))] == ["30 days", "$1,500.00", "12 feet"]


@pytest.mark.parametrize(
    ("words", "value"),
    [("$1,500.50", 1500.5), ("1 1/2%", 1.5), ("3/4 inch", 0.75), ("10:00 p.m.", None), ("60 dBA", 60.0)],
)
def test_the_value_of_a_figure(words: str, value: float | None) -> None:
    [figure] = figures_in(Text(f"of {words} or so"))
    assert (figure.shown, figure.value) == (words, value)
