"""A text is cut into the same tokens whether it is cut as a whole or chunk by chunk."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.diff.words.tokens import tokenize, tokenize_chunks

SCRAPS = ["noise", "10-119.1", "(a)", "“fuel,”", '"', "'s", ",", "§", "__", "é", "e\u0301", "\u00ad", "-", "U.S.", "("]
chunks = st.lists(st.lists(st.sampled_from(SCRAPS), min_size=1, max_size=4).map("".join), min_size=1, max_size=8)


@given(chunks)
def test_chunk_by_chunk_is_as_a_whole(parts: list[str]) -> None:
    assert tokenize_chunks(parts) == tokenize(" ".join(parts))


@given(st.text(max_size=40))
def test_nothing_is_lost(text: str) -> None:
    tokens = tokenize(text)
    assert "".join(tokens.pieces) == text
    assert all(blank.isspace() or not blank for blank in tokens.blanks)


@pytest.mark.parametrize(
    ("first", "end", "text"), [(0, 4, "The mayor, the"), (1, 2, "mayor"), (2, 3, ","), (2, 4, ", the")]
)
def test_the_text_of_tokens(first: int, end: int, text: str) -> None:
    assert tokenize(" The mayor,  the\nclerk").text(first, end) == text.replace(", the", ",  the")


def test_the_gaps_between_tokens() -> None:
    tokens = tokenize(" The mayor,  the\nclerk ")
    assert [tokens.text_between(k, k) for k in range(6)] == [" ", " ", "", "  ", "\n", " "]
    assert tokens.text_between(1, 3) == " mayor,  "


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("不得在10:30时使用。", ["不", "得", "在", "10", ":", "30", "时", "使", "用", "。"]),
        ("コンピュータを使う", ["コンピュータ", "を", "使", "う"]),
        ("शोर की सीमाएँ", ["शोर", "की", "सीमाएँ"]),
        ("ขึ้น 5", ["ขึ้", "น", "5"]),
        ("שָׁלוֹם “noise, 9-4(a)", ["שָׁלוֹם", "“noise", ",", "9-4", "(a)"]),
    ],
)
def test_words_of_other_scripts_are_not_cut_and_those_without_blanks_are_letters(text: str, words: list[str]) -> None:
    assert tokenize(text).words == words
    assert "".join(tokenize(text).pieces) == text
