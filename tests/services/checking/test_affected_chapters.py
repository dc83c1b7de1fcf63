"""Which files may depend on a chapter that changed: those that hold its number, or a range that it lies in."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.services.checking.affected_chapters import names_one_of

_PIECES = st.sampled_from(["to", "through", "thru", "into", "tot", "66", "70", "5-3", " ", "-", "§", "to to", ".", "é"])


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("chapters 66 through 70", True),
        ("§§ 66-1 to 70-3", True),
        ("66 thru\n70", True),
        ("66 to 68", True),
        ("66 into 70", False),
        ("66 tot 70", False),
        ("66 to the 70th", True),
        ("66 to what comes after it, 70", False),
        ("chapter 168", False),
        ("item (68)", False),
        ("at 68-5", True),
    ],
)
def test_a_number_is_named_alone_or_between_two_others(words: str, named: bool) -> None:
    assert names_one_of(words.encode(), {"68"}) is named


@given(st.lists(_PIECES, max_size=12))
def test_a_range_is_found_as_word_by_word(pieces: list[str]) -> None:
    data = "".join(pieces).encode()
    found = False
    for to in re.finditer(rb"\b(?:to|through|thru)\b", data):
        before = re.findall(rb"\d{1,8}", data[max(0, to.start() - 16) : to.start()])
        after = re.findall(rb"\d{1,8}", data[to.end() : to.end() + 16])
        found = found or bool(before and after and min(map(int, before)) < 68 < int(after[0]))
    assert names_one_of(data, {"68"}) is found
