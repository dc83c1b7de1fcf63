"""Three texts of one paragraph into one."""

from __future__ import annotations

import pytest

from engross.merging import merge_words
from engross.merging.word_merge import joined_parts
from engross.model.law.text import Tag, Text

BASE = "The limit is 70 dBA at the line of the lot by day."


def merged(base: str, ours: str, theirs: str) -> tuple[str, list[tuple[str, str, str]]]:
    regions = merge_words(Text(base), Text(ours), Text(theirs))
    met = [
        (region.base.plain.strip(), region.ours.plain.strip(), region.theirs.plain.strip())
        for region in regions
        if region.conflict
    ]
    return joined_parts([region.ours for region in regions]).plain, met


@pytest.mark.parametrize(
    ("ours", "theirs", "made"),
    [
        (BASE.replace("70", "60"), BASE, BASE.replace("70", "60")),
        (BASE, BASE.replace("70", "60"), BASE.replace("70", "60")),
        (BASE.replace("70", "60"), BASE.replace("70", "60"), BASE.replace("70", "60")),
        (BASE.replace("70", "60"), BASE.replace("day", "night"), BASE.replace("70", "60").replace("day", "night")),
        (f"Indoors {BASE}", BASE.replace("day", "night"), f"Indoors {BASE}".replace("day", "night")),
        (
            BASE.replace("The limit is", "It is"),
            BASE.replace("lot", "site"),
            "It is 70 dBA at the line of the site by day.",
        ),
        ("", BASE, ""),
    ],
)
def test_what_one_side_changed_is_as_that_side_has_it(ours: str, theirs: str, made: str) -> None:
    assert merged(BASE, ours, theirs) == (made, [])
    assert merged(BASE, theirs, ours) == (made, [])


def test_two_replacements_of_one_word_are_a_conflict_and_never_joined() -> None:
    made, met = merged(BASE, BASE.replace("70", "60"), BASE.replace("70", "65"))
    assert met == [("70", "60", "65")]
    assert made == BASE.replace("70", "60")


def test_changes_right_beside_one_another_are_a_conflict() -> None:
    _, met = merged(BASE, BASE.replace("70", "60"), BASE.replace("dBA", "decibels"))
    assert met == [("70 dBA", "60 dBA", "70 decibels")]


def test_a_repeal_and_an_amendment_of_the_same_words_are_a_conflict() -> None:
    _, met = merged(BASE, "The limit is 70 dBA.", BASE.replace("day", "night"))
    assert len(met) == 1


def test_tags_move_along_and_stay_whole() -> None:
    base = Text("See section 5 of this chapter.", (Tag("ref", 4, 13, "#a"),))
    ours = Text("See always section 5 of this chapter.", (Tag("ref", 11, 20, "#a"),))
    theirs = Text("See section 5 of this very chapter.", (Tag("ref", 4, 13, "#a"),))
    made = joined_parts([region.ours for region in merge_words(base, ours, theirs)])
    assert made == Text("See always section 5 of this very chapter.", (Tag("ref", 11, 20, "#a"),))
