"""Numbers read from labels: one, a range, the word before it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.model.law import number as module
from engross.model.law.number import number_of, range_of, unit_word


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("§ 68-5.", "68-5"),
        ("A.", "A"),
        ("[1]", "1"),
        ("Chapter 17.32", "17.32"),
        ("17.32.180", "17.32.180"),
        ("Title 17", "17"),
        ("Subtitle 6", "6"),
        ("Appendix A", "A"),
        ("Sec. 2-82.", "2-82"),
        ("26-8.1", "26-8.1"),
        ("114.2.1", "114.2.1"),
        ("§ A-1.", "A-1"),
        ("§§ 2-62 to 2-80.", "2-62 to 2-80"),
        ("Secs. 2-62—2-80.", "2-62 to 2-80"),
        ("(b) – (d)", "b to d"),
        ("§ ____", ""),
        ("Chapter ___", ""),
        ("", ""),
        ("Section 9—26.", "9—26"),
        ("§ 9–26", "9–26"),
        ("Regulation .01", ".01"),
        ("§ .02.", ".02"),
        ("...", ""),
    ],
)
def test_the_number_in_a_label(label: str, number: str) -> None:
    assert number_of(label) == number


@pytest.mark.parametrize("label", ["Article I–A", "§ 68-5.", "(b)", "5 to 5", "A to Z of it"])
def test_what_is_no_range(label: str) -> None:
    assert range_of(label) is None


def test_the_ends_of_a_range() -> None:
    assert range_of("§§ 2-62–2-80") == ("2-62", "2-80")
    assert range_of("§§ 17.04.010 through 17.04.090") == ("17.04.010", "17.04.090")


@pytest.mark.parametrize(
    ("label", "word"),
    [("Subtitle 6", "Subtitle"), ("ARTICLE I", "ARTICLE"), ("§ 68-5.", ""), ("A.", ""), ("Reserved", "")],
)
def test_the_word_before_a_number(label: str, word: str) -> None:
    assert unit_word(label) == word


_PIECES = [
    *"§ \u00a0()[].,:-\u2011\u2013\u2014",
    "§§",
    "2-62",
    "A",
    "b",
    "17.04",
    "Secs.",
    "sections",
    "to",
    "through",
    "and",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=9).map("".join))
def test_what_is_taken_for_no_range_at_sight_is_none(label: str) -> None:
    found = range_of(label)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_WORDS_OF_RANGE", 0)
        assert range_of.__wrapped__(label) == found
