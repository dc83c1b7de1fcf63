"""Redlines in a notation that a lawyer can read: [-deleted-], {+inserted+}."""

from __future__ import annotations

import pytest

from engross.compare.words import diff_words
from engross.model.span import Span

SIGNS = {"kept": "%s", "deleted": "[-%s-]", "inserted": "{+%s+}"}


def written(spans: tuple[Span, ...]) -> str:
    return "".join(SIGNS[span.mark] % span.text for span in spans)


def redline(old: str, new: str) -> str:
    return written(diff_words(old, new))


ONE_WORD = [
    ("a fine of 90 dollars", "a fine of 92 dollars", "a fine of [-90-]{+92+} dollars"),
    (
        "No person shall sound a horn.",
        "No person may sound a horn.",
        "No person [-shall-]{+may+} sound a horn.",
    ),
    ("the City of Norwalk", "the Town of Norwalk", "the [-City-]{+Town+} of Norwalk"),
    ("seventy-five feet", "seventy-six feet", "[-seventy-five-]{+seventy-six+} feet"),
    ("see § 68-5A(1)(a)", "see § 68-5A(1)(b)", "see § 68-5A(1)[-(a)-]{+(b)+}"),
    ("a fee of $1,000.", "a fee of $1,500.", "a fee of $[-1,000-]{+1,500+}."),
]

ADDED_AND_STRUCK = [
    (
        "any rule or regulation of the commissioner",
        "any rule of the commissioner",
        "any rule [-or regulation -]of the commissioner",
    ),
    (
        "the mayor and the council",
        "the mayor, the clerk and the council",
        "the mayor{+, the clerk+} and the council",
    ),
    (
        "The permit is valid. It may be renewed.",
        "The permit is valid. It ends in May. It may be renewed.",
        "The permit is valid. {+It ends in May. +}It may be renewed.",
    ),
    ("", "A new provision.", "{+A new provision.+}"),
    ("A provision.", "", "[-A provision.-]"),
]

WHOLE_PHRASES = [
    ("filed with the board of estimate and the clerk", "sent to the council or a mayor",
     "[-filed with the board of estimate and the clerk-]{+sent to the council or a mayor+}"),
    ("shall be made by the owner", "may be kept by an agent",
     "[-shall be made by the owner-]{+may be kept by an agent+}"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), ONE_WORD + ADDED_AND_STRUCK)
def test_marks_what_changed_and_nothing_else(old: str, new: str, expected: str) -> None:
    assert redline(old, new) == expected


@pytest.mark.parametrize(("old", "new", "expected"), WHOLE_PHRASES)
def test_strikes_a_phrase_whole_instead_of_keeping_lone_small_words(old: str, new: str, expected: str) -> None:
    assert redline(old, new) == expected


def test_equal_texts_give_no_marks() -> None:
    assert diff_words("Noise.", "Noise.") == (Span("Noise."),)
    assert diff_words("", "") == ()
