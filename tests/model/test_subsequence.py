"""The longest rising run, against trying every run."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.model.subsequence import longest_increasing_subsequence

numbers = st.lists(st.integers(0, 6), max_size=9)


def rises(run: tuple[int, ...], level: bool) -> bool:
    return all(a < b or (level and a == b) for a, b in pairwise(run))


@given(numbers, st.booleans())
def test_no_run_that_rises_is_longer(items: list[int], level: bool) -> None:
    places = longest_increasing_subsequence(items, level=level)
    assert places == sorted(set(places))
    assert rises(tuple(items[place] for place in places), level)
    longer = combinations(items, len(places) + 1)
    assert not any(rises(run, level) for run in longer)


@pytest.mark.parametrize(
    ("items", "places"),
    [("", []), ("abc", [0, 1, 2]), ("cba", [2]), ("bca", [0, 1]), ("acbd", [0, 2, 3])],
)
def test_of_several_it_is_the_one_that_ends_lowest(items: str, places: list[int]) -> None:
    assert longest_increasing_subsequence(list(items)) == places
