"""What must always hold of three texts made one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from engross.akn import identify, parse_chapter, write_chapter
from engross.compose import clean_copy
from engross.merging import merge_chapters
from engross.model.law.chapter import Chapter
from engross.model.publication.accepted_text import side_text
from strategies import chapters, edited

_SLOW = settings(max_examples=60)


@st.composite
def triples(draw: st.DrawFn) -> tuple[Chapter, Chapter, Chapter]:
    """A chapter and what two drafters made of it."""
    base = draw(chapters())
    one, other = (identify(replace(base, root=draw(edited(base.root)))) for _ in range(2))
    return base, one, other


def page(chapter: Chapter) -> list[object]:
    """What a reader sees."""
    return list(side_text(clean_copy(chapter).blocks, "new"))


def words(chapter: Chapter) -> Counter[str]:
    return Counter(word for each in chapter.walk() for text in each.texts() for word in text.plain.split())


@_SLOW
@given(triples())
def test_what_one_side_changed_is_what_comes_out(texts: tuple[Chapter, Chapter, Chapter]) -> None:
    base, one, _ = texts
    for ours, theirs in ((base, one), (one, base), (one, one)):
        made = merge_chapters(base, ours, theirs)
        assert made.conflicts == ()
        assert page(made.chapter) == page(one)


@_SLOW
@given(triples())
def test_sides_may_be_exchanged_where_nothing_is_in_conflict(texts: tuple[Chapter, Chapter, Chapter]) -> None:
    base, one, other = texts
    made, turned = merge_chapters(base, one, other), merge_chapters(base, other, one)
    assert bool(made.conflicts) is bool(turned.conflicts)
    if not made.conflicts:
        assert page(made.chapter) == page(turned.chapter)


@_SLOW
@given(triples())
def test_no_word_that_either_added_is_lost(texts: tuple[Chapter, Chapter, Chapter]) -> None:
    base, one, other = texts
    made = merge_chapters(base, one, other)
    if made.conflicts:
        return
    was, is_now = words(base), words(made.chapter)
    for side in (words(one), words(other)):
        assert {word: count for word, count in side.items() if not was[word] and is_now[word] < count} == {}


@_SLOW
@given(triples())
def test_what_was_merged_is_written_and_read_back(texts: tuple[Chapter, Chapter, Chapter]) -> None:
    made = merge_chapters(*texts).chapter
    assert parse_chapter(write_chapter(made), "x.xml") == made
    identities = [each.identity for each in made.walk()]
    assert len(set(identities)) == len(identities)
