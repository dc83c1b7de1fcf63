"""What must always hold of chapters and their comparisons (DESIGN § 5.1–5.3)."""

from __future__ import annotations

from hypothesis import given, settings

from engross.akn import identify, parse_chapter, write_chapter
from engross.compose import clean_copy, redline
from engross.diff import compare
from engross.model.law.chapter import Chapter
from engross.model.publication.accepted_text import side_text
from strategies import chapters, versions

_SLOW = settings(max_examples=60)


@_SLOW
@given(chapters())
def test_what_is_written_reads_back_the_same(chapter: Chapter) -> None:
    assert parse_chapter(write_chapter(chapter), "x.xml") == chapter


@_SLOW
@given(versions())
def test_formatting_twice_is_formatting_once(pair: tuple[Chapter, Chapter]) -> None:
    for chapter in pair:
        once = identify(chapter)
        assert identify(once) == once
        assert write_chapter(identify(parse_chapter(write_chapter(once), "x"))) == write_chapter(once)


@_SLOW
@given(versions())
def test_both_sides_of_a_redline_are_the_clean_copies(pair: tuple[Chapter, Chapter]) -> None:
    old, new = pair
    page = redline(compare(old, new)).blocks
    for side, chapter in (("old", old), ("new", new)):
        assert list(side_text(page, side)) == list(side_text(clean_copy(chapter).blocks, "new"))  # type: ignore[arg-type]


@_SLOW
@given(chapters())
def test_equal_chapters_give_no_marks(chapter: Chapter) -> None:
    comparison = compare(chapter, chapter)
    assert list(comparison.changes()) == []
    assert redline(comparison).blocks == clean_copy(chapter).blocks


@_SLOW
@given(versions())
def test_identities_stay_distinct(pair: tuple[Chapter, Chapter]) -> None:
    for chapter in pair:
        identities = [p.identity for p in chapter.walk()]
        assert len(identities) == len(set(identities))
