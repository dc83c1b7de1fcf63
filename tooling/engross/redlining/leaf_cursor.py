"""Walking through the leaves of paragraphs by characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from engross.redlining.paragraph_content import Leaf


class LeafCursor:
    """A place in a list of leaves, moved by characters."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        """The place before the first of ``leaves``."""
        self.leaves = leaves
        self.at = 0
        self.used = 0

    def take(self, count: int) -> Iterator[tuple[Leaf, str]]:
        """The leaves of the next ``count`` characters, with their letters; those without any that come before them."""
        while count:
            leaf = self.leaves[self.at]
            text = leaf.text[self.used : self.used + count]
            yield leaf, text
            count -= len(text)
            self.used += len(text)
            if self.used == len(leaf.text):
                self.at, self.used = self.at + 1, 0

    def rest(self) -> Iterator[tuple[Leaf, str]]:
        """What is left, which has no characters."""
        for leaf in self.leaves[self.at :]:
            yield leaf, leaf.text

    def shared_path(self) -> tuple[etree._Element, ...]:
        """The wrapping elements around both sides of the place."""
        after = self.leaves[self.at].path if self.at < len(self.leaves) else ()
        if self.used:
            return after
        before = self.leaves[self.at - 1].path if self.at else ()
        shared = [one for one, other in zip(before, after, strict=False) if one is other]
        return tuple(shared)


def side_by_side(
    olds: Sequence[tuple[Leaf, str]], news: Sequence[tuple[Leaf, str]]
) -> Iterator[tuple[Leaf, Leaf | None, str]]:
    """Each new leaf of two equal texts, or each part of it, with the old leaf of the same characters."""
    counterparts = iter([(leaf, len(text)) for leaf, text in olds if text])
    counterpart, left = None, 0
    for leaf, text in news:
        if not text:
            yield leaf, None, ""
        at = 0
        while at < len(text):
            if not left:
                counterpart, left = next(counterparts)
            step = min(left, len(text) - at)
            yield leaf, counterpart, text[at : at + step]
            at, left = at + step, left - step
