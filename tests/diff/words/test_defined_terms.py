"""Words of defined terms are found whatever their capitals and hyphens, and compared without them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.diff.words.capitals import diff_capitals
from engross.diff.words.defined_terms import fold_terms, term_index
from engross.diff.words.opcodes import spans_from_opcodes
from engross.diff.words.tokens import tokenize
from engross.diff.words.word_diff import _compared, diff_words
from engross.model.comparison.span import TextSpan

TERMS = term_index(frozenset(["sound level", "sound-level meter", "Noise", "owner's agent", "strasse"]))
SCRAPS = [
    "sound",
    "Level",
    "sound-level",
    "meter",
    "NOISE",
    "owner’s",
    "agent",
    "-",
    ". ",
    "“",
    "”",
    "straße",
    "ΟΣ",
    "İ",
]
scraps = st.lists(st.sampled_from(SCRAPS), min_size=1, max_size=4).map("".join)
law = st.lists(scraps, min_size=1, max_size=14).map(" ".join).map(str.split).filter(bool)


@given(law, st.sampled_from([str.upper, str.title, str.swapcase, str.lower, str.capitalize]))
def test_what_differs_in_capitals_alone_is_compared_as_any_text(chunks: list[str], recase: object) -> None:
    old, new = " ".join(chunks), recase(" ".join(chunks))  # type: ignore[operator]
    if old.lower() == new.lower() and len(old) == len(new) == len(old.lower()):
        as_any = _compared(tokenize(old), tokenize(new), TERMS)
        assert spans_from_opcodes(diff_capitals(chunks, new.split(), TERMS)) == spans_from_opcodes(as_any)


def test_only_words_of_terms_are_cut_at_hyphens() -> None:
    folded, where = fold_terms(tokenize("A multi-use sound-level meter"), TERMS)
    assert folded.words == ["A", "multi-use", "sound-", "level", "meter"]
    assert folded.keys == ["a", "multi-use", "sound", "level", "meter"]
    assert folded.blanks == ["", " ", " ", " ", " ", ""]
    assert "".join(folded.pieces) == "A multi-use sound-level meter"
    assert where == {2: 2, 3: 2, 4: 2}


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("the sound level of noise", {1: 1, 2: 1, 4: 4}),
        ("sound levels and Sound-Level Meters", {0: 0, 1: 0, 3: 3, 4: 3, 5: 3}),
        ("noise noise", {0: 0, 1: 1}),
        ("a sound of the level", {}),
        ("the owner's agents", {1: 1, 2: 1}),
        ("this Chapter's noise's sections", {1: 1, 2: 2, 3: 3}),
    ],
)
def test_the_longest_term_is_found_where_it_stands(text: str, where: dict[int, int]) -> None:
    assert fold_terms(tokenize(text), TERMS)[1] == where


def test_terms_that_overlap_are_one() -> None:
    overlapping = term_index(frozenset(["ambient sound", "sound level", "level limit"]))
    assert fold_terms(tokenize("the ambient sound level limit"), overlapping)[1] == {1: 1, 2: 1, 3: 1, 4: 1}


@pytest.mark.parametrize(
    ("chunk", "loose"), [("permit,", True), ("Sound", False), ("“levels”", False), ("non-noise;", False), ("§", True)]
)
def test_a_chunk_is_loose_where_no_term_can_reach(chunk: str, loose: bool) -> None:
    assert TERMS.loose[chunk] is loose


def test_a_term_defined_in_the_plural_is_known_in_the_singular() -> None:
    terms = ("DECIBELS", "GLASS", "PARTIES")
    assert diff_words("a decibel of glass", "a Decibel of Glass", terms=terms)[1:3] == (
        TextSpan("decibel", "deleted", terms=True),
        TextSpan("Decibel", "inserted", terms=True),
    )
    assert diff_words("a party", "a Party", terms=terms)[1].terms
    assert not diff_words("a glas", "a Glas", terms=terms)[1].terms
