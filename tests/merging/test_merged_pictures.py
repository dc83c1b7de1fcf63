"""A picture that one side replaces is as that side has it; one that both replace otherwise is a conflict."""

from __future__ import annotations

from dataclasses import replace

from engross.diff import compare
from engross.merging import merge_chapters
from engross.merging.refused_changes import without_changes
from engross.merging.word_merge import joined_parts, merge_words
from engross.model.law.picture import ChapterPicture, picture_of
from pictures import png, shown
from samples import chapter_of, section


def see(name: str, words: str = "the noise zones") -> tuple[object, ...]:
    return ("See ", (name, words), " here.")


def test_a_picture_that_one_side_replaces_is_that() -> None:
    base, new = shown(*see("map.png")), shown(*see("new.png"))  # type: ignore[arg-type]
    for ours, theirs in ((base, new), (new, base), (new, new)):
        found = merge_words(base, ours, theirs)
        assert not [region for region in found if region.conflict]
        assert joined_parts([region.ours for region in found]) == new


def test_a_picture_that_both_sides_replace_is_a_conflict() -> None:
    base, one, other = (shown(*see(name)) for name in ("map.png", "one.png", "other.png"))  # type: ignore[arg-type]
    assert [region for region in merge_words(base, one, other) if region.conflict]


def test_a_merged_text_has_the_pictures_of_all_that_it_was_made_from() -> None:
    missing = ChapterPicture("map.png", fault="there is no such file beside the chapter")
    there, new = picture_of("map.png", png(3, 3)), picture_of("new.png", png(4, 4))
    base = replace(chapter_of(section("1", "Map.", shown(*see("map.png")))), pictures=(missing,))  # type: ignore[arg-type]
    theirs = replace(chapter_of(section("1", "Map.", shown(*see("new.png")))), pictures=(new, there))  # type: ignore[arg-type]
    assert merge_chapters(base, base, theirs).chapter.pictures == (there, new)


def test_a_change_that_is_refused_brings_the_former_picture_back() -> None:
    there, new = picture_of("map.png", png(3, 3)), picture_of("new.png", png(4, 4))
    old = replace(chapter_of(section("1", "Map.", shown(*see("map.png")))), pictures=(there,))  # type: ignore[arg-type]
    text = replace(chapter_of(section("1", "Map.", shown(*see("new.png")))), pictures=(new,))  # type: ignore[arg-type]
    made = without_changes(compare(old, text), {0})
    assert made.root == old.root
    assert made.pictures == (new, there)
