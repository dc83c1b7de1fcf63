"""The paragraphs that one of the base became with each of two people, merged character by character."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import field

from lxml import etree

from engross.importing.word.element_names import W
from engross.merging.regions import Region, merge_regions
from engross.model.word_merge import WordConflict, WordConflictKind
from engross.redlining.content_building import ContentBuilder, Piece
from engross.redlining.paragraph_content import Leaf, text_boxes
from engross.redlining.stories import StoryPair
from engross.redlining.tracking import Tracker
from engross.values import dataclass
from engross.word_merging.base_blocks import authors_in, is_changed, same_changes
from engross.word_merging.merge_conflicts import MergeConflicts, printable_words
from engross.word_merging.paragraph_characters import (
    PARAGRAPH_END,
    MarkedCharacters,
    ParagraphCharacters,
    base_passages,
    paragraph_characters,
    rewrapped,
    same_wrappers,
)

_PARAGRAPH_CHANGE, _RUN_CHANGE = f"{W}pPrChange", f"{W}rPrChange"

InnerStoryMerger = Callable[[etree._Element, etree._Element], None]
"""What merges a story of the first tree into that of the second."""


def merge_paragraphs_of_both(
    first: Sequence[etree._Element],
    second: Sequence[etree._Element],
    story: StoryPair,
    conflicts: MergeConflicts,
    merge_inner: InnerStoryMerger,
) -> list[etree._Element]:
    """The paragraphs with the changes of both; ``first`` and ``second`` have the same base, and are used up.

    Where both changed the same words otherwise, or words that follow one another, those of ``first`` stay and a comment
    has the others'. ``merge_inner`` merges the text boxes in a drawing that both changed.
    """
    ones, others = paragraph_characters(first, story.old), paragraph_characters(second, story.new)
    merger = _ParagraphsMerger(ones, others, first, second, story, conflicts, merge_inner)
    return merger.merged()


@dataclass(slots=True)
class _ParagraphsMerger:
    ones: ParagraphCharacters
    others: ParagraphCharacters
    first: Sequence[etree._Element]
    second: Sequence[etree._Element]
    story: StoryPair
    conflicts: MergeConflicts
    merge_inner: InnerStoryMerger
    paragraphs: list[etree._Element] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    anchored: int = 0
    wrappers: dict[etree._Element, etree._Element] = field(default_factory=dict)

    def merged(self) -> list[etree._Element]:
        self.wrappers = same_wrappers(self.ones, self.others)
        sizes = len(self.ones.base), len(self.ones.text), len(self.others.text)
        regions = list(merge_regions(sizes, self.ones.matched(), self.others.matched()))
        for region in regions:
            if region.stable:
                self._keep(*region.base)
            else:
                self._change(region)
        self._anchor(len(self.ones.base))
        if self.pieces and self.paragraphs:
            self._fill(self.paragraphs[-1])
        return self.paragraphs

    def _keep(self, start: int, end: int) -> None:
        """Put what no one changed but for its formatting, or what is in its text boxes."""
        for mine, theirs in base_passages(self.ones, self.others, start, end):
            if mine.ends_paragraph:
                self._end(self._kept_end(mine, theirs))
            else:
                self._put(self._kept_passage(mine, theirs))

    def _kept_passage(self, mine: MarkedCharacters, theirs: MarkedCharacters) -> MarkedCharacters:
        changed = _inner_changes(mine.leaf), _inner_changes(theirs.leaf)
        if not any(changed):
            own, new = _is_formatted(mine), _is_formatted(theirs)
            if new and own:
                self._formatted_by_both(mine, theirs, _same_formatting(mine.leaf, theirs.leaf))
            return self._of_other(theirs) if new and not own else mine
        if all(changed):
            for one, other in zip(text_boxes(mine.leaf), text_boxes(theirs.leaf), strict=False):
                self.merge_inner(one, other)
        return self._of_other(theirs) if changed[1] else mine

    def _kept_end(self, mine: MarkedCharacters, theirs: MarkedCharacters) -> MarkedCharacters:
        """The end of the base's paragraph, with the style that either gave it."""
        if not _is_formatted(mine) or not _is_formatted(theirs):
            return theirs if _is_formatted(theirs) else mine
        properties = [each.leaf.node.find(f"{W}pPr") for each in (mine, theirs)]
        self._formatted_by_both(mine, theirs, same_changes(properties[:1], properties[1:]))  # type: ignore[arg-type]
        return mine

    def _formatted_by_both(self, mine: MarkedCharacters, theirs: MarkedCharacters, alike: bool) -> None:
        if alike:
            self.conflicts.shared += 1
        else:
            anchors = self._meet("formatting", mine.text.rstrip(PARAGRAPH_END), [mine], [theirs])
            for element in anchors:
                self._put_anchor(element)

    def _change(self, region: Region) -> None:
        start, end = region.base
        base = self.ones.base[start:end]
        ours, theirs = self.ones.text[slice(*region.ours)], self.others.text[slice(*region.theirs)]
        mine = list(self.ones.between(start, end, changed=True))
        yours = list(self.others.between(start, end, changed=True))
        if not _is_edited(yours):
            self._write(mine, end)
        elif not _is_edited(mine):
            self._write([self._of_other(each) for each in yours], end)
        elif ours == theirs and _looks(mine) == _looks(yours):
            self.conflicts.shared += 1
            self._write(mine, end)
        else:
            anchors = self._meet("formatting" if ours == theirs else "words", base, mine, yours, ours, theirs)
            for element in anchors[:1]:
                self._put_anchor(element)
            self._write(mine, end)
            for element in anchors[1:]:
                self._put_anchor(element)

    def _write(self, passages: Sequence[MarkedCharacters], end: int) -> None:
        for passage in passages:
            if passage.ends_paragraph:
                self._end(passage)
            else:
                self._put(passage)
        self._anchor(end)

    def _put(self, passage: MarkedCharacters) -> None:
        self._anchor(passage.at)
        self.pieces.append(Piece(passage.leaf, passage.text, "kept", passage.leaf.path))

    def _put_anchor(self, element: etree._Element) -> None:
        self.pieces.append(Piece(Leaf("", element, None, ()), "", "kept", ()))

    def _anchor(self, at: int) -> None:
        """Put the ends of bookmarks and comments that stand before a character of the base."""
        anchors = self.ones.anchors
        while self.anchored < len(anchors) and anchors[self.anchored].at <= at:
            leaf = anchors[self.anchored].leaf
            self.pieces.append(Piece(leaf, "", "kept", leaf.path))
            self.anchored += 1

    def _end(self, passage: MarkedCharacters) -> None:
        """End a paragraph: a new one with the properties of that which ends there, and what was put since the last."""
        source = passage.leaf.node
        if passage.mark != "inserted":
            self._anchor(passage.at)
        paragraph = etree.Element(source.tag, dict(source.attrib))
        properties = source.find(f"{W}pPr")
        if properties is not None:
            paragraph.append(deepcopy(properties))
        self._fill(paragraph)
        self.paragraphs.append(paragraph)

    def _fill(self, paragraph: etree._Element) -> None:
        builder = ContentBuilder(paragraph, Tracker("", "", 0))
        for piece in self.pieces:
            builder.add(piece)
        self.pieces = []

    def _of_other(self, passage: MarkedCharacters) -> MarkedCharacters:
        return passage._replace(leaf=rewrapped(passage.leaf, self.wrappers))

    def _meet(
        self,
        kind: WordConflictKind,
        base: str,
        mine: Sequence[MarkedCharacters],
        yours: Sequence[MarkedCharacters],
        ours: str = "",
        theirs: str = "",
    ) -> tuple[etree._Element, ...]:
        conflict = WordConflict(
            kind,
            printable_words(base),
            printable_words(ours or _formatting(mine)) if kind == "formatting" else printable_words(ours),
            _formatting(yours) if kind == "formatting" else printable_words(theirs),
            _authors(mine) or authors_in(self.first),
            _authors(yours) or authors_in(self.second),
        )
        return self.conflicts.meet(self.story.old.part, conflict) or ()


