"""Words as a search compares them."""

from __future__ import annotations

import pytest

from engross.site.search.stems import searched_stems, stem, tokens


@pytest.mark.parametrize(
    "forms",
    [
        ("fine", "fines", "fined"),
        ("penalty", "penalties"),
        ("plant", "planting", "planted", "plants"),
        ("stop", "stopping", "stopped"),
        ("owner", "owner's", "owners"),
        ("idle", "idling"),
        ("bus", "bus"),
        ("fee", "fees"),
        ("see", "seeing"),
        ("care", "cares", "caring", "cared"),
        ("plan", "plans", "planning", "planned"),
        ("parking", "parked"),
    ],
)
def test_forms_of_one_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


def test_words_that_only_look_alike_have_not() -> None:
    assert len({stem(word) for word in ("fine", "define", "finance", "refine")}) == 4
    assert len({stem(word) for word in ("care", "car", "plane", "plan", "parks", "parking")}) == 6


def test_numbers_keep_their_signs() -> None:
    assert list(tokens("A fine of $250, at 10:30 p.m., § 68-5A")) == [
        "a",
        "fine",
        "of",
        "$250",
        "at",
        "10:30",
        "pm",
        "68-5a",
    ]


@pytest.mark.parametrize(
    "ways",
    [
        ("$1,000.00", "$1000", "$1,000"),
        ("10:00 p.m.", "10 pm"),
        ("5%", "5 percent"),
        ("65 dB(A)", "65dBA", "65 dba"),
        ("by‑law", "by-law"),
    ],
)
def test_what_is_written_in_two_ways_is_one(ways: tuple[str, ...]) -> None:
    assert len({tuple(tokens(way)) for way in ways}) == 1


def test_words_that_only_ask_are_not_looked_for() -> None:
    assert searched_stems("How loud can a bar be?") == ("loud", "bar")
    assert searched_stems("who is it") == ()
