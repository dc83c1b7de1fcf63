"""Sentences are paired with what they became, not with a sentence that borrows a few of their words."""

from __future__ import annotations

import pytest

from engross.diff.words.costs import match_gains
from engross.diff.words.sentence_pairing import pair_sentences, sentence_numbers
from engross.diff.words.tokens import tokenize


def paired(old: str, new: str) -> dict[int, int]:
    a, b = tokenize(old), tokenize(new)
    return pair_sentences(
        (a.keys, sentence_numbers(a.keys, a.blanks)),
        (b.keys, sentence_numbers(b.keys, b.blanks)),
        match_gains(a.keys),
    )


POST = "The owner shall post a notice at each door and mail a copy to each tenant within ten days."
MAIL = "The owner shall post a sign at each door and mail one copy to each tenant within twenty days."
AGENT = "The agent shall post a notice within ten days."


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        (POST, f"{MAIL}\n{AGENT}", {0: 0}),
        (POST, f"{AGENT}\n{MAIL}", {0: 1}),
        (f"{AGENT} {POST}", MAIL, {1: 0}),
        (f"{AGENT} {POST}", f"{AGENT} {MAIL}", {0: 0, 1: 1}),
        (POST, "Dogs bark at noon; cats sleep", {}),
        (POST, MAIL, {}),  # one sentence each: nothing to guess
        ("", f"{AGENT} {MAIL}", {}),
    ],
)
def test_a_sentence_is_paired_with_what_it_became(old: str, new: str, pairs: dict[int, int]) -> None:
    assert paired(old, new) == pairs


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("One two. Three", [0, 0, 0, 1]),
        ("one;\n(a) two: three", [0, 0, 1, 1, 1, 2]),
        ("10-119.1 of the code", [0, 0, 0, 0]),
        ("first line\nsecond", [0, 0, 1]),
        ("", []),
    ],
)
def test_a_sentence_ends_at_a_stop_or_a_line_end(text: str, numbers: list[int]) -> None:
    tokens = tokenize(text)
    assert sentence_numbers(tokens.keys, tokens.blanks) == numbers
