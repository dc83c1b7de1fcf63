"""Runs of kept words are as long as they can be, and common beginnings are found whole."""

from __future__ import annotations

from itertools import takewhile

from hypothesis import given
from hypothesis import strategies as st

from engross.compare.runs import joined, shared

letters = st.lists(st.sampled_from("ab"), max_size=12)


def test_runs_that_touch_are_one() -> None:
    assert joined([(0, 0, 2), (2, 2, 1), (3, 4, 2), (5, 6, 0), (5, 6, 3), (9, 9, 1)]) == [
        (0, 0, 3),
        (3, 4, 5),
        (9, 9, 1),
    ]


def test_no_run_is_empty() -> None:
    assert joined([(0, 0, 0), (4, 4, 0)]) == []


@given(letters, letters)
def test_shared_counts_what_both_begin_with(one: list[str], other: list[str]) -> None:
    pairs = zip(one, other, strict=False)
    assert shared(one, other) == len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
