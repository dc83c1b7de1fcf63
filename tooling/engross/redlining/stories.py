"""A story: a run of paragraphs and tables with an end of its own, such as a body, a header, a note, a cell."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from engross.importing.word.element_names import W
from engross.redlining.paragraph_content import ContentReader
from engross.values import dataclass

PARAGRAPH, TABLE = f"{W}p", f"{W}tbl"
_HOLDERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml"))


@dataclass(frozen=True, slots=True)
class StoryPair:
    """The readers of the two parts that a story is in."""

    old: ContentReader
    new: ContentReader


@dataclass(frozen=True, slots=True)
class InnerStory:
    """A story in another: a note, a text box. ``old`` or ``new`` may be without paragraphs, never absent."""

    old: etree._Element
    new: etree._Element
    pair: StoryPair


def story_blocks(story: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables of a story, through the content controls around them."""
    for child in story:
        if child.tag in (PARAGRAPH, TABLE):
            yield child
        elif child.tag in _HOLDERS:
            yield from story_blocks(child)


def held(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, through the content controls around them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _HOLDERS:
            yield from held(child, tag)
