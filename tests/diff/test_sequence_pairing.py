"""Pairing two sequences in order: (left, right, pairs expected), items as words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.diff import sequence_pairing
from engross.diff.sequence_pairing import IndexPair, PairScoring, pair_sequences


def _weigh(one: str, other: str) -> float:
    """Words are alike by their letters: the same word 1, the same first letter a half."""
    return 1.0 if one == other else 0.5 if one[0] == other[0] else 0.0


def _pairs(left: list[str], right: list[str], weigh: Callable[[str, str], float]) -> list[IndexPair]:
    scoring = PairScoring(lambda i, j: weigh(left[i], right[j]), lambda: (left, right))
    return pair_sequences(len(left), len(right), scoring)


def _aligned(left: str, right: str) -> list[tuple[str, str]]:
    one, other = left.split(), right.split()
    pairs = _pairs(one, other, _weigh)
    return [("-" if i is None else one[i], "-" if j is None else other[j]) for i, j in pairs]


CASES = [
    ("", "", []),
    ("a1", "", [("a1", "-")]),
    ("", "a1", [("-", "a1")]),
    ("a1 b1", "a1 b1", [("a1", "a1"), ("b1", "b1")]),
    ("a1 b1", "b1", [("a1", "-"), ("b1", "b1")]),
    ("a1 a2", "a2", [("a1", "-"), ("a2", "a2")]),
    ("a1 a2", "a3 a1 a2", [("-", "a3"), ("a1", "a1"), ("a2", "a2")]),
    ("a1 b1", "b1 a1", [("a1", "-"), ("b1", "b1"), ("-", "a1")]),
    ("a1 b1 c1", "a1 x1 c1", [("a1", "a1"), ("b1", "-"), ("-", "x1"), ("c1", "c1")]),
]


@pytest.mark.parametrize(("left", "right", "expected"), CASES)
def test_the_heaviest_pairing_that_keeps_both_orders(left: str, right: str, expected: list[tuple[str, str]]) -> None:
    found = _aligned(left, right)
    if (left, right) == ("a1 b1", "b1 a1"):
        assert sum(one != "-" and other != "-" for one, other in found) == 1
    else:
        assert found == expected


def test_long_sequences_are_parted_at_what_is_unique_on_both_sides() -> None:
    left = [f"w{k}" for k in range(120)]
    right = [*left[:10], *left[11:50], "new", *left[50:]]
    pairs = _pairs(left, right, lambda a, b: float(a == b))
    assert [i for i, j in pairs if j is None] == [10]
    assert [j for i, j in pairs if i is None] == [49]
    assert all(left[i] == right[j] for i, j in pairs if i is not None and j is not None)


def test_a_long_sequence_put_in_another_order_keeps_its_longest_run() -> None:
    left = [f"w{k}" for k in range(100)]
    right = [*left[60:], *left[:60]]
    pairs = _pairs(left, right, lambda a, b: float(a == b))
    assert [left[i] for i, j in pairs if i is not None and j is not None] == left[:60]


def test_long_sequences_of_likes_are_paired_between_their_anchors() -> None:
    left = [word for k in range(40) for word in (f"u{k}", "same")]
    right = [word for k in range(40) for word in (f"u{k}", *(["same"] if k != 7 else []))]
    pairs = _pairs(left, right, lambda a, b: float(a == b))
    assert [i for i, j in pairs if j is None] == [15]


NAMES = st.lists(st.sampled_from("abcdefgh"), max_size=8)
WEIGHTS = st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)), st.sampled_from([0.5, 0.7, 0.9]))


@given(NAMES, NAMES, WEIGHTS, st.integers(1, 100))
def test_what_is_sure_is_paired_as_it_would_be_anyway(
    left: list[str], right: list[str], weights: dict[tuple[int, int], float], whole: int
) -> None:
    """Items of one name weigh 2, others less than 1: a name that no other has is sure."""

    def weigh(i: int, j: int) -> float:
        return 2.0 if left[i] == right[j] else weights.get((i, j), 0.0)

    def most(i: int, j: int) -> bool:
        return left[i] == right[j] and left.count(left[i]) == right.count(right[j]) == 1

    def some(i: int, j: int) -> bool:
        return left[i] == right[j]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sequence_pairing, "_MOST_EXHAUSTIVE", whole)
        cheaply = pair_sequences(len(left), len(right), PairScoring(weigh, lambda: (left, right), some, most))
        assert cheaply == pair_sequences(len(left), len(right), PairScoring(weigh, lambda: (left, right)))
