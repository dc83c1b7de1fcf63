"""The paragraphs of one block as a line of characters, each kept, inserted or deleted; its marks are characters too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import NamedTuple

from lxml import etree

from engross.merging.regions import MatchedRun
from engross.model.comparison.span import Mark
from engross.redlining.paragraph_content import ContentReader, Leaf
from engross.values import dataclass
from engross.word_merging.base_blocks import DELETED, INSERTED, leaf_mark, paragraph_mark

PARAGRAPH_END = "\U000ffffd"
"""The character of the mark at the end of a paragraph."""

Wrappers = Mapping[etree._Element, etree._Element]
"""For a wrapping element of one tree that of another which is the same of the base."""


class MarkedCharacters(NamedTuple):
    """Characters of one leaf with one mark; ``at``: how many characters of the base stand before them.

    The leaf of a paragraph's end has the paragraph for its node.
    """

    leaf: Leaf
    text: str
    mark: Mark
    at: int

    @property
    def ends_paragraph(self) -> bool:
        """Whether this is the end of a paragraph."""
        return self.leaf.text == PARAGRAPH_END


@dataclass(frozen=True, slots=True)
class ParagraphCharacters:
    """``passages`` have characters; ``anchors`` have none: ends of bookmarks and comments of the base."""

    passages: tuple[MarkedCharacters, ...]
    anchors: tuple[MarkedCharacters, ...]
    base: str = field(init=False)
    text: str = field(init=False)

    def __post_init__(self) -> None:
        """Work out the text of the base and that after all changes."""
        object.__setattr__(self, "base", "".join([each.text for each in self.passages if each.mark != "inserted"]))
        object.__setattr__(self, "text", "".join([each.text for each in self.passages if each.mark != "deleted"]))

    def matched(self) -> list[MatchedRun]:
        """What is kept, as matching blocks of the base and the text.

        A blank behind a change is taken for a part of it, so that changes of two words that follow one another touch.
        """
        found: list[MatchedRun] = []
        to = 0
        for passage in self.passages:
            size = len(passage.text)
            if passage.mark == "kept":
                before = found[-1] if found else (0, 0, 0)
                if (before[0] + before[2], before[1] + before[2]) == (passage.at, to):
                    found[-1:] = [(before[0], before[1], before[2] + size)]
                else:
                    found.append((passage.at, to, size))
            to += size if passage.mark != "deleted" else 0
        return [run for run in map(self._without_blank, found) if run[2]]

    def between(self, start: int, end: int, *, changed: bool) -> Iterator[MarkedCharacters]:
        """The passages of a stretch of the base; where it is ``changed``, with what is inserted at its two ends."""
        for passage in self.passages:
            if passage.mark == "inserted":
                if changed and start <= passage.at <= end:
                    yield passage
            elif passage.at < end and passage.at + len(passage.text) > start:
                first, last = max(start - passage.at, 0), end - passage.at
                yield passage._replace(text=passage.text[first:last], at=passage.at + first)

    def _without_blank(self, run: MatchedRun) -> MatchedRun:
        base, text, size = run
        if base == text == 0:
            return run
        words = self.base[base : base + size]
        blanks = len(words) - len(words.lstrip())
        return base + blanks, text + blanks, size - blanks


def paragraph_characters(body: Sequence[etree._Element], reader: ContentReader) -> ParagraphCharacters:
    """The characters of the paragraphs that one of the base became."""
    passages: list[MarkedCharacters] = []
    anchors: list[MarkedCharacters] = []
    at = 0
    for paragraph in body:
        end = Leaf(PARAGRAPH_END, paragraph, None, ())
        marked = [(leaf, leaf_mark(leaf)) for leaf in reader.leaves(paragraph)]
        for leaf, mark in (*marked, (end, paragraph_mark(paragraph))):
            (passages if leaf.text else anchors).append(MarkedCharacters(leaf, leaf.text, mark, at))
            at += len(leaf.text) if mark != "inserted" else 0
    return ParagraphCharacters(tuple(passages), tuple(anchors))


def base_passages(
    one: ParagraphCharacters, other: ParagraphCharacters, start: int, end: int
) -> Iterator[tuple[MarkedCharacters, MarkedCharacters]]:
    """The passages of a stretch of the base, cut alike, on both sides; both have the same base."""
    sides = [
        [each for each in side.between(start, end, changed=False) if each.mark != "inserted"] for side in (one, other)
    ]
    at, waiting = start, [iter(side) for side in sides]
    here = [next(side, None) for side in waiting]
    while here[0] is not None and here[1] is not None:
        stop = min(each.at + len(each.text) for each in here if each is not None)
        cut = [each._replace(text=each.text[at - each.at : stop - each.at], at=at) for each in here if each is not None]
        yield cut[0], cut[1]
        at = stop
        here = [
            next(side, None) if each is not None and each.at + len(each.text) == stop else each
            for each, side in zip(here, waiting, strict=True)
        ]


def same_wrappers(one: ParagraphCharacters, other: ParagraphCharacters) -> dict[etree._Element, etree._Element]:
    """For each wrapping element around the base's characters on the other side that of the one."""
    found: dict[etree._Element, etree._Element] = {}
    for mine, theirs in base_passages(one, other, 0, len(one.base)):
        pairs = zip(_outer(mine.leaf), _outer(theirs.leaf), strict=False)
        found.update({theirs: mine for mine, theirs in pairs if mine.tag == theirs.tag})
    return found


def rewrapped(leaf: Leaf, wrappers: Wrappers) -> Leaf:
    """``leaf`` in the wrapping elements that ``wrappers`` gives for its own."""
    path = tuple([wrappers.get(each, each) for each in leaf.path])
    return leaf._replace(path=path, members=tuple([rewrapped(member, wrappers) for member in leaf.members]))


def _outer(leaf: Leaf) -> list[etree._Element]:
    return [each for each in leaf.path if each.tag not in (INSERTED, DELETED)]
