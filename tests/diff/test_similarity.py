"""Likeness is Dice's coefficient of bags, whatever shortcut finds it."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from engross.diff.similarity import bag_of_texts, similarity

words = st.lists(st.sampled_from(["noise", "sound", "level", "of", "the"]), max_size=20)


@given(words, words, st.sampled_from([0.0, 0.2, 0.5, 0.8]))
def test_likeness_counts_the_words_in_common(one: list[str], other: list[str], least: float) -> None:
    total = len(one) + len(other)
    alike = 2 * (Counter(one) & Counter(other)).total() / total if total else 1.0
    found = similarity(bag_of_texts([" ".join(one)]), bag_of_texts([" ".join(other)]), least)
    assert found == (alike if alike >= least else 0.0)


def test_case_and_hyphens_do_not_count() -> None:
    assert similarity(bag_of_texts(["Multi-use Property"]), bag_of_texts(["multi use", "property"])) == 1.0
