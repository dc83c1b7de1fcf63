"""Common beginnings are found whole."""

from __future__ import annotations

from itertools import takewhile

from hypothesis import given
from hypothesis import strategies as st

from engross.diff.common_prefix import common_prefix_items, common_prefix_length

letters = st.lists(st.sampled_from("ab"), max_size=12)


def expected(one: list[str], other: list[str]) -> int:
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))


@given(letters, letters)
def test_what_both_begin_with_is_counted(one: list[str], other: list[str]) -> None:
    assert common_prefix_length("".join(one), "".join(other)) == expected(one, other)
    assert common_prefix_items(one, other, min(len(one), len(other))) == expected(one, other)


@given(letters, letters, st.integers(0, 12))
def test_no_more_are_counted_than_asked_for(one: list[str], other: list[str], most: int) -> None:
    most = min(most, len(one), len(other))
    assert common_prefix_items(iter(one), iter(other), most) == min(expected(one, other), most)
