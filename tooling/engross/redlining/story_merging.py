"""The paragraphs and tables of an old story merged into those of a new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from engross.importing.word.element_names import W
from engross.redlining.block_pairing import PairedItem, pair_items
from engross.redlining.merging_context import MergingContext
from engross.redlining.moved_paragraphs import moved_paragraphs, track_as_moved
from engross.redlining.paragraph_content import ContentReader
from engross.redlining.paragraph_groups import Group, parted_groups, with_closed_end
from engross.redlining.paragraph_merging import deleted_paragraph, insert_paragraph, merge_paragraphs
from engross.redlining.rewritten_paragraphs import with_rewritten
from engross.redlining.stories import PARAGRAPH, TABLE, StoryPair, held, story_blocks
from engross.redlining.table_merging import TableMerger
from engross.redlining.tracking import Tracked
from engross.values import dataclass

_NOT_CONTENT = frozenset(W + name for name in ("sectPr",))


def merge_stories(old: etree._Element, new: etree._Element, context: MergingContext, story: StoryPair) -> None:
    """Merge the blocks of ``old`` into ``new``, which is an element of the new file."""
    olds, news = list(story_blocks(old)), list(story_blocks(new))
    left = [_item(block, story.old) for block in olds]
    right = [_item(block, story.new) for block in news]
    parted = parted_groups(pair_items(left, right), left, right, _places(news))
    rewritten = with_rewritten(parted, left, right, context.text_diff)
    groups = with_closed_end(rewritten, left, right, _places(news))
    moved = moved_paragraphs(groups, left, right) if context.moves else {}
    _Writer(olds, news, new, context, story, moved).write(groups)


@dataclass(slots=True)
class _Writer:
    """The blocks of one story, being merged into the tree of the new file."""

    olds: Sequence[etree._Element]
    news: Sequence[etree._Element]
    parent: etree._Element
    context: MergingContext
    story: StoryPair
    moved: Mapping[int, int]

    def write(self, groups: Sequence[Group]) -> None:
        """Write each group behind the one before it."""
        tables = TableMerger(self.context, merge_stories, block_text)
        before: etree._Element | None = None
        last = len(groups) - 1
        # A story keeps its last mark, unless it is all that one file adds behind the last table of the other.
        alone = not self.olds or not self.news
        arrived = frozenset(self.moved.values())
        for index, group in enumerate(groups):
            mark = index != last or not alone
            olds, news = [self.olds[i] for i in group.olds], [self.news[j] for j in group.news]
            if not news:
                block = self._deleted(olds[0], tables, mark=mark)
                self._place(block, before, self._next(groups, index))
                if group.olds[0] in self.moved:
                    self._track_move(block, "del", self.moved[group.olds[0]])
                before = block
                continue
            if not olds:
                self._insert(news[0], tables, mark=mark)
                if group.news[0] in arrived:
                    self._track_move(news[0], "ins", group.news[0])
            elif olds[0].tag == TABLE:
                tables.merge(olds[0], news[0], self.story)
            else:
                merge_paragraphs(olds, news, self.context, self.story, appended=group.appended)
            before = news[-1]

    def _deleted(self, old: etree._Element, tables: TableMerger, *, mark: bool) -> etree._Element:
        if old.tag == TABLE:
            return tables.deleted(old, self.story)
        return deleted_paragraph(old, self.context, self.story, mark=mark)

    def _insert(self, new: etree._Element, tables: TableMerger, *, mark: bool) -> None:
        if new.tag == TABLE:
            tables.insert(new, self.story)
        else:
            insert_paragraph(new, self.context, self.story, mark=mark)

    def _track_move(self, paragraph: etree._Element, tracked: Tracked, arrived: int) -> None:
        name = self.context.move_name(self.news[arrived])
        track_as_moved(paragraph, tracked, name, self.context.tracker)

    def _next(self, groups: Sequence[Group], index: int) -> etree._Element | None:
        """The first block of the new file that comes after a group."""
        return next((self.news[group.news[0]] for group in groups[index + 1 :] if group.news), None)

    def _place(self, block: etree._Element, before: etree._Element | None, after: etree._Element | None) -> None:
        """Put a deleted block between two others, outside a content control that only one of them is in."""
        if before is not None and (
            before.getparent() is self.parent or after is None or after.getparent() is not self.parent
        ):
            before.addnext(block)
        elif after is not None:
            after.addprevious(block)
        else:
            end = next((child for child in self.parent if child.tag in _NOT_CONTENT), None)
            if end is None:
                self.parent.append(block)
            else:
                end.addprevious(block)


def block_text(block: etree._Element, reader: ContentReader) -> str:
    """The text of a paragraph, or of a table cell by cell."""
    if block.tag == PARAGRAPH:
        return reader.text(block)
    return "\n".join([block_text(inner, reader) for inner in _inner_blocks(block)])


def _inner_blocks(table: etree._Element) -> Iterator[etree._Element]:
    for row in held(table, f"{W}tr"):
        for cell in held(row, f"{W}tc"):
            yield from story_blocks(cell)


def _item(block: etree._Element, reader: ContentReader) -> PairedItem:
    return PairedItem(block.tag, block_text(block, reader))


def _places(news: Sequence[etree._Element]) -> list[object]:
    """What each block stands in; only paragraphs of one parent are merged as a group."""
    return [(block.getparent(), block.tag) for block in news]