def _is_edited(passages: Sequence[MarkedCharacters]) -> bool:
    """Whether a person changed anything of some passages; formatting of words that the other changed counts too."""
    return any(each.mark != "kept" or _is_formatted(each) for each in passages)


def _is_formatted(passage: MarkedCharacters) -> bool:
    """Whether the formatting of a passage, or the properties of the paragraph that it ends, are tracked as changed."""
    if passage.ends_paragraph:
        return passage.leaf.node.find(f"{W}pPr/{_PARAGRAPH_CHANGE}") is not None
    return passage.leaf.run is not None and passage.leaf.run.find(f"{W}rPr/{_RUN_CHANGE}") is not None


def _looks(passages: Sequence[MarkedCharacters]) -> list[tuple[str, str]]:
    """For each character what became of it, and its formatting."""
    return [(each.mark, _formatting([each])) for each in passages for _ in each.text]


def _inner_changes(leaf: Leaf) -> bool:
    """Whether something is changed in the text boxes of a leaf, or of the leaves that it is made of."""
    return bool(text_boxes(leaf)) and is_changed([leaf.node])


def _same_formatting(mine: Leaf, theirs: Leaf) -> bool:
    properties = [leaf.run.findall(f"{W}rPr") if leaf.run is not None else [] for leaf in (mine, theirs)]
    return same_changes(*properties)


def _authors(passages: Sequence[MarkedCharacters]) -> str:
    """Whose the changes of passages are."""
    return ", ".join(dict.fromkeys(name for passage in passages for name in _authors_of(passage)))


def _authors_of(passage: MarkedCharacters) -> Iterator[str]:
    if passage.ends_paragraph:
        properties = passage.leaf.node.find(f"{W}pPr")
        yield from filter(None, [authors_in([properties])] if properties is not None else [])
        return
    yield from (each.get(f"{W}author", "") for each in passage.leaf.path if each.get(f"{W}author"))
    if passage.leaf.run is not None:
        yield from filter(None, [authors_in(passage.leaf.run.findall(f"{W}rPr"))])


def _formatting(passages: Sequence[MarkedCharacters]) -> str:
    """The names of the properties that a paragraph or the first of some passages has now."""
    holder = passages[0].leaf.node if passages[0].ends_paragraph else passages[0].leaf.run
    properties = holder.find(f"{W}pPr" if passages[0].ends_paragraph else f"{W}rPr") if holder is not None else None
    changes = (_PARAGRAPH_CHANGE, _RUN_CHANGE, f"{W}rPr", f"{W}sectPr")
    names = [
        " ".join(filter(None, (etree.QName(child).localname, child.get(f"{W}val"))))
        for child in (properties if properties is not None else ())
        if child.tag not in changes
    ]
    return ", ".join(names) or "no formatting of its own"
