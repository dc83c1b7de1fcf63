"""What is set aside at the ends of two texts changes nothing: the marks are those of the whole texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.diff.words import word_diff
from engross.diff.words.defined_terms import term_index
from engross.diff.words.opcodes import spans_from_opcodes
from engross.diff.words.tokens import tokenize
from engross.diff.words.trimming import trimmable_ends
from engross.diff.words.word_diff import diff_words

TERMS = ("sound level", "noise", "sound-level meter", "level of noise")
WORDS = ["the", "of", "and", "owner", "shall", "sound", "level", "Sound", "Level", "noise", "meter", "sound-level", "a", "permit,", "fee.", "(a)", "city;", "or", "building", "notice"]  # fmt: skip
law = st.lists(st.sampled_from(WORDS), min_size=12, max_size=60)
edits = st.lists(
    st.tuples(st.integers(0, 70), st.integers(0, 3), st.lists(st.sampled_from(WORDS), max_size=3)),
    min_size=1,
    max_size=3,
)


def edited(text: list[str], changes: list[tuple[int, int, list[str]]], recased: int) -> list[str]:
    new = list(text)
    for at, struck, added in changes:
        new[at : at + struck] = added
    return [word.swapcase() if k % 11 == recased else word for k, word in enumerate(new)]


@given(law, edits, st.integers(0, 20), st.sampled_from([(), TERMS]))
def test_the_marks_are_those_of_the_whole_texts(
    text: list[str], changes: list[tuple[int, int, list[str]]], recased: int, terms: tuple[str, ...]
) -> None:
    old, new = " ".join(text), " ".join(edited(text, changes, recased))
    known = term_index(frozenset(terms)) if terms else None
    if old != new:
        as_a_whole = word_diff._compared(tokenize(old), tokenize(new), known)
        assert diff_words(old, new, terms=terms) == spans_from_opcodes(as_a_whole)


FILLER = " ".join(f"w{k}" for k in range(30))


@pytest.mark.parametrize(
    ("old", "new", "terms", "spared"),
    [
        (f"{FILLER} a {FILLER}", f"{FILLER} b {FILLER}", (), (21, 21)),
        (f"{FILLER} a", f"{FILLER} b", (), (21, 0)),
        ("w a w", "w b w", (), (0, 0)),
        (f"{FILLER} a {FILLER}", f"{FILLER} b {FILLER}", ("w20 w21", "w9 w10"), (20, 19)),
        (f"{FILLER} a {FILLER}", f"{FILLER} b {FILLER}", ("w11 x", "x w8"), (21, 21)),
    ],
)
def test_it_stops_short_of_the_change_and_beside_no_term(
    old: str, new: str, terms: tuple[str, ...], spared: tuple[int, int]
) -> None:
    known = term_index(frozenset(terms)) if terms else None
    assert trimmable_ends(old, new, old.split(), new.split(), known) == spared


def test_a_cut_is_made_beside_a_word_that_is_written_alike() -> None:
    old = f"{FILLER} a {FILLER}"
    new = old.replace(" a ", " b ").replace("w20", "W20")
    assert trimmable_ends(old, new.lower(), old.split(), new.split(), term_index(frozenset(TERMS))) == (20, 21)
