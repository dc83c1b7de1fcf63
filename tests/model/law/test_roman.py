"""Roman numerals: their value, and when two numbers are one."""

from __future__ import annotations

import pytest

from engross.model.law.roman import other_numeral, roman_value, same_numeral


@pytest.mark.parametrize(
    ("numeral", "value"), [("I", 1), ("iv", 4), ("IX", 9), ("XIV", 14), ("XL", 40), ("XCIX", 99), ("CCCXCIX", 399)]
)
def test_value(numeral: str, value: int) -> None:
    assert roman_value(numeral) == value


@pytest.mark.parametrize("other", ["", "IIII", "VX", "A", "12", "IC"])
def test_what_is_no_numeral(other: str) -> None:
    assert roman_value(other) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("1", "I", True), ("II", "ii", True), ("A", "A", True), ("A", "B", False), ("", "B", False), ("I", "2", False)],
)
def test_same(one: str, other: str, same: bool) -> None:
    assert same_numeral(one, other) is same


@pytest.mark.parametrize(
    ("number", "other"),
    [("IV", "4"), ("4", "IV"), ("x", "10"), ("C", ""), ("A", ""), ("400", ""), ("04", ""), ("", "")],
)
def test_a_number_has_another_way_of_writing_it(number: str, other: str) -> None:
    assert other_numeral(number) == other
