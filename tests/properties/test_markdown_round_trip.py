"""Any chapter goes out to Markdown and comes back with its words in order."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import HealthCheck, assume, given, settings

from engross.compose import clean_copy
from engross.importing import Identity, import_file
from engross.importing.recognition.headings import heading_of
from engross.importing.source_page import Paragraph
from engross.model.law.chapter import Chapter
from engross.model.law.text import Text
from engross.model.publication.accepted_text import Side, paragraphs_in, side_text
from engross.rendering import render
from importing.outlines import imported
from strategies import chapters
from text_between import chapter as chapter_with_text_between


def same(side: Side, was: Chapter | None, changed: bool) -> Identity:
    assert was is not None
    return Identity(was.uri, was.author, was.version, was.events)


def has_heading_in_its_text(chapter: Chapter) -> bool:
    """Whether a paragraph is a heading by its words: Markdown has no styles that would say it is none."""
    texts = (block for provision in chapter.walk() for block in provision.blocks() if isinstance(block, Text))
    return any(heading_of(Paragraph(text)) is not None for text in texts)


def words(chapter: Chapter) -> Iterator[str]:
    """The words of the page in its order, and those of its notes; labels are parted by a tab."""
    for paragraph in paragraphs_in(side_text(clean_copy(chapter).blocks, "new")):
        yield paragraph.words
        yield from (said for note in paragraph.notes for said in note.paragraphs)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(chapters())
def test_a_clean_copy_comes_back_in_its_order(chapter: Chapter) -> None:
    assume(not has_heading_in_its_text(chapter))
    read = import_file(render(clean_copy(chapter), "md"), "x.md", [chapter], same)
    assert list(words(read.proposal)) == list(words(chapter))
    assert read.base is None


def test_text_between_comes_back_between() -> None:
    chapter = chapter_with_text_between()
    data = render(clean_copy(chapter), "md")
    assert isinstance(data, bytes)
    assert imported(data, "x.md", known=(chapter,)).proposal == chapter
