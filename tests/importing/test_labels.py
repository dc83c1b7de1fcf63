"""Series of labels, as drafters continue and insert in them."""

from __future__ import annotations

import re

import pytest

from importing.outlines import imported, outline
from wordfiles import p, word_file


def tree(*labels: str) -> list[str]:
    """The labels of a section's provisions, two blanks a level."""
    body = p("§ 9-1. Title.") + "".join(p(f"{label} It is so;") for label in labels)
    lines = outline(imported(word_file(body)).proposal).splitlines()[2:]
    return [re.sub(r"^    (\s*)\w+ ", r"\1", line) for line in lines if "|" not in line]


LETTERS = [f"({letter})" for letter in "abcdefghijklmnopqrstuvwxyz"]


@pytest.mark.parametrize("more", [["(aa)", "(bb)", "(cc)"], ["(aa)", "(ab)", "(ac)"], ["(za)", "(zb)", "(zc)"]])
def test_letters_go_on_behind_z(more: list[str]) -> None:
    assert tree(*LETTERS, *more) == [*LETTERS, *more]


def test_doubled_letters_are_a_list_of_their_own_below_a_numeral() -> None:
    assert tree("(1)", "(a)", "(i)", "(aa)", "(bb)", "(ii)", "(b)") == [
        "(1)",
        "  (a)",
        "    (i)",
        "      (aa)",
        "      (bb)",
        "    (ii)",
        "  (b)",
    ]


@pytest.mark.parametrize("more", [["A.", "AA.", "B."], ["(a)", "(aa)", "(b)"]])
def test_doubled_letters_alone_were_put_between(more: list[str]) -> None:
    assert tree(*more) == more


@pytest.mark.parametrize(
    "labels",
    [
        ["(A)", "(A-1)", "(A-2)", "(B)"],
        ["(1)", "(1.5)", "(2)"],
        ["(1)", "(1a)", "(1b)", "(2)"],
        ["(1)", "(1-A)", "(2)"],
        ["(a)", "(bis)", "(ter)", "(b)"],
        ["(a)", "(a bis)", "(b)"],
        ["A.", "A-1.", "B."],
        ["1.", "1A.", "2."],
    ],
    ids=" ".join,
)
def test_an_inserted_label_stands_beside_the_one_it_was_put_behind(labels: list[str]) -> None:
    assert tree(*labels) == labels


def test_an_inserted_label_stays_at_its_depth() -> None:
    assert tree("A.", "(1)", "(1.5)", "(2)", "(a)", "(a-1)", "(b)", "B.") == [
        "A.",
        "  (1)",
        "  (1.5)",
        "  (2)",
        "    (a)",
        "    (a-1)",
        "    (b)",
        "B.",
    ]


def test_two_labels_without_a_blank_are_two() -> None:
    assert tree("(A)(1)", "(2)", "(B)", "(i)", "(ii)") == ["(A)", "  (1)", "  (2)", "(B)", "  (i)", "  (ii)"]
