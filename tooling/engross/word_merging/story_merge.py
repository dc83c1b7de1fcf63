"""A story of the base with the changes of one person merged into the same story with those of another."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from engross.model.word_merge import WordConflict, WordConflictKind
from engross.redlining.paragraph_content import ContentReader
from engross.redlining.stories import PARAGRAPH, TABLE, StoryPair, held, story_blocks
from engross.word_merging.base_blocks import (
    CELL,
    ROW,
    BaseBlock,
    authors_in,
    blocks_of_base,
    has_column_changes,
    is_changed,
    row_mark,
    rows_of_base,
    same_changes,
)
from engross.word_merging.merge_conflicts import MergeConflicts, printable_words
from engross.word_merging.paragraph_characters import PARAGRAPH_END, paragraph_characters
from engross.word_merging.paragraph_merge import merge_paragraphs_of_both


class TrackedStoryMerger:
    """Merges stories of a first tree into those of a second, which has what the first needs of styles and parts."""

    def __init__(self, pair: StoryPair, conflicts: MergeConflicts) -> None:
        """``pair``: the readers of the first and of the second tree."""
        self._pair, self._conflicts = pair, conflicts

    def merge(self, first: etree._Element, second: etree._Element) -> None:
        """Merge ``first`` into ``second``, in place; both are of the same base. ``first`` is used up."""
        if not is_changed([first]):
            return
        blocks = blocks_of_base(first, self._pair.old), blocks_of_base(second, self._pair.new)
        if _bases(blocks[0], self._pair.old) != _bases(blocks[1], self._pair.new):
            self._keep_whole("text", [*story_blocks(first)], [*story_blocks(second)], second)
            return
        self._note_moved_by_both(*blocks)
        for one, other in zip(*blocks, strict=True):
            self._merge_added(one, other, second)
            self._merge_body(one.body, other.body)

    def _note_moved_by_both(self, one: Sequence[BaseBlock], other: Sequence[BaseBlock]) -> None:
        """Note each paragraph that both moved, each to another place: the merged text has it twice."""
        theirs = _moved(other, self._pair.new)
        for text, (index, block) in _moved(one, self._pair.old).items() if theirs else ():
            there = theirs.get(text)
            if there is not None and there[0] != index:
                self._meet("moved", there[1], [block], [there[1]])

    def _merge_added(self, one: BaseBlock, other: BaseBlock, parent: etree._Element) -> None:
        """Put what the first person added in one place before what the second did."""
        if not one.added:
            return
        if other.added and same_changes(one.added, other.added):
            self._conflicts.shared += 1
            _replace(other.added, one.added)
            return
        behind = [*other.added, *other.body]
        if other.added:
            self._meet("order", other.added[0], one.added, other.added)
        if behind:
            for block in one.added:
                behind[0].addprevious(block)
            return
        last = [child for child in parent if child.tag in (PARAGRAPH, TABLE, ROW)][-1]
        for block in reversed(one.added):
            last.addnext(block)

    def _merge_body(self, one: Sequence[etree._Element], other: Sequence[etree._Element]) -> None:
        if not is_changed(one):
            return
        if not is_changed(other):
            _replace(other, one)
        elif same_changes(one, other):
            self._conflicts.shared += 1
            _replace(other, one)
        elif all(block.tag == PARAGRAPH for block in (*one, *other)):
            made = merge_paragraphs_of_both(one, other, self._pair, self._conflicts, self.merge)
            _replace(other, made)
        elif one[0].tag == other[0].tag == TABLE:
            self._merge_tables(one[0], other[0])
        else:
            self._keep_whole("text", one, other, other[0])

    def _merge_tables(self, one: etree._Element, other: etree._Element) -> None:
        blocks = rows_of_base(one), rows_of_base(other)
        fits = len(blocks[0]) == len(blocks[1]) and not (has_column_changes(one) or has_column_changes(other))
        if not fits:
            self._keep_whole("table", [one], [other], other)
            return
        for mine, theirs in zip(*blocks, strict=True):
            self._merge_added(mine, theirs, other)
            if mine.body:
                self._merge_rows(mine.body[0], theirs.body[0])

    def _merge_rows(self, one: etree._Element, other: etree._Element) -> None:
        if not is_changed([one]):
            return
        if not is_changed([other]):
            _replace([other], [one])
        elif same_changes([one], [other]):
            self._conflicts.shared += 1
            _replace([other], [one])
        elif "deleted" in (row_mark(one), row_mark(other)):
            self._keep_whole("deleted", [one], [other], other)
        else:
            for mine, theirs in zip(held(one, CELL), held(other, CELL), strict=True):
                self.merge(mine, theirs)

    def _keep_whole(
        self,
        kind: WordConflictKind,
        one: Sequence[etree._Element],
        other: Sequence[etree._Element],
        where: etree._Element,
    ) -> None:
        """Leave blocks as the first person left them; a comment has what the second made of them."""
        if not is_changed(other):
            _replace(other, one)
            return
        if not one or not other:
            self._meet(kind, where, one, other)
            return
        self._meet(kind, one[0], one, other)
        _replace(other, one)

    def _meet(
        self,
        kind: WordConflictKind,
        where: etree._Element,
        one: Sequence[etree._Element],
        other: Sequence[etree._Element],
    ) -> None:
        conflict = WordConflict(
            kind,
            "",
            printable_words(_text(one, self._pair.old)),
            printable_words(_text(other, self._pair.new)),
            authors_in(one),
            authors_in(other),
        )
        self._conflicts.meet_at(self._pair.old.part, where, conflict)


def _replace(olds: Sequence[etree._Element], news: Sequence[etree._Element]) -> None:
    """Put ``news`` in the place of ``olds``, at the last of them."""
    for block in news:
        olds[-1].addprevious(block)
    for block in olds:
        parent = block.getparent()
        if parent is not None:
            parent.remove(block)


def _bases(blocks: Sequence[BaseBlock], reader: ContentReader) -> list[str]:
    """The text that each block has in the base; of a table nothing but that it is one."""
    return [
        TABLE if any(each.tag == TABLE for each in block.body) else paragraph_characters(block.body, reader).base
        for block in blocks
    ]


def _moved(blocks: Sequence[BaseBlock], reader: ContentReader) -> dict[str, tuple[int, etree._Element]]:
    """The text of each paragraph that was deleted in one place and added in another: before which block, and the
    paragraph."""
    added = {
        paragraph_characters([block], reader).text: (index, block)
        for index, each in enumerate(blocks)
        for block in each.added
        if block.tag == PARAGRAPH
    }
    if not added:
        return {}
    bodies = [paragraph_characters(each.body, reader) for each in blocks if each.body and each.body[0].tag == PARAGRAPH]
    gone = {body.base for body in bodies if body.base.strip(PARAGRAPH_END) and not body.text.strip(PARAGRAPH_END)}
    return {text: place for text, place in added.items() if text in gone}


def _text(blocks: Sequence[etree._Element], reader: ContentReader) -> str:
    """The text of blocks after all changes."""
    paragraphs = [paragraph for block in blocks for paragraph in block.iter(PARAGRAPH)]
    text = paragraph_characters(paragraphs, reader).text
    return text if text.strip(PARAGRAPH_END) else ""
