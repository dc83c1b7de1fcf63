"""Texts that differ in capitals alone are cut and folded once for both, with the result of doing it twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engross.compare.terms import fold, fold_alike, same_letters
from engross.compare.tokens import tokenize

TERMS = ["sound level", "sound-level meter", "Noise", "owner's agent", "strasse"]
SCRAPS = [
    "sound",
    "Level",
    "sound-level",
    "meter",
    "NOISE",
    "owner’s",
    "agent",
    "-",
    " ",
    ". ",
    "“",
    "”",
    "straße",
    "ΟΣ",
    "İ",
]
law = st.lists(st.sampled_from(SCRAPS), max_size=20).map("".join) | st.text(max_size=30)


@given(law, st.sampled_from([str.upper, str.title, str.swapcase, str.lower, str.capitalize]))
def test_what_differs_in_capitals_alone_is_cut_alike(text: str, recase: object) -> None:
    other = recase(text)  # type: ignore[operator]
    if same_letters(text, other):
        folded, where = fold(tokenize(text), TERMS)
        assert (fold_alike(folded, other), where) == fold(tokenize(other), TERMS)


def test_letters_that_grow_are_not_the_same() -> None:
    assert not same_letters("straße", "STRASSE")
    assert same_letters("Sound Level", "sound LEVEL")


def test_only_words_of_terms_are_cut_at_hyphens() -> None:
    folded, where = fold(tokenize("A multi-use sound-level meter"), TERMS)
    assert folded.words == ["A", "multi-use", "sound-", "level", "meter"]
    assert folded.keys == ["a", "multi-use", "sound", "level", "meter"]
    assert where == [-1, -1, 2, 2, 2]
