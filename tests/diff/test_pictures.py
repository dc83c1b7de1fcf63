"""A picture is kept, struck or inserted whole."""

from __future__ import annotations

import pytest

from engross.compose import change_summary, clean_copy, redline
from engross.diff import compare
from engross.model.law.text import Text
from engross.model.publication.accepted_text import side_blocks
from pictures import shown
from samples import chapter_of, section

MAP, SIGN = ("map.png", "the noise zones"), ("sign.png", "no horns")


def marks(old: Text, new: Text) -> list[tuple[str, str]]:
    comparison = compare(chapter_of(section("1", "Map.", old)), chapter_of(section("1", "Map.", new)))
    change = next(change for change in comparison.root.walk() if change.either.number == "68-1")
    return [(span.mark, span.text) for text in change.texts() for span in text.spans if "Map." not in span.text]


def test_a_picture_of_another_file_is_struck_and_inserted() -> None:
    other = ("map-2.png", "the noise zones")
    assert marks(shown("See ", MAP, " here."), shown("See ", other, " there.")) == [
        ("kept", "See "),
        ("deleted", "the noise zones here."),
        ("inserted", "the noise zones there."),
    ]
    assert marks(shown(MAP), shown(other)) == [("deleted", "the noise zones"), ("inserted", "the noise zones")]


def test_words_of_a_picture_are_not_mixed_with_those_around_it() -> None:
    found = marks(shown("Post ", SIGN, " at each corner."), shown("Post ", SIGN, " at each no horns corner."))
    assert found == [("kept", "Post no horns at each "), ("inserted", "no horns "), ("kept", "corner.")]


def test_a_picture_whose_words_change_is_replaced_whole() -> None:
    found = marks(shown("See ", MAP, "."), shown("See ", ("map.png", "the noise zones of 2026"), "."))
    assert found == [
        ("kept", "See "),
        ("deleted", "the noise zones"),
        ("inserted", "the noise zones of 2026"),
        ("kept", "."),
    ]


def test_equal_pictures_give_no_marks() -> None:
    assert marks(shown("See ", MAP, "."), shown("See ", MAP, ".")) == [("kept", "See the noise zones.")]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (shown(MAP), shown(("map-2.png", MAP[1])), "Another picture in place of that of “the noise zones”."),
        (shown("See ", MAP, "."), shown("See ", SIGN, "."), "Strikes the picture “the noise zones”."),
        (shown("See ", MAP, "."), shown("See ", SIGN, "."), "Adds the picture “no horns”."),
        (Text("See."), shown("See ", SIGN, "."), "Adds the picture “no horns”."),
    ],
)
def test_what_becomes_of_a_picture_is_told_by_section(old: Text, new: Text, told: str) -> None:
    comparison = compare(chapter_of(section("1", "Map.", old)), chapter_of(section("1", "Map.", new)))
    lines = ["".join(run.text for run in line.runs) for line in change_summary(comparison).blocks]  # type: ignore[union-attr]
    assert [line for line in lines if line.startswith("§ 68-1") and told in line], lines
    assert not [line for line in lines if "Spacing" in line]


def test_both_sides_of_a_redline_read_as_the_clean_copies() -> None:
    old = chapter_of(section("1", "Map.", shown("See ", MAP, " and ", SIGN, ".")))
    new = chapter_of(section("1", "Map.", shown("See ", SIGN, " and ", ("map-2.png", MAP[1]), ".")))
    page = redline(compare(old, new)).blocks
    assert [*side_blocks(page, "old")] == [*side_blocks(clean_copy(old).blocks, "new")]
    assert [*side_blocks(page, "new")] == [*side_blocks(clean_copy(new).blocks, "new")]
    assert "[the noise zones]" in " ".join(side_blocks(page, "old"))
